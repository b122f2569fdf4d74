/**
 * A symbol, or a name that begins with one, as the last part of a path: `%5EHSI` for `^HSI`. A dot stands as an
 * underscore, which no symbol has, so that nothing on the way takes the path for a file's.
 */
export const symbolSegment = (symbol: string): string => encodeURIComponent(symbol.replaceAll(".", "_"));

/** The page for changing an instrument, without a language. */
export const instrumentPath = (symbol: string): string => `/admin/instruments/${symbolSegment(symbol)}`;

/** The symbol in such a path, which Next hands over as it stood there; a text that can't be decoded is no symbol. */
export function symbolIn(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll("_", ".");
  } catch {
    return segment;
  }
}
