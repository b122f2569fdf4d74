import { LONGEST_SEARCH, searchable } from "../../../lib/searchable.ts";
import { isOneSlip } from "./one-slip.ts";

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
  /** The label without anything but letters and digits, so that `qwen 3` is Qwen3 to the letter. */
  readonly bareLabel: string;
  /** Label and words likewise, so that `qwq32b` finds QwQ-32B. */
  readonly bare: string;
}

/** Folds the texts of things to be searched. */
export function prepare<Thing extends SearchTexts>(things: readonly Thing[]): SearchThing<Thing>[] {
  return things.map((thing) => {
    const label = searchable(thing.label);
    const words = searchable(thing.words ?? "");
    return { thing, label, words, bareLabel: bareOf(label), bare: bareOf(`${label} ${words}`) };
  });
}

/** How well a whole query fits a label, the smaller the better; a label that only has its words comes after these. */
const WHOLE = { exact: 0, prefix: 1, lastWords: 2, words: 3 };
/** How well a word of a query fits, the smaller the better. */
const FIT = { prefix: 0, wordStart: 1, within: 2, otherStart: 3, otherWithin: 4, bare: 5 };
const MOST_FITS = 100_000;

/**
 * The things that fit every word of a query, the best first and otherwise in their own order, `most` at most. A label
 * that is the query comes before one that starts with it, that before one that ends with its words, and that before one
 * in which each word starts a word, stands somewhere, or does so in the further words. Where nothing fits, the things
 * that would with one slip in each word of four letters or more. An empty query fits everything.
 */
export function bestFirst<Thing>(
  things: readonly SearchThing<Thing>[],
  query: string,
  most: number,
): Thing[] {
  const typed = searchable(query.slice(0, LONGEST_SEARCH)).trim();
  const words = [...new Set(typed.split(/\s+/).filter(Boolean))];
  const fitting = ranked(things, most, (one) => sumOf(words, (word) => fitOf(one, word)), typed);
  if (fitting.length > 0 || words.length === 0) return fitting;
  const slipped = (one: SearchThing<Thing>) => {
    const fit = sumOf(words, (word) => fitOf(one, word) ?? slipOf(one, word));
    return fit === null ? null : fit + one.bareLabel.length / MOST_FITS; // the shortest leaves the least unsaid
  };
  return ranked(things, most, slipped, typed);
}

function ranked<Thing>(
  things: readonly SearchThing<Thing>[],
  most: number,
  fitOfWords: (one: SearchThing<Thing>) => number | null,
  typed: string,
): Thing[] {
  const bare = bareOf(typed);
  return things
    .flatMap((one) => {
      const whole = wholeFit(one, typed, bare);
      const fit = whole <= WHOLE.prefix ? 0 : fitOfWords(one);
      return fit === null ? [] : [{ thing: one.thing, fit: whole * MOST_FITS + fit }];
    })
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ thing }) => thing);
}

function wholeFit({ label, bareLabel }: SearchThing<unknown>, typed: string, bare: string): number {
  if (bare === "") return WHOLE.words;
  if (bareLabel === bare) return WHOLE.exact;
  if (label.startsWith(typed) || (bare.length >= SHORT && bareLabel.startsWith(bare))) return WHOLE.prefix;
  return label.endsWith(typed) && startsAWord(label, typed) ? WHOLE.lastWords : WHOLE.words;
}

/** The fits of all words together; null where one does not fit. */
function sumOf(words: readonly string[], fitOfWord: (word: string) => number | null): number | null {
  let sum = 0;
  for (const word of words) {
    const own = fitOfWord(word);
    if (own === null) return null;
    sum += own;
  }
  return sum;
}

/** Fewer letters than these stand inside of some word of nearly every line: `log` of technology. */
const SHORT = 4;

function fitOf({ label, words, bare }: SearchThing<unknown>, word: string): number | null {
  if (label.startsWith(word)) return FIT.prefix;
  if (startsAWord(label, word)) return FIT.wordStart;
  const isShort = word.length < SHORT && /^[a-z0-9]+$/.test(word);
  if (!isShort && label.includes(word)) return FIT.within;
  if (startsAWord(words, word)) return FIT.otherStart;
  if (isShort) return null;
  if (words.includes(word)) return FIT.otherWithin;
  const letters = bareOf(word);
  return letters !== "" && bare.includes(letters) ? FIT.bare : null;
}

/** A word of letters alone with one of them wrong: a date or a symbol with another digit is another one. */
function slipOf({ label, words }: SearchThing<unknown>, word: string): number | null {
  if (word.length < SHORT || !/^\p{L}+$/u.test(word)) return null;
  if (wordsOf(label).some((own) => isOneSlip(word, own))) return FIT.otherStart;
  return wordsOf(words).some((own) => isOneSlip(word, own)) ? FIT.otherWithin : null;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a word begins with what was typed; a digit after letters begins one too: the 3 of Qwen3. */
function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = at === 0 ? " " : text.charAt(at - 1);
    if (!/[\p{L}\p{N}]/u.test(before)) return true;
    if (/\d/.test(text.charAt(at)) && !/\d/.test(before)) return true;
  }
  return false;
}

const bareOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
