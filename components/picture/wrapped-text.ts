/** The width of a text in the font that it is set in. */
export type Measure = (text: string) => number;

/**
 * Where a line may break: after a space or after a mark of an address, and round every Chinese letter, though never
 * before a mark that closes. A word, a symbol or a number stays whole.
 */
const BREAK =
  /(?<=\s)|(?<=[/?&])(?=\p{Letter})|(?<=[\p{Script=Han}，。、；：！？）」』”])(?=[\p{Script=Han}“（「『])|(?<=[，。、；：])/u;

/** A text in lines of at most `room`; a word wider than that has a line of its own, broken where it must be. */
export function wrappedText(text: string, room: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const part of text.split(BREAK).flatMap((word) => pieces(word, room, measure))) {
    const longer = `${lines.at(-1) ?? ""}${part}`;
    if (lines.length > 0 && measure(longer.trimEnd()) <= room) lines[lines.length - 1] = longer;
    else lines.push(part.trimStart());
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
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
