import type { InstrumentFields } from "../../lib/admin/instruments/instrument-fields.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { InstrumentFormState } from "./instrument-state.ts";

/** A value to choose, and how it reads. */
interface Option {
  readonly value: string;
  readonly label: string;
}

type Texts = Messages["adminReference"]["instruments"];

export interface InstrumentFormProps {
  readonly action: (state: InstrumentFormState, form: FormData) => Promise<InstrumentFormState>;
  readonly locale: string;
  readonly fields: InstrumentFields;
  /** The instrument that is changed, as it was when the form opened; null for a new one. */
  readonly stored: { readonly symbol: string; readonly seen: string } | null;
  /** Each with its empty value first. */
  readonly choices: Readonly<Record<"kinds" | "exchanges" | "companies" | "benchmarks", readonly Option[]>>;
  readonly labels: Omit<Texts, "codes" | "why" | "kinds" | "table">;
  readonly formLabels: Messages["admin"]["form"];
  readonly listHref: string;
  readonly signInHref: string;
}

/** What each part of the form is drawn from. */
export type InstrumentPartProps = Omit<InstrumentFormProps, "action" | "fields"> & {
  readonly state: InstrumentFormState;
};
