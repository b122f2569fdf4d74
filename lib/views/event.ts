import { type ValueAxis, valueAxis } from "../drawing/axis.ts";
import { type Chart, type ChartSubject, plainChart } from "../drawing/chart.ts";
import { indexedValue, spanOf } from "../drawing/chart-place.ts";
import { onScale } from "../drawing/chart-scale.ts";
import { listingLook } from "../drawing/series-colours.ts";
import { type ExportLinks, exportLinks } from "../export/export-links.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { filterFor, filterQuery } from "../filters/query.ts";
import { type Filter, openingFilter } from "../filters.ts";
import { exchange } from "../market/exchanges.ts";
import { addDays, isoDate } from "../market/session-date.ts";
import { attributionRank, foremostListings } from "../reactions/attribution.ts";
import { type DayParts, dayParts } from "../reactions/day-zero/day-parts.ts";
import { otherSessions } from "../reactions/day-zero/others-in-window.ts";
import type { Confounder } from "../reactions/day-zeros.ts";
import { carPath, PATH_WINDOW, type PathPoint } from "../reactions/paths/car-path.ts";
import { confoundersAround, measureReaction, type Reaction } from "../reactions/reaction.ts";
import { studyReaction } from "../reactions/reaction-study.ts";
import { type KnownAnnouncement, loadReference } from "../reactions/reference.ts";
import {
  loadPairs,
  loadSelection,
  type PlacedPair,
  placedPairs,
  type Selection,
  select,
  seriesBehind,
} from "../reactions/selection.ts";
import { type Detectable, detectable } from "../reactions/significance/detectable.ts";
import { pairDiagnostics } from "../reactions/significance/fit-diagnostics.ts";
import { reactionWithin, type WithinBound } from "../reactions/significance/within-bound.ts";
import { type Language, originalTitle, otherTitles } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import type { Company } from "../store/reference/reference-reads.ts";
import { sharedStore } from "../store/shared.ts";
import { FINDING_LEVEL, type FitDiagnostics } from "../study/diagnostics/diagnose.ts";
import type { SessionWindow, Tested } from "../study/types.ts";
import { isDoubted } from "./data/open-findings.ts";
import { type SeriesNote, seriesNotes } from "./data/series-notes.ts";
import { expectation } from "./figure/expectation.ts";
import { type TimelineMark, timelineMark } from "./figure/timeline.ts";
import { type ComparedHeadline, comparedHeadline } from "./headline.ts";
import { type FilterOptions, filterOptions } from "./options.ts";
import { type Page, pagePlace } from "./paging.ts";
import { type TableReaction, tableRows } from "./reactions/table-rows.ts";
import { storyDayOf } from "./stories/story-day.ts";

/** The sessions of prices shown round day 0. */
const PRICE_WINDOW: SessionWindow = { start: -30, end: 30 };

/** What the tests of a fit found. */
export interface FitSummary {
  readonly diagnostics: FitDiagnostics;
  /** The CAR of the ten sessions before day 0; null where it could not be made. */
  readonly preTrend: Tested | null;
  /** Whether the ten sessions before day 0 lie beyond chance too. */
  readonly movedBefore: boolean;
  /** How it was measured, as an address says it. */
  readonly query: string;
}

/** What one listing did round the announcement. */
export interface ListingReaction {
  readonly companyName: CompanyNames;
  readonly reaction: Reaction;
  /** Day 0 taken apart, and what came before and after it; null where it has no close. */
  readonly dayParts: DayParts | null;
  /** What the tests of its fit found, and the address of them all; null where nothing could be fitted. */
  readonly fit: FitSummary | null;
  /** The least moves that its tests could have found. */
  readonly detectable: Detectable;
  /** Whether it is shown to have moved less than the bound asked for; null where none is. */
  readonly within: WithinBound | null;
  readonly path: readonly PathPoint[];
  /** Sessions of its path on which other announcements of the company fall. */
  readonly others: readonly number[];
  /** The scale of its path and band, fractions; its own, so that a quiet listing is not flat beside a loud one. */
  readonly axis: ValueAxis | null;
  /** Closes round day 0, with what the model expected where that can be said. */
  readonly prices: Chart | null;
  /** Its number among the series' colours, the same on every page. */
  readonly colour: number;
  /** Whether the checks hold an error against its quotes. */
  readonly isDoubted: boolean;
  /** Other announcements within ten sessions of day 0; of more than a hundred, the nearest. */
  readonly confounders: readonly Confounder[];
  readonly confounderCount: number;
}

export interface CompanyNames {
  readonly en: string;
  readonly zh: string;
  readonly ar: string;
}

/** What a listing did that is not shown in full, as a row of a table. */
export interface OtherListing {
  readonly companyName: CompanyNames;
  readonly reaction: TableReaction;
}

