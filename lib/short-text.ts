const LONGEST = 60;

/** A text from an address as a sentence quotes it: sixty characters at most, and `…` where there were more. */
export const shortText = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
