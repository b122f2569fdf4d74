import { choosesAbout } from "../filters/query.ts";
import { DEFAULT_FILTER, type Filter, type FilterParameter, type NameAbout } from "../filters.ts";
import { exchange } from "../market/exchanges.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { DayZero } from "../market/types.ts";
import type { RateSeries } from "../quotes/exchange-rate.ts";
import { finds } from "../searchable.ts";
import { type BarReader, loadedTogether, withBarReader } from "../store/bars/bar-reader.ts";
import type { Store } from "../store/client.ts";
import type { Company } from "../store/reference/reference-reads.ts";
import { isSearched } from "../study/normal-return.ts";
import { turns } from "../turns.ts";
import type { AnnouncementSpan } from "./day-zero/others-in-window.ts";
import { dayZerosOn, type PlacedAnnouncement } from "./day-zeros.ts";
import type { KnownAnnouncement, Listing, Reference } from "./reference.ts";
import {
  benchmarkFor,
  benchmarksOf,
  loadSeries,
  type PartReading,
  readSeriesPart,
  type SeriesReader,
} from "./series.ts";
import { loadRates } from "./sessions/market-facts.ts";
import { isRunCut, sessionsBehind } from "./sessions/pair-sessions.ts";
import { storedRanges } from "./sessions/stored-ranges.ts";

/** What parameters about a subject let through: one test for each of them. */
type Tests<About extends FilterParameter["about"], Subject> = {
  readonly [Name in NameAbout<About>]: (subject: Subject, filter: Pick<Filter, NameAbout<About>>) => boolean;
};

const COMPANY_TESTS: Tests<"companies", Pick<Company, "slug" | "sector">> = {
  company: ({ slug }, { company }) => company.length === 0 || company.includes(slug),
  sector: ({ sector: own }, { sector }) => sector.length === 0 || (own !== null && sector.includes(own)),
};
const LISTING_TESTS: Tests<"listings", Listing> = {
  listing: ({ primary }, { listing }) => listing === "all" || primary,
  place: ({ exchangeCode }, { place }) => place.length === 0 || place.includes(exchange(exchangeCode).place),
};
/** A month counts for every day in it. */
const ANNOUNCEMENT_TESTS: Tests<"announcements", KnownAnnouncement> = {
  event: ({ slug }, { event }) => event.length === 0 || event.includes(slug),
  kind: ({ kinds }, { kind }) => kind.length === 0 || kinds.some((one) => kind.includes(one)),
  maker: ({ makerValues }, { maker }) =>
    maker.length === 0 || makerValues.some((value) => maker.includes(value)),
  from: ({ localDate }, { from }) => from === null || localDate >= from.slice(0, localDate.length),
  search: ({ searched }, { search }) => search === null || finds(searched, search),
  dayonly: ({ time }, { dayonly }) => dayonly !== "excluded" || time.precision !== "day",
  to: ({ localDate }, { to }) => to === null || localDate <= to.slice(0, localDate.length),
};
/** Which companies a parameter leaves beside an announcement; null where it leaves all. */
const PAIRED_COMPANIES: {
  readonly [Name in NameAbout<"pairs">]: (
    announcement: KnownAnnouncement,
    filter: Pick<Filter, NameAbout<"pairs">>,
  ) => ReadonlySet<string> | null;
} = {
  relation: ({ companies }, { relation }) =>
    relation === "all" ? null : new Set(companies.map(({ company }) => company)),
};

/**
 * Of some listings those that a filter means beside an announcement, in their order. A whole market is asked about a
 * thousand announcements, which name two companies each: none but those is looked at.
 */
