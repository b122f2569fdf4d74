import { type Result, succeed } from "../result.ts";
import type { Store } from "../store/client.ts";
import type { InstrumentRecord } from "../store/instruments.ts";
import { finishRun, type RunStatus, startRun } from "../store/runs.ts";
import { chooseInstruments, type IngestProblem } from "./choose-instruments.ts";
import { type InstrumentOutcome, ingestInstrument, outcome } from "./ingest-instrument.ts";
import type { QuoteProvider } from "./types.ts";

export type { IngestProblem, InstrumentOutcome };

/** What to pull: companies by slug (none: everything), ISO dates (both included), and the time it is. */
export interface IngestRequest {
  readonly companies?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly now: Date;
  /** Ends the run before its next instrument; those stored so far stay. */
  readonly signal?: AbortSignal | undefined;
}

export interface IngestSummary {
  readonly runId: number;
  readonly status: RunStatus;
  readonly perInstrument: readonly InstrumentOutcome[];
  readonly inserted: number;
  readonly changed: number;
  readonly rejected: number;
  /** Why the run is not `done`, in a sentence or more; null where it is. */
  readonly message: string | null;
}

/** Called after each instrument; `position` counts from 1. */
export type IngestProgress = (outcome: InstrumentOutcome, position: number, total: number) => void;

/** So many refusals in a row mean that the provider has had enough of us. */
const REFUSALS_IN_A_ROW = 3;

/**
 * Pulls daily bars, dividends and splits and stores them, one transaction per instrument, as one ingest run.
 * One instrument's failure leaves the others alone; a provider that can't be reached, or refuses three times
 * in a row, is asked no further. What was stored before stays in every case.
 * @throws what the store throws when it can't be written; the run is then closed as failed if possible
 */
export async function ingestQuotes(
  store: Store,
  provider: QuoteProvider,
  request: IngestRequest,
  onProgress: IngestProgress = () => {},
): Promise<Result<IngestSummary, IngestProblem>> {
  const chosen = await chooseInstruments(store, request.companies);
  if (!chosen.ok) return chosen;
  const { companies = [], from = null, to = null } = request;
  const runId = await startRun(store, provider.name, { companies, from, to });
  const outcomes: InstrumentOutcome[] = [];
  try {
    for (const instrument of chosen.value) {
      const done = await nextOutcome(store, provider, request, { instrument, runId, outcomes });
      outcomes.push(done);
      onProgress(done, outcomes.length, chosen.value.length);
    }
    const summary = summarize(runId, outcomes);
    await finish(store, summary);
    return succeed(summary);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The fault that ended the run is the one to report, even where it can't be written down.
    await finish(store, { ...summarize(runId, outcomes), status: "failed", message }).catch(() => {});
    throw error;
  }
}

async function nextOutcome(
  store: Store,
  provider: QuoteProvider,
  { from, to, now, signal }: IngestRequest,
  run: {
    readonly instrument: InstrumentRecord;
    readonly runId: number;
    readonly outcomes: readonly InstrumentOutcome[];
  },
): Promise<InstrumentOutcome> {
  const { instrument, runId, outcomes } = run;
  const why = signal?.aborted ? "the run was stopped" : reasonToStop(outcomes);
  if (why !== null) {
    const message = `${instrument.symbol} was not asked for: ${why}.`;
    return outcome(instrument.symbol, { problem: { code: "not asked", message } });
  }
  return ingestInstrument(store, provider, { instrument, runId, from, to, now: now.getTime() });
}

function reasonToStop(outcomes: readonly InstrumentOutcome[]): string | null {
  const problems = outcomes.filter(({ problem }) => problem?.code !== "not asked");
  if (problems.at(-1)?.problem?.code === "unreachable") return "the provider can't be reached";
  const last = problems.slice(-REFUSALS_IN_A_ROW);
  const hasHadEnough =
    last.length === REFUSALS_IN_A_ROW && last.every(({ problem }) => problem?.code === "refused");
  return hasHadEnough ? "the provider refuses" : null;
}

function summarize(runId: number, outcomes: readonly InstrumentOutcome[]): IngestSummary {
  const failed = outcomes.flatMap(({ problem }) => problem ?? []);
  const total = (count: (outcome: InstrumentOutcome) => number) =>
    outcomes.reduce((sum, one) => sum + count(one), 0);
  const status = failed.length === 0 ? "done" : failed.length < outcomes.length ? "partial" : "failed";
  const said = failed.filter(({ code }) => code !== "not asked").map(({ message }) => message);
  const unasked = failed.length - said.length;
  const messages = [...new Set(said), ...(unasked > 0 ? [`${unasked} instruments were not asked for.`] : [])];
  return {
    runId,
    status,
    perInstrument: outcomes,
    inserted: total(({ inserted }) => inserted),
    changed: total(({ changed }) => changed),
    rejected: total(({ rejected }) => rejected.length),
    message: messages.length > 0 ? messages.join(" ") : null,
  };
}

async function finish(
  store: Store,
  { runId, status, inserted, changed, rejected, message }: IngestSummary,
): Promise<void> {
  await finishRun(store, runId, { status, inserted, changed, rejected, message });
}
