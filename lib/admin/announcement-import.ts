import { CsvError, parse } from "csv-parse/sync";
import { fail, type Result, succeed } from "../result.ts";
import type { Store, StoreSession } from "../store/client.ts";
import { type AnnouncementEntity, readAnnouncementEntities } from "../store/edit-announcements.ts";
import type { EditProblem } from "../store/edit-problem.ts";
import { readCompanies } from "../store/reference-reads.ts";
import { advanceRevision, lockForWriting } from "../store/state.ts";
import {
  announcementOf,
  bareCell,
  type ColumnCells,
  REQUIRED_COLUMNS,
  TITLE_COLUMNS,
} from "./announcement-csv.ts";
import type { AnnouncementVocabulary, FieldProblem } from "./announcement-form.ts";
import { type Edit, type EditContext, writeEdit } from "./edits.ts";
import { canonicalJson, fingerprint } from "./fingerprint.ts";

/** The largest file that is read, in bytes. */
export const LARGEST_FILE_BYTES = 1024 * 1024;

/** Why a whole file can't be read; nothing of it was looked at further. */
export type FileProblem =
  | { readonly code: "no file" }
  | { readonly code: "too large" }
  | { readonly code: "not text" }
  | { readonly code: "not csv"; readonly line: number }
  | { readonly code: "missing columns"; readonly columns: string }
  | { readonly code: "no rows" };

/** A row that can't be used, by the line of the file on which it begins. */
export interface RefusedRow {
  readonly line: number;
  readonly slug: string;
  readonly problems: readonly (FieldProblem | { readonly field: "slug"; readonly code: "slug twice" })[];
}

/** What a file would do to the announcements stored; those that it does not name are left alone. */
export interface ImportPlan {
  readonly added: readonly AnnouncementEntity[];
  readonly changed: readonly { readonly before: AnnouncementEntity; readonly after: AnnouncementEntity }[];
  /** How many rows say what is stored already. */
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  /** Changes with the file and with what is stored: applied is only what a person has seen. */
  readonly sign: string;
}

/** The text of a file that was sent, or why it can't be used. */
export function fileText(bytes: Uint8Array): Result<string, FileProblem> {
  if (bytes.length === 0) return fail({ code: "no file" });
  if (bytes.length > LARGEST_FILE_BYTES) return fail({ code: "too large" });
  try {
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail({ code: "not text" });
  }
}

/** What a file would change, without changing anything. */
export async function planImport(
  store: StoreSession,
  text: string,
): Promise<Result<ImportPlan, FileProblem>> {
  const rows = readRows(text);
  if (!rows.ok) return rows;
  const stored = new Map((await readAnnouncementEntities(store)).map((entity) => [entity.slug, entity]));
  const companies = new Set((await readCompanies(store)).map(({ slug }) => slug));
  const vocabulary: AnnouncementVocabulary = { lanes: null, companies };
  const added: AnnouncementEntity[] = [];
  const changed: ImportPlan["changed"][number][] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { line, cells } of rows.value) {
    const parsed = announcementOf(cells, vocabulary, stored.get(bareCell(cells.slug).trim()));
    if (!parsed.ok) {
      refused.push({ line, slug: cells.slug, problems: parsed.problem });
      continue;
    }
    const after = parsed.value;
    if (seen.has(after.slug)) {
      refused.push({ line, slug: after.slug, problems: [{ field: "slug", code: "slug twice" }] });
      continue;
    }
    seen.add(after.slug);
    const before = stored.get(after.slug);
    if (!before) added.push(after);
    else if (canonicalJson(before) === canonicalJson(after)) unchanged += 1;
    else changed.push({ before, after });
  }
  return succeed({ added, changed, unchanged, refused, sign: fingerprint({ added, changed, refused }) });
}

export type ImportProblem = FileProblem | EditProblem | { readonly code: "plan changed" };

/**
 * Does what `planImport` said, in one transaction with an entry in the log for each announcement. `sign` is the
 * plan's: where the stored announcements have changed since it was shown, nothing is written.
 */
export async function applyImport(
  store: Store,
  text: string,
  sign: string,
  context: EditContext,
): Promise<Result<{ readonly written: number }, ImportProblem>> {
  try {
    return await store.$transaction(async (session) => {
      await lockForWriting(session);
      const plan = await planImport(session, text);
      if (!plan.ok) return plan;
      if (plan.value.sign !== sign) return fail({ code: "plan changed" });
      const edits = editsOf(plan.value);
      for (const edit of edits) {
        const edited = await writeEdit(session, edit, context);
        if (!edited.ok) throw new RefusedInside(edited.problem);
      }
      if (edits.length > 0) await advanceRevision(session);
      return succeed({ written: edits.length });
    });
  } catch (error) {
    if (error instanceof RefusedInside) return fail(error.problem);
    throw error;
  }
}

/** Ends the transaction, so that what was written before it in the same import goes too. */
class RefusedInside extends Error {
  override readonly name = "RefusedInside";
  readonly problem: EditProblem;
  constructor(problem: EditProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function editsOf({ added, changed }: ImportPlan): Edit[] {
  const subject = "announcement";
  return [
    ...added.map((entity): Edit => ({ subject, key: entity.slug, action: "add", entity })),
    ...changed.map(
      ({ after }): Edit => ({ subject, key: after.slug, action: "change", entity: after, seen: null }),
    ),
  ];
}

interface FileRow {
  readonly line: number;
  readonly cells: ColumnCells;
}

function readRows(text: string): Result<FileRow[], FileProblem> {
  const records = parseCsv(text);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  if (!header || rows.length === 0) return fail({ code: "no rows" });
  const names = header.cells.map((name) => name.trim());
  const missing = REQUIRED_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) return fail({ code: "missing columns", columns: missing.join(", ") });
  const titles = TITLE_COLUMNS.filter((column) => names.includes(column));
  return succeed(
    rows.map(({ line, cells }) => {
      const cell = (column: string) => cells[names.indexOf(column)] ?? "";
      return {
        line,
        cells: {
          slug: cell("slug"),
          title: cell("title"),
          maker: cell("maker"),
          lane: cell("lane"),
          kind: cell("kind"),
          announced_at: cell("announced_at"),
          local_date: cell("local_date"),
          zone: cell("zone"),
          precision: cell("precision"),
          note: cell("note"),
          sources: cell("sources"),
          companies: cell("companies"),
          ...Object.fromEntries(titles.map((column) => [column, cell(column)])),
        },
      };
    }),
  );
}

function parseCsv(text: string): Result<{ line: number; cells: string[] }[], FileProblem> {
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      // `lines` is the line that a record ends on; the next one begins after it.
      onRecord: (cells: string[], { lines }) => {
        rows.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
    return succeed(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at: unknown = Reflect.get(error, "lines");
    return fail({ code: "not csv", line: typeof at === "number" ? at : line });
  }
}
