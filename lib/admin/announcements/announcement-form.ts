import { z } from "zod";
import { isIsoDate, localInstant } from "../../market/session-date.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { AnnouncementEntity } from "../../store/reference/edit-announcements.ts";
import { isSeenText } from "../../unseen-characters.ts";
import { isKnownZone, isWebAddress, textLine } from "../forms/checks.ts";
import { firstOfEachField } from "../forms/form-problems.ts";
import { type AnnouncementFields, localTime, slugFrom } from "./announcement-fields.ts";

/** How exactly a time can be known, from the best to the worst. */
export const PRECISIONS = ["minute", "hour", "report", "day", "month"] as const;
/** The roles a company can have in an announcement. */
export const ROLES = ["maker", "partner", "moved with it", "market wide"] as const;

/** What can be wrong with a field; the page has a sentence for each. */
const FIELD_CODES = [
  "empty",
  "too long",
  "bad slug",
  "bad text",
  "bad note",
  "too many",
  "unknown lane",
  "bad kind",
  "bad choice",
  "bad date",
  "bad month",
  "bad time",
  "time without hour",
  "skipped time",
  "bad zone",
  "bad address",
  "no source",
  "unknown company",
  "company twice",
  "bad role",
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** One field that can't be used. Of a list, `field` has the row: `sources.1.url` is the second source's address. */
export interface FieldProblem {
  readonly field: string;
  readonly code: FieldCode;
}

/** What the form may choose from; any lane where `lanes` is null. */
export interface AnnouncementVocabulary {
  readonly lanes: ReadonlySet<string> | null;
  readonly companies: ReadonlySet<string>;
}

/** Pages beside those of the announcements: no announcement can be called so. */
const PAGES_OF_THEIR_OWN: ReadonlySet<string> = new Set(["new", "import"]);

const says = (code: FieldCode) => ({ error: code });
/** How many kinds, sources and companies an announcement can have. */
const MOST_ITEMS = 50;

const line = (longest: number) => textLine(longest, "too long", "bad text");
const filled = (longest: number) => line(longest).min(1, says("empty"));
const orNull = (text: string): string | null => (text === "" ? null : text);
const address = line(2000).refine(isWebAddress, says("bad address"));
const optionalAddress = line(2000).refine((text) => text === "" || isWebAddress(text), says("bad address"));

const schemaOf = ({ lanes, companies }: AnnouncementVocabulary) =>
  z.object({
    slug: z
      .string()
      .trim()
      .max(100, says("too long"))
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, says("bad slug"))
      .refine((slug) => !PAGES_OF_THEIR_OWN.has(slug), says("bad slug")),
    title: filled(200),
    titleZh: line(200).transform(orNull),
    titleAr: line(200).transform(orNull),
    maker: filled(80),
    lane: filled(60).refine((lane) => lane === "" || (lanes?.has(lane) ?? true), says("unknown lane")),
    kinds: z
      .array(filled(40).regex(/^[^+;]*$/, says("bad kind")))
      .min(1, says("empty"))
      .max(MOST_ITEMS, says("too many"))
      .transform((kinds) => [...new Set(kinds)].join("+")),
    precision: z.enum(PRECISIONS, says("bad choice")),
    date: z.string().trim(),
    time: z.string().trim(),
    zone: z.string().trim().refine(isKnownZone, says("bad zone")),
    note: z
      .string()
      .trim()
      .max(2000, { ...says("too long"), abort: true })
      .transform((text) => text.replace(/\r\n?/g, "\n"))
      .refine(isSeenText, says("bad note"))
      .transform(orNull),
    sources: z
      .array(z.object({ url: address, evidence: line(1000).transform(orNull) }))
      .min(1, says("no source"))
      .max(MOST_ITEMS, says("too many")),
    companies: z
      .array(
        z.object({
          company: z.string().refine((slug) => companies.has(slug), says("unknown company")),
          role: z.enum(ROLES, says("bad role")),
          sourceUrl: optionalAddress.transform(orNull),
        }),
      )
      .max(MOST_ITEMS, says("too many"))
      .transform((rows) => rows.toSorted((a, b) => (a.company < b.company ? -1 : 1))),
  });

/** One schema a vocabulary: making one takes longer than reading a row by it. */
const schemas = new WeakMap<AnnouncementVocabulary, ReturnType<typeof schemaOf>>();

