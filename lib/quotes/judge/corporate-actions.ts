import { isPaid, type QuoteAction } from "../../market/bar.ts";
import { type Finding, finding } from "../../market/finding.ts";
import { isUnderTreatment, limitPrices, priceLimit, referencePrice } from "../../market/price-limit.ts";
import { dayNumber } from "../../market/session-date.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { SplitEvidence } from "./as-traded.ts";
import { nextSession, sessionsApart } from "./calendar.ts";
import type { JudgeContext } from "./verdict.ts";

/** Two dividends, or two splits, of one share this close together are one that was dated differently. */
const SAME_ACTION_DAYS = 7;
/** The same amount once more within so many sessions is the same payment. */
const TWICE_SESSIONS = 3;
/** A larger part of the close before it is no dividend but a slip of units or currency. */
const LARGEST_DIVIDEND = 0.3;
const SAME_AMOUNT = 1e-6;

/** Actions that may be stored, and what was held back of them. */
export interface JudgedActions {
  readonly actions: readonly QuoteAction[];
  readonly findings: readonly Finding[];
}

/**
 * Judges the actions of a series. A dividend's currency is its own, else the one in which the instrument's are
 * declared. Left out: what is stored already under about the same date (a filing outranks a provider), the second of
 * two equal ones within three sessions, a dividend of more than 30% of the close before it, and a split that the
 * prices do not show. `closes` are raw, ascending.
 */
export function judgeActions(
  provided: readonly QuoteAction[],
  closes: readonly RawClose[],
  evidence: readonly SplitEvidence[],
  context: Pick<JudgeContext, "instrument" | "storedActions" | "times" | "inListingCurrency">,
): JudgedActions {
  const { instrument, storedActions } = context;
  const actions: QuoteAction[] = [];
  const findings: Finding[] = [];
  for (const action of provided.map((one) => inItsCurrency(one, instrument))) {
    if (storedActions.some((known) => isSameAction(known, action))) continue;
    const twice = actions.find((one) => isTwice(one, action, context));
    const held = twice
      ? listedTwice(instrument.symbol, twice, action)
      : !isPaid(action.kind)
        ? splitFault(instrument.symbol, action, closes, evidence)
        : dividendFault(action, closes, context);
    if (held === null) actions.push(action);
    else findings.push(held);
  }
  return { actions, findings };
}

/** Whether two ex-dates can be of one action. */
export const isNear = (one: string, other: string): boolean =>
  Math.abs(dayNumber(one) - dayNumber(other)) <= SAME_ACTION_DAYS;

/**
 * The same kind of action under about the same date; or of one day what a provider, which knows dividends and splits
 * alone, calls a dividend and a filing a distribution in kind, or a split and a filing rights.
 */
export const isSameAction = (one: QuoteAction, other: QuoteAction): boolean =>
  one.kind === other.kind
    ? isNear(one.exDate, other.exDate)
    : one.exDate === other.exDate &&
      isPaid(one.kind) === isPaid(other.kind) &&
      [one.kind, other.kind].some((kind) => kind === "distribution" || kind === "rights");

const inItsCurrency = (
  action: QuoteAction,
  { currency, dividendCurrency }: JudgeContext["instrument"],
): QuoteAction =>
  isPaid(action.kind) ? { ...action, currency: action.currency ?? dividendCurrency ?? currency } : action;

function isTwice(one: QuoteAction, other: QuoteAction, { times }: Pick<JudgeContext, "times">): boolean {
  if (one.kind !== other.kind) return false;
  // One day has one dividend, whatever currencies a source tells it in.
  if (one.exDate === other.exDate) return true;
  if (one.currency !== other.currency) return false;
  const [size, again] = [sizeOf(one), sizeOf(other)];
  if (Math.abs(size - again) > SAME_AMOUNT * size) return false;
  const [earlier, later] =
    one.exDate < other.exDate ? [one.exDate, other.exDate] : [other.exDate, one.exDate];
  return sessionsApart(times, earlier, later, TWICE_SESSIONS + 1) <= TWICE_SESSIONS;
}

const sizeOf = ({ amount, ratio }: QuoteAction): number => amount ?? ratio ?? 0;

const listedTwice = (symbol: string, first: QuoteAction, again: QuoteAction): Finding =>
  finding("action listed twice", symbol, first.exDate, {
    action: first.kind,
    amount: sizeOf(first),
    again: again.exDate,
  });

/** A dividend that is too large a part of the close before it; null where it is none, or nothing can tell. */
function dividendFault(
  action: QuoteAction,
  closes: readonly RawClose[],
  { instrument, times, inListingCurrency }: Pick<JudgeContext, "instrument" | "times" | "inListingCurrency">,
): Finding | null {
  const before = closes.findLast(({ session }) => session < action.exDate);
  const amount = inListingCurrency(action);
  if (!before || amount === null) return null;
  const share = amount / before.close;
  if (share <= LARGEST_DIVIDEND && !isContradicted(amount, before, closes, action, { instrument, times }))
    return null;
  return finding("dividend held back", instrument.symbol, action.exDate, {
    amount: action.amount ?? 0,
    currency: action.currency ?? instrument.currency,
    share,
    close: before.close,
  });
}

/** Half a step of price, so that a close at a limit price passes. */
const LIMIT_TOLERANCE = 0.005;

/**
 * Whether the close of a dividend's ex-date lies beyond the price limit that is counted from the close before less the
 * dividend, though within the one counted from that close itself: the exchange took nothing off, so that it is of
 * another size, such as one of ten shares.
 */
function isContradicted(
  amount: number,
  before: RawClose,
  closes: readonly RawClose[],
  { exDate }: QuoteAction,
  {
    instrument: { kind, symbol, exchange, specialTreatment = null },
    times,
  }: Pick<JudgeContext, "instrument" | "times">,
): boolean {
  const on = closes.find(({ session }) => session >= exDate);
  if (kind !== "share" || exchange === null || on?.session !== exDate) return false;
  if (nextSession(times, before.session) !== exDate) return false;
  const isSpecial = isUnderTreatment(specialTreatment, exDate);
  const limit = priceLimit({ exchange, symbol, session: exDate, specialTreatment: isSpecial });
  if (limit === null) return false;
  const within = (reference: number) => {
    const { up, down } = limitPrices(reference, limit);
    return on.close <= up + LIMIT_TOLERANCE && on.close >= down - LIMIT_TOLERANCE;
  };
  return !within(referencePrice(before.close, amount, 1)) && within(before.close);
}

function splitFault(
  symbol: string,
  { exDate, ratio }: QuoteAction,
  closes: readonly RawClose[],
  evidence: readonly SplitEvidence[],
): Finding | null {
  const told = evidence.find(({ split }) => split.exDate === exDate);
  const touches = closes.some(({ session }) => session < exDate);
  const hasHappened = closes.some(({ session }) => session >= exDate);
  const isShown = told === undefined ? null : told.shown;
  // Before its day nothing can show it; one that no price before it is divided by changes nothing.
  if (!touches || isShown === true || (isShown === null && hasHappened && !told?.expectedDivided))
    return null;
  return finding("split held back", symbol, exDate, { ratio: ratioText(ratio ?? 1) });
}

/** A ratio of new shares for old: `4:1`, `1:10`, `3:2`. */
function ratioText(ratio: number): string {
  for (let old = 1; old <= 100; old += 1) {
    const fresh = ratio * old;
    if (Math.abs(fresh - Math.round(fresh)) < 1e-6 * old) return `${Math.round(fresh)}:${old}`;
  }
  return `${ratio}:1`;
}
