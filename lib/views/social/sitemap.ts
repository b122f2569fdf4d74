import { type KnownAnnouncement, loadReference } from "../../reactions/reference.ts";
import { readClaimReports } from "../../store/claims/claims.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { storyDayOf } from "../stories/story-day.ts";

/** The pages that stand whatever is stored. */
export const FIXED_PAGES = [
  "/",
  "/reactions",
  "/compare",
  "/study",
  "/events",
  "/stories",
  "/companies",
  "/moves",
  "/claims",
  "/data",
  "/methods",
];

/** So many pages one part of the map names, each in every language: some 430 KB. */
export const PATHS_A_PART = 300;

/** A part of the map of the site, from 1, and how many there are. */
export interface SitemapPart {
  readonly parts: number;
  /** Paths without a language; none where the map has several parts and none of them is asked for. */
  readonly paths: readonly string[];
}

/** The days on which an announcement names a company, the latest first. */
const storyDays = (announcements: readonly KnownAnnouncement[]): readonly string[] =>
  [
    ...new Set(announcements.flatMap((one) => (one.companies.length === 0 ? [] : (storyDayOf(one) ?? [])))),
  ].sort((a, b) => b.localeCompare(a));

/**
 * Every page's path: the fixed ones, each company, each announcement, the newest first, the day of each that names a company,
 * and each report whose claims are checked. Where they are many, they are in parts of which `asked` is one; null where
 * there is no such part.
 */
export async function sitemapPart(asked: string | null, given?: Store): Promise<SitemapPart | null> {
  const store = given ?? (await sharedStore());
  const { announcements, companies } = await loadReference(store, "en");
  const reports = await readClaimReports(store);
  const all = [
    ...FIXED_PAGES,
    ...companies.map(({ slug }) => `/companies/${slug}`),
    ...announcements.map(({ slug }) => `/events/${slug}`).reverse(),
    ...storyDays(announcements).map((day) => `/stories/${day}`),
    ...reports.map(({ slug }) => `/claims/${slug}`),
  ];
  const parts = Math.ceil(all.length / PATHS_A_PART);
  if (asked === null) return { parts, paths: parts === 1 ? all : [] };
  if (!/^[1-9]\d{0,5}$/.test(asked) || Number(asked) > parts) return null;
  const first = (Number(asked) - 1) * PATHS_A_PART;
  return { parts, paths: all.slice(first, first + PATHS_A_PART) };
}
