import type { ExchangeCode } from "./exchanges.ts";

export type { ExchangeCode };

/** One trading day: `session` is the exchange's local ISO date; instants are milliseconds since the epoch. */
export interface TradingSession {
  readonly session: string;
  readonly opensAt: number;
  /** End of continuous trading. */
  readonly closesAt: number;
  readonly halfDay: boolean;
}

/** The sessions of one exchange in ascending order, and the weekdays on which it did not trade. */
export interface Calendar {
  readonly exchange: ExchangeCode;
  readonly sessions: readonly TradingSession[];
  /** ISO date to the reason: `holiday`, `typhoon`. */
  readonly closures: ReadonlyMap<string, string>;
}

/** How exactly the time of an announcement is known. */
export type Precision = "minute" | "hour" | "report" | "day" | "month";

/** When something was announced. `localDate` is an ISO date (or `YYYY-MM`) in `zone`. */
export interface AnnouncementTime {
  /** Milliseconds since the epoch; null where only the day or month is known. */
  readonly announcedAt: number | null;
  readonly localDate: string;
  readonly zone: string;
  readonly precision: Precision;
}

export type DayZeroReason =
  | "before the open"
  | "during the session"
  | "in the closing auction"
  | "after the close"
  | "closed day";

/** The first session in which the market could react, or why there is none. */
export type DayZero =
  | {
      readonly status: "found";
      readonly session: string;
      /** Position in the calendar's sessions. */
      readonly index: number;
      /** The instant that was placed, milliseconds since the epoch. */
      readonly instant: number;
      /** Where the instant fell on its own local date at the exchange. */
      readonly reason: DayZeroReason;
      /** True where only the day was known and its noon stood in. */
      readonly fromDay: boolean;
      /** Weekday closures between the instant and day 0, in order. */
      readonly closures: readonly { readonly date: string; readonly kind: string }[];
    }
  | { readonly status: "not studied" }
  | { readonly status: "no calendar" };

/** What is needed to know the price limit of a listing in a session. */
export interface PriceLimitRule {
  readonly exchange: ExchangeCode;
  readonly symbol: string;
  readonly session: string;
  /** Under special treatment (ST). */
  readonly specialTreatment?: boolean;
}

export type LimitState = "up" | "down";
