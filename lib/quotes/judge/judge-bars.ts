import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import { areConsecutive, isFinished, isHalfDay, sessionFault, type TradingTimes } from "./calendar.ts";
import { limitFault, moveFault } from "./price-limits.ts";

/** What a provider's bars are checked against. */
export interface CheckContext {
  readonly instrument: {
    readonly symbol: string;
    readonly kind: string;
    readonly exchange: ExchangeCode | null;
  };
  readonly times: TradingTimes;
  /** The stored raw closes, ascending by session. */
  readonly stored: readonly RawClose[];
  /** Stored and new actions alike. */
  readonly actions: readonly QuoteAction[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface CheckedBars {
  readonly accepted: readonly QuoteBar[];
  readonly rejected: ProviderSeries["rejected"];
  /** Sessions that are not over yet. */
  readonly unfinished: readonly string[];
}

/**
 * Sorts a provider's bars (ascending by session) into those that can be stored and those that can't, each of
 * these with its reason. A bar is compared with the last close before it that is stored or was accepted.
 */
export function checkBars(bars: readonly QuoteBar[], context: CheckContext): CheckedBars {
  const accepted: QuoteBar[] = [];
  const rejected: ProviderSeries["rejected"][number][] = [];
  const unfinished: string[] = [];
  const opening = openingClose(bars);
  const tellsVolume = bars.some(({ volume }) => volume !== null && volume > 0);
  let nextStored = 0;
  let previousStored: RawClose | undefined;
  for (const raw of bars) {
    for (let next = context.stored[nextStored]; next && next.session < raw.session; ) {
      previousStored = next;
      nextStored += 1;
      next = context.stored[nextStored];
    }
    if (!isFinished(context.times, raw.session, context.now)) {
      unfinished.push(raw.session);
      continue;
    }
    const previous = later(previousStored, accepted.at(-1));
    const bar = withVolumeRead(raw, context, tellsVolume);
    const reason = barFault(bar, previous, opening, context);
    if (reason === null) accepted.push(bar);
    else rejected.push({ session: raw.session, reason });
  }
  return { accepted, rejected, unfinished };
}

function barFault(
  bar: QuoteBar,
  previous: RawClose | undefined,
  opening: RawClose,
  { instrument, times, actions }: CheckContext,
): string | null {
  const fault = sessionFault(times, bar.session) ?? moveFault(bar, previous ?? opening, actions);
  if (fault !== null || previous === undefined) return fault;
  // A rejected copy never becomes `previous`, so a close that stays frozen for days is seen on each of them.
  if (bar.flag === "indicative" && isSamePrice(bar, previous) && !isHalfDay(times, bar.session)) {
    return "no trade: zero volume and the close of the session before";
  }
  const isJudged = instrument.kind === "share" && areConsecutive(times, previous.session, bar.session);
  return isJudged ? limitFault(instrument, bar, previous, actions) : null;
}

/** Stored prices may carry more digits than the 32-bit floats of Yahoo's. */
const isSamePrice = (one: RawClose, other: RawClose): boolean =>
  Math.fround(one.close) === Math.fround(other.close);

/**
 * A share's or fund's row without volume is Yahoo's indication of a half day or an odd session, and is flagged
 * so; unless no row of the answer tells a volume, as in a file without that column. Volumes of indexes and pairs
 * are left out: their units differ from one source to the next.
 */
function withVolumeRead(bar: QuoteBar, { instrument }: CheckContext, tellsVolume: boolean): QuoteBar {
  if (instrument.kind === "index" || instrument.kind === "currency") return { ...bar, volume: null };
  if (bar.volume !== null && bar.volume > 0) return bar;
  if (bar.volume === null && !tellsVolume) return bar;
  return { ...bar, volume: null, flag: bar.flag ?? "indicative" };
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
