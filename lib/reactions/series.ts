import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { Calendar } from "../market/types.ts";
import { readBars, type StoredBar } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import { simpleReturns } from "../study/returns.ts";
import type { Reference } from "./reference.ts";

/** Series kept in memory at once; 20 years of one take about 350 kB. */
const KEPT_SERIES = 512;

const keptSeries = new WeakMap<Store, Map<string, Promise<InstrumentSeries>>>();
const keptBenchmarks = new WeakMap<InstrumentSeries, WeakMap<InstrumentSeries, Float64Array>>();

/** An instrument's whole series as of the reference's revision, read from the store once. */
export async function loadSeries(
  store: Store,
  reference: Reference,
  symbol: string,
): Promise<InstrumentSeries | null> {
  const instrument = reference.instruments.get(symbol);
  if (!instrument) return null;
  const kept = keptSeries.get(store) ?? new Map<string, Promise<InstrumentSeries>>();
  keptSeries.set(store, kept);
  const key = `${reference.revision} ${symbol}`;
  const known = kept.get(key);
  kept.delete(key);
  const series =
    known ??
    readBars(store, instrument.id).then((bars) =>
      layOut(symbol, bars, reference.calendars.get(instrument.exchange ?? "")),
    );
  kept.set(key, series); // last used last
  series.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_SERIES) break;
    kept.delete(oldest);
  }
  return series;
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
