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
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { type FitNames, fitWords } from "./fit-words.ts";

/** The texts of a fit in full. */
export type FitTexts = Pick<
  Messages["fit"],
  | ("badge" | "findings" | "moved" | "good" | "more" | "tests" | "shape" | "level")
  | ("test" | "statistic" | "p" | "meaning" | "few" | "fine")
>;

interface FitDetailsProps {
  readonly diagnostics: FitDiagnostics;
  /** The CAR of the ten sessions before day 0; null where it could not be made. */
  readonly preTrend: Tested | null;
  readonly locale: string;
  readonly texts: FitTexts;
  readonly names: FitNames;
}

/** What the tests of a fit found in words; opened, every one of them with its figures. */
export function FitDetails({ diagnostics, preTrend, locale, texts, names }: FitDetailsProps) {
  const { shape, influence, findings } = diagnostics;
  const movedBefore = preTrend !== null && preTrend.pValue < FINDING_LEVEL;
  const { words, isOdd } = fitWords(locale, { findings, movedBefore }, texts);
  const rows = [
    ...fitTestRows(diagnostics).map(({ name, result, finding }) => ({
      name,
      statistic: result.status === "ok" ? decimal(locale, result.statistic, 3) : MISSING,
      p: result.status === "ok" ? probability(locale, result.pValue) : MISSING,
      isMade: result.status === "ok",
      words: finding && texts.findings[finding],
    })),
    {
      name: "preTrend" as const,
      statistic: percent(locale, preTrend?.value ?? null),
      p: probability(locale, preTrend?.pValue ?? null),
      isMade: preTrend !== null,
      words: movedBefore ? texts.moved : null,
    },
    {
      name: "cook" as const,
      statistic: decimal(locale, influence?.distance ?? null, 3),
      p: MISSING,
      isMade: influence !== null,
      words: (influence?.distance ?? 0) > MOST_INFLUENCE ? texts.findings["one session"] : null,
    },
  ];
  return (
    <details className="mt-2 text-xs" data-testid="fit-details">
      <summary className={`min-h-6 cursor-pointer ${isOdd ? "text-warning" : "text-muted"}`}>{words}</summary>
      <p className="mt-1 text-muted">
        {fill(texts.shape, {
          skewness: signed(locale, shape.skewness),
          kurtosis: decimal(locale, shape.kurtosis),
        })}{" "}
        {texts.level}
      </p>
      <ScrollPanel label={texts.tests}>
        <table className="w-full text-sm">
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
            {rows.map((row) => (
              <tr key={row.name} className="border-t border-rule">
                <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                  {names[row.name]}
                </th>
                <td className="px-2.5 py-1.5 whitespace-nowrap">{row.statistic}</td>
                <td className="px-2.5 py-1.5 whitespace-nowrap">{row.p}</td>
                <td className={`px-2.5 py-1.5 ${row.words === null ? "text-muted" : "text-warning"}`}>
                  {row.words ?? (row.isMade ? texts.fine : texts.few)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
    </details>
  );
}
