// Trading volume as a thing to study like a return: its logarithm, so that one wild day does not decide the
// mean, and the same models and tests.

/** What Ajinkya & Jain (1989) add so that a day without trading has a logarithm, in percent of shares. */
const noTradingConstant = 0.000255;

/**
 * Log turnover ln(100 V_t / S_t + 0.000255): daily volume in percent of the shares outstanding (Ajinkya &
 * Jain 1989; Campbell & Wasley 1996, eq. 1). In: shares traded and shares outstanding by session, NaN where
 * missing, of equal length. Out: by session; NaN where either is missing or no shares are outstanding.
 * Throws RangeError when the lengths differ.
 */
export function logTurnover(volumes: Float64Array, sharesOutstanding: Float64Array): Float64Array {
  if (volumes.length !== sharesOutstanding.length)
    throw new RangeError("volumes and shares differ in length");
  return volumes.map((volume, index) => {
    const shares = sharesOutstanding[index] ?? Number.NaN;
    const turnover = shares > 0 && volume >= 0 ? (100 * volume) / shares : Number.NaN;
    return Math.log(turnover + noTradingConstant);
  });
}

/**
 * Log volume ln(V_t + 1), for when the shares outstanding are not known: over one window, in which they
 * hardly change, it differs from log turnover by a constant. NaN where missing or negative.
 */
export function logVolume(volumes: Float64Array): Float64Array {
  return volumes.map((volume) => (volume >= 0 ? Math.log(volume + 1) : Number.NaN));
}

/*
 * Abnormal volume of an event is `studyEvent` (or of many, `studyEvents`) on one of these series: with model
 * `mean` against its own estimation window, or with model `market` against the market's log turnover; the
 * latter is the better specified of the two (Campbell & Wasley 1996). The value is in logarithms: 0.69 is
 * twice the usual volume. Its tests across events are those of `aggregate`.
 */

/** How many times the usual volume a log abnormal volume stands for: exp(value). */
export function volumeMultiple(logAbnormal: number): number {
  return Math.exp(logAbnormal);
}
