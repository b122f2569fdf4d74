import type { Reference } from "./reference.ts";

/** What each control of a filter offers. */
export interface FilterOptions {
  readonly companies: readonly CompanyOption[];
  readonly events: readonly { readonly slug: string; readonly title: string; readonly date: string }[];
  readonly kinds: readonly string[];
  readonly benchmarks: readonly { readonly symbol: string; readonly name: string }[];
}

/** A company with its name in each language. */
export interface CompanyOption {
  readonly slug: string;
  readonly names: { readonly en: string; readonly zh: string; readonly ar: string };
}

/** Everything that can be chosen, newest announcements first. */
export function filterOptions({
  companies,
  announcements,
  vocabulary,
  instruments,
}: Reference): FilterOptions {
  return {
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
    })),
    events: announcements.map(({ slug, title, localDate }) => ({ slug, title, date: localDate })).reverse(),
    kinds: [...vocabulary.kinds].sort(),
    benchmarks: [...vocabulary.benchmarks].sort().map((symbol) => ({
      symbol,
      name: instruments.get(symbol)?.name ?? symbol,
    })),
  };
}
