import type { Messages } from "../../i18n/messages.ts";

/** The texts of the filter bar, all that the browser gets of the messages for it. */
export interface FilterTexts {
  readonly filter: Messages["filter"];
  readonly savedViews: Messages["savedViews"];
  readonly copy: Pick<Messages["share"], "copyLink" | "copied" | "selectHelp">;
  readonly kindNames: Messages["kindNames"];
  readonly makerNames: Messages["makerNames"];
  readonly drawn: Pick<Messages["figure"]["tools"], "styles" | "overlays">;
}

/** Picks the filter bar's texts from a language's messages. */
export function filterTexts({
  filter,
  kindNames,
  makerNames,
  savedViews,
  share,
  figure,
}: Messages): FilterTexts {
  const { copyLink, copied, selectHelp } = share;
  const { styles, overlays } = figure.tools;
  return {
    filter,
    kindNames,
    makerNames,
    savedViews,
    copy: { copyLink, copied, selectHelp },
    drawn: { styles, overlays },
  };
}
