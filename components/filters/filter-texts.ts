import type { FILTER, NameWhere } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { translator } from "../text/translator.ts";

/** The parameters that have a chip, and those of them that choose among a few words. */
export type ChipName = NameWhere<{ readonly chip: number }>;
type WordName = Extract<ChipName, NameWhere<{ readonly shape: "choice" | "several" }>>;

/** The texts of the filter bar, all that the browser gets of the messages for it. */
export interface FilterTexts {
  readonly filter: Messages["filter"];
  /** What a reader calls each word of a choice. */
  readonly words: {
    readonly [Name in WordName]: Readonly<Record<(typeof FILTER)[Name]["words"][number], string>>;
  };
  readonly savedViews: Messages["savedViews"];
  readonly copy: Pick<Messages["share"], "copyLink" | "copied" | "selectHelp">;
  readonly kindNames: Messages["kindNames"];
  readonly instrumentNames: Messages["instrumentNames"];
  readonly makerNames: Messages["makerNames"];
  readonly sectorNames: Messages["sectorNames"];
  readonly placeNames: Messages["placeNames"];
  /** What the page has for the filter: `Show 42 reactions`. */
  readonly found: string;
}

/** Picks the filter bar's texts from a language's messages; `count` is how many reactions the page has. */
export function filterTexts(locale: string, messages: Messages, count: number): FilterTexts {
  const { filter, kindNames, instrumentNames, makerNames, sectorNames, placeNames } = messages;
  const { savedViews, share, figure } = messages;
  const { copyLink, copied, selectHelp } = share;
  const { styles, overlays } = figure.tools;
  const t = translator(locale, messages, "found");
  return {
    filter,
    words: { ...filter.words, scale: filter.scales, chart: styles, overlay: overlays },
    kindNames,
    instrumentNames,
    makerNames,
    sectorNames,
    placeNames,
    savedViews,
    copy: { copyLink, copied, selectHelp },
    found: t("reactions", { count }),
  };
}
