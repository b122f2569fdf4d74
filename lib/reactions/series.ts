import type { Filter } from "../filters.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { Calendar } from "../market/types.ts";
import { type BarRange, type BarReader, type CloseBar, withBarReader } from "../store/bars/bar-reader.ts";
import type { StoredBar } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import { simpleReturns } from "../study/returns.ts";
import type { SessionWindow } from "../study/types.ts";
import type { Listing, Reference } from "./reference.ts";
import { type RevisionCache, revisionCache } from "./revision-cache.ts";
import { type ColumnRoom, ownColumn } from "./sessions/column-room.ts";
import { sessionLayout, stretchOf } from "./sessions/session-layout.ts";
import type { StoredRanges } from "./sessions/stored-ranges.ts";

/** What series of one data revision may take in memory together; 20 years of one take about 300 kB. */
const KEPT_BYTES = 64 * 2 ** 20;
/** The columns of a series, eight bytes a value, with its returns. */
const COLUMNS = 7;

// Pages and route handlers are bundled apart; the series are the same.
const shared: typeof globalThis & { modelMovesSeries?: WeakMap<Store, RevisionCache<InstrumentSeries>> } =
  globalThis;
shared.modelMovesSeries ??= new WeakMap();
const keptSeries = shared.modelMovesSeries;
const bytesOf = ({ sessions }: InstrumentSeries): number => sessions.length * COLUMNS * 8;

/** An instrument's whole series as of the reference's revision, read from the store once. */
export async function loadSeries(
  store: Store,
  reference: Reference,
  symbol: string,
  reader?: BarReader,
): Promise<InstrumentSeries | null> {
  const instrument = reference.instruments.get(symbol);
  if (!instrument) return null;
  const kept = keptSeries.get(store) ?? revisionCache(KEPT_BYTES, bytesOf);
  keptSeries.set(store, kept);
  const calendar = reference.calendars.get(instrument.exchange ?? "");
  return kept.get(reference.revision, symbol, async () => {
    const bars = reader
      ? await reader.read(instrument.id)
      : await withBarReader(store, (own) => own.read(instrument.id));
    return layOut(symbol, bars, calendar);
  });
}

/** How a part of a series is read. */
export interface PartReading {
  /** What every reaction is measured from, or the opens, highs and lows as well. */
  readonly columns?: "closes" | "whole bars";
  /** Where the columns lie until it is used again; left out, they are the series' own. */
  readonly room?: ColumnRoom | undefined;
}

/**
 * The part of an instrument's series from the first of some windows of ISO dates to the last, in which no bar between
 * two windows is read; it is not kept. A reaction measured from the sessions in one of them is the same as from the
 * whole. Its first session has no return, and of closes alone it has no open, high and low.
 */
export async function readSeriesPart(
  reader: BarReader,
  { reference, ranges }: { readonly reference: Reference; readonly ranges: StoredRanges },
  symbol: string,
  windows: readonly BarRange[],
  { columns = "closes", room }: PartReading = {},
): Promise<InstrumentSeries | null> {
  const instrument = reference.instruments.get(symbol);
  if (!instrument) return null;
  const calendar = reference.calendars.get(instrument.exchange ?? "");
  const range = ranges.get(instrument.id) ?? null;
  const read = columns === "closes" ? reader.closes : reader.read;
  const parts = await Promise.all(windows.map((window) => read(instrument.id, window)));
  const bars = parts.flat();
  const [first, last] = [windows.at(0), windows.at(-1)];
  const part = first && last ? { from: first.from ?? null, to: last.to ?? null } : NO_SESSION;
  return layOut(symbol, bars, calendar, { range, part, room });
}

/** Nothing: no session lies in it. */
const NO_SESSION: BarRange = { from: "9999-12-31", to: "0000-01-01" };

/**
 * Lays bars out on the calendar's sessions between the first and the last bar; of bars that are a part of a series,
 * with its `range`, on all sessions of the part within that.
 */
export function layOut(
  symbol: string,
  bars: readonly (StoredBar | CloseBar)[],
  calendar: Calendar | undefined,
  cut?: Pick<PartReading, "room"> & { readonly range: InstrumentSeries["range"]; readonly part: BarRange },
): InstrumentSeries {
  const withBars = bars.map((bar) => ("open" in bar ? bar.session : bar[0]));
  const [first, last] = [withBars.at(0), withBars.at(-1)];
  const range = cut ? cut.range : first !== undefined && last !== undefined ? { first, last } : null;
  const { sessions, position } = sessionLayout(withBars, calendar, range && within(range, cut?.part ?? {}));
  const column = () => (cut?.room?.column ?? ownColumn)(sessions.length);
  const [close, adjustedClose, volume] = [column(), column(), column()];
  const open = column();
  const hasOpens = bars[0] !== undefined && "open" in bars[0];
  const [high, low] = hasOpens ? [column(), column()] : [open, open];
  const flags = new Map<string, string>();
  let at = 0;
  for (const bar of bars) {
    const named = "open" in bar;
    const session = named ? bar.session : bar[0];
    const flag = named ? bar.flag : bar[4];
    while ((sessions[at] ?? session) < session) at += 1;
    if (named) {
      open[at] = bar.open ?? Number.NaN;
      high[at] = bar.high ?? Number.NaN;
      low[at] = bar.low ?? Number.NaN;
    }
    close[at] = named ? bar.close : bar[1];
    adjustedClose[at] = named ? bar.adjustedClose : bar[2];
    volume[at] = (named ? bar.volume : bar[3]) ?? Number.NaN;
    if (flag !== null) flags.set(session, flag);
  }
  const returns = simpleReturns(adjustedClose, column());
  return {
    symbol,
    sessions,
    position,
    open,
    high,
    low,
    close,
    adjustedClose,
    volume,
    flags,
    returns,
    range,
  };
}

