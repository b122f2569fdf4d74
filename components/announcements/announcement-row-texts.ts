import type { Messages } from "../../lib/i18n/messages.ts";

/** The texts of the rows of a list of announcements. */
export interface AnnouncementRowTexts extends Pick<Messages, "makerNames" | "kindNames"> {
  readonly times: Messages["timeline"]["times"];
  readonly precision: Messages["figure"]["precision"];
  readonly companies: Pick<Messages["announcements"], "namesNone" | "allListings"> &
    Pick<Messages["table"], "limitUpShort" | "limitDownShort" | "status">;
}

/** Those texts: few of all messages, which are sent with the rows. */
export const announcementRowTexts = ({
  makerNames,
  kindNames,
  timeline: { times },
  figure: { precision },
  announcements: { namesNone, allListings },
  table: { limitUpShort, limitDownShort, status },
}: Messages): AnnouncementRowTexts => ({
  makerNames,
  kindNames,
  times,
  precision,
  companies: { namesNone, allListings, limitUpShort, limitDownShort, status },
});
