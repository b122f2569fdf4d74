import type { RequestPolicy } from "../../quotes/http/patient-fetch.ts";
import type { ProviderProblem } from "../../quotes/quote-provider.ts";
import type { Result } from "../../result.ts";
import type { Store, StoreSession } from "../../store/client.ts";
import type { EditProblem } from "../../store/reference/edit-problem.ts";
import type { Controls, FormValues } from "./controls.ts";

/** Fields that can't be used, and what each sentence names. */
export interface FieldsRefused {
  readonly code: "fields";
  readonly fields: readonly { readonly field: string; readonly code: string; readonly names?: string }[];
}

/** Why a form was not stored. */
export type FormProblem =
  | FieldsRefused
  | { readonly code: "not checked"; readonly provider: ProviderProblem }
  | EditProblem;

/** What a form is read with. */
export interface FormReading {
  /** Of a thing that is not there yet. */
  readonly isNew: boolean;
  /** Store it even though Yahoo can't be asked. What Yahoo does say against it counts all the same. */
  readonly unchecked: boolean;
  /** The time it is, for what is not over yet. */
  readonly now: Date;
  /** How Yahoo is asked, where it has to be. */
  readonly yahoo: () => RequestPolicy;
}

/** A thing as its form has it; `note` is what the log adds to the name of who stored it. */
export interface FormEntity<Entity extends object> {
  readonly key: string;
  readonly entity: Entity;
  readonly note?: string;
}

/** How one kind of thing is typed into a form and read from it. */
export interface SubjectForm<Entity extends object> {
  /** The field that it is called by; it can't be changed later. */
  readonly key: string;
  readonly controls: Controls;
  /** The form of one that is not there yet; an address may bring parts of it. */
  readonly opened: (store: StoreSession, given: ReadonlyMap<string, string>) => Promise<FormValues>;
  /** The form of one that is stored. */
  readonly shown: (entity: Entity) => FormValues;
  /** What was typed as a thing with everything that the form does not decide, or what is wrong with it. */
  readonly read: (
    store: Store,
    values: FormValues,
    reading: FormReading,
  ) => Promise<Result<FormEntity<Entity>, FormProblem>>;
}
