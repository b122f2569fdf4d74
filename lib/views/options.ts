import type { KnownAnnouncement, Reference } from "../reactions/reference.ts";
import { type Language, otherTitles } from "../reactions/titles.ts";

/** What each control of a filter offers. */
export interface FilterOptions {
  readonly companies: readonly CompanyOption[];
  readonly events: readonly EventOption[];
  readonly kinds: readonly string[];
  readonly makers: readonly string[];
  readonly benchmarks: readonly { readonly symbol: string; readonly name: string }[];
}

/** An announcement; `date` is an ISO date or `YYYY-MM` in its own zone. */
export interface EventOption {
  readonly slug: string;
  readonly title: string;
  /** Its titles in other languages, where they differ: a reader may look for any of them. */
  readonly otherTitles?: readonly string[];
  readonly maker: string;
  readonly date: string;
}

/** A company with its name in each language and its listings' symbols, the main one first. */
export interface CompanyOption {
  readonly slug: string;
  readonly names: { readonly en: string; readonly zh: string; readonly ar: string };
  readonly symbols: readonly string[];
}

/** Everything that can be chosen, newest announcements first. */
export function filterOptions({
  language,
  companies,
  announcements,
  vocabulary,
  instruments,
  listings,
}: Reference): FilterOptions {
  return {
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
      symbols: listings.filter(({ company }) => company === slug).map(({ symbol }) => symbol),
    })),
    events: announcements.map((announcement) => eventOption(announcement, language)).reverse(),
    kinds: [...vocabulary.kinds].sort(),
    makers: [...vocabulary.makers].sort((a, b) => a.localeCompare(b)),
    benchmarks: [...vocabulary.benchmarks].sort().map((symbol) => ({
      symbol,
      name: instruments.get(symbol)?.name ?? symbol,
    })),
  };
}

function eventOption(
  { slug, title, titles, maker, localDate: date }: KnownAnnouncement,
  language: Language,
): EventOption {
  const others = otherTitles(titles, language);
  return { slug, title, ...(others.length > 0 && { otherTitles: others }), maker, date };
}
