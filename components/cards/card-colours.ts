import { languageOf } from "../../lib/i18n/routing.ts";
import { COLOURS } from "../ui/colours.ts";

const GREEN = COLOURS["direction-green"].light;
const RED = COLOURS["direction-red"].light;

/** The colours of a picture, which is always light. */
export const CARD_COLOURS = {
  paper: COLOURS.paper.light,
  ink: COLOURS.ink.light,
  muted: COLOURS.muted.light,
  grid: COLOURS.grid.light,
};

/** What rises and falls look like on the pages of a language as they open: in Chinese red is up. */
export function toneColour(locale: string, tone: "up" | "down" | null): string {
  if (tone === null) return CARD_COLOURS.muted;
  return (tone === "up") === (languageOf(locale) === "zh") ? RED : GREEN;
}

const SERIES = ([1, 2, 3, 4, 5, 6] as const).map((number) => COLOURS[`series-${number}`].light);

/** A company's colour by its number; benchmarks, which have none of these, are grey. */
export const seriesColour = (number: number): string => SERIES[number - 1] ?? CARD_COLOURS.muted;
