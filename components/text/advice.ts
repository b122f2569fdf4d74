import type { Messages } from "../../lib/i18n/messages.ts";
import type { Advice } from "../../lib/study/significance/advice.ts";
import { fill } from "./fill.ts";
import { clauses, listed } from "./lists.ts";

/** What a sentence of advice is made of. */
export type AdviceTexts = Pick<
  Messages["reactions"],
  "adviceTitle" | "advice" | "adviceAlone" | "adviceNone" | "reasons"
>;

/**
 * Which test to use and why: `BMP t, because …. Compare with …`; where no test here holds its size, that none does and
 * why. `nameOf` gives a test's name in the reader's language.
 */
export function adviceSentence(
  locale: string,
  { test, alternatives, reasons }: Advice,
  nameOf: (test: Advice["alternatives"][number]) => string,
  texts: AdviceTexts,
): string {
  const why = clauses(
    locale,
    reasons.map((reason) => texts.reasons[reason]),
  );
  if (test === null) return fill(texts.adviceNone, { reasons: why });
  const said = { test: nameOf(test), reasons: why };
  if (alternatives.length === 0) return fill(texts.adviceAlone, said);
  return fill(texts.advice, { ...said, alternatives: listed(locale, alternatives.map(nameOf)) });
}
