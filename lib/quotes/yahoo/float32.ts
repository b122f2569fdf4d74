/** The most digits that a 32-bit float can need to be told from its neighbours. */
const MOST_DIGITS = 9;
/** Half the distance between neighbouring 32-bit floats, relative, with a margin for one multiplication. */
const FLOAT32_NOISE = 2 ** -23;

/**
 * Yahoo sends prices as 32-bit floats printed with 64 bits: 140.8 comes as 140.8000030517578. This is the
 * shortest decimal with the same 32-bit float. A number that is no 32-bit float is returned unchanged.
 */
export function shortestDecimal(value: number): number {
  if (Math.fround(value) !== value) return value;
  return fewestDigits(value, (shorter) => Math.fround(shorter) === value);
}

/**
 * `value` times `factor`, with the noise that a 32-bit `value` brings removed: 9.38 that was 28.14 before a
 * split of three for one gives 28.14 back. `value` unchanged where the factor is 1.
 */
export function scaledDecimal(value: number, factor: number): number {
  if (factor === 1) return value;
  const product = value * factor;
  return fewestDigits(product, (shorter) => Math.abs(shorter - product) <= Math.abs(product) * FLOAT32_NOISE);
}

function fewestDigits(value: number, isClose: (shorter: number) => boolean): number {
  for (let digits = 1; digits <= MOST_DIGITS; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (isClose(shorter)) return shorter;
  }
  return value;
}

/** Fewer decimals than this are no 32-bit float's. */
const NOISE_DECIMALS = 5;
/** A 32-bit float has seven digits that are sure. */
const SURE_DIGITS = 7;

/**
 * A price that was printed from a 32-bit float with so many decimals: 132.899994 is 132.9. It is the shortest decimal
 * whose 32-bit float has the same digits as far as they are written; any other number is returned unchanged.
 */
export function printedDecimal(value: number, decimals: number): number {
  if (decimals < NOISE_DECIMALS || decimals > 100) return value;
  const written = value.toFixed(decimals);
  for (let digits = 1; digits <= SURE_DIGITS; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter).toFixed(decimals) === written) return shorter;
  }
  return value;
}