/** What two ranges of ISO dates have in common. */
function within(
  { first, last }: { readonly first: string; readonly last: string },
  { from, to }: BarRange,
): { readonly first: string; readonly last: string } {
  return { first: from && from > first ? from : first, last: to && to < last ? to : last };
}

/** Reads the whole series of a symbol; null where nothing of that name is stored. */
export type SeriesReader = (symbol: string) => Promise<InstrumentSeries | null>;

/** The benchmarks that a listing may be measured against and that are stored: the filter's alone, or its own in order. */
export async function benchmarksOf(
  { benchmarkSymbols }: Pick<Listing, "benchmarkSymbols">,
  { benchmark }: Pick<Filter, "benchmark">,
  seriesOf: SeriesReader,
): Promise<readonly InstrumentSeries[]> {
  const symbols = benchmark === null ? benchmarkSymbols : [benchmark];
  return (await Promise.all(symbols.map(seriesOf))).filter((series) => series !== null);
}

/**
 * The benchmark that a listing's session is measured against: the first of its own whose quotes reach from the close
 * before the estimation window to the end of the CAR window, as far as the listing's do. Where none does, the first
 * that has quotes about day 0, else the first. Hang Seng TECH, of which quotes begin in 2024, is thus replaced by the
 * Hang Seng until its own fill the window. `index` is day 0 in the listing's series; null where it has none.
 */
export function benchmarkFor(
  {
    series,
    benchmarks,
  }: { readonly series: InstrumentSeries; readonly benchmarks: readonly InstrumentSeries[] },
  index: number | null,
  { estimation, window }: { readonly estimation: SessionWindow; readonly window?: SessionWindow },
): InstrumentSeries | null {
  const preferred = benchmarks[0] ?? null;
  if (index === null || benchmarks.length < 2) return preferred;
  const last = series.sessions.length - 1;
  const dateAt = (at: number) => series.sessions[Math.min(Math.max(at, 0), last)] ?? "";
  const first = Math.min(estimation.start, window?.start ?? 0, 0) - 1;
  const end = Math.max(estimation.end, window?.end ?? 0, 0);
  const reaches = ({ range }: InstrumentSeries, from: string, to: string) =>
    range !== null && range.first <= from && range.last >= to;
  const [from, to] = [dateAt(index + first), dateAt(index + end)];
  return (
    benchmarks.find((one) => reaches(one, from, to)) ??
    benchmarks.find((one) => reaches(one, dateAt(index - 1), dateAt(index))) ??
    preferred
  );
}

/** By the sessions that they are laid out on, which whole series of one exchange share. */
const keptBenchmarks = new WeakMap<readonly string[], WeakMap<InstrumentSeries, Float64Array>>();

/**
 * The benchmark's returns over the same spans as the listing's: from one session of the listing's exchange to
 * the next, NaN where the benchmark has no bar at either end. Fractions, aligned with `listing.sessions`.
 */
export function benchmarkReturns(listing: InstrumentSeries, benchmark: InstrumentSeries): Float64Array {
  return returnsOn(listing.sessions, benchmark);
}

/** A series' returns from each of some sessions to the next, made once for the same sessions. */
function returnsOn(sessions: readonly string[], series: InstrumentSeries): Float64Array {
  const known = keptBenchmarks.get(sessions) ?? new WeakMap<InstrumentSeries, Float64Array>();
  keptBenchmarks.set(sessions, known);
  const returns = known.get(series) ?? makeReturns(sessions, series);
  known.set(series, returns);
  return returns;
}

/** Each of a thousand listings may have a stretch of its own of one calendar: that is looked up once for all. */
function makeReturns(sessions: readonly string[], series: InstrumentSeries): Float64Array {
  const stretch = stretchOf(sessions);
  if (stretch && stretch.whole !== sessions) {
    const returns = returnsOn(stretch.whole, series).slice(stretch.begin, stretch.begin + sessions.length);
    return returns.fill(Number.NaN, 0, 1); // of what came before its first session it knows nothing
  }
  const { adjustedClose, position } = series;
  return simpleReturns(
    Float64Array.from(sessions, (session) => adjustedClose[position.get(session) ?? -1] ?? Number.NaN),
  );
}
