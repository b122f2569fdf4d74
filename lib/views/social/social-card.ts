import type { ValueAxis } from "../../drawing/axis.ts";
import type { Chart } from "../../drawing/chart.ts";
import { onScale } from "../../drawing/chart-scale.ts";
import type { LineLook } from "../../drawing/series-colours.ts";
import { shortTitle } from "../../drawing/short-title.ts";
import type { QueryInput } from "../../filters/parse.ts";
import { type KnownAnnouncement, loadReference } from "../../reactions/reference.ts";
import { loadSeries } from "../../reactions/series.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { boardView } from "../board.ts";
import { companyView } from "../company.ts";
import type { CompareBase, CompareBy } from "../compare-choice.ts";
import { type QuotedSeries, seriesNotes } from "../data/series-notes.ts";
import type { CompanyNames } from "../event.ts";
import type { Callout } from "../figure/callouts.ts";
import type { Panorama } from "../figure/panorama.ts";
import { announcementHeadline, type ComparedHeadline, type ViewHeadline } from "../headline.ts";
import { allOptions, type CompanyOption, type FilterOptions } from "../options.ts";
import type { Dumbbell, DumbbellView } from "../reactions/reactions-dumbbell.ts";
import type { StoryView } from "../stories/story.ts";
import {
  type AnnouncementFigure,
  announcementFigures,
  figuresOf,
  quotedReactions,
} from "./announcement-figures.ts";
import { eventChart, type LoneChart } from "./embed.ts";

/** What is said of an announcement where it is quoted: its words and the figures of each listing. */
export interface EventSummary {
  readonly revision: number;
  readonly slug: string;
  readonly title: string;
  readonly maker: string;
  readonly kinds: readonly string[];
  /** ISO date, or `YYYY-MM`. */
  readonly announcedOn: string;
  readonly time: KnownAnnouncement["time"];
  readonly figures: readonly AnnouncementFigure[];
}

/** An announcement with the figures of every measured listing; null where there is none of that slug. */
export async function eventSummary(
  slug: string,
  language: Language,
  given?: Store,
): Promise<EventSummary | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const announcement = reference.announcements.find((known) => known.slug === slug);
  if (!announcement) return null;
  const { title, maker, kinds, localDate, time } = announcement;
  const figures = (await announcementFigures(store, reference, { event: [slug] })).get(slug) ?? [];
  return { revision: reference.revision, slug, title, maker, kinds, announcedOn: localDate, time, figures };
}

/** What is said of a company where it is quoted. */
export interface CompanySummary {
  readonly revision: number;
  readonly names: CompanyNames;
  readonly symbols: readonly string[];
  /** First and last session of its main listing; null where no quote is stored. */
  readonly range: { readonly first: string; readonly last: string } | null;
}

/** A company with its symbols and the range of its quotes; null where there is none of that slug. */
export async function companySummary(slug: string, given?: Store): Promise<CompanySummary | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const company = reference.companies.find((known) => known.slug === slug);
  if (!company) return null;
  const symbols = reference.listings.flatMap((known) => (known.company === slug ? [known.symbol] : []));
  const main = symbols[0];
  const series = main === undefined ? null : await loadSeries(store, reference, main);
  return {
    revision: reference.revision,
    names: { en: company.nameEn, zh: company.nameZh, ar: company.nameAr },
    symbols,
    range: series?.range ?? null,
  };
}

/** Prices as a picture draws them: what the page's own figure shows. */
export interface CardPrices {
  readonly chart: Chart;
  /** What is named on its lines, strongest first. */
  readonly callouts: readonly Callout[];
}

export type CardHeadline =
  | { readonly kind: "view"; readonly view: ViewHeadline }
  | { readonly kind: "comparison"; readonly comparison: ComparedHeadline | null }
  | { readonly kind: "selection"; readonly counts: DumbbellView["counts"] }
  | { readonly kind: "story"; readonly view: StoryView }
  | SiteHeadline;

/** What the whole site holds; `quotes` are the first and the last session of any share, null where there is none. */
export interface SiteHeadline {
  readonly kind: "site";
  readonly companies: number;
  readonly announcements: number;
  readonly quotes: { readonly first: string; readonly last: string } | null;
}

