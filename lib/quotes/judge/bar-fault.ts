/** What is wrong with a bar's prices and volume by themselves, or null. A NaN is a fault too. */
export function barFault({
  open,
  high,
  low,
  close,
  volume,
}: {
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
  readonly volume: number | null;
}): string | null {
  if (!(isPrice(open) && isPrice(high) && isPrice(low) && isPrice(close))) {
    const isNumber = ![open, high, low, close].some((price) => Number.isNaN(price));
    return isNumber ? "a price is not positive" : "a price is no number";
  }
  if (volume !== null && !(volume >= 0 && volume < Number.POSITIVE_INFINITY)) {
    return Number.isNaN(volume) ? "the volume is no number" : "the volume is negative";
  }
  if (low !== null && (close < low || (open !== null && open < low) || (high !== null && high < low))) {
    return `a price is below the low of ${low}`;
  }
  if (high !== null && (close > high || (open !== null && open > high))) {
    return `a price is above the high of ${high}`;
  }
  return null;
}

const isPrice = (price: number | null): boolean =>
  price === null || (price > 0 && price < Number.POSITIVE_INFINITY);
