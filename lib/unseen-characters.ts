/**
 * Characters that no name, title or note needs, and that hide text, turn the direction of what stands beside them or
 * break a document: controls (NUL, ESC…), embeddings, overrides and isolates of direction, separators of lines,
 * anchors of annotations, byte order marks, halves of characters. Marks of direction (U+200E, U+200F) and joiners
 * stay: Arabic and emoji are written with them.
 */
const OF_A_LINE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/u;
/** The same, but for the line feed and the tab. */
const OF_A_TEXT = /(?![\t\n])[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/u;
const ALL_OF_A_TEXT = new RegExp(OF_A_TEXT, "gu");
/** What a document shows where there was one. */
const REPLACEMENT = "\ufffd";

/** Whether a text is one line of characters that can be seen. */
export const isSeenLine = (text: string): boolean => !OF_A_LINE.test(text);

/** The same, but lines and tabs may part it. */
export const isSeenText = (text: string): boolean => !OF_A_TEXT.test(text);

/** A text that was stored before such characters were refused, with `�` in the place of each; lines end with `\n`. */
export function seenText(text: string): string {
  if (isSeenText(text)) return text;
  return text.replace(/\r\n?/g, "\n").replace(ALL_OF_A_TEXT, REPLACEMENT);
}
