import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { filterFor, filterQuery } from "../filters/query.ts";
import { DEFAULT_FILTER, type Filter } from "../filters.ts";
import { exchange } from "../market/exchanges.ts";
import type { Precision } from "../market/types.ts";
import { type KnownAnnouncement, loadReference, type Reference } from "../reactions/reference.ts";
import { announcementsNaming, select } from "../reactions/selection.ts";
import { type Language, originalTitle } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { type EmptyResult, emptyResult } from "./empty-result.ts";
import type { CompanyNames } from "./event.ts";
import { type NamedReaction, namedReactions } from "./named-reactions.ts";
import {
  allOptions,
  type CompanyOption,
  type FilterOptions,
  filterOptions,
  type MakerOption,
} from "./options.ts";
import { firstValue, listQuery, type Page, pageOf } from "./paging.ts";

/** What the list is in order of; the first is what it opens on. */
export const LIST_ORDERS = ["newest", "oldest", "strongest"] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Announcements on a page of the list. */
const PAGE_SIZE = 100;

/** One announcement in the list, with what each company that it names did. */
export interface ListedAnnouncement {
  readonly slug: string;
  readonly title: string;
  /** The stored title where the reader's is another; null where it is the same. */
  readonly originalTitle: string | null;
  readonly maker: string;
  readonly kinds: readonly string[];
  readonly announcedAt: number | null;
  readonly localDate: string;
  readonly zone: string;
  readonly precision: Precision;
  readonly companies: readonly ListedReaction[];
}

/** A company that an announcement names; its reaction is null where it has no listing. */
export interface ListedReaction {
  readonly slug: string;
  readonly names: CompanyNames;
  readonly reaction: NamedReaction | null;
}

/** One choice of the list's filter: how many announcements it would leave of what is chosen otherwise. */
export interface ListChoice {
  readonly value: string;
  readonly count: number;
}

/** A page of announcements, what can be chosen, and the query that exports all of them. */
export interface AnnouncementList extends Page<ListedAnnouncement> {
  readonly filter: Filter;
  readonly order: ListOrder;
  readonly problems: readonly FilterProblem[];
  readonly choices: {
    /** Latest first. */
    readonly years: readonly ListChoice[];
    /** Most first. */
    readonly kinds: readonly ListChoice[];
    readonly makers: readonly (ListChoice & Pick<MakerOption, "groupName" | "grouped">)[];
    readonly companies: readonly (ListChoice & Pick<CompanyOption, "names">)[];
  };
  readonly options: FilterOptions;
  /** Of the exchanges stored. */
  readonly zones: readonly string[];
  readonly exportQuery: string;
  /** What would fill the list; null where it is not empty, or nothing is stored. */
  readonly empty: EmptyResult | null;
}

/** Reads a page of the announcements that a query asks for, with the titles of a language. */
export async function announcementList(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<AnnouncementList> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const parsed = parseFilter(query, reference.vocabulary);
  const filter = filterFor("list", parsed.filter);
  const asked = listQuery(query, LIST_ORDERS);
  const announcements = announcementsIn(reference, filter);
  const found =
    asked.order === "strongest"
      ? strongestFirst(announcements, filter, await namedReactions(store, reference))
      : asked.order === "newest"
        ? announcements.toReversed()
        : announcements;
  const { rows, ...place } = pageOf(found, firstValue(query, "page"), PAGE_SIZE);
  // Only what is shown is measured, but where the order is that of what was measured.
  const reactions = await namedReactions(
    store,
    reference,
    asked.order === "strongest" ? null : rows.map(({ slug }) => slug),
  );
  const names = new Map(
    reference.companies.map(({ slug, nameEn, nameZh, nameAr }) => [
      slug,
      { en: nameEn, zh: nameZh, ar: nameAr },
    ]),
  );
  const count = (other: Filter) => announcementsIn(reference, other).length;
  return {
    ...place,
    rows: rows.map((announcement) => listed(announcement, language, names, reactions)),
    filter,
    order: asked.order,
    problems: [...parsed.problems, ...asked.problems],
    choices: choicesOf(reference, filter),
    options: filterOptions(reference, { filter }),
    zones: [...new Set(reference.listings.map(({ exchangeCode }) => exchange(exchangeCode).zone))],
    exportQuery: filterQuery(filter).toString(),
    empty: found.length > 0 ? null : emptyResult({ reference, filter, opening: DEFAULT_FILTER, count }),
  };
}

