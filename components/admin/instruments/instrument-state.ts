import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { type FormState, openedForm } from "../form/form-state.ts";

/** A symbol that Yahoo finds, as the form shows it. */
export interface ShownMatch {
  readonly symbol: string;
  readonly name: string;
  /** Its exchange and kind, in the reader's language. */
  readonly about: string;
  /** The text of the button that takes it; null where it can't be an instrument here. */
  readonly take: string | null;
}

/** What the action of an instrument's form answers. */
export interface InstrumentFormState extends FormState {
  /** What looking up found, in a sentence; null where nothing was looked up. */
  readonly found: string | null;
  readonly matches: readonly ShownMatch[];
  /** Whether the box to save without the check is there, because Yahoo did not answer, and whether it is ticked. */
  readonly offersUnchecked: boolean;
  readonly unchecked: boolean;
}

/** A form as it opens. */
export const openedInstrument = (values: FormValues): InstrumentFormState => ({
  ...openedForm(values),
  found: null,
  matches: [],
  offersUnchecked: false,
  unchecked: false,
});
