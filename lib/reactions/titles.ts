import { LOCALES, type Locale } from "../i18n/routing.ts";

/** A language in which names and titles are shown; the stored one, English, stands in where there is none. */
export type Language = Locale;

/** A title as it is stored; null in a language in which it is the same. */
export interface StoredTitle {
  readonly title: string;
  readonly titleZh: string | null;
  readonly titleAr: string | null;
}

/** An announcement's title in a language: the stored one where it has none in that language. */
export function titleIn({ title, titleZh, titleAr }: StoredTitle, language: Language): string {
  return { en: title, zh: titleZh, ar: titleAr }[language] ?? title;
}

/** The titles of an announcement in other languages than the reader's, where they differ from it; the stored one first. */
export function otherTitles(announcement: StoredTitle, language: Language): string[] {
  const own = titleIn(announcement, language);
  const all = LOCALES.map((other) => titleIn(announcement, other));
  return [...new Set(all)].filter((title) => title !== own);
}

/** The stored title where a language has another; null where it is the same. */
export function originalTitle(announcement: StoredTitle, language: Language): string | null {
  return titleIn(announcement, language) === announcement.title ? null : announcement.title;
}
