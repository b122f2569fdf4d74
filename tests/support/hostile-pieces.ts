/** A function that reads text from outside, and what its hostile inputs are made of. */
export interface OutsideParser {
  readonly name: string;
  readonly read: (text: string) => unknown;
  /** Pieces that a hostile text repeats. */
  readonly pieces: readonly string[];
  /** What stands before and after them, beside nothing. */
  readonly heads?: readonly string[];
  readonly tails?: readonly string[];
}

export const XML = [
  "<a>",
  "</a>",
  "<a ",
  "a='1' ",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?x ",
  "<!DOCTYPE a [",
  "&lt;",
  "&#1;",
  "<",
  ">",
  '"',
  " ",
  "x",
];
export const MARKUP = [
  "<!--",
  "-->",
  "<!-",
  "<a ",
  "<a",
  "</",
  ">",
  "&#x",
  "&amp;",
  "&a",
  " ",
  "\u00a0",
  "x",
  "<!-->",
];
export const NUMBERS = ["1", "0", ".", ",", "1,234", "-", "+", "e", " ", "00", "x"];
export const DATES = ["2", "0", "-", "T", ":", "+", "Z", ".", " ", "1", "Mon, ", "\t"];
export const CSV = [",", '"', '""', "\n", "\r", "a", " ", "'", ";", "\t", "|", "\u00e9"];
export const WORDS = ["a", "ab", " ", "-", "\u0301", "\u0640", "A", ".", "\ufdfa", "1", "\ud83d\ude00"];
export const ADDRESS = ["/", "?", "#", ".", "%", "a", "@", ":", "//", "\\", " ", "\n"];
export const LIST = [",", "a", "-t", "t", "car", ";", "q=", "-", "zh", " ", "=", "+"];
