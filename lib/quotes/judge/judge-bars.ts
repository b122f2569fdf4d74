import { INDICATIVE, type QuoteAction, type QuoteBar } from "../../market/bar.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import { isHalfDay, isKnown, sessionFault } from "./calendar.ts";
import { followsRejected, limitFault, moveFault, NARROWEST_LIMIT, unitFault } from "./price-limits.ts";
import { isLetIn, type JudgeContext, type KnownBar } from "./verdict.ts";

/** What bars are judged against. */
export interface BarContext extends Pick<JudgeContext, "times" | "stored" | "said"> {
  readonly instrument: Pick<
    JudgeContext["instrument"],
    "symbol" | "kind" | "exchange" | "specialTreatment"
  > & {
    readonly listedOn?: string | null;
    readonly specialTreatment?: string | null;
  };
  /** Stored and new actions alike. */
  readonly actions: readonly QuoteAction[];
}

export interface JudgedBars {
  readonly accepted: readonly QuoteBar[];
  readonly rejected: ProviderSeries["rejected"];
  /** Whether the day of listing let a row in that the price limit would have held back. */
  readonly isFreeOfLimit: boolean;
}

/** What is looked up once for all bars of an answer. */
interface Answer {
  readonly opening: RawClose;
  readonly tellsVolume: boolean;
  readonly tellsRange: boolean;
}

/** The closes that the next one is compared with. */
interface Before {
  /** The last good close, stored or accepted. */
  readonly good: RawClose | undefined;
  /** The last one that a price limit rejected since. */
  readonly beyondLimit: RawClose | undefined;
}

/**
 * Sorts bars (finished, ascending by session) into those that can be stored and those that can't, each of these with
 * its reason. A bar is compared with the last good close before it that is stored or was accepted; a rejected one
 * never becomes that.
 */
export function judgeBars(bars: readonly QuoteBar[], context: BarContext): JudgedBars {
  const accepted: QuoteBar[] = [];
  const rejected: ProviderSeries["rejected"][number][] = [];
  const answer: Answer = {
    opening: openingClose(bars),
    tellsVolume: bars.some(({ volume }) => volume !== null && volume > 0),
    tellsRange: bars.some(({ high, low }) => high !== null && low !== null && high > low),
  };
  const { stored } = context;
  let nextStored = 0;
  let previousStored: KnownBar | undefined;
  let beyondLimit: RawClose | undefined;
  let isFreeOfLimit = false;
  let rowBefore: QuoteBar | undefined;
  for (const raw of bars) {
    for (let next = stored[nextStored]; next && next.session < raw.session; ) {
      previousStored = next;
      nextStored += 1;
      next = stored[nextStored];
    }
    const good = later(previousStored, accepted.at(-1));
    if (good && beyondLimit && good.session > beyondLimit.session) beyondLimit = undefined;
    const bar = withVolumeRead(raw, context, answer.tellsVolume);
    const same = stored[nextStored];
    const isStored = same?.session === bar.session && isSamePrice(same, bar);
    const isConfirmed = isStored && same.flag === "confirmed";
    const fault = barFault(bar, good, answer, context) ?? standstill(raw, good, answer, context);
    const isCopy = !isConfirmed && isCopyOf(raw, rowBefore, context.instrument.kind);
    rowBefore = raw;
    const limit = fault === null && !isStored ? limitOf(bar, { good, beyondLimit }, context) : null;
    const doubt = isCopy ? COPY : limit;
    if (fault !== null) rejected.push({ session: bar.session, reason: fault });
    else if (doubt === null) accepted.push(isConfirmed ? { ...bar, flag: same.flag } : bar);
    else if (doubt === "free") {
      isFreeOfLimit = true;
      accepted.push(bar);
    } else if (isLetIn(context.said, context.instrument.symbol, bar.session)) {
      accepted.push({ ...bar, flag: "confirmed" });
    } else if (isCopy) rejected.push({ session: bar.session, reason: COPY });
    else {
      beyondLimit = bar;
      rejected.push({ session: bar.session, reason: doubt });
    }
  }
  return { accepted, rejected, isFreeOfLimit };
}

function barFault(
  bar: QuoteBar,
  good: RawClose | undefined,
  { opening }: Answer,
  { times, actions }: BarContext,
): string | null {
  const fault =
    sessionFault(times, bar.session) ?? unitFault(bar) ?? moveFault(bar, good ?? opening, actions);
  if (fault !== null || good === undefined || !isSamePrice(bar, good)) return fault;
  // A rejected copy never becomes `good`, so a close that stays frozen for days is seen on each of them.
  if (bar.flag === INDICATIVE && !isHalfDay(times, bar.session)) {
    return "no trade: zero volume and the close of the session before";
  }
  return null;
}

