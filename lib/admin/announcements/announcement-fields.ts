import type { AnnouncementEntity } from "../../store/reference/edit-announcements.ts";

/** What stands in the fields of the form, as typed. */
export interface AnnouncementFields {
  readonly slug: string;
  readonly title: string;
  /** In Chinese and Arabic; empty where it is the same. */
  readonly titleZh: string;
  readonly titleAr: string;
  readonly maker: string;
  readonly lane: string;
  readonly kinds: readonly string[];
  /** Kinds that are not among the known ones, joined by `+`. */
  readonly newKinds: string;
  readonly precision: string;
  /** ISO date, or `YYYY-MM`, in `zone`. */
  readonly date: string;
  /** `HH:MM` in `zone`. */
  readonly time: string;
  readonly zone: string;
  readonly note: string;
  readonly sources: readonly { readonly url: string; readonly evidence: string }[];
  readonly companies: readonly {
    readonly company: string;
    readonly role: string;
    readonly sourceUrl: string;
  }[];
}

export const EMPTY_SOURCE = { url: "", evidence: "" };
export const EMPTY_COMPANY = { company: "", role: "", sourceUrl: "" };

/** The form of an announcement that is not there yet; an address may bring parts of it (`?date=2025-03-06`). */
export function newFields(given: ReadonlyMap<string, string>): AnnouncementFields {
  const part = (name: string) => given.get(name) ?? "";
  return {
    slug: part("slug"),
    title: part("title"),
    titleZh: part("titleZh"),
    titleAr: part("titleAr"),
    maker: part("maker"),
    lane: part("lane"),
    kinds: part("kind") === "" ? [] : part("kind").split("+"),
    newKinds: "",
    precision: part("precision") || (part("time") === "" ? "day" : "minute"),
    date: part("date"),
    time: part("time"),
    zone: part("zone") || "Asia/Shanghai",
    note: part("note"),
    sources: [{ ...EMPTY_SOURCE, url: part("url") }],
    companies: [{ ...EMPTY_COMPANY, company: part("company") }],
  };
}

/** A stored announcement as the form shows it. */
export function fieldsOf({
  slug,
  title,
  titleZh,
  titleAr,
  maker,
  lane,
  kind,
  announcedAt,
  localDate,
  zone,
  precision,
  note,
  sources,
  companies,
}: AnnouncementEntity): AnnouncementFields {
  const filledCompanies = companies.map((row) => ({ ...row, sourceUrl: row.sourceUrl ?? "" }));
  return {
    slug,
    title,
    titleZh: titleZh ?? "",
    titleAr: titleAr ?? "",
    maker,
    lane,
    kinds: kind.split("+"),
    newKinds: "",
    precision,
    date: localDate,
    time: announcedAt === null ? "" : localTime(Date.parse(announcedAt), zone),
    zone,
    note: note ?? "",
    sources: sources.length > 0 ? sources.map(sourceFields) : [EMPTY_SOURCE],
    companies: filledCompanies.length > 0 ? filledCompanies : [EMPTY_COMPANY],
  };
}

const sourceFields = ({ url, evidence }: AnnouncementEntity["sources"][number]) => ({
  url,
  evidence: evidence ?? "",
});

/** The fields of a form that was sent; what is missing or no text counts as empty. */
export function sentFields(form: FormData): AnnouncementFields {
  const texts = (name: string) => form.getAll(name).map((value) => (typeof value === "string" ? value : ""));
  const text = (name: string) => texts(name)[0] ?? "";
  const [evidence, roles, sourceUrls] = [texts("sourceEvidence"), texts("role"), texts("companySource")];
  return {
    slug: text("slug"),
    title: text("title"),
    titleZh: text("titleZh"),
    titleAr: text("titleAr"),
    maker: text("maker"),
    lane: text("lane"),
    kinds: texts("kind"),
    newKinds: text("newKinds"),
    precision: text("precision"),
    date: text("date"),
    time: text("time"),
    zone: text("zone"),
    note: text("note"),
    sources: texts("sourceUrl").map((url, at) => ({ url, evidence: evidence[at] ?? "" })),
    companies: texts("company").map((company, at) => ({
      company,
      role: roles[at] ?? "",
      sourceUrl: sourceUrls[at] ?? "",
    })),
  };
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

/** A slug from a title: `Qwen2.5-Max (preview)` is `qwen2-5-max-preview`. */
export function slugFrom(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}
