import type { FormValues } from "../../../lib/admin/forms/controls.ts";

/** What a form's action answers: the page shows it without losing what was typed. */
export interface FormState {
  /** Grows with every answer, so that the fields are drawn anew with what was typed. */
  readonly serial: number;
  /** What was typed, or what is stored when the form opens. */
  readonly values: FormValues;
  /** What is wrong, by the field's name; a sentence in the reader's language. */
  readonly problems: readonly { readonly field: string; readonly says: string }[];
  /** Why nothing was saved, where that is no single field's fault. */
  readonly failure: string | null;
  /** The session has run out meanwhile. */
  readonly signedOut: boolean;
}

/** A form as it opens. */
export const openedForm = (values: FormValues): FormState => ({
  serial: 0,
  values,
  problems: [],
  failure: null,
  signedOut: false,
});