function fieldsSchema(vocabulary: AnnouncementVocabulary): ReturnType<typeof schemaOf> {
  const made = schemas.get(vocabulary) ?? schemaOf(vocabulary);
  schemas.set(vocabulary, made);
  return made;
}

/**
 * What was typed as an announcement, or every field that can't be used. Empty rows of sources and companies are
 * left out; an empty slug is made from the title; the local time becomes an instant in UTC.
 */
export function parseAnnouncement(
  typed: AnnouncementFields,
  vocabulary: AnnouncementVocabulary,
): Result<AnnouncementEntity, readonly FieldProblem[]> {
  const fields = { ...typed, sources: firstItems(typed.sources), companies: firstItems(typed.companies) };
  const { newKinds, ...rest } = fields;
  const sources = keptRows(fields.sources, ({ url, evidence }) => `${url}${evidence}`.trim() !== "");
  const companies = keptRows(fields.companies, (row) => `${row.company}${row.sourceUrl}`.trim() !== "");
  const parsed = fieldsSchema(vocabulary).safeParse({
    ...rest,
    slug: fields.slug.trim() || slugFrom(fields.title),
    kinds: firstItems([...fields.kinds, ...newKinds.split("+")])
      .map((kind) => kind.trim())
      .filter((kind) => kind !== ""),
    sources: sources.rows,
    companies: companies.rows,
  });
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => fieldProblem(issue, { sources, companies }));
  const time = parseTime(fields);
  if (!time.ok) problems.push(time.problem);
  problems.push(...namedTwice(fields));
  if (!parsed.success || !time.ok || problems.length > 0) return fail(firstOfEachField(problems));
  const { kinds, date, time: _time, ...announcement } = parsed.data;
  return succeed({ ...announcement, kind: kinds, localDate: date, announcedAt: time.value });
}

/** As many items as can be refused for being too many; the rest is not looked at. */
const firstItems = <Item>(items: readonly Item[]): readonly Item[] => items.slice(0, MOST_ITEMS + 1);

/** The rows that hold something, each with where it stood in the form. */
function keptRows<Row>(rows: readonly Row[], isFilled: (row: Row) => boolean) {
  const at = rows.flatMap((row, index) => (isFilled(row) ? [index] : []));
  return { rows: rows.filter(isFilled), at };
}

function fieldProblem(
  { path, message }: z.core.$ZodIssue,
  lists: Readonly<Record<string, { readonly at: readonly number[] }>>,
): FieldProblem {
  const [field, row, ...inner] = path.map(String);
  const code = FIELD_CODES.find((known) => known === message) ?? "bad text";
  if (field === undefined || row === undefined) return { field: field ?? "", code };
  const place = lists[field]?.at[Number(row)];
  return { field: place === undefined ? field : [field, place, ...inner].join("."), code };
}

function namedTwice({ companies }: AnnouncementFields): FieldProblem[] {
  const named = new Set<string>();
  return companies.flatMap(({ company }, at) => {
    if (company === "" || !named.has(company)) {
      named.add(company);
      return [];
    }
    return [{ field: `companies.${at}.company`, code: "company twice" }];
  });
}

/** The instant in UTC as ISO text, null where only the day or the month is known, or what is wrong with it. */
function parseTime({
  precision,
  date: typedDate,
  time: typedTime,
  zone: typedZone,
}: AnnouncementFields): Result<string | null, FieldProblem> {
  const [date, time, zone] = [typedDate.trim(), typedTime.trim(), typedZone.trim()];
  if (precision === "month" && !isPlausibleDate(`${date}-01`))
    return fail({ field: "date", code: "bad month" });
  if (precision !== "month" && !isPlausibleDate(date)) return fail({ field: "date", code: "bad date" });
  if (precision === "month" || precision === "day") {
    return time === "" ? succeed(null) : fail({ field: "time", code: "time without hour" });
  }
  if (!isKnownZone(zone)) return fail({ field: "zone", code: "bad zone" });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return fail({ field: "time", code: "bad time" });
  const instant = localInstant(date, time, zone);
  if (localTime(instant, zone) !== time) return fail({ field: "time", code: "skipped time" });
  return succeed(new Date(instant).toISOString());
}

const isPlausibleDate = (date: string): boolean => isIsoDate(date) && date >= "1990" && date < "2100";
