import { groupValue, type MakerGroup } from "../reactions/maker-groups.ts";
import type { KnownAnnouncement, Reference } from "../reactions/reference.ts";
import { type Language, otherTitles } from "../reactions/titles.ts";

/** What each control of a filter offers. */
export interface FilterOptions {
  readonly companies: readonly CompanyOption[];
  readonly events: readonly EventOption[];
  readonly kinds: readonly string[];
  readonly makers: readonly MakerOption[];
  readonly benchmarks: readonly { readonly symbol: string; readonly name: string }[];
}

/** A maker or a group of makers, with how many announcements are theirs. */
export interface MakerOption {
  /** What the filter calls it: a maker as it is stored, or `Alibaba (all)`. */
  readonly value: string;
  readonly count: number;
  /** Of a group the name that its makers have in common, as it is stored; null for one maker. */
  readonly groupName: string | null;
  /** Whether it stands under a group of which it is a part. */
  readonly grouped: boolean;
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

const kept = new WeakMap<Reference, FilterOptions>();

/** Everything that can be chosen, newest announcements first; made once for a reference. */
export function filterOptions(reference: Reference): FilterOptions {
  const options = kept.get(reference) ?? optionsOf(reference);
  kept.set(reference, options);
  return options;
}

function optionsOf({
  language,
  companies,
  announcements,
  vocabulary,
  instruments,
  listings,
  makerGroups,
}: Reference): FilterOptions {
  const symbols = Map.groupBy(listings, ({ company }) => company);
  return {
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
      symbols: (symbols.get(slug) ?? []).map(({ symbol }) => symbol),
    })),
    events: announcements.map((announcement) => eventOption(announcement, language)).reverse(),
    kinds: [...vocabulary.kinds].sort(),
    makers: makerOptions(announcements, makerGroups),
    benchmarks: [...vocabulary.benchmarks].sort().map((symbol) => ({
      symbol,
      name: instruments.get(symbol)?.name ?? symbol,
    })),
  };
}

/** Makers by name, each group followed by its own; one of several groups stands under the first. */
function makerOptions(
  announcements: readonly KnownAnnouncement[],
  groups: readonly MakerGroup[],
): MakerOption[] {
  const counts = new Map<string, number>();
  for (const value of announcements.flatMap(({ makerValues }) => makerValues)) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const option = (value: string, groupName: string | null, grouped: boolean): MakerOption => ({
    value,
    count: counts.get(value) ?? 0,
    groupName,
    grouped,
  });
  const placed = new Set<string>();
  const blocks = groups.map(({ name, makers }) => {
    const own = makers.filter((maker) => !placed.has(maker));
    for (const maker of own) placed.add(maker);
    return {
      name,
      options: [option(groupValue(name), name, false), ...own.map((one) => option(one, null, true))],
    };
  });
  const stored = new Set(announcements.map(({ maker }) => maker));
  const alone = [...stored].filter((maker) => !placed.has(maker));
  return [...blocks, ...alone.map((name) => ({ name, options: [option(name, null, false)] }))]
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ options }) => options);
}

function eventOption(
  { slug, title, titles, maker, localDate: date }: KnownAnnouncement,
  language: Language,
): EventOption {
  const others = otherTitles(titles, language);
  return { slug, title, ...(others.length > 0 && { otherTitles: others }), maker, date };
}
