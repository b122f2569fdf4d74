import { languageOf } from "../../lib/i18n/routing.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import type { CompareBy } from "../../lib/views/compare-choice.ts";
import type { FilterOptions } from "../../lib/views/options.ts";

/** Names of companies and titles of announcements, by slug. */
export interface CompareNames {
  readonly companies: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
}

/** What a page of comparisons calls companies and announcements in a language. */
export function compareNames({ companies, events }: FilterOptions, locale: string): CompareNames {
  const language = languageOf(locale);
  return {
    companies: Object.fromEntries(companies.map(({ slug, names }) => [slug, names[language]])),
    events: Object.fromEntries(events.map(({ slug, title }) => [slug, title])),
  };
}

/** What tells a column from its neighbours, and the block from other blocks. */
export function cellNames(
  { company, symbol, title, announcedOn }: Pick<Reaction, "company" | "symbol" | "title" | "announcedOn">,
  by: CompareBy,
  names: CompareNames,
) {
  const listing = { name: names.companies[company] ?? company, detail: symbol };
  const announcement = { name: title, detail: announcedOn };
  return by === "company"
    ? { column: listing, block: announcement }
    : { column: announcement, block: listing };
}
