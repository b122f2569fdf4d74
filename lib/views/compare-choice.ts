import { z } from "zod";
import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { filterFor, filterQuery } from "../filters/query.ts";
import { DEFAULT_FILTER, type Filter, openingFilter } from "../filters.ts";
import { dayZerosOn } from "../reactions/day-zeros.ts";
import type { KnownAnnouncement, Listing, Reference } from "../reactions/reference.ts";
import { listingsIn, type Selection } from "../reactions/selection.ts";
import { loadSeries } from "../reactions/series.ts";
import { shortText } from "../short-text.ts";
import type { Store } from "../store/client.ts";

/** Columns that fit beside each other, and blocks below each other; a line has one colour of six. */
export const MOST_COMPARED = 6;

/** What the columns are: listings round one announcement, or announcements for one listing. */
export const COMPARE_BY = ["company", "event"] as const;
export type CompareBy = (typeof COMPARE_BY)[number];

/** Where every line is zero: at the close before day 0, or at the close before the first session that is drawn. */
export const COMPARE_BASES = ["day0", "start"] as const;
export type CompareBase = (typeof COMPARE_BASES)[number];

/** What scale a line is drawn on: its own listing's, or one for all of the page. */
export const COMPARE_AXES = ["own", "one"] as const;
export type CompareAxes = (typeof COMPARE_AXES)[number];

/** What a comparison's address says beside the filter. */
export interface CompareWords {
  readonly by: CompareBy;
  readonly base: CompareBase;
  readonly axes: CompareAxes;
}

/** What is compared, and how that came from the address. */
export interface CompareChoice extends CompareWords {
  /** Listings and announcements in the order asked for, at most six of each; the filter has exactly these. */
  readonly selection: Selection;
  readonly problems: readonly FilterProblem[];
  /** What the address left open, so that the page chose it. */
  readonly opened: { readonly companies: boolean; readonly events: boolean };
  /** Slugs beyond the first six. */
  readonly left: { readonly companies: readonly string[]; readonly events: readonly string[] };
}

/** Reads what a query compares; whatever it leaves open is chosen from what is stored. */
export async function compareChoice(
  store: Store,
  reference: Reference,
  query: QueryInput,
): Promise<CompareChoice> {
  const parsed = parseFilter(query, reference.vocabulary, openingFilter({ listing: "primary" }));
  const { listing } = parsed.filter;
  const asked = { companies: parsed.filter.company, events: parsed.filter.event };
  const { words, problems } = askedWords(query, asked);
  const { by } = words;
  const opening = { store, reference, by, listing };
  const events = asked.events.length > 0 ? asked.events : await openingEvents(opening, asked.companies);
  const companies = asked.companies.length > 0 ? asked.companies : openingCompanies(reference, by, events);
  const kept = firstListings(reference, companies, listing);
  const announcements = bySlug(reference.announcements, events);
  return {
    ...words,
    selection: {
      reference,
      filter: {
        ...filterFor("compare", parsed.filter),
        company: companies.slice(0, companies.length - kept.left.length),
        event: events.slice(0, MOST_COMPARED),
      },
      listings: kept.listings,
      announcements: announcements.slice(0, MOST_COMPARED),
    },
    problems: [...parsed.problems, ...problems],
    opened: { companies: asked.companies.length === 0, events: asked.events.length === 0 },
    left: { companies: kept.left, events: events.slice(MOST_COMPARED) },
  };
}

/** The address of a comparison: main listings go without saying here, as on every page that opens on them. */
export function compareQuery(filter: Filter, { by, base, axes }: CompareWords): string {
  const query = filterQuery(filter);
  query.delete("listing");
  if (filter.listing === "all") query.set("listing", "all");
  query.set("by", by);
  if (base !== COMPARE_BASES[0]) query.set("base", base);
  if (axes !== COMPARE_AXES[0]) query.set("axes", axes);
  return query.toString().replaceAll("%2C", ",");
}

/**
 * The address of the same comparison turned round: everything chosen stays, and where that alone would be the columns,
 * others that the page would open on stand beside it.
 */
export async function turnedQuery(store: Store, choice: CompareChoice): Promise<string> {
  const { reference, filter } = choice.selection;
  const by = choice.by === "company" ? "event" : "company";
  const words = { ...choice, by } as const;
  const alone = filter[by];
  if (alone.length > 1) return compareQuery(filter, words);
  const others =
    by === "event"
      ? await openingEvents({ store, reference, by, listing: filter.listing }, filter.company)
      : openingCompanies(reference, by, filter.event);
  const columns = [...alone, ...others.filter((slug) => !alone.includes(slug))].slice(0, MOST_COMPARED);
  return compareQuery({ ...filter, [by]: columns }, words);
}

