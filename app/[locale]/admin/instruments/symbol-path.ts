/** The page for changing an instrument, without a language: `^HSI` is at `/admin/instruments/%5EHSI`. */
export const instrumentPath = (symbol: string): string => `/admin/instruments/${encodeURIComponent(symbol)}`;

/** The symbol in a path, which Next hands over as it stood there; a text that can't be decoded is no symbol. */
export function symbolIn(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
