const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39];
/** Ten to these powers are exact as doubles, and so is every whole number of this many digits. */
const EXACT_POWER = 22;
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_POWER + 1 }, (_, power) => 10 ** power);

/**
 * The number written in bytes `start` to `end` (exclusive) of ASCII text; null where there is nothing, NaN where it
 * is no number. Few digits are read as a whole number over a power of ten, which rounds as `Number` does (Clinger
 * 1990); anything longer is handed to `Number` itself.
 */
export function scanNumber(bytes: Uint8Array, start: number, end: number): number | null {
  if (start === end) return null;
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at += 1;
  let whole = 0;
  let digits = 0;
  let power = 0;
  let seenPoint = false;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      whole = whole * 10 + (byte - ZERO);
      digits += 1;
      if (seenPoint) power += 1;
    } else if (byte === POINT && !seenPoint) seenPoint = true;
    else return slowly(bytes, start, end);
  }
  if (digits === 0 || digits > EXACT_DIGITS || power > EXACT_POWER) return slowly(bytes, start, end);
  const value = whole / (POWERS[power] ?? Number.NaN);
  return negative ? -value : value;
}

function slowly(bytes: Uint8Array, start: number, end: number): number {
  const text = Buffer.from(bytes.subarray(start, end)).toString("latin1").trim();
  return text === "" ? Number.NaN : Number(text);
}
