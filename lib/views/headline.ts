import type { Filter } from "../filters.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { LimitState } from "../market/types.ts";
import type { Reaction } from "../reactions/reaction.ts";
import type { Reference } from "../reactions/reference.ts";
import type { LoadedSelection } from "../reactions/selection.ts";
import type { Story } from "../store/state.ts";
import { isBeyondChance } from "../study/beyond-chance.ts";
import type { Tested } from "../study/types.ts";
import type { CompareBy } from "./compare-choice.ts";
import type { CompanyNames } from "./event.ts";
import { isRanked } from "./reactions/ranking.ts";

/**
 * What a view shows, as data for its headline and the line under that;
 * components/text/headline.ts makes the sentences. Returns are fractions, days ISO dates of the exchange.
 */
export interface ViewHeadline {
  readonly subject: HeadlineSubject;
  /** The first session shown, 100 on an indexed scale, and whether all lines share it; null without a line. */
  readonly base: { readonly session: string; readonly isShared: boolean } | null;
}

export type HeadlineSubject =
  /** What one company did after an announcement, and the others that it names. */
  | {
      readonly kind: "reaction";
      readonly figure: HeadlineFigure;
      readonly others: readonly HeadlineFigure[];
      /** Chosen by the reader, or the strongest of several, of one company or of more. */
      readonly chosen: "asked for" | "strongest of one" | "strongest of several";
    }
  /** One announcement of which nothing was measured. */
  | { readonly kind: "announcement"; readonly title: string; readonly announcedOn: string }
  /** Announcements of which none lies beyond chance, of `measured` reactions; years as `2025`. */
  | {
      readonly kind: "overview";
      readonly companies: readonly CompanyNames[];
      /** Whether all of them name the one company shown. */
      readonly isAboutIt: boolean;
      /** Who announced them, as stored, where one maker is chosen. */
      readonly maker: string | null;
      readonly years: { readonly first: string; readonly last: string };
      readonly measured: number;
    }
  | { readonly kind: "nothing" };

/** One reaction as a headline quotes it. */
export interface HeadlineFigure {
  /** The announcement's slug. */
  readonly event: string;
  readonly title: string;
  readonly company: CompanyNames;
  readonly symbol: string;
  readonly session: string;
  readonly change: number;
  readonly limit: LimitState | null;
  /** Whether the announcement names the company, and whether as its maker or partner. */
  readonly isNamed: boolean;
  readonly isInvolved: boolean;
  /** Whether only the day of the announcement is known, so that day 0 is one of two sessions. */
  readonly isDayOnly: boolean;
  readonly market: {
    readonly symbol: string;
    readonly name: string;
    readonly change: number;
  } | null;
  readonly abnormal: Tested | null;
}

/** The headline of a page of prices with its reactions; `shown` are the ISO dates drawn, null when there are none. */
export function panoramaHeadline(
  selection: LoadedSelection,
  rows: readonly Reaction[],
  shown: { readonly from: string; readonly to: string } | null,
): ViewHeadline {
  const { loaded, benchmark } = selection;
  const series = [...loaded.map((one) => one.series), ...(benchmark ? [benchmark] : [])];
  return {
    subject: subjectOf(selection, rows, shown),
    base: shown && baseOf(series, shown),
  };
}

function subjectOf(
  { reference, filter, loaded, announcements }: LoadedSelection,
  rows: readonly Reaction[],
  shown: { readonly from: string; readonly to: string } | null,
): HeadlineSubject {
  const [only, another] = filter.event;
  if (only !== undefined && another === undefined) return announcementSubject(reference, only, rows);
  if (!shown) return { kind: "nothing" };
  const { story } = reference;
  if (story?.event && isStory(story, filter) && rows.some((row) => row.event === story.event)) {
    return announcementSubject(reference, story.event, rows);
  }
  const strongest = strongestNamed(
    reference,
    rows.filter((row) => isRanked(row, filter)),
  );
  if (strongest) return strongest;
  const slugs = new Set(loaded.map(({ listing }) => listing.company));
  const [maker = null, otherMaker] = filter.maker;
  const first = announcements[0]?.localDate ?? shown.from;
  const last = announcements.at(-1)?.localDate ?? shown.to;
  return {
    kind: "overview",
    companies: reference.companies.flatMap((company) => (slugs.has(company.slug) ? namesOf(company) : [])),
    isAboutIt: slugs.size === 1 && rows.length > 0 && rows.every(({ relation }) => relation !== null),
    maker: otherMaker === undefined ? maker : null,
    years: { first: first.slice(0, 4), last: last.slice(0, 4) },
    measured: rows.filter(({ abnormalReturn }) => abnormalReturn !== null).length,
  };
}

/** Whether a filter shows what the board opens on: the story's dates, and no announcement or maker chosen. */
const isStory = (story: Story, { from, to, event, kind, maker, search }: Filter): boolean =>
  from === story.from &&
  to === story.to &&
  search === null &&
  [event, kind, maker].every(({ length }) => length === 0);

/** The headline of one announcement, whatever is drawn of it. */
export const announcementHeadline = (
  reference: Reference,
  event: string,
  rows: readonly Reaction[],
): ViewHeadline => ({ subject: announcementSubject(reference, event, rows), base: null });

