import { csvText } from "../../export/rows.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { readAnnouncementEntities } from "../../store/reference/edit-announcements.ts";
import { sharedStore } from "../../store/shared.ts";
import type { Admin } from "../access/session.ts";
import { fingerprint } from "../fingerprint.ts";
import { type StoreUnusable, write } from "../writing.ts";
import { announcementTable } from "./announcement-csv.ts";
import { applyImport, type ImportPlan, type ImportProblem, planImport } from "./announcement-import.ts";
import { type FileProblem, fileText } from "./announcement-rows.ts";

/** Every announcement stored as the CSV that an import reads back. */
export async function announcementsCsv(): Promise<string> {
  let text = "";
  const table = announcementTable(await readAnnouncementEntities(await sharedStore()));
  for await (const piece of csvText(table)) text += piece;
  return text;
}

/** A plan with the sign under which its file is kept. */
export interface ShownPlan {
  readonly plan: ImportPlan;
  readonly file: string;
}

/** Looks at a file that was sent, keeps it for the second step and answers with what it would change. */
export async function proposeImport(
  admin: Admin,
  bytes: Uint8Array,
  now: number,
): Promise<Result<ShownPlan, FileProblem | StoreUnusable>> {
  const text = fileText(bytes);
  if (!text.ok) return text;
  return write<ShownPlan, FileProblem>(admin, async (store) => {
    const plan = await planImport(store, text.value);
    return plan.ok ? succeed({ plan: plan.value, file: keepImport(text.value, now) }) : plan;
  });
}

/** Does what a plan showed; `file` and `sign` are those of the plan. */
export async function confirmImport(
  admin: Admin,
  { file, sign }: { readonly file: string; readonly sign: string },
  now: number,
): Promise<
  Result<{ readonly written: number }, ImportProblem | StoreUnusable | { readonly code: "file gone" }>
> {
  const text = keptImport(file, now);
  if (text === null) return fail({ code: "file gone" });
  return write<{ readonly written: number }, ImportProblem>(admin, (store, context) =>
    applyImport(store, text, sign, context),
  );
}

/** How many files wait for their second confirmation, and for how long. */
const MOST_FILES = 10;
const KEPT_MILLISECONDS = 60 * 60 * 1000;

// Development and separate bundles load modules more than once; the files wait in one place for all of them.
const waiting: typeof globalThis & { modelMovesImports?: Map<string, { text: string; at: number }> } =
  globalThis;

/** Keeps a file's text in memory for an hour and answers with the sign to ask for it. `now` in milliseconds. */
function keepImport(text: string, now: number): string {
  const sign = fingerprint(text);
  const others = [...(waiting.modelMovesImports ?? [])].filter(
    ([known, { at }]) => known !== sign && isFresh(at, now),
  );
  waiting.modelMovesImports = new Map([...others.slice(1 - MOST_FILES), [sign, { text, at: now }]]);
  return sign;
}

/** The text kept under a sign; null where it has waited too long or the server was started again. */
function keptImport(sign: string, now: number): string | null {
  const found = waiting.modelMovesImports?.get(sign);
  return found && isFresh(found.at, now) ? found.text : null;
}

/** What was kept while the clock was ahead is as old as what was kept too long ago. */
const isFresh = (at: number, now: number): boolean => Math.abs(now - at) < KEPT_MILLISECONDS;
