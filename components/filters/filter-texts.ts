import { createTranslator } from "next-intl";
import type { Messages } from "../../i18n/messages.ts";

/** The texts of the filter bar, all that the browser gets of the messages for it. */
export interface FilterTexts {
  readonly filter: Messages["filter"];
  readonly savedViews: Messages["savedViews"];
  readonly copy: Pick<Messages["share"], "copyLink" | "copied" | "selectHelp">;
  readonly kindNames: Messages["kindNames"];
  readonly instrumentNames: Messages["instrumentNames"];
  readonly makerNames: Messages["makerNames"];
  /** What the page has for the filter: `Show 42 reactions`. */
  readonly found: string;
  readonly drawn: Pick<Messages["figure"]["tools"], "styles" | "overlays">;
}

/** Picks the filter bar's texts from a language's messages; `count` is how many reactions the page has. */
export function filterTexts(locale: string, messages: Messages, count: number): FilterTexts {
  const { filter, kindNames, instrumentNames, makerNames, savedViews, share, figure } = messages;
  const { copyLink, copied, selectHelp } = share;
  const { styles, overlays } = figure.tools;
  const t = createTranslator({ locale, messages, namespace: "found" });
  return {
    filter,
    kindNames,
    instrumentNames,
    makerNames,
    savedViews,
    copy: { copyLink, copied, selectHelp },
    found: t("reactions", { count }),
    drawn: { styles, overlays },
  };
}
