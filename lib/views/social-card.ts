import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { type AnnouncementFigure, announcementFigures } from "./announcement-figures.ts";
import { companyChart, eventChart, type LoneChart } from "./embed.ts";
import { type KnownAnnouncement, loadReference } from "./reference.ts";

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
export async function eventSummary(slug: string, given?: Store): Promise<EventSummary | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store);
  const announcement = reference.announcements.find((known) => known.slug === slug);
  if (!announcement) return null;
  const { title, maker, kinds, localDate, time } = announcement;
  const figures = (await announcementFigures(store, reference, { event: [slug] })).get(slug) ?? [];
  return { revision: reference.revision, slug, title, maker, kinds, announcedOn: localDate, time, figures };
}

/** A picture that stands for a page: words, figures and one line. */
export interface SocialCard {
  readonly revision: number;
  readonly title: string;
  readonly facts: string;
  readonly figures: readonly AnnouncementFigure[];
  readonly line: LoneChart | null;
}

/** Listings that a picture has room for. */
const MOST_FIGURES = 4;

/** The picture of an announcement; null where there is none of that slug. */
export async function eventCard(slug: string, given?: Store): Promise<SocialCard | null> {
  const summary = await eventSummary(slug, given);
  if (!summary) return null;
  const { revision, title, maker, announcedOn, figures } = summary;
  return {
    revision,
    title,
    facts: `${maker} · ${announcedOn}`,
    figures: figures.slice(0, MOST_FIGURES),
    line: await eventChart(slug, null, given),
  };
}

/** The picture of a company; null where there is none of that slug. */
export async function companyCard(slug: string, given?: Store): Promise<SocialCard | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store);
  const company = reference.companies.find((known) => known.slug === slug);
  if (!company) return null;
  const listings = reference.listings.filter((listing) => listing.company === slug);
  return {
    revision: reference.revision,
    title: company.nameEn,
    facts: listings.map(({ symbol }) => symbol).join(" · "),
    figures: [],
    line: await companyChart(slug, given),
  };
}

/** The picture of the board and of every page without one of its own: the first company's line. */
export async function boardCard(given?: Store): Promise<SocialCard> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store);
  const first = reference.companies[0];
  const { announcements, companies } = reference;
  return {
    revision: reference.revision,
    title: "What a stock really did when an AI model was announced",
    facts: `${announcements.length} announcements · ${companies.length} companies`,
    figures: [],
    line: first ? await companyChart(first.slug, given) : null,
  };
}