/**
 * Why a row of an index is no session, or null: its volume is not kept, but a day without any on which every price is
 * the close before has not been traded. On a session that the calendar knows that can be told only beside rows that
 * have a range.
 */
function standstill(
  bar: QuoteBar,
  good: RawClose | undefined,
  { tellsRange }: Answer,
  { instrument, times }: BarContext,
): string | null {
  if (instrument.kind !== "index" || good === undefined || (bar.volume ?? 0) > 0) return null;
  if (!isFlat(bar) || !isSamePrice(bar, good) || (!tellsRange && isKnown(times, bar.session))) return null;
  return "no session: every price is the close of the session before";
}

/** Why a row that repeats the one before it is held back, until a person lets it in. */
export const COPY = "a copy: its four prices and its volume are those of the row before";

/**
 * Whether a row repeats the one before it, as a source does that has none of its own yet. No two days have the same
 * open, high, low, close and number of shares, unless so little was traded that there was no range; an index's volume
 * counts where both tell it.
 */
function isCopyOf(bar: QuoteBar, before: QuoteBar | undefined, kind: string): boolean {
  const { open, high, low, close, volume } = bar;
  if (before === undefined || open === null || high === null || low === null || high <= low) return false;
  if (open !== before.open || high !== before.high || low !== before.low || close !== before.close)
    return false;
  const isUntold = !volume || !before.volume;
  return isUntold ? kind === "index" : volume === before.volume;
}

const isFlat = ({ open, high, low, close }: QuoteBar): boolean =>
  open === close && high === close && low === close;

/** Why a close breaks the price limit, or null; `free` where it would, were it not for a new listing. */
function limitOf(
  bar: QuoteBar,
  { good, beyondLimit }: Before,
  { instrument, times, actions }: BarContext,
): string | null {
  const { kind, exchange, symbol, listedOn } = instrument;
  if (kind !== "share" || exchange === null || good === undefined) return null;
  const isNear = (price: number | null) =>
    price === null || Math.abs(price / good.close - 1) < NARROWEST_LIMIT;
  if (isNear(bar.close) && isNear(bar.high) && isNear(bar.low) && isNear(bar.open)) return null;
  const fault = limitFault(instrument, bar, good, actions, times);
  if (fault !== null) return fault;
  if (beyondLimit && followsRejected(bar, beyondLimit, good, times)) {
    return `the close of ${bar.close} is on the level of ${beyondLimit.close} on ${beyondLimit.session}, which is beyond the price limit`;
  }
  if (!listedOn) return null;
  const { specialTreatment = null } = instrument;
  return limitFault({ exchange, symbol, specialTreatment }, bar, good, actions, times) === null
    ? null
    : "free";
}

/** Stored prices may carry more digits than the 32-bit floats of Yahoo's. */
const isSamePrice = (one: RawClose, other: RawClose): boolean =>
  one.close === other.close || Math.fround(one.close) === Math.fround(other.close);

/**
 * A share's or fund's row without volume is Yahoo's indication of a half day or an odd session, and is flagged
 * so; unless no row of the answer tells a volume, as in a file without that column. Volumes of indexes and pairs
 * are left out: their units differ from one source to the next.
 */
function withVolumeRead(bar: QuoteBar, { instrument }: BarContext, tellsVolume: boolean): QuoteBar {
  if (instrument.kind === "index" || instrument.kind === "currency") return { ...bar, volume: null };
  if (bar.volume !== null && bar.volume > 0) return bar;
  if (bar.volume === null && !tellsVolume) return bar;
  return { ...bar, volume: null, flag: bar.flag ?? INDICATIVE };
}

function later(stored: RawClose | undefined, accepted: QuoteBar | undefined): RawClose | undefined {
  if (!stored || !accepted) return stored ?? accepted;
  return stored.session > accepted.session ? stored : accepted;
}

/** What the first bar of all is compared with: the middle of the first five closes, so that one slip is seen. */
function openingClose(bars: readonly QuoteBar[]): RawClose {
  const first = [...bars.slice(0, 5)].sort((a, b) => a.close - b.close);
  return first[Math.floor(first.length / 2)] ?? { session: "", close: 1 };
}
