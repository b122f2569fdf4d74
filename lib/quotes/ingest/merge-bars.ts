import type { QuoteBar } from "../../market/bar.ts";
import type { StoredBar } from "../../store/bars/bars.ts";
import { BY_HAND } from "../../store/runs/revisions-by-hand.ts";

/** A provider's bars as they are to be stored, beside what is stored. */
export interface MergedBars {
  readonly bars: readonly QuoteBar[];
  /** Sessions whose stored values change. */
  readonly changed: ReadonlySet<string>;
  /** How many stored bars differ but stay as they are, because they outrank a provider's. */
  readonly kept: number;
}

/** What a series of bars is laid over, and by whom. */
interface MergedInstrument {
  readonly kind: string;
  readonly provider: string;
  /** To how many shares the fresh volumes are rounded, where that is more than a lot. */
  readonly volumeRounding?: number;
}

const PRICES = ["open", "high", "low", "close"] as const;

/**
 * Lays a provider's bars over the stored ones. A bar with equal values changes nothing, not even its flag;
 * prices that differ only beyond the digits of a 32-bit float, as Yahoo sends them, count as equal. A stored
 * volume stays where the provider has none, and so do open, high and low; a bar that a person corrected, and a currency's shipped reference
 * rate, stays whatever the provider says.
 */
export function mergeBars(
  fresh: readonly QuoteBar[],
  stored: readonly StoredBar[],
  instrument: MergedInstrument,
): MergedBars {
  const bySession = new Map(stored.map((bar) => [bar.session, bar]));
  const bars: QuoteBar[] = [];
  const changed = new Set<string>();
  let kept = 0;
  for (const bar of fresh) {
    const before = bySession.get(bar.session);
    if (!before) {
      bars.push(bar);
      continue;
    }
    const merged = {
      ...bar,
      ...mergedPrices(bar, before),
      volume: mergedVolume(bar.volume, before, instrument),
    };
    if (
      PRICES.every((field) => isSamePrice(merged[field], before[field])) &&
      merged.volume === before.volume
    ) {
      bars.push({ ...before, source: merged.source });
    } else if (outranks(before, instrument)) {
      kept += 1;
    } else {
      bars.push(merged);
      changed.add(bar.session);
    }
  }
  return { bars, changed, kept };
}

/** The open, high and low, where those stored stay if none came: unless the new close lies outside of them. */
function mergedPrices(
  { open, high, low, close }: QuoteBar,
  before: StoredBar,
): Pick<QuoteBar, "open" | "high" | "low"> {
  if (open !== null || high !== null || low !== null) return { open, high, low };
  const isWithin = (before.low ?? close) <= close && close <= (before.high ?? close);
  return isWithin ? { open: before.open, high: before.high, low: before.low } : { open, high, low };
}

/** Sources that count in lots of 100 shares lose the rest, which is no revision of another source's volume. */
const LOT_SHARES = 100;

function mergedVolume(
  fresh: number | null,
  before: StoredBar,
  { provider, volumeRounding = 0 }: MergedInstrument,
): number | null {
  if (fresh === null || before.volume === null) return fresh ?? before.volume;
  const apart = Math.abs(fresh - before.volume);
  const isRounding = (before.provider !== provider && apart < LOT_SHARES) || apart < volumeRounding;
  return isRounding ? before.volume : fresh;
}

const outranks = (
  stored: StoredBar,
  { kind, provider }: { readonly kind: string; readonly provider: string },
): boolean =>
  stored.flag === "corrected" ||
  stored.provider === BY_HAND ||
  (kind === "currency" && stored.provider !== provider);

const isSamePrice = (fresh: number | null, stored: number | null): boolean =>
  fresh === stored || (fresh !== null && stored !== null && Math.fround(fresh) === Math.fround(stored));