function meantBeside<One>(
  all: readonly One[],
  companyOf: (one: One) => string,
  filter: Pick<Filter, NameAbout<"pairs">>,
): (announcement: KnownAnnouncement) => readonly One[] {
  const rules = Object.values(PAIRED_COMPANIES);
  const places = Map.groupBy(
    all.map((one, place) => ({ one, company: companyOf(one), place })),
    ({ company }) => company,
  );
  return (announcement) => {
    const [left, ...others] = rules
      .map((rule) => rule(announcement, filter))
      .filter((companies) => companies !== null);
    if (left === undefined) return all;
    return [...left]
      .filter((company) => others.every((companies) => companies.has(company)))
      .flatMap((company) => places.get(company) ?? [])
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one);
  };
}

/** What a filter means in what is stored, as of one data revision. */
export interface Selection {
  readonly reference: Reference;
  readonly filter: Filter;
  /** By company and main listing first. */
  readonly listings: readonly Listing[];
  /** By date. */
  readonly announcements: readonly KnownAnnouncement[];
}

/** A listing with the series and rates behind its reactions. */
export interface LoadedListing {
  readonly reference: Reference;
  readonly listing: Listing;
  readonly series: InstrumentSeries;
  /** The filter's benchmark, or the listing's own first one; null where neither is stored. */
  readonly benchmark: InstrumentSeries | null;
  /** The filter's benchmark alone, or all of the listing's own that are stored, in their order. */
  readonly benchmarks: readonly InstrumentSeries[];
  readonly rates: RateSeries | null;
}

/** A selection with the quotes behind it. */
export interface LoadedSelection extends Selection {
  readonly loaded: readonly LoadedListing[];
  /** The benchmark that the filter chooses for all listings; null where it chooses none. */
  readonly benchmark: InstrumentSeries | null;
}

/**
 * An announcement of a selection placed on the exchange of a listing of it. Its `benchmark` is the first that covers the
 * pair's windows (`benchmarkFor`).
 */
export interface PlacedPair extends LoadedListing {
  readonly placed: PlacedAnnouncement;
  /** Position of day 0 in the listing's series; null where it is not known or outside of what is stored. */
  readonly index: number | null;
  /** The reader's own dates of a study of theirs, which are announcements of the company to each other. */
  readonly ownDates?: readonly AnnouncementSpan[];
}

/** The listings and announcements that a filter asks for; nothing is read. */
export function select(reference: Reference, filter: Filter): Selection {
  const tests = Object.values(ANNOUNCEMENT_TESTS);
  const announcements = reference.announcements.filter((announcement) =>
    tests.every((passes) => passes(announcement, filter)),
  );
  return { reference, filter, listings: listingsIn(reference, filter), announcements };
}

/** The listings that a filter asks for, by company and main listing first. */
export function listingsIn(
  reference: Reference,
  filter: Pick<Filter, NameAbout<"companies" | "listings">>,
): Listing[] {
  const tests = Object.values(LISTING_TESTS);
  const companies = companiesIn(reference, filter);
  return reference.listings.filter(
    (listing) => companies.has(listing.company) && tests.every((passes) => passes(listing, filter)),
  );
}

/** The slugs of the companies that a filter asks for. */
function companiesIn(
  { companies }: Pick<Reference, "companies">,
  filter: Pick<Filter, NameAbout<"companies">>,
): ReadonlySet<string> {
  const tests = Object.values(COMPANY_TESTS);
  return new Set(
    companies.flatMap((company) => (tests.every((passes) => passes(company, filter)) ? company.slug : [])),
  );
}

/** The slugs of the companies whose listings a selection has. */
export const companiesOf = ({ listings }: Pick<Selection, "listings">): readonly string[] => [
  ...new Set(listings.map(({ company }) => company)),
];

/** The announcements of a selection; where its filter chooses companies, those that name one of them. */
export function announcementsNaming({
  reference,
  announcements,
  filter,
}: Selection): readonly KnownAnnouncement[] {
  if (!choosesAbout("companies", filter)) return announcements;
  const chosen = companiesIn(reference, filter);
  return announcements.filter(({ companies }) => companies.some(({ company }) => chosen.has(company)));
}

