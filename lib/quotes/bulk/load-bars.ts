import type { QuoteBar } from "../../market/bar.ts";
import type { Result } from "../../result.ts";
import { readBars } from "../../store/bars/bars.ts";
import { type BulkBars, openBulkBars } from "../../store/bars/bulk-bars.ts";
import { instrumentsWithHistory } from "../../store/bars/stored-range.ts";
import type { Store } from "../../store/client.ts";
import { type InstrumentRecord, readInstruments, readUnitCounts } from "../../store/reference/instruments.ts";
import type { IngestProblem } from "../ingest/choose-instruments.ts";
import { spoken } from "../ingest/ingest-quotes.ts";
import { type IngestSummary, ingestRun, type OpenRun } from "../ingest/ingest-run.ts";
import { type InstrumentOutcome, outcome } from "../ingest/instrument-outcome.ts";
import { timesReader } from "../ingest/instrument-times.ts";
import { storeAnswer } from "../ingest/store-answer.ts";
import type { TradingTimes } from "../judge/calendar.ts";
import { judgeSeries } from "../judge/judge-series.ts";
import type { PersonsWord } from "../judge/verdict.ts";
import type { BarBlock } from "./scan-bars.ts";
import { seriesOf } from "./series-of-block.ts";

/** What to load: the name is for the run's record, `now` for what is finished. */
export interface LoadRequest {
  readonly name: string;
  readonly now: Date;
  readonly dryRun?: boolean | undefined;
  /** What a person says of the rows; kept in the run's record. */
  readonly said?: PersonsWord | undefined;
  readonly signal?: AbortSignal | undefined;
}

const PROVIDER = "file";

/**
 * Loads bars with our own columns, block by block, as one ingest run. An instrument of which nothing is stored goes
 * the fast way, several to a transaction; any other goes through the same transaction as an answer of a provider,
 * with revisions and adjusted closes. Both judge every bar by the same rules, and end with the same store.
 * @throws BarFileError from `blocks` when the file can't be read; what was committed stays, the run is failed
 */
export async function loadBars(
  store: Store,
  url: string,
  blocks: AsyncIterable<BarBlock>,
  { name, now, dryRun, said = {}, signal }: LoadRequest,
  onOutcome: (outcome: InstrumentOutcome, position: number) => void = () => {},
): Promise<Result<IngestSummary, IngestProblem>> {
  const instruments = new Map((await readInstruments(store)).map((one) => [one.symbol, one]));
  return ingestRun(
    store,
    { provider: PROVIDER, request: { file: name, ...spoken(said) }, trigger: "file", now, dryRun },
    (run) => loaded({ store, url, instruments, run, said, now: now.getTime() }, blocks, signal),
    onOutcome,
  );
}

interface Loading {
  readonly store: Store;
  readonly url: string;
  readonly instruments: Map<string, InstrumentRecord>;
  readonly run: OpenRun;
  readonly said: PersonsWord;
  readonly now: number;
}

async function* loaded(
  loading: Loading,
  blocks: AsyncIterable<BarBlock>,
  signal: AbortSignal | undefined,
): AsyncGenerator<InstrumentOutcome, void, undefined> {
  const { store, url, run } = loading;
  const timesOf = timesReader(store);
  const known = await instrumentsWithHistory(store);
  const writer = run && (await openBulkBars(store, url, { ...run, provider: PROVIDER }));
  // A beat would wait for the writer's transaction, and this thread with it; each of those renews the lease itself.
  run?.heartbeat.stop();
  try {
    for await (const block of blocks) {
      if (signal?.aborted) break;
      const startedAt = performance.now();
      const instrument = loading.instruments.get(block.symbol);
      const times = instrument && (await timesOf(instrument.exchange));
      const done =
        instrument && times
          ? await loadBlock(loading, block, instrument, times, known, writer)
          : unknownSymbol(block);
      yield { ...done, milliseconds: Math.round(performance.now() - startedAt) };
    }
    await writer?.commit();
  } finally {
    await writer?.close();
    run?.heartbeat.start();
  }
}

async function loadBlock(
  { store, instruments, run, said, now }: Loading,
  block: BarBlock,
  instrument: InstrumentRecord,
  times: TradingTimes,
  known: Set<number>,
  writer: BulkBars | null,
): Promise<InstrumentOutcome> {
  const { symbol, id } = instrument;
  const series = seriesOf(block, instrument.currency);
  const range = { from: series.bars.at(0)?.session ?? "", to: series.bars.at(-1)?.session ?? "" };
  const isNew = !known.has(id) && instrument.basis === "raw" && block.basis !== "adjusted";
  if (!isNew || !writer) {
    await writer?.commit();
    const basis = block.basis ?? (await unstatedBasis(store, instrument, series.bars));
    const answer = { kind: "series", series, range } as const;
    const storing = { stored: run, provider: PROVIDER, basis, said, now };
    const done = await storeAnswer(store, instrument, answer, times, storing);
    // The next block of a long series finds the basis that this one has set.
    if (done.inserted > 0 && run) instruments.set(symbol, { ...instrument, basis });
    return done;
  }
  const verdict = judgeSeries(series, {
    instrument,
    times,
    stored: [],
    storedActions: [],
    basis: "raw",
    units: await readUnitCounts(store, instrument),
    inListingCurrency: () => null,
    said,
    now,
  });
  if (verdict.kind === "refused") return outcome(symbol, { range, problem: verdict.refusal });
  const { bars, rejected, unfinished, findings, remarks } = verdict.series;
  await writer.insert(id, bars);
  known.add(id);
  return outcome(symbol, {
    range,
    provider: PROVIDER,
    inserted: bars.length,
    rejected,
    unfinished,
    findings,
    adjustedCloses: series.adjustedCloses,
    remarks,
  });
}

/**
 * What prices are whose rows don't say it, as in older files of ours: those of an instrument that is stored adjusted
 * are adjusted too where every close that both have is the same.
 */
async function unstatedBasis(
  store: Store,
  { id, basis }: InstrumentRecord,
  bars: readonly QuoteBar[],
): Promise<"raw" | "adjusted"> {
  if (basis !== "adjusted") return "raw";
  const range = { from: bars.at(0)?.session, to: bars.at(-1)?.session };
  const stored = new Map((await readBars(store, id, range)).map(({ session, close }) => [session, close]));
  const both = bars.filter(({ session }) => stored.has(session));
  return both.length > 0 && both.every(({ session, close }) => stored.get(session) === close)
    ? "adjusted"
    : "raw";
}

function unknownSymbol({ symbol, bars }: BarBlock): InstrumentOutcome {
  const message = `${symbol || "A row without a symbol"}: there is no such instrument; its ${bars.length} bars were not stored. Add it first.`;
  return outcome(symbol, { problem: { code: "unknown symbol", message } });
}
