/** The width of a text in the font that it is set in. */
export type Measure = (text: string) => number;

/**
 * Where a line may break: after a space that does not hold what is on its sides together, or after a mark of an address, and round every Chinese letter, though never
 * before a mark that closes. A word, a symbol or a number stays whole.
 */
const BREAK =
  /(?<=[^\S\u00A0])|(?<=[/?&])(?=\p{Letter})|(?<=[\p{Script=Han}，。、；：！？）」』”])(?=[\p{Script=Han}“（「『])|(?<=[，。、；：])/u;

/**
 * A text in lines of at most `room`; a word wider than that has a line of its own, broken where it must be. What is
 * kept in an order of its own (left-to-right.ts) is so on each of its lines.
 */
export function wrappedText(text: string, room: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const part of text.split(BREAK).flatMap((word) => pieces(word, room, measure))) {
    const longer = `${lines.at(-1) ?? ""}${part}`;
    if (lines.length > 0 && measure(longer.trimEnd()) <= room) lines[lines.length - 1] = longer;
    else lines.push(part.trimStart());
  }
  return isolatedLines(lines.map((line) => line.trimEnd()).filter((line) => line !== ""));
}

const ISOLATES = /[\u2066-\u2069]/gu;
const ISOLATE_END = "\u2069";

/** Lines of one text of which each ends the isolates that are open at its end, and the next begins with them. */
function isolatedLines(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const before = open.join("");
    for (const [sign] of line.matchAll(ISOLATES))
      open = sign === ISOLATE_END ? open.slice(0, -1) : [...open, sign];
    return `${before}${line}${ISOLATE_END.repeat(open.length)}`;
  });
}

/** A word as it is, or in pieces that have room. */
function pieces(word: string, room: number, measure: Measure): string[] {
  if (measure(word.trimEnd()) <= room) return [word];
  const found: string[] = [];
  for (const letter of word) {
    const longer = `${found.at(-1) ?? ""}${letter}`;
    if (found.length > 0 && measure(longer) <= room) found[found.length - 1] = longer;
    else found.push(letter);
  }
  return found;
}

/** A title in as few lines as it takes: the largest of `sizes` at which it has at most `most` lines, else the smallest. */
export function fittedTitle(
  text: string,
  room: number,
  sizes: readonly number[],
  most: number,
  measureAt: (size: number) => Measure,
): { readonly size: number; readonly lines: readonly string[] } {
  const tried = sizes.map((size) => ({ size, lines: wrappedText(text, room, measureAt(size)) }));
  return tried.find(({ lines }) => lines.length <= most) ?? tried.at(-1) ?? { size: 0, lines: [] };
}
