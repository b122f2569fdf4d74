/** English at `/`, Chinese at `/zh`, Arabic at `/ar`. */
export const LOCALES = ["en", "zh", "ar"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/** The cookie that keeps a reader's choice of language. */
export const LOCALE_COOKIE = "locale";

/** A text as one of the languages, or undefined. */
export const knownLocale = (text: string | undefined): Locale | undefined =>
  LOCALES.find((locale) => locale === text);

const DIRECTIONS: Readonly<Record<Locale, "ltr" | "rtl">> = { en: "ltr", zh: "ltr", ar: "rtl" };

/** The direction in which a language is written. */
export const directionOf = (locale: string): "ltr" | "rtl" => DIRECTIONS[languageOf(locale)];

/** The language of a path's locale; English for one that is not kept. */
export const languageOf = (locale: string): Locale => knownLocale(locale) ?? DEFAULT_LOCALE;

/** A path of the app in a language: `localePath("zh", "/events")` is `/zh/events`. */
export function localePath(locale: string, path: string): string {
  if (locale === DEFAULT_LOCALE) return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/** A path without its language: `pathWithoutLocale("zh", "/zh/events")` is `/events`. */
export function pathWithoutLocale(locale: string, path: string): string {
  return locale === DEFAULT_LOCALE ? path : path.slice(locale.length + 1) || "/";
}

/**
 * The language of an `Accept-Language` header that is kept here, by the reader's own order of preference; spaces may
 * stand round each semicolon (RFC 9110, 12.4.2 and 12.5.4).
 */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return {
      language: tag.split("-")[0],
      weight: weight === undefined ? 1 : Number(weight) || 0,
    };
  });
  const best = wanted
    .filter(({ language, weight }) => weight > 0 && knownLocale(language))
    .sort((a, b) => b.weight - a.weight)[0];
  return knownLocale(best?.language) ?? DEFAULT_LOCALE;
}
