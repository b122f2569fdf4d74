import type {
  ClaimInstrument,
  ClaimWorld,
  CountedShares,
  LimitOfDay,
} from "../../../lib/claims/claim-world.ts";
import type { Measure } from "../../../lib/claims/measure.ts";
import { judge, type Verdict } from "../../../lib/claims/verdict.ts";
import type { InstrumentSeries } from "../../../lib/market/instrument-series.ts";
import { simpleReturns } from "../../../lib/study/returns.ts";

/** A made bar: its session and close, and whatever else the test needs. */
export interface MadeBar {
  readonly on: string;
  readonly close: number;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly adjusted?: number;
  readonly volume?: number;
  readonly flag?: string;
}

/** A made instrument with its bars. */
export interface MadeInstrument extends Partial<Omit<ClaimInstrument, "symbol">> {
  readonly bars: readonly MadeBar[];
}

/** What a made world has; nothing where it is left out. */
export interface Made {
  readonly instruments: Readonly<Record<string, MadeInstrument>>;
  readonly counts?: Readonly<Record<string, readonly CountedShares[]>>;
  /** Units for one US dollar by currency and date. */
  readonly rates?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly limits?: Readonly<Record<string, LimitOfDay>>;
}

function seriesOf(symbol: string, bars: readonly MadeBar[]): InstrumentSeries {
  const column = (read: (bar: MadeBar) => number | undefined) =>
    Float64Array.from(bars, (bar) => read(bar) ?? Number.NaN);
  const sessions = bars.map(({ on }) => on);
  const adjustedClose = column(({ adjusted, close }) => adjusted ?? close);
  const [first, last] = [sessions.at(0), sessions.at(-1)];
  return {
    symbol,
    sessions,
    position: new Map(sessions.map((session, index) => [session, index])),
    open: column(({ open }) => open),
    high: column(({ high }) => high),
    low: column(({ low }) => low),
    close: column(({ close }) => close),
    adjustedClose,
    volume: column(({ volume }) => volume),
    flags: new Map(bars.flatMap(({ on, flag }) => (flag === undefined ? [] : [[on, flag]]))),
    returns: simpleReturns(adjustedClose),
    range: first !== undefined && last !== undefined ? { first, last } : null,
  };
}

/** A world of made instruments: shares of Hong Kong in its dollars, unless said otherwise. */
export function aWorld({ instruments, counts = {}, rates = {}, limits = {} }: Made): ClaimWorld {
  const instrument = (symbol: string): ClaimInstrument | null => {
    const made = instruments[symbol];
    if (!made) return null;
    const { bars: _bars, ...said } = made;
    return {
      symbol,
      kind: "share",
      currency: "HKD",
      exchange: "XHKG",
      company: null,
      basis: "raw",
      sharesPerUnit: 1,
      splits: [],
      ...said,
    };
  };
  const all = Object.keys(instruments).flatMap((symbol) => instrument(symbol) ?? []);
  const others = (symbol: string, isOne: (one: ClaimInstrument) => boolean) =>
    all.filter((one) => one.symbol !== symbol && isOne(one)).map((one) => one.symbol);
  return {
    instrument,
    mainListing: (company) => all.find((one) => one.company === company)?.symbol ?? null,
    otherLines: (symbol) => {
      const company = instrument(symbol)?.company ?? null;
      return company === null ? [] : others(symbol, (one) => one.company === company);
    },
    otherIndexes: (symbol) => others(symbol, ({ kind }) => kind === "index"),
    series: async (symbol) => {
      const made = instruments[symbol];
      if (made) return seriesOf(symbol, made.bars);
      const dates = rates[symbol.replace("=X", "")];
      return dates
        ? seriesOf(
            symbol,
            Object.entries(dates).map(([on, close]) => ({ on, close })),
          )
        : null;
    },
    shareCounts: (company) => counts[company] ?? [],
    dollarRate: async (currency, date) => {
      const rate = currency === "USD" ? 1 : rates[currency]?.[date];
      return rate === undefined ? null : { rate, asOf: date };
    },
    limitOf: async (symbol, session) => limits[`${symbol} ${session}`] ?? null,
  };
}

/** The bars of some sessions from a Monday on, with these closes. */
export const week = (closes: readonly number[], first = 3): MadeBar[] =>
  closes.map((close, index) => ({ on: `2025-03-${String(first + index).padStart(2, "0")}`, close }));

/** The verdict of a statement about `A` in a made world. */
export const judged = (
  made: Made,
  measure: Measure,
  reported: string,
  symbol: string | null = "A",
): Promise<Verdict> => judge(aWorld(made), { symbol, measure, reported });
