import { addBusinessDays } from "date-fns/addBusinessDays";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { Calendar, TradingSession } from "../market/types.ts";
import { isoDateOf, utcDay } from "../market/utc-day.ts";
import { layOut } from "../reactions/series.ts";
import type { StoredBar } from "../store/bars/bars.ts";
import { seededRandom } from "../study/random.ts";

/** The first session of every series made here: a Monday. */
const FIRST_SESSION = "2025-01-06";

/** The weekdays from the first session on. */
export const sessionsFrom = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => isoDateOf(addBusinessDays(utcDay(FIRST_SESSION), at)));

/** What a made series is like. */
export interface SeriesShape {
  readonly symbol: string;
  readonly sessions: number;
  /** Which random walk it is; the same number is the same walk. */
  readonly seed: number;
  /** The first close, in its currency. */
  readonly start: number;
  /** Positions of sessions without a bar. */
  readonly without: readonly number[];
  /** Returns of the sessions at these positions, fractions, in place of the walk's. */
  readonly returns: Readonly<Record<number, number>>;
}

/** A series of made quotes over weekdays: a random walk of 2% a day, 120 sessions of 9988.HK unless said otherwise. */
export function aSeries(shape: Partial<SeriesShape> = {}): InstrumentSeries {
  const { symbol, sessions, seed, start, without, returns } = {
    symbol: "9988.HK",
    sessions: 120,
    seed: 1,
    start: 100,
    without: [],
    returns: {},
    ...shape,
  };
  const random = seededRandom(seed);
  const dates = sessionsFrom(sessions);
  let close = start;
  const bars: StoredBar[] = [];
  for (const [at, session] of dates.entries()) {
    const open = close;
    close = Math.round(close * (1 + (returns[at] ?? (random() - 0.49) * 0.04)) * 100) / 100;
    if (!without.includes(at)) bars.push(aBar(session, open, close, 1_000_000 * (1 + random())));
  }
  return layOut(symbol, bars, aCalendar(dates));
}

function aBar(session: string, open: number, close: number, volume: number): StoredBar {
  return {
    session,
    open,
    high: Math.max(open, close) * 1.005,
    low: Math.min(open, close) * 0.995,
    close,
    adjustedClose: close,
    volume: Math.round(volume),
    flag: null,
    provider: "made",
  };
}

function aCalendar(dates: readonly string[]): Calendar {
  const sessions = dates.map(
    (session): TradingSession => ({
      session,
      opensAt: Date.parse(`${session}T01:30:00Z`),
      closesAt: Date.parse(`${session}T08:00:00Z`),
      halfDay: false,
    }),
  );
  return { exchange: "XHKG", sessions, closures: new Map() };
}
