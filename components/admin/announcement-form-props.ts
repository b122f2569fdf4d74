import type { AnnouncementFields } from "../../lib/admin/announcements/announcement-fields.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { FormState } from "./form-state.ts";

/** A value to choose, and how it reads. */
interface Option {
  readonly value: string;
  readonly label: string;
}

export interface AnnouncementFormProps {
  readonly action: (
    state: FormState<AnnouncementFields>,
    form: FormData,
  ) => Promise<FormState<AnnouncementFields>>;
  readonly locale: string;
  readonly fields: AnnouncementFields;
  /** The announcement that is changed, as it was when the form opened; null for a new one. */
  readonly stored: { readonly slug: string; readonly seen: string } | null;
  /** Kept with the form, for what it was opened from: `candidate` is the number of a candidate. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly choices: Readonly<
    Record<"lanes" | "kinds" | "precisions" | "companies" | "roles", readonly Option[]>
  > & {
    readonly zones: readonly string[];
  };
  readonly labels: Messages["admin"]["announcements"];
  readonly formLabels: Messages["admin"]["form"];
  readonly listHref: string;
  readonly signInHref: string;
}

/** What each part of the form is drawn from. */
export type AnnouncementPartProps = Omit<AnnouncementFormProps, "action"> & {
  readonly state: FormState<AnnouncementFields>;
};
