import type { Filter } from "../filters.ts";
import { groupValue, type MakerGroup } from "../reactions/names/maker-groups.ts";
import type { KnownAnnouncement, Reference } from "../reactions/reference.ts";
import { type Language, otherTitles } from "../reactions/titles.ts";

/** Everything that the controls of a filter can offer. */
export interface AllOptions {
  readonly companies: readonly CompanyOption[];
  readonly events: readonly EventOption[];
  readonly kinds: readonly string[];
  /** As they are stored: what companies live from, and where listings trade. */
  readonly sectors: readonly string[];
  readonly places: readonly string[];
  readonly makers: readonly MakerOption[];
  readonly benchmarks: readonly { readonly symbol: string; readonly name: string }[];
}

/** The lists that grow with what is stored, by what the filter calls them. */
export type OptionList = "company" | "event" | "maker";

/** What each control of a filter offers before anything is typed. */
export interface FilterOptions extends AllOptions {
  /** How many of each list are stored beyond these: a search finds them (found-options.ts). */
  readonly more: Readonly<Record<OptionList, number>>;
}

/** A longer list is not sent whole: nobody reads through more. */
const MOST_OPTIONS = 150;
/** Of such a list a page has its first ones and what it shows itself; the others are found by typing. */
const FIRST_OPTIONS = 30;

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

/** What a page needs of its lists whatever their place: what its filter chooses, and whom it shows. */
interface NeededOptions {
  readonly filter?: Partial<Pick<Filter, OptionList>>;
  /** Slugs of companies. */
  readonly companies?: Iterable<string>;
}

/** What a page's controls offer: of each list all, or where it is long the first thirty and what the page needs. */
export function filterOptions(
  reference: Reference,
  { filter, companies = [] }: NeededOptions,
): FilterOptions {
  const all = allOptions(reference);
  const shown = {
    companies: firstOf(all.companies, ({ slug }) => slug, [...(filter?.company ?? []), ...companies]),
    events: firstOf(all.events, ({ slug }) => slug, filter?.event ?? []),
    makers: firstOf(all.makers, ({ value }) => value, filter?.maker ?? []),
  };
  return {
    ...all,
    ...shown,
    more: {
      company: all.companies.length - shown.companies.length,
      event: all.events.length - shown.events.length,
      maker: all.makers.length - shown.makers.length,
    },
  };
}

/** The first options of a list and those needed, in their order. */
function firstOf<Option>(
  options: readonly Option[],
  nameOf: (option: Option) => string,
  needed: readonly string[],
): readonly Option[] {
  if (options.length <= MOST_OPTIONS) return options;
  const wanted = new Set(needed);
  return options.filter((option, at) => at < FIRST_OPTIONS || wanted.has(nameOf(option)));
}

const optionsByReference = new WeakMap<Reference, AllOptions>();

/** Everything that can be chosen, newest announcements first; made once for each reference. */
export function allOptions(reference: Reference): AllOptions {
  const options = optionsByReference.get(reference) ?? makeOptions(reference);
  optionsByReference.set(reference, options);
  return options;
}

function makeOptions({
  language,
  companies,
  announcements,
  vocabulary,
  instruments,
  listings,
  makerGroups,
}: Reference): AllOptions {
  const listingsOf = Map.groupBy(listings, ({ company }) => company);
  return {
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
      symbols: (listingsOf.get(slug) ?? []).map(({ symbol }) => symbol),
    })),
    events: announcements.map((announcement) => eventOption(announcement, language)).reverse(),
    kinds: [...vocabulary.kinds].sort(),
    sectors: [...vocabulary.sectors].sort(),
    places: [...vocabulary.places].sort(),
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
