const FIRST_STRONG = "\u2068";
const LEFT_TO_RIGHT = "\u2066";
const RIGHT_TO_LEFT = "\u2067";
const END = "\u2069";

const isolated = (locale: string, opening: string, text: string): string =>
  locale === "ar" ? `${opening}${text}${END}` : text;

/**
 * Keeps a symbol, a date or an address in its own order inside a text from right to left, where its parts would
 * change sides. The signs are invisible (Unicode isolates) and only stand in texts of such a language.
 */
export const leftToRight = (locale: string, text: string): string => isolated(locale, LEFT_TO_RIGHT, text);

const WORD_JOINER = "\u2060";

/** An ISO date inside a sentence: from right to left it would break at its hyphens, and its parts stand on two lines. */
export const dateInSentence = (locale: string, date: string): string =>
  locale === "ar" ? leftToRight(locale, date.replaceAll("-", `-${WORD_JOINER}`)) : date;

/** Keeps words of the reader's language in its order wherever they stand: a date inside a chart runs with its month's name. */
export const asLanguage = (locale: string, text: string): string => isolated(locale, RIGHT_TO_LEFT, text);

/**
 * Keeps a name or a title of either direction together inside a sentence: from right to left where it has Arabic words,
 * whatever its first letter is (`Manus، وكيل …`), else in the order of its own first letter.
 */
export const ownDirection = (locale: string, text: string): string =>
  isolated(locale, /\p{Script=Arabic}/u.test(text) ? RIGHT_TO_LEFT : FIRST_STRONG, text);
