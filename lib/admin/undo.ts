import { fail, type Result } from "../result.ts";
import type { Store } from "../store/client.ts";
import { type AuditRecord, latestAudit, readAuditEntry } from "../store/people/audit.ts";
import type { EditProblem } from "../store/reference/edit-problem.ts";
import { type Edit, type EditContext, inOneTransaction, lookedAtAnew, writeEdit } from "./edits.ts";
import { canonicalJson } from "./fingerprint.ts";
import { SUBJECTS } from "./subjects.ts";

/** Why an entry can't be taken back; `entry` is the one that stands in the way. */
export type UndoProblem =
  | EditProblem
  | { readonly code: "no entry" }
  | { readonly code: "undone already"; readonly entry: number }
  | { readonly code: "changed since"; readonly entry: number; readonly actor: string };

/**
 * Takes an entry of the log back by a new entry: what it added goes, what it changed or removed is as before.
 * Refused where the thing is not as the entry left it, because a later entry has changed it. What comes back is
 * exactly what stood before, whatever a judge would say of it; what the checks hold against it then is found anew.
 */
export async function undoEntry(
  store: Store,
  id: number,
  context: EditContext,
): Promise<Result<{ readonly entry: number | null }, UndoProblem>> {
  let taken: AuditRecord | null = null;
  const undone = await inOneTransaction<UndoProblem>(store, async (session) => {
    const entry = await readAuditEntry(session, id);
    if (!entry) return fail({ code: "no entry" });
    if (entry.undoneBy !== null) return fail({ code: "undone already", entry: entry.undoneBy });
    const { read, parse } = SUBJECTS[entry.subject];
    const present = await read(session, entry.key);
    const left = entry.after === null ? null : parse(JSON.parse(entry.after));
    if (canonicalJson(present) !== canonicalJson(left)) {
      const latest = await latestAudit(session, entry.subject, entry.key);
      return fail({ code: "changed since", entry: latest?.id ?? id, actor: latest?.actor ?? "" });
    }
    taken = entry;
    return writeEdit(session, reverse(entry), { ...context, undoes: id });
  });
  if (taken !== null) await lookedAtAnew(store, taken, undone, context.now);
  return undone;
}

/** The edit that takes an entry back. */
function reverse({ subject, key, before, after }: AuditRecord): Edit {
  if (before === null) return { subject, key, action: "remove", seen: null };
  const entity = { subject, key, entity: parsedObject(before) };
  return after === null ? { ...entity, action: "add" } : { ...entity, action: "change", seen: null };
}

function parsedObject(json: string): object {
  const value: unknown = JSON.parse(json);
  if (typeof value === "object" && value !== null) return value;
  throw new TypeError("An entry of the log holds no object");
}
