import type { Filter } from "../filters.ts";
import { firstPosition, sessionOnOrAfter } from "../market/calendar.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { Calendar } from "../market/types.ts";
import { type BarRange, type BarReader, type CloseBar, withBarReader } from "../store/bars/bar-reader.ts";
import type { StoredBar } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import { simpleReturns } from "../study/returns.ts";
import type { SessionWindow } from "../study/types.ts";
import type { Listing, Reference } from "./reference.ts";
import { type RevisionCache, revisionCache } from "./revision-cache.ts";

/** What series of one data revision may take in memory together; 20 years of one take about 300 kB. */
const KEPT_BYTES = 64 * 2 ** 20;
/** The columns of a series, eight bytes a value, with its returns. */
const COLUMNS = 7;

const keptSeries = new WeakMap<Store, RevisionCache<InstrumentSeries>>();
/** By the sessions that they are laid out on, which listings of one exchange share. */
const keptBenchmarks = new WeakMap<readonly string[], WeakMap<InstrumentSeries, Float64Array>>();

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

/** Which columns of a part are read: what every reaction is measured from, or the opens, highs and lows as well. */
export type PartColumns = "closes" | "whole bars";

/**
 * The part of an instrument's series between two ISO dates, which is not kept: a reaction measured from the sessions in
 * it is the same as from the whole. Its first session has no return, and of closes alone it has no open, high and low.
 */
export async function readSeriesPart(
  reader: BarReader,
  reference: Reference,
  symbol: string,
  part: BarRange,
  columns: PartColumns = "closes",
): Promise<InstrumentSeries | null> {
  const instrument = reference.instruments.get(symbol);
  if (!instrument) return null;
  const calendar = reference.calendars.get(instrument.exchange ?? "");
  const range = await storedRange(reader, reference, instrument.id);
  const bars = await (columns === "closes" ? reader.closes : reader.read)(instrument.id, part);
  return layOut(symbol, bars, calendar, { range, part });
}

const keptRanges = new WeakMap<Reference["instruments"], Map<number, InstrumentSeries["range"]>>();

/** The first and last session of an instrument with a bar, looked up once for a data revision. */
async function storedRange(
  { ends }: BarReader,
  { instruments }: Reference,
  id: number,
): Promise<InstrumentSeries["range"]> {
  const kept = keptRanges.get(instruments) ?? new Map<number, InstrumentSeries["range"]>();
  keptRanges.set(instruments, kept);
  const range = kept.get(id) ?? (await ends(id));
  kept.set(id, range);
  return range;
}

/** The sessions of a series, and the place of each. */
type Layout = Pick<InstrumentSeries, "sessions" | "position">;

/**
 * Lays bars out on the calendar's sessions between the first and the last bar; of bars that are a part of a series,
 * with its `range`, on all sessions of the part within that.
 */
export function layOut(
  symbol: string,
  bars: readonly (StoredBar | CloseBar)[],
  calendar: Calendar | undefined,
  cut?: { readonly range: InstrumentSeries["range"]; readonly part: BarRange },
): InstrumentSeries {
  const [first, last] = [bars.at(0)?.session, bars.at(-1)?.session];
  const range = cut ? cut.range : first !== undefined && last !== undefined ? { first, last } : null;
  const { sessions, position } = layoutOf(bars, calendar, range && within(range, cut?.part ?? {}));
  const column = () => new Float64Array(sessions.length).fill(Number.NaN);
  const [close, adjustedClose, volume] = [column(), column(), column()];
  const open = column();
  const hasOpens = bars[0] !== undefined && "open" in bars[0];
  const [high, low] = hasOpens ? [column(), column()] : [open, open];
  const flags = new Map<string, string>();
  let at = 0;
  for (const bar of bars) {
    while ((sessions[at] ?? bar.session) < bar.session) at += 1;
    if ("open" in bar) {
      open[at] = bar.open ?? Number.NaN;
      high[at] = bar.high ?? Number.NaN;
      low[at] = bar.low ?? Number.NaN;
    }
    close[at] = bar.close;
    adjustedClose[at] = bar.adjustedClose;
    volume[at] = bar.volume ?? Number.NaN;
    if (bar.flag !== null) flags.set(bar.session, bar.flag);
  }
  const returns = simpleReturns(adjustedClose);
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

/** The exchange's sessions in a range and any further session that has a bar, ascending. */
function layoutOf(
  bars: readonly Pick<StoredBar, "session">[],
  calendar: Calendar | undefined,
  range: { readonly first: string; readonly last: string } | null,
): Layout {
  const shared = calendar && range ? calendarLayout(calendar, range) : withPositions([]);
  let at = 0;
  const isSession = ({ session }: { readonly session: string }) => {
    while ((shared.sessions[at] ?? session) < session) at += 1;
    return shared.sessions[at] === session;
  };
  if (bars.every(isSession)) return shared;
  return withPositions([...new Set([...shared.sessions, ...bars.map(({ session }) => session)])].sort());
}

const withPositions = (sessions: readonly string[]): Layout => ({
  sessions,
  position: new Map(sessions.map((session, index) => [session, index])),
});

/** Layouts of one calendar that are kept; series of one exchange mostly begin and end together. */
const KEPT_LAYOUTS = 32;
const keptLayouts = new WeakMap<Calendar, Map<string, Layout>>();

/** A calendar's sessions in a range, made once for all series that have the same. */
function calendarLayout(
  calendar: Calendar,
  { first, last }: { readonly first: string; readonly last: string },
): Layout {
  const kept = keptLayouts.get(calendar) ?? new Map<string, Layout>();
  keptLayouts.set(calendar, kept);
  const key = `${first} ${last}`;
  const known = kept.get(key);
  if (known) return known;
  const { sessions } = calendar;
  const begin = sessionOnOrAfter(calendar, first);
  const end = firstPosition(sessions.length, (index) => (sessions[index]?.session ?? "") > last);
  const made = withPositions(sessions.slice(begin, end).map(({ session }) => session));
  for (const oldest of kept.keys()) {
    if (kept.size < KEPT_LAYOUTS) break;
    kept.delete(oldest);
  }
  kept.set(key, made);
  return made;
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

/**
 * The benchmark's returns over the same spans as the listing's: from one session of the listing's exchange to
 * the next, NaN where the benchmark has no bar at either end. Fractions, aligned with `listing.sessions`.
 */
export function benchmarkReturns(listing: InstrumentSeries, benchmark: InstrumentSeries): Float64Array {
  const known = keptBenchmarks.get(listing.sessions) ?? new WeakMap<InstrumentSeries, Float64Array>();
  keptBenchmarks.set(listing.sessions, known);
  let returns = known.get(benchmark);
  if (!returns) {
    returns = simpleReturns(
      Float64Array.from(
        listing.sessions,
        (session) => benchmark.adjustedClose[benchmark.position.get(session) ?? -1] ?? Number.NaN,
      ),
    );
    known.set(benchmark, returns);
  }
  return returns;
}
