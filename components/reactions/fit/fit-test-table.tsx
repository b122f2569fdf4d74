import type { ReactNode } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import {
  FINDING_LEVEL,
  type FitDiagnostics,
  MOST_INFLUENCE,
} from "../../../lib/study/diagnostics/diagnose.ts";
import { fitTestRows } from "../../../lib/study/diagnostics/fit-tests.ts";
import type { Tested } from "../../../lib/study/types.ts";
import { fill } from "../../text/fill.ts";
import { decimal, MISSING, percent, probability, signed } from "../../text/format.ts";
import { colon } from "../../text/lists.ts";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import type { FitRowName } from "./fit-words.ts";

/** What the table says. */
export type FitTestTexts = Pick<
  Messages["fit"],
  | ("findings" | "moved" | "tests" | "shape" | "level")
  | ("test" | "statistic" | "p" | "meaning" | "few" | "fine")
>;

interface FitTestTableProps {
  readonly diagnostics: FitDiagnostics;
  /** The CAR of the ten sessions before day 0; null where it could not be made. */
  readonly preTrend: Tested | null;
  readonly locale: string;
  readonly texts: FitTestTexts;
  readonly nameOf: (name: FitRowName) => ReactNode;
  /** What the fit is of, where a page has several of these tables. */
  readonly of?: string;
}

/** Every test of a fit with its figures, and in words what it found. */
export function FitTestTable({ diagnostics, preTrend, locale, texts, nameOf, of }: FitTestTableProps) {
  return (
    <ScrollPanel label={of === undefined ? texts.tests : `${texts.tests}${colon(locale)}${of}`}>
      <table className="w-full text-sm" data-testid="fit-tests">
        <thead>
          <tr className="text-xs text-muted">
            {[texts.test, texts.statistic, texts.p, texts.meaning].map((head) => (
              <th key={head} scope="col" className="px-2.5 py-1.5 text-start font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(diagnostics, preTrend, locale, texts).map(({ name, statistic, p, isMade, found }) => (
            <tr key={name} className="border-t border-rule">
              <th scope="row" className="px-2.5 py-1.5 text-start font-normal whitespace-nowrap">
                {nameOf(name)}
              </th>
              <td className="px-2.5 py-1.5 whitespace-nowrap">{statistic}</td>
              <td className="px-2.5 py-1.5 whitespace-nowrap">{p}</td>
              <td className={`px-2.5 py-1.5 ${found === null ? "text-muted" : "text-warning"}`}>
                {found ?? (isMade ? texts.fine : texts.few)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

/** How the residuals lie, and at which level a test speaks. */
export const fitShape = (
  { shape }: FitDiagnostics,
  locale: string,
  texts: Pick<FitTestTexts, "shape" | "level">,
): string => {
  const { skewness, kurtosis } = shape;
  const lie = fill(texts.shape, {
    skewness: signed(locale, skewness),
    kurtosis: decimal(locale, kurtosis),
  });
  return `${lie} ${texts.level}`;
};

interface FitRow {
  readonly name: FitRowName;
  readonly statistic: string;
  readonly p: string;
  readonly isMade: boolean;
  /** Null for nothing odd. */
  readonly found: string | null;
}

function rowsOf(
  diagnostics: FitDiagnostics,
  preTrend: Tested | null,
  locale: string,
  { findings: words, moved }: FitTestTexts,
): readonly FitRow[] {
  const { influence } = diagnostics;
  return [
    ...fitTestRows(diagnostics).map(({ name, result, finding }) => ({
      name,
      statistic: result.status === "ok" ? decimal(locale, result.statistic, 3) : MISSING,
      p: result.status === "ok" ? probability(locale, result.pValue) : MISSING,
      isMade: result.status === "ok",
      found: finding && words[finding],
    })),
    {
      name: "preTrend",
      statistic: percent(locale, preTrend?.value ?? null),
      p: probability(locale, preTrend?.pValue ?? null),
      isMade: preTrend !== null,
      found: preTrend !== null && preTrend.pValue < FINDING_LEVEL ? moved : null,
    },
    {
      name: "cook",
      statistic: decimal(locale, influence?.distance ?? null, 3),
      p: MISSING,
      isMade: influence !== null,
      found: (influence?.distance ?? 0) > MOST_INFLUENCE ? words["one session"] : null,
    },
  ];
}
