import { isPaid, type QuoteAction } from "../../market/bar.ts";
import { freeSessions, isUnderTreatment, limitPrices, priceLimit } from "../../market/price-limit.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { RawClose } from "../adjusted-close.ts";
import { nextSession, sessionsApart, type TradingTimes } from "./calendar.ts";

/** A close this many times the one before, or as small a part of it, is a slip of units, not a move. */
const LARGEST_MOVE = 50;
/** Half the smallest price step, so that a close at the limit itself passes. */
const LIMIT_TOLERANCE = 0.005;
/** No price limit is narrower than 5%, and rounding to a tick only widens it: smaller moves need no closer look. */
export const NARROWEST_LIMIT = 0.049;
/** Over so many sessions a limit of 10% allows seven times the price: nothing is left to judge. */
const MOST_SESSIONS = 20;

/** Why a raw close can't follow the raw close before it, or null. */
export function moveFault(
  close: RawClose,
  previous: RawClose,
  actions: readonly QuoteAction[],
): string | null {
  const ratio = close.close / previous.close;
  if (ratio <= LARGEST_MOVE && ratio >= 1 / LARGEST_MOVE) return null;
  const wasSplit = actions.some(
    ({ kind, exDate }) => !isPaid(kind) && previous.session < exDate && exDate <= close.session,
  );
  if (wasSplit) return null;
  const size = ratio > 1 ? `over ${LARGEST_MOVE} times` : `under 1/${LARGEST_MOVE} of`;
  return `the close of ${close.close} is ${size} ${previous.close} on ${previous.session}, with no split`;
}

/** Why a row's other prices can't be of the unit of its close, or null. */
export function unitFault({ open, high, low, close }: DayPrices): string | null {
  const isFar = (price: number | null = null) =>
    price !== null && (price > LARGEST_MOVE * close || price * LARGEST_MOVE < close);
  if (!isFar(open) && !isFar(high) && !isFar(low)) return null;
  const [name, price] = isFar(open) ? ["open", open] : isFar(high) ? ["high", high] : ["low", low];
  const size = Number(price) > close ? `over ${LARGEST_MOVE} times` : `under 1/${LARGEST_MOVE} of`;
  return `the ${name} of ${price} is ${size} the close of ${close}`;
}

/** A close with what is told of the day's other prices. */
export interface DayPrices extends RawClose {
  readonly open?: number | null;
  readonly high?: number | null;
  readonly low?: number | null;
}

/** A listing as its price limits follow from it. */
export interface LimitedListing {
  readonly symbol: string;
  readonly exchange: ExchangeCode | null;
  /** The first session in which it traded, an ISO date; null where that is not known. */
  readonly listedOn?: string | null;
  /** When it was under special treatment, as stored. */
  readonly specialTreatment?: string | null;
}

/** How far closes could lie from an earlier one. */
interface LimitRange {
  readonly up: number;
  readonly down: number;
  /** How many sessions later. */
  readonly sessions: number;
}

/**
 * Why a raw close, or another price of its day, breaks the exchange's price limits, or null; `previous` is the last
 * good raw close. One session later it must keep the limit, n sessions later n limits one on the other, whichever rows between are missing or
 * were rejected. Not judged: a session with a corporate action in between, whose reference price isn't known, the
 * first sessions of a new listing, which have no limit, and more than 20 sessions.
 */
export function limitFault(
  listing: LimitedListing,
  close: DayPrices,
  previous: RawClose,
  actions: readonly QuoteAction[],
  times: TradingTimes,
): string | null {
  const range = limitRange(listing, close, previous, actions, times);
  if (range === null) return null;
  const { up, down, sessions } = range;
  const tolerance = LIMIT_TOLERANCE * sessions;
  const prices = { close: close.close, high: close.high, low: close.low, open: close.open };
  const beyond = Object.entries(prices).find(
    ([, price]) =>
      price !== null && price !== undefined && (price > up + tolerance || price < down - tolerance),
  );
  if (beyond === undefined) return null;
  const what =
    sessions === 1
      ? `the price limit of ${down} to ${up}`
      : `${sessions} sessions at the price limit (${down} to ${up}) after ${previous.close} on ${previous.session}`;
  return `the ${beyond[0]} of ${beyond[1]} is beyond ${what}, with no corporate action`;
}

/** The range of `limitFault`; null where there is none. */
function limitRange(
  { symbol, exchange, listedOn = null, specialTreatment = null }: LimitedListing,
  close: RawClose,
  previous: RawClose,
  actions: readonly QuoteAction[],
  times: TradingTimes,
): LimitRange | null {
  if (exchange === null || priceLimit({ exchange, symbol, session: close.session }) === null) return null;
  if (actions.some(({ exDate }) => previous.session < exDate && exDate <= close.session)) return null;
  let { close: up, close: down } = previous;
  let sessions = 0;
  for (let day = previous.session; day < close.session; ) {
    day = nextSession(times, day);
    sessions += 1;
    if (sessions > MOST_SESSIONS || isFreeSession({ symbol, exchange, listedOn }, day, times)) return null;
    const limit = priceLimit({
      exchange,
      symbol,
      session: day,
      specialTreatment: isUnderTreatment(specialTreatment, day),
    });
    if (limit === null) return null;
    up = limitPrices(up, limit).up;
    down = limitPrices(down, limit).down;
  }
  return { up, down, sessions };
}

/** Whether a session is one of the first of a new listing, which have no price limit. */
export function isFreeSession(
  { symbol, exchange, listedOn = null }: LimitedListing,
  session: string,
  times: TradingTimes,
): boolean {
  if (listedOn === null || exchange === null || session < listedOn) return false;
  const free = freeSessions({ exchange, symbol, listedOn });
  if (session === listedOn) return free > 0;
  return sessionsApart(times, listedOn, session, free) < free;
}

/** Nearer to the last good close than this (a logarithm), a row is a move of some days and not another level. */
const OTHER_LEVEL = 0.25;
/** So many times nearer to the rejected close. */
const NEARER = 3;

/**
 * Whether a close hangs on a rejected one: it lies far from the last good close and near to that one, so that it is on
 * the wrong level too, however many sessions have passed.
 */
export function followsRejected(
  close: RawClose,
  rejected: RawClose,
  good: RawClose,
  times: TradingTimes,
): boolean {
  const away = (from: RawClose) => Math.abs(Math.log(close.close / from.close));
  if (away(good) < OTHER_LEVEL || away(rejected) * NEARER > away(good)) return false;
  return sessionsApart(times, rejected.session, close.session, MOST_SESSIONS + 1) <= MOST_SESSIONS;
}
