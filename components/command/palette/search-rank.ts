/** A text made ready to be compared: without case, accents, harakat or the forms that Arabic writes one letter in. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي");
}

/** What can be searched: what is read first, and further words that lead to it. */
export interface SearchTexts {
  readonly label: string;
  readonly words?: string | undefined;
}

/** A thing with its texts folded once, for many searches. */
export interface SearchThing<Thing> {
  readonly thing: Thing;
  readonly label: string;
  readonly words: string;
  /** Label and words without anything but letters and digits, so that `qwq32b` finds QwQ-32B. */
  readonly bare: string;
}

/** Nobody types more to find a line; what follows does not narrow the search. */
const LONGEST_QUERY = 200;

/** Folds the texts of things to be searched. */
export function prepare<Thing extends SearchTexts>(things: readonly Thing[]): SearchThing<Thing>[] {
  return things.map((thing) => {
    const label = fold(thing.label);
    const words = fold(thing.words ?? "");
    return { thing, label, words, bare: bareOf(`${label} ${words}`) };
  });
}

/** How well a word fits, the smaller the better. */
const FIT = { prefix: 0, wordStart: 1, within: 2, otherStart: 3, otherWithin: 4, bare: 5 };

/**
 * The things that fit every word of a query, the best first and otherwise in their own order, `most` at most: the
 * start of the label comes before the start of a word in it, that before any part of it, and that before the same
 * in the further words. An empty query fits everything.
 */
export function bestFirst<Thing>(
  things: readonly SearchThing<Thing>[],
  query: string,
  most: number,
): Thing[] {
  const words = [...new Set(fold(query.slice(0, LONGEST_QUERY)).split(/\s+/).filter(Boolean))];
  return things
    .flatMap((one) => {
      const fits = words.map((word) => fitOf(one, word));
      return fits.every((own) => own !== null)
        ? [{ thing: one.thing, fit: fits.reduce((sum, own) => sum + own, 0) }]
        : [];
    })
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ thing }) => thing);
}

function fitOf({ label, words, bare }: SearchThing<unknown>, word: string): number | null {
  if (label.startsWith(word)) return FIT.prefix;
  if (startsAWord(label, word)) return FIT.wordStart;
  if (label.includes(word)) return FIT.within;
  if (startsAWord(words, word)) return FIT.otherStart;
  if (words.includes(word)) return FIT.otherWithin;
  const letters = bareOf(word);
  return letters !== "" && bare.includes(letters) ? FIT.bare : null;
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

const bareOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
