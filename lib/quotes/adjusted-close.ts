/** A bar's session and raw close, in the listing's currency. */
export interface RawClose {
  readonly session: string;
  readonly close: number;
}

/** A corporate action with its dividend already in the listing's currency. */
export interface ListedAction {
  readonly exDate: string;
  /** Cash per share in the listing's currency; 0 for a split. */
  readonly dividend: number;
  /** New shares for one old; 1 for a dividend. */
  readonly ratio: number;
}

/**
 * Closes corrected for dividends and splits, as if every dividend had been reinvested at the close before its
 * ex-date (CRSP's convention): each close before an ex-date is multiplied by (1 - D / close before) / ratio.
 * The last close is unchanged. `closes` ascend by session; the result has their order and currency.
 * @throws RangeError when a dividend is not smaller than the close before it
 */
export function adjustedCloses(closes: readonly RawClose[], actions: readonly ListedAction[]): number[] {
  const adjusted = new Array<number>(closes.length);
  const newestFirst = [...actions].sort((a, b) => (a.exDate < b.exDate ? 1 : -1));
  let factor = 1;
  let next = 0;
  for (let index = closes.length - 1; index >= 0; index -= 1) {
    const bar = closes[index];
    if (!bar) continue;
    for (let action = newestFirst[next]; action && action.exDate > bar.session; action = newestFirst[next]) {
      next += 1;
      // An action after the last bar has not touched any price yet.
      if (index === closes.length - 1) continue;
      if (action.dividend >= bar.close) {
        throw new RangeError(`The dividend of ${action.exDate} is not smaller than the close before it`);
      }
      factor *= (1 - action.dividend / bar.close) / action.ratio;
    }
    adjusted[index] = bar.close * factor;
  }
  return adjusted;
}
