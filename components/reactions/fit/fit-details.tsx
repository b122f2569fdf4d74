import type { ReactNode } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { FINDING_LEVEL, type FitDiagnostics } from "../../../lib/study/diagnostics/diagnose.ts";
import type { Tested } from "../../../lib/study/types.ts";
import { FitTestTable, type FitTestTexts, fitShape } from "./fit-test-table.tsx";
import { type FitNames, fitWords } from "./fit-words.ts";

/** The texts of a fit in full. */
type FitTexts = FitTestTexts & Pick<Messages["fit"], "badge" | "good" | "more">;

interface FitDetailsProps {
  /** What the fit is of, which no other on the page is. */
  readonly of: string;
  readonly diagnostics: FitDiagnostics;
  /** The CAR of the ten sessions before day 0; null where it could not be made. */
  readonly preTrend: Tested | null;
  /** What leads to the plots of the fit. */
  readonly plots: ReactNode;
  readonly locale: string;
  readonly texts: FitTexts;
  readonly names: FitNames;
}

/** What the tests of a fit found in words, with the way to its plots; opened, every test with its figures. */
export function FitDetails({ of, diagnostics, preTrend, plots, locale, texts, names }: FitDetailsProps) {
  const movedBefore = preTrend !== null && preTrend.pValue < FINDING_LEVEL;
  const { words, isOdd } = fitWords(locale, { findings: diagnostics.findings, movedBefore }, texts);
  return (
    <div className="mt-2 text-xs">
      <details data-testid="fit-details">
        <summary className={`min-h-6 cursor-pointer ${isOdd ? "text-warning" : "text-muted"}`}>
          {words}
        </summary>
        <p className="mt-1 text-muted">{fitShape(diagnostics, locale, texts)}</p>
        <FitTestTable {...{ of, diagnostics, preTrend, locale, texts }} nameOf={(name) => names[name]} />
      </details>
      {plots}
    </div>
  );
}
