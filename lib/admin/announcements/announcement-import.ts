import { createHash } from "node:crypto";
import { unguarded } from "../../export/rows.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { shortText } from "../../short-text.ts";
import type { Store, StoreSession } from "../../store/client.ts";
import { appendAudits } from "../../store/people/audit.ts";
import { type AnnouncementEntity, readAnnouncementsNamed } from "../../store/reference/edit-announcements.ts";
import { saveManyAnnouncements } from "../../store/reference/many-announcements.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import { advanceRevision, dataRevision, lockForWriting } from "../../store/state.ts";
import { turns } from "../../turns.ts";
import type { EditContext } from "../edits.ts";
import { canonicalJson } from "../fingerprint.ts";
import { announcementOf } from "./announcement-csv.ts";
import { slugFrom } from "./announcement-fields.ts";
import type { AnnouncementVocabulary, FieldProblem } from "./announcement-form.ts";
import { type FileProblem, type FileRow, readRows } from "./announcement-rows.ts";

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
  /** The first rows that can't be used, at most a hundred. */
  readonly refused: readonly RefusedRow[];
  /** How many there are in all. */
  readonly refusedRows: number;
  /** Changes with the file and with what is stored: applied is only what a person has seen. */
  readonly sign: string;
}

/** Refused rows that are told of; whoever mends these sends the file again. */
const MOST_REFUSED = 100;

/** What a file would change, without changing anything. Others get their turn between its rows. */
export async function planImport(
  store: StoreSession,
  text: string,
): Promise<Result<ImportPlan, FileProblem>> {
  const rows = await readRows(text);
  if (!rows.ok) return rows;
  const turn = turns();
  const stored = await readAnnouncementsNamed(store, slugsOf(rows.value), turn);
  const companies = new Set((await readCompanies(store)).map(({ slug }) => slug));
  const vocabulary: AnnouncementVocabulary = { lanes: null, companies };
  const added: AnnouncementEntity[] = [];
  const changed: ImportPlan["changed"][number][] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  const sign = createHash("sha256");
  let [unchanged, refusedRows] = [0, 0];
  const refuse = (row: RefusedRow) => {
    refusedRows += 1;
    sign.update(`refused ${canonicalJson(row)}`);
    if (refused.length < MOST_REFUSED) refused.push(row);
  };
  for (const { line, cells } of rows.value) {
    await turn();
    const { slug = "" } = cells;
    const parsed = announcementOf(cells, vocabulary, stored.get(unguarded(slug).trim()));
    if (!parsed.ok) {
      refuse({ line, slug: shortText(slug), problems: parsed.problem });
      continue;
    }
    const after = parsed.value;
    if (seen.has(after.slug)) {
      refuse({ line, slug: after.slug, problems: [{ field: "slug", code: "slug twice" }] });
      continue;
    }
    seen.add(after.slug);
    const before = stored.get(after.slug);
    const [was, is] = [before ? canonicalJson(before) : null, canonicalJson(after)];
    if (was === is) {
      unchanged += 1;
      continue;
    }
    sign.update(`${was ?? "added"} ${is}`);
    if (before) changed.push({ before, after });
    else added.push(after);
  }
  return succeed({ added, changed, unchanged, refused, refusedRows, sign: sign.digest("hex").slice(0, 20) });
}

/** The slugs that the rows of a file have, or would get by their titles. */
const slugsOf = (rows: readonly FileRow[]): string[] => [
  ...new Set(
    rows.map(
      ({ cells: { slug = "", title = "" } }) => unguarded(slug).trim() || slugFrom(unguarded(title).trim()),
    ),
  ),
];

export type ImportProblem = FileProblem | { readonly code: "plan changed" };

/** How often a plan is made anew where somebody else wrote while it was made. */
const MOST_TRIES = 3;

/**
 * Does what `planImport` said, in one transaction with an entry in the log for each announcement. `sign` is the
 * plan's: where the stored announcements have changed since it was shown, nothing is written. The plan is made anew
 * before the transaction, which only writes and so is short; it is dropped where the data revision moved meanwhile.
 */
export async function applyImport(
  store: Store,
  text: string,
  sign: string,
  context: EditContext,
): Promise<Result<{ readonly written: number }, ImportProblem>> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const revision = await dataRevision(store);
    const plan = await planImport(store, text);
    if (!plan.ok) return plan;
    if (plan.value.sign !== sign) return fail({ code: "plan changed" });
    const written = await store.$transaction(async (session) => {
      await lockForWriting(session);
      return (await dataRevision(session)) === revision ? writePlan(session, plan.value, context) : null;
    });
    if (written !== null) return succeed({ written });
  }
  return fail({ code: "plan changed" });
}

/** Writes what a plan adds and changes and its entries in the log; the caller locks. Answers with how many. */
async function writePlan(
  session: StoreSession,
  { added, changed }: ImportPlan,
  { actor, now: at }: EditContext,
): Promise<number> {
  const turn = turns();
  const edits = [...added.map((after) => ({ before: null, after })), ...changed];
  if (edits.length === 0) return 0;
  await saveManyAnnouncements(
    session,
    edits.map(({ after }) => after),
    turn,
  );
  const entries = edits.map(({ before, after }) => ({
    at,
    actor,
    subject: "announcement" as const,
    key: after.slug,
    before: before && canonicalJson(before),
    after: canonicalJson(after),
    undoes: null,
  }));
  await appendAudits(session, entries, turn);
  await advanceRevision(session);
  return edits.length;
}
