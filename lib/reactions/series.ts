import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { Calendar } from "../market/types.ts";
import { readBars, type StoredBar } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import { simpleReturns } from "../study/returns.ts";
import type { SessionWindow } from "../study/types.ts";
import type { Reference } from "./reference.ts";
import { type RevisionCache, revisionCache } from "./revision-cache.ts";

/** Series of one data revision kept in memory at once; 20 years of one take about 350 kB. */
const KEPT_SERIES = 512;

const keptSeries = new WeakMap<Store, RevisionCache<InstrumentSeries>>();
const keptBenchmarks = new WeakMap<InstrumentSeries, WeakMap<InstrumentSeries, Float64Array>>();

/** An instrument's whole series as of the reference's revision, read from the store once. */
export async function loadSeries(
  store: Store,
  reference: Reference,
  symbol: string,
): Promise<InstrumentSeries | null> {
  const instrument = reference.instruments.get(symbol);
  if (!instrument) return null;
  const kept = keptSeries.get(store) ?? revisionCache<InstrumentSeries>(KEPT_SERIES);
  keptSeries.set(store, kept);
  return kept.get(reference.revision, symbol, async () =>
    layOut(symbol, await readBars(store, instrument.id), reference.calendars.get(instrument.exchange ?? "")),
  );
}

/** Lays bars out on the calendar's sessions between the first and the last bar. */
export function layOut(
  symbol: string,
  bars: readonly StoredBar[],
  calendar: Calendar | undefined,
): InstrumentSeries {
  const first = bars.at(0)?.session;
  const last = bars.at(-1)?.session;
  const range = first !== undefined && last !== undefined ? { first, last } : null;
  const trading = calendar?.sessions ?? [];
  const inRange = trading
    .map(({ session }) => session)
    .filter((session) => range && session >= range.first && session <= range.last);
  const sessions = [...new Set([...inRange, ...bars.map(({ session }) => session)])].sort();
  const position = new Map(sessions.map((session, index) => [session, index]));
  const column = (value: (bar: StoredBar) => number | null) => {
    const values = new Float64Array(sessions.length).fill(Number.NaN);
    for (const bar of bars) values[position.get(bar.session) ?? -1] = value(bar) ?? Number.NaN;
    return values;
  };
  const adjustedClose = column((bar) => bar.adjustedClose);
  return {
    symbol,
    sessions,
    position,
    open: column((bar) => bar.open),
    high: column((bar) => bar.high),
    low: column((bar) => bar.low),
    close: column((bar) => bar.close),
    adjustedClose,
    volume: column((bar) => bar.volume),
    flags: new Map(bars.flatMap(({ session, flag }) => (flag === null ? [] : [[session, flag] as const]))),
    returns: simpleReturns(adjustedClose),
    range,
  };
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
  const [preferred = null] = benchmarks;
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
  const known = keptBenchmarks.get(listing) ?? new WeakMap<InstrumentSeries, Float64Array>();
  keptBenchmarks.set(listing, known);
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
