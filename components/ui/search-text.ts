/** Arabic letters that people write in several ways, each as the one it is searched by. */
const ARABIC_FORMS: Readonly<Record<string, string>> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه" };

/** Accents, Arabic vowel signs and the tatweel, which a search does not need. */
const MARKS = /[\p{Mn}\u0640]/gu;

/** A text as it is searched: without case, accents, wide forms and Arabic spelling variants. */
export function searchable(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[أإآٱىة]/g, (letter) => ARABIC_FORMS[letter] ?? letter)
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase();
}

/** Nobody types more to find an option; what follows does not narrow the search. */
const LONGEST_TYPED = 200;

/** Whether a searchable text has every word of what was typed, in any order. */
export function finds(searched: string, typed: string): boolean {
  return searchable(typed.slice(0, LONGEST_TYPED))
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
