import { isIsoDate } from "../../market/session-date.ts";

const ZERO = 0x30;
const HYPHEN = 0x2d;
const LENGTH = 10;

/**
 * A reader of ISO dates from ASCII bytes `start` to `end` (exclusive): the date, or null where they hold none. The
 * same date is the same text each time, so that 25 million bars do not hold 25 million dates.
 */
export function sessionScanner(): (bytes: Uint8Array, start: number, end: number) => string | null {
  const known = new Map<number, string | null>();
  return (bytes, start, end) => {
    if (end - start !== LENGTH || bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return null;
    let key = 0;
    for (let at = start; at < end; at += 1) {
      if (at === start + 4 || at === start + 7) continue;
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return null;
      key = key * 10 + digit;
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const text = String(key).padStart(8, "0");
    const written = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    const date = isIsoDate(written) ? written : null;
    known.set(key, date);
    return date;
  };
}
