import type { JudgedBar, QuoteAction } from "../../../../lib/market/bar.ts";
import type { StoredSeries } from "../../../../lib/quotes/findings/stored-series.ts";
import { tradingCalendar } from "../../../../lib/quotes/findings/stored-series.ts";
import { tradingTimes } from "../../../../lib/quotes/judge/calendar.ts";

/** The sessions of two weeks; 2025-03-03 is a Monday. */
export const DAYS = [
  "2025-03-03",
  "2025-03-04",
  "2025-03-05",
  "2025-03-06",
  "2025-03-07",
  "2025-03-10",
  "2025-03-11",
  "2025-03-12",
  "2025-03-13",
  "2025-03-14",
];

/** Shenzhen's calendar over these days, 09:30 to 15:00. */
export const CALENDAR = tradingCalendar(
  tradingTimes(
    "Asia/Shanghai",
    "XSHE",
    DAYS.map((session) => ({
      session,
      opensAt: Date.parse(`${session}T09:30:00+08:00`),
      closesAt: Date.parse(`${session}T15:00:00+08:00`),
      halfDay: false,
    })),
  ),
);

/** A bar of one price that traded, unless said otherwise. */
export const bar = (session: string, close: number, said: Partial<JudgedBar> = {}): JudgedBar => ({
  session,
  open: close,
  high: close,
  low: close,
  close,
  adjustedClose: close,
  volume: 1000,
  ...said,
});

/** Bars from 2025-03-03 on with these closes; null leaves a session out. */
export const barsOf = (closes: readonly (number | null)[]): JudgedBar[] =>
  closes.flatMap((close, at) => (close === null ? [] : [bar(DAYS[at] ?? "", close)]));

/** Focus Technology, a share of Shenzhen's main board, unless said otherwise. */
export const seriesOf = (bars: readonly JudgedBar[], said: Partial<StoredSeries> = {}): StoredSeries => ({
  symbol: "002315.SZ",
  kind: "share",
  exchange: "XSHE",
  basis: "raw",
  bars,
  actions: [],
  calendar: CALENDAR,
  ...said,
});

/** A dividend or split that took effect on a day. */
export const action = (exDate: string, kind: "dividend" | "split" = "dividend"): QuoteAction => ({
  exDate,
  kind,
  amount: kind === "dividend" ? 1 : null,
  currency: kind === "dividend" ? "CNY" : null,
  ratio: kind === "split" ? 2 : null,
  basis: "stated",
  source: "notice",
});
