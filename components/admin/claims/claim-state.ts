import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { type FormState, openedForm } from "../form/form-state.ts";

/** Several things that a sentence may mean, each as it is sent and as it reads. */
export interface ShownChoice {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Which of them is taken; null where a person has to say. */
  readonly taken: string | null;
}

/** How a form compares as it stands, in sentences; nothing of it is stored. */
export interface ShownVerdict {
  /** The verdict, or what is still missing for one. */
  readonly says: string;
  /** What was measured and what it comes to; null before there is a verdict. */
  readonly measured: string | null;
  /** What the figure as written can stand for. */
  readonly stands: string | null;
  readonly unusual: string | null;
  readonly readings: readonly {
    readonly name: string;
    /** Arithmetic from left to right, or why there is none. */
    readonly formula: string;
    readonly isFormula: boolean;
    readonly value: string;
    readonly fits: string;
  }[];
}

/** What the action of a claim's form answers. */
export interface ClaimFormState extends FormState {
  /** The sentence that was typed. It goes back into the form, and nowhere else. */
  readonly sentence: string;
  readonly figures: ShownChoice;
  readonly days: ShownChoice;
  readonly subjects: ShownChoice;
  /** Fields that hold what rules propose. */
  readonly proposed: readonly string[];
  /** What came of proposing, in a sentence; null where nothing was proposed. */
  readonly said: string | null;
  readonly verdict: ShownVerdict | null;
}

export const NO_CHOICE: ShownChoice = { options: [], taken: null };

/** A form as it opens; `verdict` is that of a stored claim. */
export const openedClaim = (values: FormValues, verdict: ShownVerdict | null): ClaimFormState => ({
  ...openedForm(values),
  sentence: "",
  figures: NO_CHOICE,
  days: NO_CHOICE,
  subjects: NO_CHOICE,
  proposed: [],
  said: null,
  verdict,
});
