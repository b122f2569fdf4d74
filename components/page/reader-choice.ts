import { LOCALE_COOKIE, localePath, pathWithoutLocale } from "../../lib/i18n/routing.ts";
import { remember, remembered } from "../ui/reader-cookie.ts";
import {
  DIRECTION_COOKIE,
  knownDirection,
  knownTheme,
  THEME_COOKIE,
  THEMES,
  usualDirection,
} from "./appearance.ts";

/** Goes to the present page in another language, with its filter, and keeps the choice. */
export function chooseLanguage(language: string, locale: string): void {
  remember(LOCALE_COOKIE, language);
  const { pathname, search } = window.location;
  window.location.assign(localePath(language, pathWithoutLocale(locale, pathname)) + search);
}

/** Shows the page in a theme, and keeps the choice. */
export function chooseTheme(theme: string): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember(THEME_COOKIE, theme);
  showChosen("theme", theme);
}

/** The theme that was chosen; `auto` where none was. */
export const chosenTheme = (): string => knownTheme(remembered(THEME_COOKIE)) ?? "auto";

/** The colours of rises and falls that were chosen; `auto` where none were. */
export const chosenDirection = (): string => knownDirection(remembered(DIRECTION_COOKIE)) ?? "auto";

/** The theme after the present one, in the order of the choice. */
export function nextTheme(): string {
  const present = knownTheme(document.documentElement.dataset.theme) ?? "auto";
  return THEMES[(THEMES.indexOf(present) + 1) % THEMES.length] ?? "auto";
}

/** Colours rises and falls, by the language's habit where `auto` is chosen, and keeps the choice. */
export function chooseDirection(direction: string, locale: string): void {
  document.documentElement.dataset.direction = knownDirection(direction) ?? usualDirection(locale);
  remember(DIRECTION_COOKIE, direction);
  showChosen("direction", direction);
}

/** Lets the header's menu say what was chosen elsewhere. */
function showChosen(name: string, value: string): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>(`select[name="${name}"]`))
    select.value = value;
}
