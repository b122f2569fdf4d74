import { csvText } from "../../export/rows.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { dropPendingFiles, keepPendingFile, readPendingFile } from "../../store/people/pending-files.ts";
import { readAnnouncementEntities } from "../../store/reference/edit-announcements.ts";
import { sharedStore } from "../../store/shared.ts";
import type { Admin } from "../access/session.ts";
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
    if (!plan.ok) return plan;
    const file = await keepPendingFile(store, { name: "announcements", bytes }, now);
    return succeed({ plan: plan.value, file });
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
  return write<{ readonly written: number }, ImportProblem | { readonly code: "file gone" }>(
    admin,
    async (store, context) => {
      const pending = await readPendingFile(store, file, now);
      if (pending === null) return fail({ code: "file gone" });
      const text = fileText(pending.bytes);
      if (!text.ok) return text;
      const written = await applyImport(store, text.value, sign, context);
      if (written.ok) await dropPendingFiles(store, file);
      return written;
    },
  );
}
