import { DEFAULT_FILTER, type Filter } from "../../filters.ts";
import { attributionRank, foremostListings } from "../../reactions/attribution.ts";
import { type Reaction, reactions } from "../../reactions/reaction.ts";
import type { Reference } from "../../reactions/reference.ts";
import { loadPairs, select } from "../../reactions/selection.ts";
import type { Store } from "../../store/client.ts";
import type { CompanyNames } from "../event.ts";

/** What one listing did on its day 0, as a title, a feed or a picture quotes it. Returns are fractions. */
export interface AnnouncementFigure {
  readonly symbol: string;
  readonly company: string;
  readonly names: CompanyNames;
  /** The company's role in the announcement; null where it is not named. */
  readonly relation: string | null;
  /** Day 0, an ISO date of the exchange. */
  readonly session: string;
  /** The close as traded against the close before; of the adjusted close where only that is stored. */
  readonly change: number;
  readonly abnormal: number | null;
  readonly pValue: number | null;
}

/** What is quoted names a few listings; a thousand others that were measured too would be read for nothing. */
const MOST_LISTINGS = 24;

/**
 * The measured listings of some announcements by slug, default model and windows: whoever made it first, then
 * its partners and others that it names, then the rest, each in the order of the companies
 * and never by the size of what happened. A listing without a return on day 0 is left out. Where more than 24 are stored, those that the announcements name.
 */
export async function announcementFigures(
  store: Store,
  reference: Reference,
  filter: Partial<Filter> & Pick<Filter, "event">,
): Promise<ReadonlyMap<string, readonly AnnouncementFigure[]>> {
  const rows = await quotedReactions(store, reference, filter);
  const own = Map.groupBy(rows, ({ event }) => event);
  return new Map([...own].map(([event, reactions]) => [event, figuresOf(reference, reactions)]));
}

/** The reactions to some announcements that are worth quoting, with the default model and windows. */
export async function quotedReactions(
  store: Store,
  reference: Reference,
  filter: Partial<Filter> & Pick<Filter, "event">,
): Promise<readonly Reaction[]> {
  if (filter.event.length === 0) return [];
  const selection = select(reference, { ...DEFAULT_FILTER, ...filter });
  const { listings, announcements } = selection;
  const { foremost } = foremostListings(listings, announcements, { most: MOST_LISTINGS });
  // Where nobody is named, those that come first stand for all.
  const shown = foremost.length > 0 ? foremost : listings.slice(0, MOST_LISTINGS);
  return [...reactions(await loadPairs(store, { ...selection, listings: shown }))];
}

/** What the listings of some reactions did, those that the announcement names first. */
export const figuresOf = (reference: Reference, rows: readonly Reaction[]): AnnouncementFigure[] =>
  rows
    .flatMap((row) => figureOf(reference, row) ?? [])
    .sort((a, b) => attributionRank(a) - attributionRank(b));

function figureOf(reference: Reference, reaction: Reaction): AnnouncementFigure | null {
  const change = reaction.rawReturn ?? reaction.adjustedReturn;
  const company = reference.companies.find(({ slug }) => slug === reaction.company);
  if (change === null || !company || reaction.dayZero.status !== "found") return null;
  return {
    symbol: reaction.symbol,
    company: reaction.company,
    names: { en: company.nameEn, zh: company.nameZh, ar: company.nameAr },
    relation: reaction.relation,
    session: reaction.dayZero.session,
    change,
    abnormal: reaction.abnormalReturn?.value ?? null,
    pValue: reaction.abnormalReturn?.pValue ?? null,
  };
}