/** Reads the whole quotes of a selection's listings and benchmarks; a series of several listings is one and the same. */
export const loadSelection = (store: Store, selection: Selection): Promise<LoadedSelection> =>
  loadListings(store, selection, ({ symbol }, seriesOf) => seriesOf(symbol));

/**
 * The same for whoever asks for reactions alone: of each listing, only the sessions that the figures of its pairs are
 * made from. Of a thousand listings that is a twentieth of what is stored of them, and nothing of it is kept.
 */
export function loadPairs(
  store: Store,
  selection: Selection,
  reading: SessionsReading = {},
): Promise<LoadedSelection> {
  const pairs = pairDays(selection);
  return loadAround(store, selection, (listing) => pairs.get(listing) ?? [], reading);
}

/** How the sessions behind some figures are read. */
export interface SessionsReading extends PartReading {
  /** Sessions that are read before them, where a study is to be moved there. */
  readonly history?: number;
}

/** The same for figures of some sessions of each listing, by their dates and positions in the exchange's calendar. */
export async function loadAround(
  store: Store,
  selection: Selection,
  daysOf: (listing: Listing) => readonly Pick<FoundDay, "session" | "index">[],
  { history = 0, ...reading }: SessionsReading = {},
): Promise<LoadedSelection> {
  const { reference, filter } = selection;
  const ranges = await storedRanges(store, reference);
  return loadListings(store, selection, async (listing, seriesOf, reader) => {
    const days = daysOf(listing);
    const windows = sessionsBehind(
      reference.calendars.get(listing.exchangeCode),
      days.map(({ index }) => index),
      filter,
      history,
    );
    const part = await readSeriesPart(reader, { reference, ranges }, listing.symbol, windows, reading);
    const positions = days.flatMap(({ session }) => part?.position.get(session) ?? []);
    const isCut = part && isRunCut(reference, listing, part, { windows, positions });
    return isCut ? seriesOf(listing.symbol) : part;
  });
}

/** Reads a listing's quotes as `listingSeries` says, and the benchmarks and rates beside them whole. */
async function loadListings(
  store: Store,
  selection: Selection,
  listingSeries: (
    listing: Listing,
    seriesOf: SeriesReader,
    reader: BarReader,
  ) => Promise<InstrumentSeries | null>,
): Promise<LoadedSelection> {
  const { reference, filter, listings } = selection;
  return withBarReader(store, async (reader) => {
    const seriesOf = once((symbol) => loadSeries(store, reference, symbol, reader));
    const ratesOf = once((currency) => loadRates(store, reference, currency));
    const turn = turns();
    const load = async (listing: Listing): Promise<LoadedListing | null> => {
      const series = await listingSeries(listing, seriesOf, reader);
      const benchmarks = await benchmarksOf(listing, filter, seriesOf);
      const benchmark = benchmarks[0] ?? null;
      const rates = await ratesOf(listing.currency);
      return series && { reference, listing, series, benchmark, benchmarks, rates };
    };
    const loaded: LoadedListing[] = [];
    for await (const one of loadedTogether(reader, listings, load)) {
      if (one) loaded.push(one);
      await turn();
    }
    const benchmark = filter.benchmark === null ? null : await seriesOf(filter.benchmark);
    return { ...selection, loaded, benchmark };
  });
}

/** A reading that happens once for each name. */
function once<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (name) => {
    const value = known.get(name) ?? read(name);
    known.set(name, value);
    return value;
  };
}

/**
 * The pairs that a filter means: every announcement of a selection with every listing, announcement by
 * announcement in the selection's order, whether or not it names the company unless the filter says so.
 */
export function* placedPairs(selection: LoadedSelection): Generator<PlacedPair, void, undefined> {
  const { reference, filter, announcements, loaded } = selection;
  const placed = loaded.map((one) => ({ one, days: dayZerosOn(reference, one.listing.exchangeCode) }));
  const meant = meantBeside(placed, ({ one }) => one.listing.company, filter);
  for (const announcement of announcements) {
    for (const { one, days } of meant(announcement)) {
      const day = days.get(announcement.slug);
      if (!day) continue;
      yield pairOf(one, day, filter);
    }
  }
}