/** One announcement in a headline: the strongest reaction of those that it names, or else the first listing's. */
function announcementSubject(
  reference: Reference,
  event: string,
  rows: readonly Reaction[],
): HeadlineSubject {
  const figures = figuresOf(
    reference,
    rows.filter((row) => row.event === event),
  );
  const named = byStrength(figures.filter(({ isNamed }) => isNamed));
  const [figure, ...others] = named.length > 0 ? named : figures;
  if (figure)
    return { kind: "reaction", figure, others: named.length > 0 ? others : [], chosen: "asked for" };
  const announcement = reference.announcements.find(({ slug }) => slug === event);
  if (!announcement) return { kind: "nothing" };
  return { kind: "announcement", title: announcement.title, announcedOn: announcement.localDate };
}

/**
 * Of reactions that are ranked, the announcement with the largest |t|, summed over the companies that it names. Null
 * where the strongest is within chance.
 */
function strongestNamed(reference: Reference, rows: readonly Reaction[]): HeadlineSubject | null {
  const named = rows.filter(({ relation }) => relation !== null);
  const events = Map.groupBy(named, ({ event }) => event);
  const candidates = [...events.values()].map((own) => byStrength(figuresOf(reference, own)));
  const [strongest = []] = candidates.sort((a, b) => summedStrength(b) - summedStrength(a));
  const [figure, ...others] = strongest;
  if (!figure?.abnormal || !isBeyondChance(figure.abnormal)) return null;
  const companies = new Set(rows.map(({ company }) => company));
  const chosen = companies.size > 1 ? "strongest of several" : "strongest of one";
  return { kind: "reaction", figure, others, chosen };
}

/** Roles of which a headline may say that the announcement moved the share; of others only that it was the same day. */
const INVOLVED: ReadonlySet<string | null> = new Set(["maker", "partner"]);

/** Each company's first listing that has a return on day 0, in the order of the rows. */
function figuresOf(reference: Reference, rows: readonly Reaction[]): HeadlineFigure[] {
  const figures = new Map<string, HeadlineFigure>();
  for (const row of rows) {
    const company = reference.companies.find(({ slug }) => slug === row.company);
    const change = row.rawReturn ?? row.adjustedReturn;
    if (!company || change === null || row.dayZero.status !== "found" || figures.has(row.company)) continue;
    figures.set(row.company, {
      event: row.event,
      title: row.title,
      company: namesOf(company),
      symbol: row.symbol,
      session: row.dayZero.session,
      change,
      limit: row.limit,
      isNamed: row.relation !== null,
      isInvolved: INVOLVED.has(row.relation),
      isDayOnly: row.precision === "day",
      market: marketOf(reference, row),
      abnormal: row.abnormalReturn,
    });
  }
  return [...figures.values()];
}

function marketOf(reference: Reference, { benchmark, benchmarkReturn }: Reaction): HeadlineFigure["market"] {
  if (benchmark === null || benchmarkReturn === null) return null;
  const name = reference.instruments.get(benchmark)?.name ?? benchmark;
  return { symbol: benchmark, name, change: benchmarkReturn };
}

const strengthOf = ({ abnormal }: HeadlineFigure): number => Math.abs(abnormal?.tStatistic ?? 0);
const byStrength = (figures: readonly HeadlineFigure[]) =>
  figures.toSorted((a, b) => strengthOf(b) - strengthOf(a));
const summedStrength = (figures: readonly HeadlineFigure[]) =>
  figures.reduce((sum, figure) => sum + strengthOf(figure), 0);

const namesOf = ({ nameEn: en, nameZh: zh, nameAr: ar }: Reference["companies"][number]): CompanyNames => ({
  en,
  zh,
  ar,
});

/** The first session of each series within the dates shown: the earliest, and whether it is the same of all. */
function baseOf(
  series: readonly InstrumentSeries[],
  { from, to }: { readonly from: string; readonly to: string },
): ViewHeadline["base"] {
  const firsts = series.flatMap(
    ({ sessions, adjustedClose }) =>
      sessions.find((session, at) => session >= from && session <= to && !Number.isNaN(adjustedClose[at])) ??
      [],
  );
  const [session] = firsts.toSorted();
  return session === undefined ? null : { session, isShared: firsts.every((first) => first === session) };
}

/** A comparison as its headline quotes it: what each listing, or each announcement, did on its day 0. */
export interface ComparedHeadline {
  readonly by: CompareBy;
  readonly figures: readonly HeadlineFigure[];
  /** How many were measured beyond those quoted. */
  readonly more: number;
}

/** More than three can't be taken in from a headline. */
const MOST_COMPARED_IN_HEADLINE = 3;

/** The headline of a comparison's first block; null where nothing in it was measured. */
export function comparedHeadline(
  reference: Reference,
  by: CompareBy,
  rows: readonly Reaction[],
): ComparedHeadline | null {
  const figures = rows.flatMap((row) => figuresOf(reference, [row]));
  if (figures.length === 0) return null;
  return {
    by,
    figures: figures.slice(0, MOST_COMPARED_IN_HEADLINE),
    more: Math.max(0, figures.length - MOST_COMPARED_IN_HEADLINE),
  };
}
