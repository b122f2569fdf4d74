const LONGEST = 60;

/** A text's first letters, as many as `longest`, and `…` where there were more; no letter of two units is cut in half. */
export const beginningOf = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : text;

/** A text from an address as a sentence quotes it: sixty characters at most, and `…` where there were more. */
export const shortText = (text: string): string => beginningOf(text, LONGEST);
