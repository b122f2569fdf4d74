/**
 * Keeps a symbol, a date or an address in its own order inside a text from right to left, where its parts would
 * change sides. The signs are invisible (Unicode isolates) and only stand in texts of such a language.
 */
export const leftToRight = (locale: string, text: string): string =>
  locale === "ar" ? `\u2066${text}\u2069` : text;
