import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import { listingLook } from "../../drawing/series-colours.ts";
import { type ExportLinks, exportLinks } from "../../export/export-links.ts";
import type { QueryInput } from "../../filters/parse.ts";
import { filterQuery } from "../../filters/query.ts";
import { DEFAULT_FILTER, openingFilter } from "../../filters.ts";
import type { ExchangeCode } from "../../market/exchanges.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import { type KnownAnnouncement, loadReference, type Reference } from "../../reactions/reference.ts";
import { select } from "../../reactions/selection.ts";
import { loadSeries } from "../../reactions/series.ts";
import { type Language, originalTitle } from "../../reactions/titles.ts";
import { readSharesRange } from "../../store/bars/stored-range.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { claimsOfDay } from "../claims/claim.ts";
import type { ClaimRow } from "../claims/claim-row.ts";
import { type SeriesNote, seriesNotes } from "../data/series-notes.ts";
import type { CompanyNames } from "../event.ts";
import { firstValue, type Page, pageOf } from "../paging.ts";
import { LOW_PROBABILITY, type TestedCount } from "../reactions/ranking.ts";
import { type MeasuredIndex, type MeasuredRow, measuredDay } from "./measured-day.ts";
import { announcementsByDay, announcementsOfMonth, dayBounds, isStoryDay } from "./story-day.ts";
import { companyNames } from "./story-list.ts";
import { type StoryMarket, storyMarkets } from "./story-market.ts";
import { tellingDays } from "./telling-days.ts";

/** An announcement of a story. */
export interface StoryAnnouncement {
  readonly slug: string;
  readonly title: string;
  /** The stored title where the reader's is another; null where it is the same. */
  readonly originalTitle: string | null;
  readonly maker: string;
  readonly time: KnownAnnouncement["time"];
  readonly companies: readonly {
    readonly slug: string;
    readonly names: CompanyNames;
    readonly role: string;
  }[];
  /** Day 0 of each market of the story, in their order: an ISO date of the exchange, or null. */
  readonly dayZeros: readonly (string | null)[];
}

/** A row with what it is called and how its line looks. */
export interface StoryRow extends MeasuredRow {
  readonly names: CompanyNames;
  /** Its number among the series' colours. */
  readonly colour: number;
  /** The scale of its path and band, fractions; its own, so that a quiet one is not flat beside a loud one. */
  readonly axis: ValueAxis | null;
}

/** What a day's announcements, markets and companies did, by Beijing's clocks. */
export interface StoryView {
  readonly revision: number;
  readonly day: string;
  /** Midnight of the day and the next, and what the drawing of its sessions spans; milliseconds since the epoch. */
  readonly bounds: { readonly begins: number; readonly ends: number };
  readonly span: { readonly first: number; readonly last: number };
  readonly announcements: readonly StoryAnnouncement[];
  /** Announced on earlier days, with a day 0 in a session of this date. */
  readonly earlier: readonly StoryAnnouncement[];
  /** Known only to be of this month. */
  readonly ofMonth: readonly Pick<StoryAnnouncement, "slug" | "title" | "maker">[];
  readonly markets: readonly StoryMarket[];
  readonly indexes: readonly MeasuredIndex[];
  /** Every session of the companies that the day's announcements name: their days 0 first, the largest |t| first. */
  readonly named: readonly StoryRow[];
  /** A page of all other listings, the largest |t| first, and how many of them lie beyond chance. */
  readonly others: Page<StoryRow>;
  readonly tested: TestedCount;
  /** First and last session stored of any share; null where none is. */
  readonly stored: { readonly first: string; readonly last: string } | null;
  /** What reports say of the session of this date and of its announcements, and what the same reports say besides. */
  readonly claims: readonly ClaimRow[];
  readonly otherClaims: readonly ClaimRow[];
  readonly neighbours: { readonly previous: string | null; readonly next: string | null };
  /** Query strings of the tables behind the page; null of those that a day without announcements lacks. */
  readonly exports: Pick<ExportLinks, "bars"> & {
    readonly sessions: string;
    readonly announced: string | null;
  };
  readonly notes: readonly SeriesNote[];
}

const OTHERS_A_PAGE = 25;

