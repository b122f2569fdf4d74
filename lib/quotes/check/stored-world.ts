import type { ExchangeCode } from "../../market/types.ts";
import { openBarReader } from "../../store/bars/bar-reader.ts";
import { readExchangeBars } from "../../store/bars/market-days.ts";
import type { Store } from "../../store/client.ts";
import { readAllActions } from "../../store/reference/corporate-actions.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import type { JudgedBenchmark } from "../findings/benchmark-gaps.ts";
import { missingMarketDays } from "../findings/session-findings.ts";
import { type StoredSeries, type TradingCalendar, tradingCalendar } from "../findings/stored-series.ts";
import { timesReader } from "../ingest/instrument-times.ts";
import type { Judgement } from "./judge-run.ts";

/** What the checks of stored series read; calendars and benchmarks are read once each. */
export interface StoredWorld {
  readonly series: (instrument: InstrumentRecord) => Promise<StoredSeries>;
  /** The first benchmark of an instrument; null where it has none. */
  readonly benchmarkOf: (instrument: InstrumentRecord) => Promise<JudgedBenchmark | null>;
  /** The sessions of an exchange's calendar on which all of its instruments are missing. */
  readonly marketDays: (
    exchange: ExchangeCode,
  ) => Promise<{ readonly days: ReadonlySet<string>; readonly judged: Judgement }>;
  readonly close: () => void;
}

/** The store as the checks see it until `close`; `instruments` are all that are stored. */
export async function storedWorld(
  store: Store,
  instruments: readonly InstrumentRecord[],
): Promise<StoredWorld> {
  const actions = await readAllActions(store);
  const reader = await openBarReader(store);
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  const timesOf = timesReader(store);
  const calendar = once(
    async (exchange: ExchangeCode | null): Promise<TradingCalendar> =>
      tradingCalendar(await timesOf(exchange)),
  );
  const benchmark = once(async ({ id, symbol, exchange }: InstrumentRecord): Promise<JudgedBenchmark> => {
    const bars = await reader.read(id);
    return { symbol, sessions: bars.map(({ session }) => session), calendar: await calendar(exchange) };
  });
  const marketDays = once(async (exchange: ExchangeCode) => {
    const { sessions } = await calendar(exchange);
    const { empty, ranges } = await readExchangeBars(store, exchange);
    const findings = missingMarketDays({ exchange, sessions, empty: new Set(empty), ranges });
    const isMissing = (session: string) =>
      findings.some((found) => found.session <= session && session <= found.lastSession);
    const scope = { subjects: [exchange], kinds: ["market day missing"] } as const;
    return { days: new Set(empty.filter(isMissing)), judged: { scope, findings } };
  });
  return {
    close: reader.close,
    marketDays,
    benchmarkOf: async ({ benchmarkSymbols: [first] }) => {
      const found = bySymbol.get(first ?? "");
      return found ? benchmark(found) : null;
    },
    series: async ({ id, symbol, kind, exchange, basis, listedOn, specialTreatment }) => ({
      symbol,
      kind,
      exchange,
      basis,
      bars: await reader.read(id),
      actions: actions.get(id) ?? [],
      calendar: await calendar(exchange),
      listedOn,
      specialTreatment,
    }),
  };
}

/** Remembers what was read for each key. */
function once<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const kept = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = kept.get(key) ?? read(key);
    kept.set(key, known);
    return known;
  };
}
