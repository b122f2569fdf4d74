import type { JudgedBar, QuoteAction } from "../../market/bar.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { TradingTimes } from "../judge/calendar.ts";

/** One instrument with everything that its checks look at. */
export interface StoredSeries {
  readonly symbol: string;
  readonly kind: string;
  readonly exchange: ExchangeCode | null;
  /** `raw` or `adjusted`: what the stored prices are. */
  readonly basis: string;
  /** Ascending by session. */
  readonly bars: readonly JudgedBar[];
  readonly actions: readonly QuoteAction[];
  readonly calendar: TradingCalendar;
  /** The first session in which it traded, an ISO date, where that is known. */
  readonly listedOn?: string | null;
  /** When it was under special treatment, as stored. */
  readonly specialTreatment?: string | null;
}

/** Where an instrument trades: its times, and its exchange's sessions as ascending ISO dates. */
export interface TradingCalendar {
  readonly times: TradingTimes;
  readonly sessions: readonly string[];
}

/** A calendar from trading times, whose sessions ascend. */
export const tradingCalendar = (times: TradingTimes): TradingCalendar => ({
  times,
  sessions: [...times.sessions.keys()],
});

/** Whether a dividend or split took effect after one session and no later than another. */
export const hadAction = (actions: readonly QuoteAction[], after: string, upTo: string): boolean =>
  actions.some(({ exDate }) => after < exDate && exDate <= upTo);
