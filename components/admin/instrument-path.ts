/**
 * The page for changing an instrument, without a language: `^HSI` is at `/admin/instruments/%5EHSI`. A dot stands
 * as an underscore, which no symbol has, so that nothing on the way takes the path for a file's.
 */
export const instrumentPath = (symbol: string): string =>
  `/admin/instruments/${encodeURIComponent(symbol.replaceAll(".", "_"))}`;

/** The symbol in such a path, which Next hands over as it stood there; a text that can't be decoded is no symbol. */
export function symbolIn(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll("_", ".");
  } catch {
    return segment;
  }
}
