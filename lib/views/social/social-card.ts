import type { ValueAxis } from "../../drawing/axis.ts";
import { type KnownAnnouncement, loadReference } from "../../reactions/reference.ts";
import { loadSeries } from "../../reactions/series.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { boardView } from "../board.ts";
import { companyView } from "../company.ts";
import type { CompanyNames } from "../event.ts";
import type { Callout } from "../figure/callouts.ts";
import { type AnnouncementFigure, announcementFigures } from "./announcement-figures.ts";
import { companyChart, eventChart, type LoneChart } from "./embed.ts";

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

/** A day 0 as a picture names it: whose, and its return as a fraction. */
export interface NamedDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly title: string;
  readonly change: number;
}

/** A picture that stands for a page: words, figures and one line. */
export interface SocialCard {
  readonly revision: number;
  readonly title: string;
  readonly facts: string;
  readonly figures: readonly AnnouncementFigure[];
  readonly line: LoneChart | null;
  /** The days of the line that are named, from left to right. */
  readonly named: readonly NamedDay[];
  /** A comparison's CARs by session from day 0, in the order of the figures. */
  readonly paths?: ComparedPaths;
}

/** Several lines on one scale, fractions; null is a gap. */
export interface ComparedPaths {
  readonly first: number;
  readonly last: number;
  readonly axis: ValueAxis;
  readonly lines: readonly (readonly (number | null)[])[];
}

/** Listings that a picture has room for. */
export const MOST_FIGURES = 4;

/** The picture of an announcement, in the one language of its font; null where there is none of that slug. */
export async function eventCard(slug: string, given?: Store): Promise<SocialCard | null> {
  const summary = await eventSummary(slug, "en", given);
  if (!summary) return null;
  const { revision, title, maker, announcedOn, figures } = summary;
  const line = await eventChart({ slug, company: null, language: "en" }, given);
  const mark = line?.marks[0];
  return {
    revision,
    title,
    facts: `${maker} · ${announcedOn}`,
    figures: figures.slice(0, MOST_FIGURES),
    line,
    named: mark && line.figure ? [{ ...mark, change: line.figure.change }] : [],
  };
}

/** The picture of a company; null where there is none of that slug. */
export async function companyCard(slug: string, given?: Store): Promise<SocialCard | null> {
  const company = await companySummary(slug, given);
  if (!company) return null;
  const [line, view] = await Promise.all([companyChart(slug, given), companyView(slug, {}, "en", given)]);
  return {
    revision: company.revision,
    title: company.names.en,
    facts: company.symbols.join(" · "),
    figures: [],
    line,
    named: line && view ? strongestOn(line, view.callouts) : [],
  };
}

/** The picture of the board and of every page without one of its own: the first company's line. */
export async function boardCard(given?: Store): Promise<SocialCard> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const first = reference.companies[0];
  const { announcements, companies } = reference;
  const board = await boardView({}, "en", store);
  const line = first ? await companyChart(first.slug, store, board.filter.from) : null;
  return {
    revision: reference.revision,
    title: "What a stock really did when an AI model was announced",
    facts: `${announcements.length} announcements · ${companies.length} companies`,
    figures: [],
    line,
    named: line ? strongestOn(line, board.callouts) : [],
  };
}

/** Names that a picture has room for, and how much of its width each of them takes. */
const MOST_NAMED = 3;
const NAMED_SHARE = 0.2;

/** The strongest announcements of a line's listing, as far apart as their names are wide, from left to right. */
export function strongestOn(
  { symbol, chart: { time } }: Pick<LoneChart, "symbol" | "chart">,
  callouts: readonly Callout[],
): NamedDay[] {
  const apart = NAMED_SHARE * (time.last - time.first);
  const named: NamedDay[] = [];
  for (const { kind, symbol: own, day, name, return: change } of callouts) {
    const isShown = kind === "announced" && own === symbol && day >= time.first && day <= time.last;
    if (!isShown || named.some((other) => Math.abs(other.day - day) < apart)) continue;
    if (named.push({ day, title: name, change }) === MOST_NAMED) break;
  }
  return named.sort((a, b) => a.day - b.day);
}
