import { inForce } from "./exchange.ts";
import { exchange } from "./exchanges.ts";
import type { ExchangeCode, LimitState, PriceLimitRule } from "./types.ts";

/** Limits are worked out in ten-thousandths of a yuan, so that no binary fraction moves a price by a tick. */
const UNITS_PER_YUAN = 10_000;
const UNITS_PER_TICK = 100;

/**
 * How far a close may lie from the reference price, as a fraction; null where the exchange has no limit, and for an
 * index, which may move further than any of its shares (ChiNext: +17.25% on 2024-10-08). The limits stand in the
 * exchange's record (`exchanges.ts`).
 */
export function priceLimit({
  exchange: code,
  symbol,
  session,
  specialTreatment = false,
}: PriceLimitRule): number | null {
  const { priceLimits, codes } = exchange(code);
  if (priceLimits === null || codes.indexes?.test(symbol)) return null;
  const board = priceLimits.others.find((one) => one.codes.test(symbol)) ?? priceLimits.main;
  const special = specialTreatment ? board.specialTreatment : null;
  return inForce(special ?? board.limit, session);
}

/** Dates of special treatment as they are stored: `2019-05-06..2020-06-01 2024-04-30..`; both ends are included. */
export const TREATMENT_SPANS =
  /^\d{4}-\d{2}-\d{2}\.\.(\d{4}-\d{2}-\d{2})?( \d{4}-\d{2}-\d{2}\.\.(\d{4}-\d{2}-\d{2})?)*$/;

/** Whether a listing was under special treatment in a session, by its stored spans; never where it has none. */
export function isUnderTreatment(spans: string | null | undefined, session: string): boolean {
  if (!spans) return false; // as most are, and it is asked of every session
  return spans
    .split(" ")
    .map((span) => span.split(".."))
    .some(([from = "", to = ""]) => from !== "" && from <= session && (to === "" || session <= to));
}

/** How many sessions from its first one (`listedOn`, an ISO date) a new listing has no price limit. */
export function freeSessions(listing: {
  readonly exchange: ExchangeCode;
  readonly symbol: string;
  readonly listedOn: string;
}): number {
  const { priceLimits } = exchange(listing.exchange);
  if (priceLimits === null) return 0;
  const board = priceLimits.others.find((one) => one.codes.test(listing.symbol)) ?? priceLimits.main;
  return inForce(board.freeSessions, listing.listedOn);
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
  return stateAt(of.close, limitPrices(of.previousReference, of.limit));
}

/** The same from the limit prices of the session. */
export function stateAt(
  close: number,
  { up, down }: { readonly up: number; readonly down: number },
): LimitState | null {
  const atTick = toTick(Math.round(close * UNITS_PER_YUAN));
  if (atTick === up) return "up";
  return atTick === down ? "down" : null;
}

/** Rounds ten-thousandths of a yuan half up to a tick of 0.01 yuan; the answer is in yuan. */
function toTick(units: number): number {
  const ticks = units / UNITS_PER_TICK;
  // A quotient by 100 or by a split ratio can miss a half by the last binary digit; far from one nothing can go wrong.
  const isNearHalf = Math.abs(ticks - Math.floor(ticks) - 0.5) < 1e-5;
  const steady = isNearHalf ? Number(ticks.toFixed(6)) : ticks;
  return Math.floor(steady + 0.5) / 100;
}
