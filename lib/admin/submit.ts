import { type Result, succeed } from "../result.ts";
import type { Store } from "../store/client.ts";
import type { AuditSubject } from "../store/people/audit.ts";
import {
  type Candidate,
  type CandidateDecision,
  type DecisionProblem,
  decideCandidate,
} from "../store/people/candidates.ts";
import type { EditProblem } from "../store/reference/edit-problem.ts";
import type { Admin } from "./access/session.ts";
import { applyEdit, type EditContext } from "./edits.ts";
import type { FormValues } from "./forms/controls.ts";
import type { FormProblem, FormReading } from "./forms/subject-form.ts";
import { yahooPolicy } from "./instruments/look-up.ts";
import { SUBJECTS } from "./subjects.ts";
import { type UndoProblem, undoEntry } from "./undo.ts";
import { type StoreUnusable, write } from "./writing.ts";

/** A form as it was sent. */
export interface SentForm extends Pick<FormReading, "unchecked"> {
  readonly subject: AuditSubject;
  readonly values: FormValues;
  /** The slug or symbol of what is changed; null for something new. */
  readonly key: string | null;
  /** `fingerprint` of the thing when the form was opened. */
  readonly seen: string | null;
}

/** Stores what a form holds, and keeps what the form does not decide; answers with its slug or symbol. */
export async function saveForm(
  store: Store,
  { subject, values, key, seen, unchecked }: SentForm,
  context: EditContext,
  yahoo: FormReading["yahoo"] = yahooPolicy,
): Promise<Result<{ readonly key: string }, FormProblem>> {
  const { form } = SUBJECTS[subject];
  const typed = key === null ? values : { ...values, [form.key]: key };
  const read = await form.read(store, typed, {
    isNew: key === null,
    unchecked,
    now: context.now,
    yahoo,
  });
  if (!read.ok) return read;
  const { entity, note = "" } = read.value;
  const whole = { subject, key: read.value.key, entity } as const;
  const edited = await applyEdit(
    store,
    key === null ? { ...whole, action: "add" } : { ...whole, action: "change", seen },
    { ...context, actor: `${context.actor}${note}` },
  );
  return edited.ok ? succeed({ key: whole.key }) : edited;
}

/** The same as the person who signed in, on the server's own store. */
export async function submitForm(
  admin: Admin,
  sent: SentForm,
): Promise<Result<{ readonly key: string }, FormProblem | StoreUnusable>> {
  return write<{ readonly key: string }, FormProblem>(admin, (store, context) =>
    saveForm(store, sent, context),
  );
}

/** Removes a thing that is still as the person saw it, and that nothing hangs on. */
export async function removeAs(
  admin: Admin,
  removal: Pick<SentForm, "subject" | "seen"> & { readonly key: string; readonly reason: string },
): Promise<Result<{ readonly entry: number | null }, EditProblem | StoreUnusable>> {
  return write(admin, (store, context) => applyEdit(store, { ...removal, action: "remove" }, context));
}

/** Takes an entry of the log back as the person who signed in. */
export async function undoAs(
  admin: Admin,
  entry: number,
): Promise<Result<{ readonly entry: number | null }, UndoProblem | StoreUnusable>> {
  return write(admin, (store, context) => undoEntry(store, entry, context));
}

/**
 * Rejects a candidate, opens one again, or accepts it as the `announcement` of that slug, which is stored already;
 * who decided and when is kept with it.
 */
export async function decideAs(
  admin: Admin,
  candidate: number,
  decision: Pick<CandidateDecision, "status" | "announcement">,
): Promise<Result<Candidate, DecisionProblem | StoreUnusable>> {
  return write(admin, (store, { actor, now }) =>
    decideCandidate(store, candidate, { ...decision, by: actor, at: now }),
  );
}
