import type { ExchangeCode } from "./types.ts";

/** Ticks by the highest price they hold for, ascending; both in the listing's currency. */
type SpreadTable = readonly (readonly [upTo: number, tick: number])[];

const HONG_KONG_BELOW_10: SpreadTable = [
  [0.25, 0.001],
  [0.5, 0.005],
  [10, 0.01],
];
const HONG_KONG_ABOVE_50: SpreadTable = [
  [100, 0.05],
  [200, 0.1],
  [500, 0.2],
  [1000, 0.5],
  [2000, 1],
  [5000, 2],
  [Number.POSITIVE_INFINITY, 5],
];
const HONG_KONG_2006: SpreadTable = [...HONG_KONG_BELOW_10, [20, 0.02], [50, 0.05], ...HONG_KONG_ABOVE_50];
const HONG_KONG_2025: SpreadTable = [...HONG_KONG_BELOW_10, [20, 0.01], [50, 0.02], ...HONG_KONG_ABOVE_50];
/** The first session of HKEX's narrower spreads between 10 and 50 dollars (phase 1). */
const HONG_KONG_PHASE_1 = "2025-08-04";

/**
 * The smallest step between two prices of a share round a price, in the listing's currency. Mainland: 0.01 yuan,
 * also the last digit of its indexes (SZSE and SSE Trading Rules, 2023). New York: 0.01 dollars, 0.0001 under one
 * dollar (SEC, Regulation NMS, rule 612). Hong Kong: the spread table of equities (Rules of the Exchange, Second
 * Schedule, part A), a band holding its upper end, as it stands since 2006-07-24
 * (https://mondovisione.com/news/hkex-sets-date-for-reduction-of-minimum-trading-spreads-for-securities-priced-be-2011124)
 * and since 2025-08-04, when 0.02 became 0.01 from 10 to 20 dollars and 0.05 became 0.02 from 20 to 50
 * (https://www.hkex.com.hk/Services/Trading/Securities/Overview/Trading-Mechanism/Reduction-of-Minimum-Spreads).
 * Phase 2 (0.005 from 0.50 to 10 dollars, announced for the middle of 2026) is not in it, because the day is not
 * known here; until it is, those prices have the wider step. Funds and structured products have other tables.
 */
export function tickSize(of: {
  readonly exchange: ExchangeCode;
  readonly price: number;
  /** ISO date of the exchange. */
  readonly session: string;
}): number {
  if (of.exchange === "XNYS") return of.price < 1 ? 0.0001 : 0.01;
  if (of.exchange !== "XHKG") return 0.01;
  const table = of.session < HONG_KONG_PHASE_1 ? HONG_KONG_2006 : HONG_KONG_2025;
  return table.find(([upTo]) => of.price <= upTo)?.[1] ?? 5;
}