const announcementsIn = (reference: Reference, filter: Filter): readonly KnownAnnouncement[] =>
  announcementsNaming(select(reference, filter));

/**
 * By the largest |t| among the companies named (of those chosen, where any are), and of the same the newest first.
 * Where only the day is known, that figure may be of the wrong session, so those come after the others, and what named
 * nobody measured last.
 */
function strongestFirst(
  announcements: readonly KnownAnnouncement[],
  { company }: Pick<Filter, "company">,
  reactions: ReadonlyMap<string, readonly NamedReaction[]>,
): readonly KnownAnnouncement[] {
  const strength = ({ slug, time }: KnownAnnouncement) => {
    const own = (reactions.get(slug) ?? []).filter(
      (one) => company.length === 0 || company.includes(one.company),
    );
    const most = Math.max(-1, ...own.map((one) => one.strength ?? -1));
    return { most, rank: most < 0 ? 2 : time.precision === "day" ? 1 : 0 };
  };
  const ranked = announcements
    .toReversed()
    .map((announcement) => ({ announcement, ...strength(announcement) }));
  return ranked.sort((a, b) => a.rank - b.rank || b.most - a.most).map(({ announcement }) => announcement);
}

function listed(
  { slug, title, titles, maker, kinds, time, companies }: KnownAnnouncement,
  language: Language,
  names: ReadonlyMap<string, CompanyNames>,
  reactions: ReadonlyMap<string, readonly NamedReaction[]>,
): ListedAnnouncement {
  const own = new Map((reactions.get(slug) ?? []).map((reaction) => [reaction.company, reaction]));
  return {
    slug,
    title,
    originalTitle: originalTitle(titles, language),
    maker,
    kinds,
    announcedAt: time.announcedAt,
    localDate: time.localDate,
    zone: time.zone,
    precision: time.precision,
    companies: companies.flatMap(({ company }) => {
      const known = names.get(company);
      return known ? [{ slug: company, names: known, reaction: own.get(company) ?? null }] : [];
    }),
  };
}

/** Each choice with the announcements that it would leave, counted with all that is chosen beside it. */
function choicesOf(reference: Reference, filter: Filter): AnnouncementList["choices"] {
  const options = allOptions(reference);
  const without = (changed: Partial<Filter>) => announcementsIn(reference, { ...filter, ...changed });
  const counted = (values: readonly string[]): ListChoice[] =>
    [...Map.groupBy(values, (value) => value)].map(([value, own]) => ({ value, count: own.length }));
  const chosenToo = (choices: readonly ListChoice[], chosen: readonly string[]): ListChoice[] => [
    ...choices,
    ...chosen
      .filter((value) => !choices.some((one) => one.value === value))
      .map((value) => ({ value, count: 0 })),
  ];
  const mostFirst = (a: ListChoice, b: ListChoice) => b.count - a.count || a.value.localeCompare(b.value);
  const years = counted(without({ from: null, to: null }).map(({ localDate }) => localDate.slice(0, 4)));
  const kinds = counted(without({ kind: [] }).flatMap((own) => own.kinds));
  const makers = new Map(
    counted(without({ maker: [] }).flatMap(({ makerValues }) => makerValues)).map((one) => [one.value, one]),
  );
  const companies = new Map(
    counted(without({ company: [] }).flatMap((own) => own.companies.map(({ company }) => company))).map(
      (one) => [one.value, one],
    ),
  );
  return {
    years: years.sort((a, b) => b.value.localeCompare(a.value)),
    kinds: chosenToo(kinds, filter.kind).sort(mostFirst),
    makers: options.makers.flatMap(({ value, groupName, grouped }) => {
      const count = makers.get(value)?.count ?? 0;
      return count > 0 || filter.maker.includes(value) ? [{ value, count, groupName, grouped }] : [];
    }),
    companies: options.companies.flatMap(({ slug, names }) => {
      const count = companies.get(slug)?.count ?? 0;
      return count > 0 || filter.company.includes(slug) ? [{ value: slug, count, names }] : [];
    }),
  };
}
