import { loadReference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";

/** The pages that stand whatever is stored. */
export const FIXED_PAGES = [
  "/",
  "/reactions",
  "/compare",
  "/events",
  "/companies",
  "/moves",
  "/data",
  "/methods",
];

/** Every page's path, without a language: the fixed ones, each announcement, each company. */
export async function pagePaths(given?: Store): Promise<readonly string[]> {
  const { announcements, companies } = await loadReference(given ?? (await sharedStore()), "en");
  return [
    ...FIXED_PAGES,
    ...announcements.map(({ slug }) => `/events/${slug}`),
    ...companies.map(({ slug }) => `/companies/${slug}`),
  ];
}
