import { fail, type Result, succeed } from "../result.ts";
import type { Store } from "../store/client.ts";
import type { InstrumentRecord } from "../store/instruments.ts";
import { finishRun, type RunStatus, type RunTrigger, startRun } from "../store/runs.ts";
import { askInstrument, type InstrumentAnswer } from "./ask-instrument.ts";
import { checkRun } from "./check-run.ts";
import { chooseInstruments, type IngestProblem } from "./choose-instruments.ts";
import { type InstrumentOutcome, outcome } from "./instrument-outcome.ts";
import { timesReader } from "./instrument-times.ts";
import { type QuotesLease, takeQuotesLease } from "./quotes-lease.ts";
import { reasonToStop } from "./reason-to-stop.ts";
import { type StoringRun, storeAnswer } from "./store-answer.ts";
import type { QuoteProvider } from "./types.ts";

export type { IngestProblem, InstrumentOutcome };

/** What to pull; ISO dates of each instrument's exchange, both included, and the time it is. */
export interface IngestRequest {
  /** Companies by slug; none: everything. */
  readonly companies?: readonly string[] | undefined;
  /** Only these instruments, where some are named. */
  readonly symbols?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly now: Date;
  /** What the provider's prices are; raw where nothing is said. */
  readonly basis?: "raw" | "adjusted" | undefined;
  /** Works everything out and stores nothing. */
  readonly dryRun?: boolean | undefined;
  readonly trigger?: RunTrigger | undefined;
  /** Ends the run before its next instrument; those stored so far stay. */
  readonly signal?: AbortSignal | undefined;
}

export interface IngestSummary {
  /** Null for a dry run. */
  readonly runId: number | null;
  readonly status: RunStatus;
  readonly perInstrument: readonly InstrumentOutcome[];
  readonly inserted: number;
  readonly changed: number;
  readonly rejected: number;
  /** How many findings the checks after the run hold; null where they were not run. */
  readonly findings: number | null;
  /** Why the run is not `done`, in a sentence or more; null where it is. */
  readonly message: string | null;
}

/** Called after each instrument; `position` counts from 1. */
export type IngestProgress = (outcome: InstrumentOutcome, position: number, total: number) => void;

/** Instruments asked for at once, as long as the provider answers. */
const ASKED_AT_ONCE = 4;

/**
 * Pulls daily bars, dividends and splits and stores them, one transaction per instrument, as one ingest run, and
 * checks what is then stored. Only one run at a time: another that is under way is a problem `busy`. One
 * instrument's failure leaves the others alone; a provider that can't be reached, or refuses three times in a row,
 * is asked no further. What was stored before stays in every case.
 * @throws what the store throws when it can't be written; the run is then closed as failed if possible
 */
export async function ingestQuotes(
  store: Store,
  provider: QuoteProvider,
  request: IngestRequest,
  onProgress: IngestProgress = () => {},
): Promise<Result<IngestSummary, IngestProblem>> {
  const chosen = await chooseInstruments(store, request);
  if (!chosen.ok) return chosen;
  const instruments = chosen.value;
  if (request.dryRun) return succeed(await pull(store, provider, request, instruments, null, onProgress));
  const lease = await takeQuotesLease(store);
  if (!lease.ok) return fail(lease.problem);
  try {
    return succeed(await pull(store, provider, request, instruments, lease.value, onProgress));
  } finally {
    await lease.value.release();
  }
}

async function pull(
  store: Store,
  provider: QuoteProvider,
  request: IngestRequest,
  instruments: readonly InstrumentRecord[],
  lease: QuotesLease | null,
  onProgress: IngestProgress,
): Promise<IngestSummary> {
  const { companies = [], symbols = [], from = null, to = null, now, basis = "raw", trigger } = request;
  const asked = { companies, ...(symbols.length > 0 ? { symbols } : {}), from, to };
  const runId = lease && (await startRun(store, provider.name, asked, trigger));
  const outcomes: InstrumentOutcome[] = [];
  const run: StoringRun = {
    stored: lease && runId !== null ? { runId, lease: lease.lease } : null,
    provider: provider.name,
    basis,
    now: now.getTime(),
  };
  try {
    for await (const done of outcomesOf(store, provider, request, instruments, run, outcomes)) {
      outcomes.push(done);
      onProgress(done, outcomes.length, instruments.length);
    }
    const findings = run.stored && (await checkRun(store, run.stored, outcomes, now));
    const summary = { ...summarize(runId, outcomes), findings };
    if (runId !== null) await finishRun(store, runId, summary);
    return summary;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The fault that ended the run is the one to report, even where it can't be written down.
    if (runId !== null) {
      await finishRun(store, runId, { ...summarize(runId, outcomes), status: "failed", message }).catch(
        () => {},
      );
    }
    throw error;
  }
}

/** Asks for some instruments ahead of the one that is being stored; stores them in order, one by one. */
async function* outcomesOf(
  store: Store,
  provider: QuoteProvider,
  { from, to, signal }: IngestRequest,
  instruments: readonly InstrumentRecord[],
  run: StoringRun,
  done: readonly InstrumentOutcome[],
): AsyncGenerator<InstrumentOutcome, void, undefined> {
  const timesOf = timesReader(store);
  const question = { from, to, now: run.now, basis: run.basis };
  const ask = (instrument: InstrumentRecord) => {
    const askedAt = performance.now();
    const answer = askInstrument(store, provider, instrument, question);
    answer.catch(() => {}); // one that is never waited for must not end the process
    return { askedAt, answer };
  };
  const asked = new Map<number, { readonly askedAt: number; readonly answer: Promise<InstrumentAnswer> }>();
  for (const [index, instrument] of instruments.entries()) {
    const why = signal?.aborted ? "the run was stopped" : reasonToStop(done);
    if (why !== null) {
      const message = `${instrument.symbol} was not asked for: ${why}.`;
      yield outcome(instrument.symbol, { problem: { code: "not asked", message } });
      continue;
    }
    const ahead = done.at(-1)?.problem === null ? ASKED_AT_ONCE : 1;
    for (const [offset, next] of instruments.slice(index, index + ahead).entries()) {
      if (!asked.has(index + offset)) asked.set(index + offset, ask(next));
    }
    const { askedAt, answer } = asked.get(index) ?? ask(instrument);
    asked.delete(index);
    const stored = await storeAnswer(
      store,
      instrument,
      await answer,
      await timesOf(instrument.exchange),
      run,
    );
    yield { ...stored, milliseconds: Math.round(performance.now() - askedAt) };
  }
}

function summarize(
  runId: number | null,
  outcomes: readonly InstrumentOutcome[],
): Omit<IngestSummary, "findings"> {
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
