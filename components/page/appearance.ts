import { languageOf } from "../../lib/i18n/routing.ts";

/** The languages, each in its own. */
export const LANGUAGES = { en: "English", zh: "简体中文", ar: "العربية" };

/** The reader's choice of theme; `auto` follows the system. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
/** The cookie that keeps it. */
export const THEME_COOKIE = "theme";

/** Which colours say rise and fall: `data-direction` of the document, which app/globals.css turns into colours. */
export const DIRECTIONS = ["green-up", "red-up", "blue-up"] as const;
export type Direction = (typeof DIRECTIONS)[number];
/** The cookie that keeps a reader's choice of them. */
export const DIRECTION_COOKIE = "direction";

/** A text as a theme, or undefined. */
export const knownTheme = (text: string | undefined): Theme | undefined =>
  THEMES.find((theme) => theme === text);

/** A text as colours of direction, or undefined. */
export const knownDirection = (text: string | undefined): Direction | undefined =>
  DIRECTIONS.find((direction) => direction === text);

/** The habit of a language's readers: red rises in mainland China, green elsewhere. */
export const usualDirection = (locale: string): Direction =>
  languageOf(locale) === "zh" ? "red-up" : "green-up";
