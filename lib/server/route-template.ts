import { pageAddress } from "./page-address.ts";

/** The address of every page (without its language) and endpoint; a test holds them to the routes of app/. */
export const ROUTES = [
  "/",
  "/admin",
  "/admin/[things]",
  "/admin/[things]/[key]",
  "/admin/[things]/new",
  "/admin/announcements/import",
  "/admin/candidates",
  "/admin/log",
  "/admin/quotes/import",
  "/admin/sessions",
  "/api/health",
  "/api/metrics",
  "/api/options/[locale]",
  "/api/palette/[locale]",
  "/api/ready",
  "/api/timeline/[locale]",
  "/api/v1/[file]",
  "/api/v1/admin/announcements",
  "/api/v1/check",
  "/api/v1/fit",
  "/api/v1/refresh",
  "/api/v1/refresh/events",
  "/api/v1/runs/[file]",
  "/api/v1/snapshots",
  "/api/v1/snapshots/[file]",
  "/api/v1/study",
  "/claims",
  "/claims/[report]",
  "/claims/[report]/[claim]",
  "/companies",
  "/companies/[slug]",
  "/compare",
  "/data",
  "/embed/companies/[slug]",
  "/embed/events/[slug]",
  "/events",
  "/events/[slug]",
  "/events/[slug]/fit/[symbol]",
  "/feed.xml",
  "/fonts/inter.woff2",
  "/fonts/noto-sans-sc/[version]/[...file]",
  "/gallery",
  "/icons/[file]",
  "/manifest.webmanifest",
  "/methods",
  "/moves",
  "/offline.html",
  "/og/board.png",
  "/og/companies/[file]",
  "/og/compare.png",
  "/og/events/[file]",
  "/og/reactions.png",
  "/og/site.png",
  "/og/stories/[file]",
  "/reactions",
  "/sitemap.xml",
  "/stories",
  "/stories/[day]",
  "/study",
  "/study/fit",
] as const;

const FILES_OF_THE_BUILD = "/_next";
/** What leads to no route: a page that is not there, or a file of public/. */
export const NO_ROUTE = "none";

const wordsOf = (address: string): string[] => address.split("/").filter((word) => word !== "");
const BY_LENGTH = Map.groupBy(
  ROUTES.filter((route) => !route.includes("[...")).map((route) => ({ route, words: wordsOf(route) })),
  ({ words }) => words.length,
);
const OPEN_ENDED = ROUTES.filter((route) => route.includes("[...")).map((route) => ({
  route,
  words: wordsOf(route).slice(0, -1),
}));

/**
 * The route that a canonical path leads to, without its language and with a name for each word that is a value
 * (`/zh/events/qwq-32b` is `/events/[slug]`): few, whatever is asked for.
 */
export function routeTemplate(path: string): string {
  if (path.startsWith(`${FILES_OF_THE_BUILD}/`)) return FILES_OF_THE_BUILD;
  const words = wordsOf(pageAddress(path)?.path ?? path);
  const fitting = (BY_LENGTH.get(words.length) ?? []).filter((one) => fits(one.words, words));
  const best = fitting.reduce<(typeof fitting)[number] | null>(
    (first, one) => (first && values(first.words) <= values(one.words) ? first : one),
    null,
  );
  return best?.route ?? OPEN_ENDED.find((one) => fits(one.words, words))?.route ?? NO_ROUTE;
}

const isValue = (word: string): boolean => word.startsWith("[");
const values = (words: readonly string[]): number => words.filter(isValue).length;
const fits = (route: readonly string[], words: readonly string[]): boolean =>
  words.length >= route.length && route.every((word, at) => isValue(word) || word === words[at]);
