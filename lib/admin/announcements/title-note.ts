/** A bare address, with or without its scheme. */
const ADDRESS = /\bhttps?:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|io|ai|cn|dev)\//i;
/** A date, by numbers, inside brackets of any language: what a reader of sources writes behind a statement. */
const DATED_NOTE = /[([（［【][^)\]）］】]*\b\d{4}-\d{2}-\d{2}\b[^)\]）］】]*[)\]）］】]/;

/**
 * Whether a title holds what belongs to its sources or its note: `Nvidia partnership (slashgear 2025-10-06)`, or a bare
 * address. Readers get it in lists, charts and captions, in every language.
 */
export const holdsSourceNote = (title: string): boolean => ADDRESS.test(title) || DATED_NOTE.test(title);

/** The titles of an announcement, those that it has. */
interface Titles {
  readonly title: string;
  readonly titleZh: string | null;
  readonly titleAr: string | null;
}

/** Its titles that hold such a note, in the order English, Chinese, Arabic. */
export const titlesWithNotes = ({ title, titleZh, titleAr }: Titles): string[] =>
  [title, titleZh ?? "", titleAr ?? ""].filter(holdsSourceNote);
