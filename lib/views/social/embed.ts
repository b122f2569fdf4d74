import { type Chart, chart } from "../../drawing/chart.ts";
import { listingLook } from "../../drawing/series-colours.ts";
import { dayNumber } from "../../market/session-date.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import { type Listing, loadReference, type Reference } from "../../reactions/reference.ts";
import { type LoadedListing, loadPair } from "../../reactions/selection.ts";
import { loadSeries } from "../../reactions/series.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { isDoubted } from "../data/open-findings.ts";
import type { CompanyNames } from "../event.ts";
import { type AnnouncementFigure, announcementFigures } from "./announcement-figures.ts";

/** Sessions drawn on either side of day 0. */
const SESSIONS_ROUND_DAY_ZERO = 30;

/** An announcement on a lone chart. */
export interface LoneMark {
  /** Day 0, in days since 1970-01-01. */
  readonly day: number;
  readonly title: string;
}

/** One listing's close, ready to be drawn alone: in a frame on someone's page, or in a picture. */
export interface LoneChart {
  readonly revision: number;
  readonly symbol: string;
  readonly currency: string;
  readonly names: CompanyNames;
  /** The announcement's title; null where the chart is of a company. */
  readonly event: string | null;
  readonly chart: Chart;
  /** The announcements that are marked, by day 0. */
  readonly marks: readonly LoneMark[];
  /** The last session stored of this listing, an ISO date: the chart may end before. */
  readonly last: string;
  readonly figure: AnnouncementFigure | null;
  /** Whether only the day of the announcement is known, so that day 0 is one of two sessions. */
  readonly isDayOnly: boolean;
}

/**
 * One listing round an announcement's day 0: the main listing of `company`, or without one the main listing of
 * whoever made the announcement. Null where the announcement, the company or its prices are missing.
 */
export async function eventChart(
  {
    slug,
    company,
    language,
  }: { readonly slug: string; readonly company: string | null; readonly language: Language },
  given?: Store,
): Promise<LoneChart | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const announcement = reference.announcements.find((known) => known.slug === slug);
  if (!announcement) return null;
  const asked = company === null ? [] : [company];
  const figures = (await announcementFigures(store, reference, { event: [slug], company: asked })).get(slug);
  const symbol = company === null ? figures?.[0]?.symbol : mainListing(reference, company)?.symbol;
  const listing = reference.listings.find((known) => known.symbol === symbol);
  const pair = listing && (await loadPair(store, reference, { event: slug, listing }));
  if (!pair || pair.index === null) return null;
  const { sessions } = pair.series;
  const from = sessions[Math.max(0, pair.index - SESSIONS_ROUND_DAY_ZERO)];
  const to = sessions.slice(0, pair.index + SESSIONS_ROUND_DAY_ZERO + 1).at(-1);
  const lone = from && to ? loneChart(pair, { from, to, events: [slug] }) : null;
  const figure = figures?.find((measured) => measured.symbol === listing.symbol) ?? null;
  return (
    lone && { ...lone, event: announcement.title, figure, isDayOnly: announcement.time.precision === "day" }
  );
}

/** A company's main listing over everything stored, with the days 0 of what names it. */
export async function companyChart(slug: string, given?: Store): Promise<LoneChart | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const listing = mainListing(reference, slug);
  const series = listing && (await loadSeries(store, reference, listing.symbol));
  if (!listing || !series?.range) return null;
  const { first: from, last: to } = series.range;
  const events = reference.announcements
    .filter(({ companies }) => companies.some(({ company }) => company === slug))
    .map((announcement) => announcement.slug);
  return loneChart({ reference, listing, series }, { from, to, events });
}

const mainListing = (reference: Reference, slug: string): Listing | undefined =>
  reference.listings.find(({ company }) => company === slug);

function loneChart(
  { reference, listing, series }: Pick<LoadedListing, "reference" | "listing" | "series">,
  { from, to, events }: { readonly from: string; readonly to: string; readonly events: readonly string[] },
): LoneChart | null {
  const company = reference.companies.find(({ slug }) => slug === listing.company);
  if (!company) return null;
  const { symbol, currency } = listing;
  const subject = {
    series,
    name: company.nameEn,
    company: company.slug,
    currency,
    kind: "share" as const,
    isDoubted: isDoubted(reference, { symbol, exchange: listing.exchangeCode }),
    look: listingLook(reference, listing),
  };
  const drawn = chart([subject], "price", from, to);
  if (!drawn.value) return null;
  const placed = dayZerosOn(reference, listing.exchangeCode);
  const { first, last } = drawn.time;
  const byDay = new Map<number, LoneMark>();
  for (const { slug, title } of reference.announcements) {
    const dayZero = events.includes(slug) ? placed.get(slug)?.dayZero : undefined;
    const day = dayZero?.status === "found" ? dayNumber(dayZero.session) : null;
    if (day !== null && day >= first && day <= last) byDay.set(day, { day, title });
  }
  return {
    revision: reference.revision,
    symbol,
    currency,
    names: { en: company.nameEn, zh: company.nameZh, ar: company.nameAr },
    event: null,
    chart: drawn,
    marks: [...byDay.values()],
    last: series.range?.last ?? to,
    figure: null,
    isDayOnly: false,
  };
}