/** The story of a day (ISO date, by Beijing's clocks), or null of a text that is no day. */
export async function storyView(
  day: string,
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<StoryView | null> {
  if (!isStoryDay(day)) return null;
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const announcements = announcementsByDay(reference).get(day) ?? [];
  const markets = storyMarkets(reference, day, announcements);
  const { rows, indexes } = await measuredDay(store, reference, day, { markets, announcements });
  const names = companyNames(reference);
  const dressed = rows.flatMap((row): StoryRow[] => {
    const own = names.get(row.company);
    const { colour } = listingLook(reference, row);
    if (!own) return [];
    const ends = row.path.flatMap(({ low, high }) => (low === null ? [] : [low, high, 0]));
    return [{ ...row, names: own, colour, axis: valueAxis(ends, "price") }];
  });
  const named = namedFirst(dressed.filter(({ isNamed }) => isNamed));
  const others = strongestFirst(dressed.filter(({ isNamed }) => !isNamed));
  const { days } = await tellingDays(store, reference);
  const page = pageOf(others, firstValue(query, "page"), OTHERS_A_PAGE);
  const bounds = dayBounds(day);
  const reported = await claimsOfDay(
    day,
    announcements.map(({ slug }) => slug),
    language,
    store,
  );
  const shown = [...named, ...page.rows];
  return {
    revision: reference.revision,
    day,
    bounds,
    span: spanOf(bounds, markets),
    announcements: announcements.map((one) => told(reference, one, markets, names)),
    earlier: earlierThan(reference, day, announcements, markets).map((one) =>
      told(reference, one, markets, names),
    ),
    ofMonth: announcementsOfMonth(reference, day).map(({ slug, title, maker }) => ({ slug, title, maker })),
    markets,
    indexes,
    named,
    others: page,
    tested: testedOf(others),
    stored: await readSharesRange(store),
    claims: reported.claims,
    otherClaims: reported.others,
    neighbours: {
      previous: days.find((one) => one.day < day)?.day ?? null,
      next: days.findLast((one) => one.day > day)?.day ?? null,
    },
    exports: exportsOf(reference, announcements, markets),
    notes: seriesNotes(reference, await seriesOf(store, reference, shown, indexes)),
  };
}

/** Whole series, for how far the quotes of what is shown go. */
async function seriesOf(
  store: Store,
  reference: Reference,
  rows: readonly StoryRow[],
  indexes: readonly MeasuredIndex[],
) {
  const symbols = new Set([...rows, ...indexes].map(({ symbol }) => symbol));
  return Promise.all(Array.from(symbols, (symbol) => loadSeries(store, reference, symbol)));
}

const strength = ({ abnormal }: MeasuredRow): number =>
  abnormal === null ? -1 : Math.abs(abnormal.tStatistic);

const strongestFirst = (rows: readonly StoryRow[]): StoryRow[] =>
  rows.toSorted((a, b) => strength(b) - strength(a) || a.symbol.localeCompare(b.symbol));

/** Companies in the order of the strongest of their days 0; of each its days 0 first, its main listing first. */
function namedFirst(rows: readonly StoryRow[]): StoryRow[] {
  const byCompany = [...Map.groupBy(rows, ({ company }) => company).values()].map((own) => ({
    own: own.toSorted((a, b) => Number(a.events.length === 0) - Number(b.events.length === 0)),
    strength: Math.max(...own.map((row) => (row.events.length === 0 ? -1 : strength(row)))),
  }));
  return byCompany.sort((a, b) => b.strength - a.strength).flatMap(({ own }) => own);
}

const testedOf = (rows: readonly StoryRow[]): TestedCount => {
  const values = rows.flatMap(({ abnormal }) => abnormal?.pValue ?? []);
  return { tested: values.length, under: values.filter((value) => value < LOW_PROBABILITY).length };
};

function told(
  reference: Reference,
  { slug, title, titles, maker, time, companies }: KnownAnnouncement,
  markets: readonly StoryMarket[],
  names: ReadonlyMap<string, CompanyNames>,
): StoryAnnouncement {
  return {
    ...{ slug, title, maker, time },
    originalTitle: originalTitle(titles, reference.language),
    companies: companies.flatMap(({ company, role }) => {
      const own = names.get(company);
      return own ? [{ slug: company, names: own, role }] : [];
    }),
    dayZeros: markets.map(({ exchanges: [code] }) => dayZeroOn(reference, code, slug)),
  };
}

function dayZeroOn(reference: Reference, code: ExchangeCode | undefined, slug: string): string | null {
  const dayZero = code === undefined ? undefined : dayZerosOn(reference, code).get(slug)?.dayZero;
  return dayZero?.status === "found" ? dayZero.session : null;
}

/** Announcements of other days whose day 0, on any exchange, is the session of this date: a weekend's on its Monday. */
function earlierThan(
  reference: Reference,
  day: string,
  own: readonly KnownAnnouncement[],
  markets: readonly StoryMarket[],
): readonly KnownAnnouncement[] {
  const codes = markets.flatMap(({ exchanges, sessions }) =>
    sessions.some(({ place }) => place === "day") ? exchanges.slice(0, 1) : [],
  );
  return reference.announcements.filter(
    (one) => !own.includes(one) && codes.some((code) => dayZeroOn(reference, code, one.slug) === day),
  );
}

/** From the earlier of midnight and the first opening to the later of the next midnight and the last close within a day. */
function spanOf({ begins, ends }: StoryView["bounds"], markets: readonly StoryMarket[]): StoryView["span"] {
  const inDay = markets.flatMap(({ sessions }) => sessions.filter(({ isInDay }) => isInDay));
  return {
    first: Math.min(begins, ...inDay.map(({ opensAt }) => opensAt)),
    last: Math.max(ends, ...inDay.map(({ closesAt }) => closesAt)),
  };
}

function exportsOf(
  reference: Reference,
  announcements: readonly KnownAnnouncement[],
  markets: readonly StoryMarket[],
): StoryView["exports"] {
  const dates = markets.flatMap(({ sessions }) => sessions.map(({ session }) => session)).sort();
  const range = openingFilter({ from: dates.at(0) ?? null, to: dates.at(-1) ?? null });
  const event = announcements.map(({ slug }) => slug);
  return {
    bars: exportLinks(select(reference, range)).bars,
    sessions: filterQuery(range).toString(),
    announced: event.length === 0 ? null : filterQuery({ ...DEFAULT_FILTER, event }).toString(),
  };
}
