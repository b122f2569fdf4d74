import { fingerprint } from "../../admin/fingerprint.ts";
import type { FormValues } from "../../admin/forms/controls.ts";
import { SUBJECTS } from "../../admin/subjects.ts";
import type { Store } from "../../store/client.ts";
import type { AuditSubject } from "../../store/people/audit.ts";
import { sharedStore } from "../../store/shared.ts";

/** The form of a thing that is not there yet; an address may have begun to fill it. */
export async function newForm(
  subject: AuditSubject,
  given: ReadonlyMap<string, string>,
  store?: Store,
): Promise<FormValues> {
  return SUBJECTS[subject].form.opened(store ?? (await sharedStore()), given);
}

/** A thing in its form. */
export interface EditedForm {
  readonly values: FormValues;
  /** A sign of it as it is now, to notice a change by somebody else. */
  readonly seen: string;
}

/** The form of the thing of that slug or symbol as it is stored; null where there is none. */
export async function editedForm(
  subject: AuditSubject,
  key: string,
  store?: Store,
): Promise<EditedForm | null> {
  const { read, form } = SUBJECTS[subject];
  const entity = await read(store ?? (await sharedStore()), key);
  return entity && { values: form.shown(entity), seen: fingerprint(entity) };
}
