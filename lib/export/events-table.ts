import type { KnownAnnouncement } from "../reactions/reference.ts";
import { announcementsNaming, type Selection } from "../reactions/selection.ts";
import { type Columns, type DataTable, dataTable } from "./columns.ts";

/** The columns of events.csv. */
export const EVENT_COLUMNS: Columns<KnownAnnouncement> = {
  event: { type: "string", sentence: "The announcement's slug.", read: ({ slug }) => slug },
  title: { type: "string", sentence: "Its title in English.", read: ({ titles }) => titles.title },
  kind: {
    type: "string",
    sentence: "What kind of announcement it is; several are joined by +.",
    read: ({ kind }) => kind,
  },
  announced_at: {
    type: "string",
    sentence: "The instant in UTC; where only the day or the month is known, that, in its own zone.",
    read: ({ time }) =>
      time.announcedAt === null ? time.localDate : new Date(time.announcedAt).toISOString(),
  },
  precision: {
    type: "string",
    sentence: "How exactly that is known.",
    read: ({ time }) => time.precision,
  },
  companies: {
    type: "list",
    separator: ";",
    sentence: "The slugs of the companies that it names.",
    read: ({ companies }) => companies.map(({ company }) => company),
  },
  sources: {
    type: "list",
    separator: ";",
    sentence: "The addresses of its sources.",
    read: ({ sources }) => sources.map(({ url }) => url),
  },
  title_zh: {
    type: "string",
    sentence: "Its title in Chinese, empty where it is the same.",
    read: ({ titles }) => titles.titleZh,
  },
  title_ar: {
    type: "string",
    sentence: "Its title in Arabic, empty where it is the same.",
    read: ({ titles }) => titles.titleAr,
  },
};

/** The announcements of a selection; where companies are chosen, those that name one of them. */
export const eventsTable = (selection: Selection): DataTable =>
  dataTable(EVENT_COLUMNS, announcementsNaming(selection));