/** A listing beside an announcement that is placed on its exchange; fields are named because a million are made. */
export function pairOf(
  one: LoadedListing,
  placed: PlacedAnnouncement,
  filter: Pick<Filter, "estimation" | "window">,
): PlacedPair {
  const { reference, listing, series, benchmarks, rates } = one;
  const session = placed.dayZero.status === "found" ? placed.dayZero.session : "";
  const index = series.position.get(session) ?? null;
  const benchmark = benchmarkFor(one, index, filter);
  return { reference, listing, series, benchmark, benchmarks, rates, placed, index };
}

type FoundDay = Extract<DayZero, { readonly status: "found" }>;

/** The days 0 of each listing's pairs, where they have one. */
function pairDays({ reference, filter, listings, announcements }: Selection): Map<Listing, FoundDay[]> {
  const found = listings.map((listing) => ({
    listing,
    placed: dayZerosOn(reference, listing.exchangeCode),
    days: [] as FoundDay[],
  }));
  const meant = meantBeside(found, ({ listing }) => listing.company, filter);
  for (const announcement of announcements) {
    for (const { placed, days } of meant(announcement)) {
      const day = placed.get(announcement.slug)?.dayZero;
      if (day?.status === "found") days.push(day);
    }
  }
  return new Map(found.map(({ listing, days }) => [listing, days]));
}

/** How many pairs a selection means; no quotes are read. A listing without quotes counts too. */
export const countPairs = (selection: Selection): number =>
  pairCounts(selection).reduce((sum, count) => sum + count, 0);

/** The same for each of its announcements. */
function pairCounts({ reference, filter, listings, announcements }: Selection): number[] {
  const placed = listings.map(({ company, exchangeCode }) => ({
    company,
    days: dayZerosOn(reference, exchangeCode),
  }));
  const meant = meantBeside(placed, ({ company }) => company, filter);
  return announcements.map((announcement) => {
    let count = 0;
    for (const { days } of meant(announcement)) if (days.has(announcement.slug)) count += 1;
    return count;
  });
}

/** More pairs at once are neither read nor measured while a reader waits: the newest announcements stand for the rest. */
const MOST_PAIRS = 10_000;
/** The same of a model whose every fit is a search of some milliseconds. */
const MOST_SEARCHED = 500;
/** How many pairs of a filter are studied together at most. */
export const mostPairsTogether = ({ model }: Pick<Filter, "model">): number =>
  isSearched(model) ? MOST_SEARCHED : MOST_PAIRS;

/** A selection with the newest of its announcements, as many as make `most` pairs at most, and always one. */
export function newestPairs(selection: Selection, most: number): Selection {
  const counts = pairCounts(selection);
  let [first, total] = [counts.length, 0];
  while (first > 0 && (first === counts.length || total + (counts[first - 1] ?? 0) <= most)) {
    first -= 1;
    total += counts[first] ?? 0;
  }
  return first === 0 ? selection : { ...selection, announcements: selection.announcements.slice(first) };
}

/** The series that figures of pairs are made from: each listing's, and the benchmark's where the model has one. */
export const seriesBehind = (pairs: readonly PlacedPair[], { model }: Pick<Filter, "model">) =>
  pairs.flatMap(({ series, benchmark }) => [series, model === "mean" ? null : benchmark]);

/** One announcement on one listing by the default filter, with the quotes behind it; null where either is not stored. */
export async function loadPair(
  store: Store,
  reference: Reference,
  { event, listing }: { readonly event: string; readonly listing: Listing },
): Promise<PlacedPair | null> {
  const announcements = reference.announcements.filter(({ slug }) => slug === event);
  const one = { reference, filter: DEFAULT_FILTER, listings: [listing], announcements };
  const [pair] = placedPairs(await loadSelection(store, one));
  return pair ?? null;
}
