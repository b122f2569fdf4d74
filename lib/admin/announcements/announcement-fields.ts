import { z } from "zod";
import { plainName } from "../../export/export-name.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { AnnouncementEntity } from "../../store/reference/edit-announcements.ts";
import { type Control, emptyValues, shownValues, type TextKey } from "../forms/controls.ts";

const text = z.string();

/** What stands in the fields of the form, as typed. */
export const announcementValues = z.object({
  title: text,
  /** In Chinese and Arabic; empty where it is the same. */
  titleZh: text,
  titleAr: text,
  slug: text,
  maker: text,
  lane: text,
  kinds: z.array(text).readonly(),
  /** Kinds that are not among the known ones, joined by `+`. */
  newKinds: text,
  note: text,
  precision: text,
  zone: text,
  /** ISO date, or `YYYY-MM`, in `zone`. */
  date: text,
  /** `HH:MM` in `zone`. */
  time: text,
  sources: z.array(z.object({ url: text, evidence: text })).readonly(),
  companies: z.array(z.object({ company: text, role: text, sourceUrl: text })).readonly(),
});
export type AnnouncementFields = Readonly<z.infer<typeof announcementValues>>;

type Text = TextKey<Messages["admin"]["announcements"]>;

const what = { group: "what", control: "text" } as const;
const inLanguage = { ...what, line: "titles", help: "titleOtherHelp" } as const;
const when = { group: "when", line: "when", control: "text", latin: true } as const;

/** How each field is typed, in order. */
export const ANNOUNCEMENT_CONTROLS: Readonly<Record<keyof AnnouncementFields, Control<Text>>> = {
  title: { ...what, label: "name", language: "en" },
  titleZh: { ...inLanguage, label: "titleZh", language: "zh" },
  titleAr: { ...inLanguage, label: "titleAr", language: "ar" },
  slug: { ...what, label: "slug", help: "slugHelp", fixed: "slugFixed", latin: true },
  maker: { ...what, line: "maker", label: "maker" },
  lane: { group: "what", line: "maker", control: "select", label: "lane", choices: "lanes" },
  kinds: { group: "what", control: "checks", label: "kinds", sentAs: "kind", choices: "kinds" },
  newKinds: { ...what, label: "newKinds", help: "newKindsHelp" },
  note: { group: "what", control: "area", label: "note" },
  precision: { group: "when", line: "when", control: "select", label: "precision", choices: "precisions" },
  zone: { ...when, label: "zone", help: "zoneHelp", suggestions: "zones" },
  date: { ...when, label: "date", help: "dateHelp" },
  time: { ...when, label: "time", help: "timeHelp" },
  sources: {
    group: "sources",
    control: "rows",
    label: "sources",
    help: "rowsHelp",
    row: "source",
    more: "moreSources",
    isNamedInside: true,
    parts: {
      url: { sentAs: "sourceUrl", label: "url", isAddress: true, isWide: true },
      evidence: { sentAs: "sourceEvidence", label: "evidence", isWide: true },
    },
  },
  companies: {
    group: "companies",
    control: "rows",
    label: "companies",
    help: "rowsHelp",
    row: "companyRow",
    more: "moreCompanies",
    parts: {
      company: { sentAs: "company", label: "company", choices: "companies" },
      role: { sentAs: "role", label: "role", choices: "roles" },
      sourceUrl: { sentAs: "companySource", label: "companySource", isAddress: true, isWide: true },
    },
  },
};

export const EMPTY_COMPANY = { company: "", role: "", sourceUrl: "" };

/** The form of an announcement that is not there yet; an address may bring parts of it (`?date=2025-03-06`). */
export function newFields(given: ReadonlyMap<string, string>): AnnouncementFields {
  const part = (name: string) => given.get(name) ?? "";
  return announcementValues.parse({
    ...emptyValues(ANNOUNCEMENT_CONTROLS, given),
    kinds: part("kind") === "" ? [] : part("kind").split("+"),
    newKinds: "",
    precision: part("precision") || (part("time") === "" ? "day" : "minute"),
    zone: part("zone") || "Asia/Shanghai",
    sources: [{ url: part("url"), evidence: "" }],
    companies: [{ ...EMPTY_COMPANY, company: part("company") }],
  });
}

/** A stored announcement as the form shows it. */
export function fieldsOf(announcement: AnnouncementEntity): AnnouncementFields {
  const { kind, announcedAt, localDate, zone } = announcement;
  return announcementValues.parse({
    ...shownValues(ANNOUNCEMENT_CONTROLS, announcement),
    kinds: kind.split("+"),
    date: localDate,
    time: announcedAt === null ? "" : localTime(Date.parse(announcedAt), zone),
  });
}

/**
 * The time of the day, `HH:MM`, that clocks in an IANA zone show at an instant (milliseconds since the epoch).
 * @throws RangeError when the zone is unknown
 */
export function localTime(instant: number, zone: string): string {
  if (kept.zone !== zone) kept = { zone, clock: clockIn(zone) };
  return kept.clock.format(instant);
}

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB-u-nu-latn", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
/** Making a clock takes longer than anything else about a row, and rows of one zone come after each other. */
let kept = { zone: "UTC", clock: clockIn("UTC") };

/** A slug from a title: `Qwen2.5-Max (preview)` is `qwen2-5-max-preview`; at most 80 letters. */
export const slugFrom = (title: string): string => plainName(title).slice(0, 80).replace(/-+$/, "");
