import { type Table, unguarded } from "../../export/rows.ts";
import { sessionOf } from "../../market/session-date.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { columnOf } from "../../store/reference/column-names.ts";
import { type AnnouncementEntity, announcementRecord } from "../../store/reference/edit-announcements.ts";
import { localTime } from "./announcement-fields.ts";
import { type AnnouncementVocabulary, type FieldProblem, parseAnnouncement } from "./announcement-form.ts";

// One announcement a row. Sources and companies are lists in one cell: one item a line, its parts separated by
// ` | `: `https://… | how the time is known` and `alibaba | maker | https://…`; parts at the end may be left out.
// No part but the last of an item can hold a `|` (no address does), so whatever stands in the last belongs to it.

type Field = keyof typeof announcementRecord.shape;
type Lists = "sources" | "companies";

/** Fields whose columns a file may lack, as those from before there were any do: it then says nothing of them. */
const LATER_FIELDS: ReadonlySet<Field> = new Set<Field>(["titleZh", "titleAr"]);
const ALL_FIELDS = announcementRecord.keyof().options;
const FIRST_FIELDS = ALL_FIELDS.filter((field) => !LATER_FIELDS.has(field));

/** The columns that every file has, in order. */
export const REQUIRED_COLUMNS: readonly string[] = [...FIRST_FIELDS.map(columnOf), "sources", "companies"];
export const LATER_COLUMNS: readonly string[] = [...LATER_FIELDS].map(columnOf);

/** A row of a file by column. */
export type ColumnCells = Readonly<Record<string, string>>;

const BAR = "|";
const PARTS = ` ${BAR} `;

/** Every announcement as a table that `announcementOf` reads back. */
export function announcementTable(announcements: readonly AnnouncementEntity[]): Table {
  return { columns: [...REQUIRED_COLUMNS, ...LATER_COLUMNS], rows: announcements.map(rowOf) };
}

function rowOf(announcement: AnnouncementEntity): (string | null)[] {
  const cell = (field: Field) =>
    field === "announcedAt" ? (announcement.announcedAt?.replace(".000Z", "Z") ?? null) : announcement[field];
  return [
    ...FIRST_FIELDS.map(cell),
    announcement.sources.map(({ url, evidence }) => joined([url, evidence])).join("\n"),
    announcement.companies
      .map(({ company, role, sourceUrl }) => joined([company, role, sourceUrl]))
      .join("\n"),
    ...[...LATER_FIELDS].map(cell),
  ];
}

const joined = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(PARTS);

/**
 * A row read from a file as an announcement, or every column that can't be used. `stored` is what has its slug: what
 * it has of later fields stays where the file has no column of them.
 */
export function announcementOf(
  row: ColumnCells,
  vocabulary: AnnouncementVocabulary,
  stored: AnnouncementEntity | undefined,
): Result<AnnouncementEntity, readonly FieldProblem[]> {
  const cell = (field: Field | Lists): string => {
    const text = row[columnOf(field)];
    if (text !== undefined) return unguarded(text).trim();
    return field === "sources" || field === "companies" ? "" : (stored?.[field] ?? "");
  };
  const instant = instantOf(cell("announcedAt"), cell("zone"));
  const parsed = parseAnnouncement(
    {
      slug: cell("slug"),
      title: cell("title"),
      titleZh: cell("titleZh"),
      titleAr: cell("titleAr"),
      maker: cell("maker"),
      lane: cell("lane"),
      kinds: cell("kind").split("+"),
      newKinds: "",
      precision: cell("precision"),
      date: cell("localDate"),
      time: instant?.time ?? cell("announcedAt"),
      zone: cell("zone"),
      note: cell("note"),
      sources: items(cell("sources"), 2).map(([url = "", evidence = ""]) => ({ url, evidence })),
      companies: items(cell("companies"), 3).map(([company = "", role = "", sourceUrl = ""]) => ({
        company,
        role,
        sourceUrl,
      })),
    },
    vocabulary,
  );
  if (!parsed.ok)
    return fail(parsed.problem.map((problem) => ({ ...problem, field: formColumn(problem.field) })));
  if (!instant) return parsed;
  if (instant.date !== parsed.value.localDate) return fail([{ field: "local_date", code: "bad date" }]);
  return succeed({ ...parsed.value, announcedAt: instant.iso });
}

/** An instant with its offset (`2025-03-05T18:55:00Z`) as clocks in a zone show it; null for anything else. */
function instantOf(text: string, zone: string): { iso: string; date: string; time: string } | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return null;
  try {
    return {
      iso: new Date(instant).toISOString(),
      date: sessionOf(instant, zone),
      time: localTime(instant, zone),
    };
  } catch {
    return null; // the zone is unknown, which its own column says
  }
}

/** The items of a cell, each as at most so many parts; the last has whatever is left of its line. */
function items(cell: string, most: number): string[][] {
  return cell
    .split(/\r\n?|\n/)
    .filter((item) => item.trim() !== "")
    .map((item) => {
      const parts: string[] = [];
      let start = 0;
      for (
        let end = item.indexOf(BAR);
        end !== -1 && parts.length < most - 1;
        end = item.indexOf(BAR, start)
      ) {
        parts.push(item.slice(start, end).trim());
        start = end + BAR.length;
      }
      return [...parts, item.slice(start).trim()];
    });
}

/** The column that a field of the form stands in. */
function formColumn(field: string): string {
  const [name = ""] = field.split(".");
  const fields: Readonly<Record<string, Field>> = { kinds: "kind", date: "localDate", time: "announcedAt" };
  return columnOf(fields[name] ?? name);
}
