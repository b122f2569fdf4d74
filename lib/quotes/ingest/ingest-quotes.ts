import type { Result } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import type { RunTrigger } from "../../store/runs/runs.ts";
import type { PersonsWord } from "../judge/verdict.ts";
import type { QuoteProvider } from "../quote-provider.ts";
import { askInstrument, type InstrumentAnswer } from "./ask-instrument.ts";
import { chooseInstruments, type IngestProblem } from "./choose-instruments.ts";
import { type IngestProgress, type IngestSummary, ingestRun } from "./ingest-run.ts";
import { type InstrumentOutcome, outcome } from "./instrument-outcome.ts";
import { timesReader } from "./instrument-times.ts";
import { type StoringRun, storeAnswer } from "./store-answer.ts";

export type { IngestProblem, IngestProgress, IngestSummary, InstrumentOutcome };

/** What to pull; ISO dates of each instrument's exchange, both included, and the time it is. */
interface IngestRequest {
  /** Companies by slug; none: everything. */
  readonly companies?: readonly string[] | undefined;
  /** Only these instruments, where some are named. */
  readonly symbols?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether the range is asked anew: what is stored of it counts for nothing, and what is no longer there goes. */
  readonly again?: boolean | undefined;
  readonly now: Date;
  /** What the provider's prices are; raw where nothing is said. */
  readonly basis?: "raw" | "adjusted" | undefined;
  /** What a person says of the rows; kept in the run's record. */
  readonly said?: PersonsWord | undefined;
  /** Who signed in and asked for it; kept in the run's record. */
  readonly by?: string | undefined;
  /** Works everything out and stores nothing. */
  readonly dryRun?: boolean | undefined;
  readonly trigger?: RunTrigger | undefined;
  /** A whole refresh since then makes this one needless: it then does nothing, and says so. */
  readonly unlessSince?: Date | undefined;
  /** A second source that the closes of the run are compared with afterwards. */
  readonly second?: QuoteProvider | null | undefined;
  /** Ends the run before its next instrument; those stored so far stay. */
  readonly signal?: AbortSignal | undefined;
}

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
  const {
    companies = [],
    symbols = [],
    from = null,
    to = null,
    now,
    basis = "raw",
    said = {},
    again = false,
    by,
    trigger,
    unlessSince,
    dryRun,
    second,
  } = request;
  const asked = {
    companies,
    ...(symbols.length > 0 ? { symbols } : {}),
    from,
    to,
    ...(again ? { again } : {}),
    ...spoken(said),
    ...(by === undefined ? {} : { by }),
  };
  return ingestRun(
    store,
    { provider: provider.name, request: asked, trigger, unlessSince, now, dryRun, second },
    (run, done) => {
      const storing = { stored: run, provider: provider.name, basis, said, again, now: now.getTime() };
      return outcomesOf(store, provider, request, instruments, storing, done);
    },
    (outcome, position) => onProgress(outcome, position, instruments.length),
  );
}

/** What a person did say, for the record. */
export const spoken = (said: PersonsWord): PersonsWord =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([, word]) => word !== undefined && (!Array.isArray(word) || word.length > 0),
    ),
  );

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
    const times = await timesOf(instrument.exchange);
    const stored = await storeAnswer(store, instrument, await answer, times, run);
    yield { ...stored, milliseconds: Math.round(performance.now() - askedAt) };
  }
}

/** So many refusals in a row mean that the provider has had enough of us. */
const REFUSALS_IN_A_ROW = 3;

/** Why a run asks its provider no further, or null. */
function reasonToStop(outcomes: readonly InstrumentOutcome[]): string | null {
  const asked = outcomes.filter(({ problem }) => problem?.code !== "not asked");
  if (asked.at(-1)?.problem?.code === "unreachable") return "the provider can't be reached";
  const last = asked.slice(-REFUSALS_IN_A_ROW);
  const hasHadEnough =
    last.length === REFUSALS_IN_A_ROW && last.every(({ problem }) => problem?.code === "refused");
  return hasHadEnough ? "the provider refuses" : null;
}