/** Return against abnormal return of some pairs on one axis, fractions. */
export interface CardDumbbells {
  readonly axis: ValueAxis;
  readonly rows: readonly Dumbbell[];
}

/** A picture that stands for a page, for components/cards to say in a language and to draw. */
export interface SocialCard {
  readonly revision: number;
  /** What its title says. */
  readonly headline: CardHeadline;
  /** Who announced it, as stored, of an announcement. */
  readonly maker: string | null;
  readonly figures: readonly AnnouncementFigure[];
  readonly prices: CardPrices | null;
  readonly paths: ComparedPaths | null;
  readonly dumbbells: CardDumbbells | null;
  /** Companies by slug, for the names of lines. */
  readonly companies: readonly CompanyOption[];
  /** The series behind what is drawn. */
  readonly notes: readonly QuotedSeries[];
}

/** Several CARs by session from day 0 on one scale, fractions, in the order of the figures. */
export interface ComparedPaths {
  readonly by: CompareBy;
  readonly base: CompareBase;
  readonly first: number;
  readonly last: number;
  readonly axis: ValueAxis;
  readonly lines: readonly ComparedPath[];
}

export interface ComparedPath extends LineLook {
  /** By session; null is a gap. */
  readonly values: readonly (number | null)[];
}

/** Listings that a picture has room for. */
export const MOST_FIGURES = 4;

/** The picture of an announcement; null where there is none of that slug. */
export async function eventCard(slug: string, language: Language, given?: Store): Promise<SocialCard | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const announcement = reference.announcements.find((known) => known.slug === slug);
  if (!announcement) return null;
  const rows = await quotedReactions(store, reference, { event: [slug] });
  const line = await eventChart({ slug, company: null, language }, store);
  return {
    revision: reference.revision,
    headline: { kind: "view", view: announcementHeadline(reference, slug, rows) },
    maker: announcement.maker,
    figures: figuresOf(reference, rows).slice(0, MOST_FIGURES),
    prices: line && { chart: line.chart, callouts: dayZeroCallouts(line, slug) },
    paths: null,
    dumbbells: null,
    companies: allOptions(reference).companies,
    notes: line ? seriesNotes(reference, [await loadSeries(store, reference, line.symbol)]) : [],
  };
}

/** The day 0 of a lone chart of an announcement, as its line names it. */
const dayZeroCallouts = ({ symbol, marks, figure }: LoneChart, slug: string): Callout[] =>
  figure === null
    ? []
    : marks.map(({ day, title }) => ({
        kind: "announced",
        symbol,
        day,
        events: [slug],
        name: shortTitle(title),
        return: figure.change,
        strength: 0,
        offset: 0,
      }));

/** The picture of a company; null where there is none of that slug. */
export async function companyCard(
  slug: string,
  language: Language,
  given?: Store,
): Promise<SocialCard | null> {
  const view = await companyView(slug, {}, language, given);
  return view && panoramaCard(view);
}

/** The picture of the board with a filter. */
export const boardCard = async (query: QueryInput, language: Language, given?: Store): Promise<SocialCard> =>
  panoramaCard(await boardView(query, language, given));

/** A page's figure of prices as its picture. */
function panoramaCard({
  revision,
  headline,
  chart,
  callouts,
  options,
  notes,
}: Panorama & { readonly revision: number; readonly options: FilterOptions }): SocialCard {
  const drawn = new Set(chart?.lines.map(({ symbol }) => symbol));
  // A picture has room for few names: what its headline tells is one of them.
  const event = headline.subject.kind === "reaction" ? headline.subject.figure.event : null;
  const told = callouts.map((callout) =>
    event !== null && callout.events.includes(event)
      ? { ...callout, strength: Number.POSITIVE_INFINITY }
      : callout,
  );
  return {
    ...{
      revision,
      headline: { kind: "view", view: headline },
      maker: null,
      figures: [],
      paths: null,
      dumbbells: null,
    },
    prices: chart && { chart: onScale(chart, chart.scale), callouts: told },
    companies: options.companies,
    notes: notes.filter(({ symbol }) => drawn.has(symbol)),
  };
}
