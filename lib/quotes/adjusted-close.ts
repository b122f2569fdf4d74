import { SPLIT_ADJUSTED } from "../market/bar.ts";

/** A bar's session and raw close, in the listing's currency. */
export interface RawClose {
  readonly session: string;
  readonly close: number;
  /** The bar's flag: a close divided by every later split says so. */
  readonly flag?: string | null;
}

/** A corporate action with its dividend already in the listing's currency. */
export interface ListedAction {
  readonly exDate: string;
  /** Cash, or the value of what was given, per share in the listing's currency; 0 for a split or rights. */
  readonly dividend: number;
  /** New shares for one old, or the close before over the price after rights; 1 for what is paid. */
  readonly ratio: number;
  /** Whether it is a split, by which a source may have divided its past already. */
  readonly isSplit?: boolean;
}

/**
 * Closes corrected for dividends and splits, as if every dividend had been reinvested at the close before its
 * ex-date (CRSP's convention): each close before an ex-date is multiplied by (1 - D / close before) / ratio.
 * A close flagged `split-adjusted` was divided by every later split already, so that no such split touches it and what
 * was paid before one counts in new shares. The last close is unchanged. `closes` ascend by session; the result has their order and currency.
 * @throws RangeError when a dividend is not smaller than the close before it
 */
export function adjustedCloses(closes: readonly RawClose[], actions: readonly ListedAction[]): number[] {
  const adjusted = new Array<number>(closes.length);
  const newestFirst = [...actions].sort((a, b) => (a.exDate < b.exDate ? 1 : -1));
  let factor = 1;
  /** New shares for one old over the later splits that the closes here were divided by before. */
  let divided = 1;
  let next = 0;
  for (let index = closes.length - 1; index >= 0; index -= 1) {
    const bar = closes[index];
    if (!bar) continue;
    for (let action = newestFirst[next]; action && action.exDate > bar.session; action = newestFirst[next]) {
      next += 1;
      // An action after the last bar has not touched any price yet.
      if (index === closes.length - 1) continue;
      const isDivided = action.isSplit === true && bar.flag === SPLIT_ADJUSTED;
      const dividend = bar.flag === SPLIT_ADJUSTED ? action.dividend / divided : action.dividend;
      if (action.isSplit) divided *= action.ratio;
      if (dividend >= bar.close) {
        throw new RangeError(`The dividend of ${action.exDate} is not smaller than the close before it`);
      }
      factor *= (1 - dividend / bar.close) / (isDivided ? 1 : action.ratio);
    }
    adjusted[index] = bar.close * factor;
  }
  return adjusted;
}
