/** Widths of letters as shares of the size of the text, a little wider than Inter and the Noto fonts draw them. */
const NARROW = 0.33;
const ORDINARY = 0.6;
const CAPITAL = 0.69;
const WIDE = 0.93;
const ARABIC = 0.56;
const FULL = 1.04;
/** Half-bold letters (600, 650) take so much more. */
const BOLD_SHARE = 1.05;

const NARROW_LETTERS = /[ijlrtfI.,:;'|!·()[\] \-/]/u;
const WIDE_LETTERS = /[mwMW@%…]/u;
const CAPITALS = /[A-Z0-9+−–&?]/u;
const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const ARABIC_LETTERS = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/u;
/** Marks over or under a letter, joiners, and the isolates and marks of direction: nothing to see beside a letter. */
const NO_WIDTH = /\p{M}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Letters seen before: a chart that is zoomed asks for the same ones again and again. */
const known = new Map<string, number>();

/**
 * How wide a text will be drawn, in pixels, without a browser to measure it: Latin, Chinese and Arabic letters by
 * their kinds. Rather too much than too little, so that what is placed by it never overlaps.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const letter of text) {
    const width = known.get(letter) ?? emsOf(letter);
    known.set(letter, width);
    ems += width;
  }
  return ems * size * (bold ? BOLD_SHARE : 1);
}

function emsOf(letter: string): number {
  if (NO_WIDTH.test(letter)) return 0;
  if (NARROW_LETTERS.test(letter)) return NARROW;
  if (WIDE_LETTERS.test(letter)) return WIDE;
  if (CAPITALS.test(letter)) return CAPITAL;
  if (FULL_WIDTH.test(letter)) return FULL;
  return ARABIC_LETTERS.test(letter) ? ARABIC : ORDINARY;
}

/** A text cut with `…` to the room that there is, in pixels, for letters of a size. */
export function fittedText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("").trimEnd()}…`, size) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
