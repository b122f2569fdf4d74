/** Arabic-Indic digits, the eastern and the Persian ones, which count as those that stand in what is stored. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Letters that people write in several ways, each as the one it is searched by. */
const LETTERS: Readonly<Record<string, string>> = { ة: "ه", ى: "ي", ٱ: "ا" };

/**
 * A text as it is searched, by every search of the product: without case, accents, harakat, tatweel, wide forms and the
 * forms that Arabic writes one letter in.
 */
export const searchable = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[ةىٱ]/g, (letter) => LETTERS[letter] ?? letter)
    .toLowerCase();

/** Nobody types more to find something; what follows does not narrow a search. */
export const LONGEST_SEARCH = 200;

/** Whether a searchable text has every word of what was typed, in any order. */
export const finds = (searched: string, typed: string): boolean =>
  searchable(typed.slice(0, LONGEST_SEARCH))
    .split(/\s+/)
    .every((word) => searched.includes(word));
