// One session taken apart from its daily bar: what was there at the open, what came until the close, and where
// between the day's low and high the close stood. Prices in any one currency; every figure is a fraction.

/** The return of a session in two parts that compound to it: (1 + gap)(1 + openToClose) = 1 + return. */
export interface SessionParts {
  /** The open against the close before it, with the dividend or split of that day taken out. */
  readonly gap: number;
  /** The close against the open. */
  readonly openToClose: number;
}

/**
 * A session's return taken apart at its open (Lou, Polk & Skouras 2019, section 2):
 *
 *   openToClose = C / O - 1        gap = (1 + R) / (1 + openToClose) - 1
 *
 * R is the return from adjusted closes, so that a dividend, a split or a rights issue of that day, which all happen
 * before the open, is taken out of the gap and not of the hours of trading: for a dividend D the gap is
 * O / (P - D) - 1, P being the close before.
 * In: the return of the session, its open and its close in one basis, NaN where missing. Out: null where one is.
 */
export function sessionParts(sessionReturn: number, open: number, close: number): SessionParts | null {
  const openToClose = close / open - 1;
  const gap = (1 + sessionReturn) / (1 + openToClose) - 1;
  return Number.isFinite(gap) && Number.isFinite(openToClose) ? { gap, openToClose } : null;
}

/** Where a close stood within its session. */
export interface CloseInRange {
  /** The close against the session's high: zero or below. */
  readonly fromHigh: number;
  /** The close against the session's low: zero or above. */
  readonly fromLow: number;
}

/**
 * How far a close stood from its session's high and low, C / H - 1 and C / L - 1 (the extremes of Parkinson 1980,
 * held against the close). In: prices of one session, NaN where missing. Out: null where one is missing.
 */
export function closeInRange(high: number, low: number, close: number): CloseInRange | null {
  const [fromHigh, fromLow] = [close / high - 1, close / low - 1];
  return Number.isFinite(fromHigh) && Number.isFinite(fromLow) ? { fromHigh, fromLow } : null;
}