/** A page of the listings that are not shown in full, in the order of their companies. */
export interface OtherListings extends Page<OtherListing> {
  /** Of the announcements in the rows' windows, by the positions that the rows have. */
  readonly titles: readonly string[];
}

/** More listings in full make a page that is slow to load and long to read. */
const MOST_IN_FULL = 12;
const OTHERS_A_PAGE = 25;

/** One announcement: what it was, and what every listing did. */
export interface EventView {
  readonly revision: number;
  readonly filter: Filter;
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly problems: readonly FilterProblem[];
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  readonly announcement: {
    readonly slug: string;
    readonly title: string;
    /** The stored title where the reader's is another; null where it is the same. */
    readonly originalTitle: string | null;
    /** Its titles in other languages, where they differ. */
    readonly otherTitles: readonly string[];
    readonly maker: string;
    readonly kinds: readonly string[];
    readonly note: string | null;
    readonly sources: KnownAnnouncement["sources"];
    readonly companies: KnownAnnouncement["companies"];
  };
  readonly mark: TimelineMark;
  /** The day whose story it belongs to, by Beijing's clocks; null where only its month is known. */
  readonly storyDay: string | null;
  /** What the companies did that it names; null where it names none that was measured. */
  readonly headline: ComparedHeadline | null;
  readonly neighbours: { readonly previous: EventLink | null; readonly next: EventLink | null };
  /**
   * Those of the companies that it names first. Where more than twelve are stored, only those of the companies that it
   * names or that the address asks for.
   */
  readonly listings: readonly ListingReaction[];
  /** All the others; null where there are none. */
  readonly others: OtherListings | null;
  /** The time zones of the exchanges of all of them. */
  readonly zones: readonly string[];
  readonly notes: readonly SeriesNote[];
}

export interface EventLink {
  readonly slug: string;
  readonly title: string;
}

/** Whether an announcement of that slug is stored. */
export async function isEventKnown(slug: string, given?: Store): Promise<boolean> {
  const { announcements } = await loadReference(given ?? (await sharedStore()), "en");
  return announcements.some((announcement) => announcement.slug === slug);
}

/** The page of one announcement, or null where there is none of that slug. */
export async function eventView(
  slug: string,
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<EventView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const at = reference.announcements.findIndex((announcement) => announcement.slug === slug);
  const announcement = reference.announcements[at];
  if (!announcement) return null;
  const parsed = parseFilter(query, reference.vocabulary);
  // The page is about one announcement and every listing: how it is measured can be chosen, and who is shown in full.
  const filter: Filter = { ...filterFor("event", parsed.filter), event: [slug] };

  const selection = select(reference, { ...filter, company: [] });
  const { foremost, others } = foremostListings(selection.listings, [announcement], {
    most: MOST_IN_FULL,
    asked: filter.company,
  });
  const pairs = [...placedPairs(await loadSelection(store, { ...selection, listings: foremost }))];
  const listings = pairs
    .flatMap((pair) => {
      const company = reference.companies.find(({ slug: one }) => one === pair.listing.company);
      return company ? listingReaction(pair, filter, companyNames(company)) : [];
    })
    .sort((a, b) => attributionRank(a.reaction) - attributionRank(b.reaction));
  const { title, titles, maker, kinds, note, sources, companies } = announcement;
  return {
    revision: reference.revision,
    filter,
    opening: openingFilter({ event: [slug] }),
    problems: parsed.problems,
    options: filterOptions(reference, {
      companies: [...companies, ...listings.map(({ reaction }) => reaction)].map(({ company }) => company),
    }),
    exports: {
      ...exportLinks(selection),
      bars: exportLinks({
        ...selection,
        listings: foremost.length > 0 ? foremost : others.slice(0, OTHERS_A_PAGE),
        filter: { ...selection.filter, ...(drawnRange(listings) ?? daysAround(announcement)) },
      }).bars,
    },
    announcement: {
      slug,
      title,
      maker,
      kinds,
      note,
      sources,
      companies,
      originalTitle: originalTitle(titles, language),
      otherTitles: otherTitles(titles, language),
    },
    mark: timelineMark(reference, announcement, foremost),
    storyDay: storyDayOf(announcement),
    headline: comparedHeadline(
      reference,
      "company",
      firstListings(listings.map(({ reaction }) => reaction).filter(({ relation }) => relation !== null)),
    ),
    neighbours: {
      previous: eventLink(reference.announcements[at - 1]),
      next: eventLink(reference.announcements[at + 1]),
    },
    listings,
    others:
      others.length === 0 ? null : await otherListings(store, { ...selection, listings: others }, query),
    zones: [...new Set(selection.listings.map(({ exchangeCode }) => exchange(exchangeCode).zone))],
    notes: seriesNotes(reference, seriesBehind(pairs, filter)),
  };
}

