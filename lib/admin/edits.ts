import { recordVerdictsAfter } from "../reactions/claims/claim-verdicts.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { Store, StoreSession } from "../store/client.ts";
import { type AuditSubject, appendAudit, latestAudit } from "../store/people/audit.ts";
import type { EditProblem } from "../store/reference/edit-problem.ts";
import { advanceRevision, lockForWriting } from "../store/state.ts";
import { EditRefused } from "./edit-refused.ts";
import { canonicalJson, fingerprint } from "./fingerprint.ts";
import { SUBJECTS } from "./subjects.ts";

/** What a person wants: a thing to be added, to become something else, or to go. */
export type Edit = {
  readonly subject: AuditSubject;
  /** Its slug or symbol. */
  readonly key: string;
} & (
  | { readonly action: "add"; readonly entity: object }
  | {
      readonly action: "change";
      readonly entity: object;
      /** `fingerprint` of the thing as the person saw it; null where that does not matter. */
      readonly seen: string | null;
    }
  | {
      readonly action: "remove";
      readonly seen: string | null;
      /** Why, where the kind of thing keeps that. */
      readonly reason?: string;
    }
);

/** Who edits and when. */
export interface EditContext {
  readonly actor: string;
  readonly now: Date;
}

/** The entry in the log; null where the thing was as wanted already, and nothing was written. */
export type Edited = Result<{ readonly entry: number | null }, EditProblem>;

/** One edit with its entry in the log of changes and the next data revision, all or nothing. */
export async function applyEdit(store: Store, edit: Edit, context: EditContext): Promise<Edited> {
  const edited = await inOneTransaction(store, (session) => writeEdit(session, edit, context));
  await lookedAtAnew(store, edit, edited, context.now);
  return edited;
}

/** Looks anew at what hangs on a thing, where an edit of it was written. */
export async function lookedAtAnew(
  store: Store,
  { subject, key }: Pick<Edit, "subject" | "key">,
  edited: Result<{ readonly entry: number | null }, unknown>,
  now: Date,
): Promise<void> {
  if (!edited.ok || edited.value.entry === null) return;
  await SUBJECTS[subject].after?.(store, key, now);
  if (MOVES_VERDICTS.includes(subject)) await recordVerdictsAfter(store);
}

/** What a claim's verdict can hang on: quotes, whose they are, and what it says itself. */
const MOVES_VERDICTS: readonly AuditSubject[] = ["bar", "action", "instrument", "company", "claim"];

/** Writes in one transaction with the next data revision where something changed; a problem undoes it all. */
export async function inOneTransaction<Problem>(
  store: Store,
  edit: (session: StoreSession) => Promise<Result<{ readonly entry: number | null }, Problem>>,
): Promise<Result<{ readonly entry: number | null }, Problem | EditProblem>> {
  try {
    return await store.$transaction(async (session) => {
      await lockForWriting(session);
      const edited = await edit(session);
      if (edited.ok && edited.value.entry !== null) await advanceRevision(session);
      return edited;
    });
  } catch (error) {
    if (error instanceof EditRefused) return fail(error.problem);
    throw error;
  }
}

/**
 * Writes one edit and its entry in the log; the caller locks, opens the transaction and advances the revision.
 * A problem means that nothing was written.
 */
export async function writeEdit(
  session: StoreSession,
  edit: Edit,
  context: EditContext & { readonly undoes?: number },
): Promise<Edited> {
  const { read, save, remove } = SUBJECTS[edit.subject];
  const before = await read(session, edit.key);
  const obstacle = await obstacleTo(session, edit, before);
  if (obstacle) return fail(obstacle);
  const written =
    edit.action === "remove"
      ? await remove(session, edit.key, edit.reason ?? "")
      : await save(session, edit.entity);
  if (!written.ok) return written;
  const after = await read(session, edit.key);
  if (canonicalJson(before) === canonicalJson(after)) return succeed({ entry: null });
  const entry = await appendAudit(session, {
    at: context.now,
    actor: context.actor,
    subject: edit.subject,
    key: edit.key,
    before: before && canonicalJson(before),
    after: after && canonicalJson(after),
    undoes: context.undoes ?? null,
  });
  return succeed({ entry });
}

async function obstacleTo(
  session: StoreSession,
  edit: Edit,
  before: object | null,
): Promise<EditProblem | null> {
  if (edit.action === "add") return before ? { code: "taken", names: edit.key } : null;
  if (!before) return { code: "missing", names: edit.key };
  if (edit.seen === null || edit.seen === fingerprint(before)) return null;
  const latest = await latestAudit(session, edit.subject, edit.key);
  return { code: "changed meanwhile", names: latest ? `#${latest.id}, ${latest.actor}` : edit.key };
}
