// A day taken apart the obvious way: from raw prices and what was paid or split that day, never from a return.

export interface SlowDay {
  readonly before: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Cash for one old share, and new shares for one old. */
  readonly dividend: number;
  readonly ratio: number;
}

export function slowDayParts({ before, open, high, low, close, dividend, ratio }: SlowDay) {
  const reference = (before - dividend) / ratio;
  return {
    gap: (open - reference) / reference,
    openToClose: (close - open) / open,
    fromHigh: (close - high) / high,
    fromLow: (close - low) / low,
  };
}
