import type { RefusalCode } from "../judge/verdict.ts";
import type { ProviderProblemCode } from "../quote-provider.ts";
import type { IngestRange } from "./ingest-range.ts";
import type { SavedSeries } from "./save-series.ts";

export type InstrumentProblemCode = ProviderProblemCode | RefusalCode | "not adjustable" | "not asked";

/** What an ingest did to one instrument; with a `problem`, nothing of it was changed. */
export interface InstrumentOutcome extends SavedSeries {
  readonly symbol: string;
  readonly range: IngestRange | null;
  /** Who answered, where a second source stood in; null where nobody was asked. */
  readonly provider: string | null;
  /** The provider's own adjusted closes by session, for the checks after the run. */
  readonly adjustedCloses: ReadonlyMap<string, number> | null;
  /** From the question to the last write, in milliseconds; 0 where nothing was asked. */
  readonly milliseconds: number;
  readonly problem: { readonly code: InstrumentProblemCode; readonly message: string } | null;
}

/** An outcome in which nothing was stored. */
export function outcome(symbol: string, said: Partial<InstrumentOutcome>): InstrumentOutcome {
  return {
    symbol,
    range: null,
    provider: null,
    adjustedCloses: null,
    remarks: [],
    milliseconds: 0,
    inserted: 0,
    changed: 0,
    unchanged: 0,
    kept: 0,
    addedActions: 0,
    withdrawnActions: 0,
    withdrawnBars: 0,
    readjusted: 0,
    rejected: [],
    findings: [],
    unfinished: [],
    revisions: [],
    skipped: null,
    problem: null,
    ...said,
  };
}
