/** What the picture's one font has: Latin letters and the signs of figures. */
const NOT_DRAWABLE =
  /[^\u0020-\u007E\u00A0-\u00AC\u00AE-\u0113\u0139-\u013E\u0141-\u0148\u0150-\u017E−–—’“”…→€]/gu;

/**
 * A text with only what the picture's font can draw. For a character that it lacks the drawing library would ask
 * a server of a third party for another font. Null where nothing is left to read.
 */
export function drawable(text: string): string | null {
  const kept = text.normalize("NFC").replace(NOT_DRAWABLE, " ").replace(/ +/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(kept) ? kept : null;
}