/** The words of the address; without `by`, one company alone has its announcements beside each other. */
function askedWords(
  query: QueryInput,
  asked: { readonly companies: readonly string[]; readonly events: readonly string[] },
): { readonly words: CompareWords; readonly problems: readonly FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const word = <Word extends string>(
    parameter: keyof CompareWords,
    words: readonly [Word, ...Word[]],
    opening: Word,
  ): Word => {
    const texts =
      query instanceof URLSearchParams ? query.getAll(parameter) : [query[parameter] ?? []].flat();
    const text = texts.filter((value) => value !== "").join(",");
    if (text === "") return opening;
    const parsed = z.enum(words).safeParse(text);
    if (parsed.success) return parsed.data;
    const quoted = shortText(text);
    const message = `${parameter}: "${quoted}" is not ${words.join(" or ")}`;
    problems.push({ parameter, code: "bad choice", given: quoted, message });
    return opening;
  };
  const alone = asked.companies.length === 1 && asked.events.length !== 1;
  const words = {
    by: word("by", COMPARE_BY, alone ? "event" : "company"),
    base: word("base", COMPARE_BASES, COMPARE_BASES[0]),
    axes: word("axes", COMPARE_AXES, COMPARE_AXES[0]),
  };
  return { words, problems };
}

interface Opening {
  readonly store: Store;
  readonly reference: Reference;
  readonly by: CompareBy;
  readonly listing: Filter["listing"];
}

/**
 * By company, the announcement that names the most companies (the latest of several); by announcement, the latest
 * six that name one of them, or the latest six of all where fewer than two do. Only what has a price on day 0.
 */
async function openingEvents(opening: Opening, companies: readonly string[]): Promise<readonly string[]> {
  const { reference, by } = opening;
  const latest = reference.announcements.toReversed();
  const own = (companies.length > 0 ? companies : openingCompanies(reference, by, [])).slice(
    0,
    MOST_COMPARED,
  );
  if (by === "company") {
    const among = companies.length > 0 ? own : null;
    const named = ({ companies: all }: KnownAnnouncement) =>
      all.filter(({ company }) => among?.includes(company) ?? true).length;
    return slugsOf(
      await priced(
        opening,
        latest.toSorted((a, b) => named(b) - named(a)),
        own,
        1,
      ),
    );
  }
  const naming = latest.filter((known) => known.companies.some(({ company }) => own.includes(company)));
  const found = await priced(opening, naming, own, MOST_COMPARED);
  return slugsOf((found.length > 1 ? found : await priced(opening, latest, own, MOST_COMPARED)).toReversed());
}

/** The first so many announcements that have a price of one of the companies on day 0. */
async function priced(
  { store, reference, listing }: Opening,
  announcements: readonly KnownAnnouncement[],
  companies: readonly string[],
  most: number,
): Promise<readonly KnownAnnouncement[]> {
  const found: KnownAnnouncement[] = [];
  const listings = listingsIn(reference, { ...DEFAULT_FILTER, company: companies, listing });
  for (const announcement of announcements) {
    if (found.length === most) break;
    for (const { symbol, exchangeCode } of listings) {
      const dayZero = dayZerosOn(reference, exchangeCode).get(announcement.slug)?.dayZero;
      if (dayZero?.status !== "found") continue;
      const series = await loadSeries(store, reference, symbol);
      if (Number.isNaN(series?.close[series.position.get(dayZero.session) ?? -1] ?? Number.NaN)) continue;
      found.push(announcement);
      break;
    }
  }
  return found;
}

/**
 * By company, those that the announcements name and then the others as stored, to six; by announcement, the
 * company that they name most often.
 */
function openingCompanies(reference: Reference, by: CompareBy, events: readonly string[]): readonly string[] {
  const announcements = events.length > 0 ? bySlug(reference.announcements, events) : reference.announcements;
  const times = new Map(reference.companies.map(({ slug }) => [slug, 0]));
  for (const { company } of announcements.flatMap((announcement) => announcement.companies)) {
    times.set(company, (times.get(company) ?? 0) + 1);
  }
  const named = [...times].toSorted(([, a], [, b]) => b - a).map(([slug]) => slug);
  return named.slice(0, by === "event" ? 1 : MOST_COMPARED);
}

/** Whole companies for as long as their listings fit, so that an export by company sends the same rows. */
function firstListings(
  reference: Reference,
  companies: readonly string[],
  listing: Filter["listing"],
): { readonly listings: readonly Listing[]; readonly left: readonly string[] } {
  let listings: readonly Listing[] = [];
  for (const [at, slug] of companies.entries()) {
    const more = [...listings, ...listingsIn(reference, { ...DEFAULT_FILTER, company: [slug], listing })];
    if (more.length > MOST_COMPARED && at > 0) return { listings, left: companies.slice(at) };
    listings = more.slice(0, MOST_COMPARED);
  }
  return { listings, left: [] };
}

const slugsOf = (announcements: readonly KnownAnnouncement[]) => announcements.map(({ slug }) => slug);

function bySlug(announcements: readonly KnownAnnouncement[], slugs: readonly string[]): KnownAnnouncement[] {
  const known = new Map(announcements.map((announcement) => [announcement.slug, announcement]));
  return slugs.flatMap((slug) => known.get(slug) ?? []);
}
