import type { LimitState, PriceLimitRule } from "./types.ts";

/** Limits are worked out in ten-thousandths of a yuan, so that no binary fraction moves a price by a tick. */
const UNITS_PER_YUAN = 10_000;
const UNITS_PER_TICK = 100;
/** The first session with a limit of 20% on ChiNext (SZSE, registration-based reform of ChiNext, 2020). */
const CHINEXT_REFORM = "2020-08-24";
/** Index codes: an index may move further than any of its shares (ChiNext: +17.25% on 2024-10-08). */
const INDEX_CODES = { XSHE: /^399\d{3}/, XSHG: /^000\d{3}/ };

/**
 * How far a close may lie from the reference price, as a fraction; null where the exchange has no limit.
 * Shanghai and Shenzhen: 10% on main boards, 5% under special treatment, 20% on ChiNext (300xxx, 301xxx; 10%
 * before 2020-08-24) and STAR (688xxx, 689xxx) (SZSE and SSE Trading Rules, 2023). Their indexes (399xxx.SZ,
 * 000xxx.SS) have none. The free first sessions of a new listing are not known here.
 */
export function priceLimit({
  exchange,
  symbol,
  session,
  specialTreatment = false,
}: PriceLimitRule): number | null {
  if (exchange !== "XSHE" && exchange !== "XSHG") return null;
  if (INDEX_CODES[exchange].test(symbol)) return null;
  if (/^30[01]\d{3}/.test(symbol)) return session >= CHINEXT_REFORM ? 0.2 : 0.1;
  if (/^68[89]\d{3}/.test(symbol)) return 0.2;
  return specialTreatment ? 0.05 : 0.1;
}

/** The limit prices round a reference price in yuan: reference x (1 +/- limit), rounded half up to 0.01. */
export function limitPrices(
  reference: number,
  limit: number,
): { readonly up: number; readonly down: number } {
  const units = Math.round(reference * UNITS_PER_YUAN);
  const percent = Math.round(limit * 100);
  return { up: toTick((units * (100 + percent)) / 100), down: toTick((units * (100 - percent)) / 100) };
}

/**
 * The price that a session's limits are counted from, in yuan: the close before, or on an ex-date that close
 * less the cash dividend a share, over the new shares for one old, rounded half up to 0.01 (SZSE Trading Rules
 * 2023, ex-rights reference price).
 */
export function referencePrice(previousClose: number, cashDividend: number, ratio: number): number {
  // A dividend a share may have more than four decimals, and all of them count.
  const units = Math.round(previousClose * UNITS_PER_YUAN) - cashDividend * UNITS_PER_YUAN;
  return toTick(units / ratio);
}

/**
 * Whether a raw close in yuan stands at a limit price. A close beyond it is no limit day: there was no limit in
 * that session, or the reference price is wrong.
 */
export function limitState(of: {
  readonly close: number;
  readonly previousReference: number;
  readonly limit: number;
}): LimitState | null {
  const { up, down } = limitPrices(of.previousReference, of.limit);
  const close = toTick(Math.round(of.close * UNITS_PER_YUAN));
  if (close === up) return "up";
  return close === down ? "down" : null;
}

/** Rounds ten-thousandths of a yuan half up to a tick of 0.01 yuan; the answer is in yuan. */
function toTick(units: number): number {
  // A quotient by 100 or by a split ratio can miss a half by the last binary digit.
  const steady = Number((units / UNITS_PER_TICK).toFixed(6));
  return Math.floor(steady + 0.5) / 100;
}
