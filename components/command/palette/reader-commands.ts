import { LOCALES } from "../../../lib/i18n/routing.ts";
import { DIRECTIONS, LANGUAGES, THEMES } from "../../page/appearance.ts";
import { chooseDirection, chooseLanguage, chooseTheme } from "../../page/reader-choice.ts";
import { fill } from "../../text/fill.ts";
import type { PaletteItem, PaletteTexts } from "./page-commands.ts";

/** The reader's own choices: language, theme and colours of direction. */
export function readerCommands(locale: string, { palette, appearance }: PaletteTexts): PaletteItem[] {
  const choice = (label: string, name: string, words: string, choose: () => void): PaletteItem => ({
    group: "choices",
    label: fill(palette.choice, { label, name }),
    words,
    run: ({ close }) => {
      close();
      choose();
    },
  });
  return [
    ...LOCALES.filter((language) => language !== locale).map((language) =>
      choice(appearance.language, LANGUAGES[language], `language ${languageWords(language)}`, () =>
        chooseLanguage(language, locale),
      ),
    ),
    ...THEMES.map((theme) =>
      choice(appearance.theme, appearance.themes[theme], `theme ${theme}`, () => chooseTheme(theme)),
    ),
    ...(["auto", ...DIRECTIONS] as const).map((direction) =>
      choice(appearance.direction, appearance.directions[direction], `colours ${direction}`, () =>
        chooseDirection(direction, locale),
      ),
    ),
  ];
}

/** What a language is called in each of the languages, for who reads none of the page. */
const languageWords = (language: string): string =>
  LOCALES.map((own) => new Intl.DisplayNames(own, { type: "language" }).of(language) ?? language).join(" ");
