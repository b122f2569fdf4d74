import type { QuoteAction } from "../../market/bar.ts";
import { limitPrices, priceLimit } from "../../market/price-limit.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { RawClose } from "../adjusted-close.ts";

/** A close this many times the one before, or as small a part of it, is a slip of units, not a move. */
const LARGEST_MOVE = 50;
/** Half the smallest price step, so that a close at the limit itself passes. */
const LIMIT_TOLERANCE = 0.005;

/** Why a raw close can't follow the raw close before it, or null. */
export function moveFault(
  close: RawClose,
  previous: RawClose,
  actions: readonly QuoteAction[],
): string | null {
  const ratio = close.close / previous.close;
  const wasSplit = actions.some(
    ({ kind, exDate }) => kind === "split" && previous.session < exDate && exDate <= close.session,
  );
  if (wasSplit || (ratio <= LARGEST_MOVE && ratio >= 1 / LARGEST_MOVE)) return null;
  const size = ratio > 1 ? `over ${LARGEST_MOVE} times` : `under 1/${LARGEST_MOVE} of`;
  return `the close of ${close.close} is ${size} ${previous.close} on ${previous.session}, with no split`;
}

/**
 * Why a raw close breaks the exchange's price limit of its session, or null; `previous` is the raw close of the
 * session before. A session with a corporate action is not judged, because its reference price isn't known.
 */
export function limitFault(
  instrument: { readonly symbol: string; readonly exchange: ExchangeCode | null },
  close: RawClose,
  previous: RawClose,
  actions: readonly QuoteAction[],
): string | null {
  const { symbol, exchange } = instrument;
  if (exchange === null) return null;
  if (actions.some(({ exDate }) => previous.session < exDate && exDate <= close.session)) return null;
  const limit = priceLimit({ exchange, symbol, session: close.session });
  if (limit === null) return null;
  const { up, down } = limitPrices(previous.close, limit);
  if (close.close <= up + LIMIT_TOLERANCE && close.close >= down - LIMIT_TOLERANCE) return null;
  return `the close of ${close.close} is beyond the price limit of ${down} to ${up}, with no corporate action`;
}
