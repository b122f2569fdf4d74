import type { Store, StoreSession } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { assertLease, type Lease, leaseClock } from "../../store/runs/leases.ts";
import { readRunRevisions } from "../../store/runs/run-revisions.ts";
import { startRun } from "../../store/runs/runs.ts";
import type { TradingTimes } from "../judge/calendar.ts";
import type { PersonsWord } from "../judge/verdict.ts";
import type { InstrumentAnswer } from "./ask-instrument.ts";
import { type InstrumentOutcome, outcome } from "./instrument-outcome.ts";
import { AdjustmentError } from "./readjust.ts";
import { SeriesRefused, saveSeries } from "./save-series.ts";

/** The run that an answer is stored under; none where everything is only worked out and then taken back. */
export interface StoringRun {
  readonly stored: { readonly runId: number; readonly lease: Lease } | null;
  readonly provider: string;
  readonly basis: "raw" | "adjusted";
  /** Whether what is stored of the range asked counts for nothing beside the answer. */
  readonly again?: boolean | undefined;
  /** What a person says of the rows. */
  readonly said?: PersonsWord | undefined;
  /** The time it is, for the judgement of what is finished; milliseconds since the epoch. */
  readonly now: number;
}

/** Carries what a dry run found out of the transaction that it undoes. */
class DryRunOver extends Error {
  readonly found: InstrumentOutcome;
  constructor(found: InstrumentOutcome) {
    super("dry run");
    this.found = found;
  }
}

/**
 * Stores one instrument's answer in one transaction under the run's lease. Expected failures are in the outcome's
 * `problem`; a store that can't be written throws.
 * @throws LeaseLost when another process has taken over the lease
 */
export async function storeAnswer(
  store: Store,
  instrument: InstrumentRecord,
  answer: InstrumentAnswer,
  times: TradingTimes,
  run: StoringRun,
): Promise<InstrumentOutcome> {
  if (answer.kind === "nothing") return answer.outcome;
  const { range } = answer;
  try {
    return await store.$transaction((session) => storeInTransaction(session, instrument, answer, times, run));
  } catch (error) {
    if (error instanceof DryRunOver) return error.found;
    if (error instanceof SeriesRefused) {
      const { code, message } = error.refusal;
      return outcome(instrument.symbol, { range, problem: { code, message } });
    }
    if (!(error instanceof AdjustmentError || error instanceof RangeError)) throw error;
    return outcome(instrument.symbol, { range, problem: { code: "not adjustable", message: error.message } });
  }
}

async function storeInTransaction(
  session: StoreSession,
  instrument: InstrumentRecord,
  { series, range }: Extract<InstrumentAnswer, { kind: "series" }>,
  times: TradingTimes,
  { stored, provider: asked, basis, said, again, now }: StoringRun,
): Promise<InstrumentOutcome> {
  // The machine's clock, not `now`: a run told to work as of another time still lives in this one.
  if (stored) await assertLease(session, stored.lease, await leaseClock(session));
  const provider = series.provider ?? asked;
  const runId = stored?.runId ?? (await startRun(session, provider, { dryRun: true }));
  const save = {
    instrument,
    times,
    series,
    basis,
    from: range.from,
    to: range.to,
    again,
    said,
    runId,
    provider,
    now,
  };
  const saved = await saveSeries(session, save);
  const { adjustedCloses } = series;
  const done = outcome(instrument.symbol, { range, provider, adjustedCloses, ...saved });
  if (stored) return done;
  throw new DryRunOver({ ...done, revisions: await readRunRevisions(session, runId, instrument.id) });
}
