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
      choice(appearance.language, LANGUAGES[language], `language ${language}`, () =>
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