/** The page of the other listings that a query asks for; only that page is measured. */
async function otherListings(store: Store, selection: Selection, query: QueryInput): Promise<OtherListings> {
  const { reference, filter, listings } = selection;
  const total = listings.length;
  const asked = query instanceof URLSearchParams ? query.getAll("page") : query.page;
  const { skip, ...place } = pagePlace(asked, total, OTHERS_A_PAGE);
  const onPage = { ...selection, listings: listings.slice(skip, skip + OTHERS_A_PAGE) };
  const pairs = placedPairs(await loadPairs(store, onPage));
  const { reactions, titles } = tableRows(Array.from(pairs, (pair) => measureReaction(pair, filter)));
  const names = new Map(reference.companies.map((company) => [company.slug, companyNames(company)]));
  const rows = reactions.flatMap((reaction): OtherListing[] => {
    const companyName = names.get(reaction.company);
    return companyName ? [{ companyName, reaction }] : [];
  });
  return { ...place, total, rows, titles };
}

const companyNames = ({ nameEn: en, nameZh: zh, nameAr: ar }: Company): CompanyNames => ({ en, zh, ar });

/** Of each company the first of its listings: a headline names a company once. */
const firstListings = (reactions: readonly Reaction[]): readonly Reaction[] =>
  reactions.filter(({ company }, at) => reactions.findIndex((other) => other.company === company) === at);

/** The first and the last day that any of the price charts draws; null where none is drawn. */
function drawnRange(listings: readonly ListingReaction[]): Pick<Filter, "from" | "to"> | null {
  const days = listings.flatMap(({ prices }) => (prices ? [prices.time.first, prices.time.last] : []));
  if (days.length === 0) return null;
  return { from: isoDate(Math.min(...days)), to: isoDate(Math.max(...days)) };
}

/** Some thirty sessions either side of an announcement; open where only its month is known. */
function daysAround({ localDate, time }: KnownAnnouncement): Pick<Filter, "from" | "to"> {
  if (time.precision === "month") return { from: null, to: null };
  return { from: addDays(localDate, -45), to: addDays(localDate, 45) };
}

const eventLink = (announcement: KnownAnnouncement | undefined): EventLink | null =>
  announcement ? { slug: announcement.slug, title: announcement.title } : null;

/** What a listing, called by `companyName`, did round what it is paired with: its figures, path and prices. */
export function listingReaction(
  pair: PlacedPair,
  filter: Filter,
  companyName: CompanyNames,
): ListingReaction {
  const { reference, listing, series, index } = pair;
  const around = confoundersAround(pair, PATH_WINDOW);

  const look = listingLook(reference, listing);
  const subject = {
    series,
    name: companyName.en,
    company: listing.company,
    currency: listing.currency,
    kind: "share" as const,
    look,
  };
  const path =
    index === null
      ? []
      : carPath(
          studyReaction(pair, index, filter, PATH_WINDOW),
          (session) => series.sessions[index + session] ?? null,
        );
  const reaction = measureReaction(pair, filter);
  return {
    companyName,
    reaction,
    dayParts: dayParts(pair, filter),
    fit: fitSummary(pair, filter),
    detectable: detectable(reaction),
    within: reactionWithin(reaction, filter),
    others: otherSessions(reference, reaction, PATH_WINDOW),
    path,
    axis:
      path.length === 0
        ? null
        : valueAxis(
            path.flatMap(({ low, high }) => [low, high, 0]),
            "price",
          ),
    prices: pricesAround(pair, filter, subject),
    colour: look.colour,
    isDoubted: isDoubted(reference, { symbol: reaction.symbol, exchange: reaction.exchange }),
    confounders: around.named,
    confounderCount: around.count,
  };
}

function fitSummary(pair: PlacedPair, filter: Filter): FitSummary | null {
  const found = pair.index === null ? null : pairDiagnostics(pair, pair.index, filter);
  if (!found) return null;
  const { diagnostics, preTrend } = found;
  return {
    diagnostics,
    preTrend,
    movedBefore: preTrend !== null && preTrend.pValue < FINDING_LEVEL,
    query: filterQuery({ ...filterFor("event", filter), company: [], event: [] }).toString(),
  };
}

/** The closes round a pair's day 0 with what the model expected of them; null where there is no price on that day. */
function pricesAround(pair: PlacedPair, filter: Filter, subject: ChartSubject): Chart | null {
  const { series, index } = pair;
  if (index === null) return null;
  const from = series.sessions[Math.max(0, index + PRICE_WINDOW.start)];
  const to = series.sessions.slice(0, index + PRICE_WINDOW.end + 1).at(-1);
  if (!from || !to) return null;
  const expected = expectation(pair, filter, indexedValue(series, spanOf(series, from, to)));
  const plain = plainChart([subject], "price", from, to, "line", expected ? [expected] : []);
  return onScale(plain, "price");
}
