import type { Messages } from "../../../lib/i18n/messages.ts";
import type { FitFinding } from "../../../lib/study/diagnostics/diagnose.ts";
import type { FitTestName } from "../../../lib/study/diagnostics/fit-tests.ts";
import { fill } from "../../text/fill.ts";
import { colon, listed } from "../../text/lists.ts";

/** `Fit: fat tails: trust ranks over t, and 1 more`, and whether anything was found. */
export function fitWords(
  locale: string,
  { findings, movedBefore }: { readonly findings: readonly FitFinding[]; readonly movedBefore: boolean },
  texts: Pick<Messages["fit"], "badge" | "findings" | "moved" | "good" | "more">,
): { readonly words: string; readonly isOdd: boolean } {
  const [gravest, ...others] = [
    ...findings.map((finding) => texts.findings[finding]),
    ...(movedBefore ? [texts.moved] : []),
  ];
  const words = listed(locale, [
    gravest ?? texts.good,
    ...(others.length > 0 ? [fill(texts.more, { count: String(others.length) })] : []),
  ]);
  return { words: `${texts.badge}${colon(locale)}${words}`, isOdd: gravest !== undefined };
}

/** A fit's tests, those that are no test of its residuals too, by the names that the methods have them under. */
export type FitRowName = FitTestName | "preTrend" | "cook";

/** What they are called. */
export type FitNames = Readonly<Record<FitRowName, string>>;

/** Their names in a language. */
export function fitNames({ methods: { sections } }: Pick<Messages, "methods">): FitNames {
  const { jarqueBera, shapiroWilk, archTest, ljungBox, durbinWatson, chow, preTrend, cook } = sections;
  return {
    ...{ jarqueBera: jarqueBera.name, shapiroWilk: shapiroWilk.name, archTest: archTest.name },
    ...{ ljungBox: ljungBox.name, durbinWatson: durbinWatson.name, chow: chow.name },
    ...{ preTrend: preTrend.name, cook: cook.name },
  };
}
