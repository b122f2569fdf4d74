import { defineRouting } from "next-intl/routing";

/** English at `/`, Chinese at `/zh`, Arabic at `/ar`. */
export const routing = defineRouting({
  locales: ["en", "zh", "ar"],
  defaultLocale: "en",
  localePrefix: "as-needed",
});

export type Locale = (typeof routing.locales)[number];

/** A path of the app in a language: `localePath("zh", "/events")` is `/zh/events`. */
export function localePath(locale: string, path: string): string {
  if (locale === routing.defaultLocale) return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}
