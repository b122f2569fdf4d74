import type { ReactNode } from "react";
import type { DrawnForm } from "../../../../components/admin/form/controls.tsx";
import type { FormValues } from "../../../../lib/admin/forms/controls.ts";
import type { AuditSubject } from "../../../../lib/admin/subjects.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import type { Locale } from "../../../../lib/i18n/routing.ts";
import type { AdminQuery } from "../query.ts";
import { actionPages } from "./action-pages.tsx";
import { announcementPages } from "./announcement-pages.tsx";
import { barPages } from "./bar-pages.tsx";
import { claimPages } from "./claim-pages.tsx";
import { companyPages } from "./company-pages.tsx";
import { instrumentPages } from "./instrument-pages.tsx";
import { reportPages } from "./report-pages.tsx";

/** For whom a part of a page is drawn. */
export interface PartProps {
  readonly locale: string;
  readonly messages: Messages;
  readonly query: Awaited<AdminQuery>;
}

interface AboveProps extends PartProps {
  /** Its slug or symbol. */
  readonly thing: string;
  readonly values: FormValues;
}

/** What the pages of one kind of thing have of their own; all else is the same for every kind. */
export interface SubjectPages {
  /** What a stored thing is called, by its form. */
  readonly title: (values: FormValues, language: Locale) => string;
  /** What its form offers, by the names that its controls give them. */
  readonly choices: (locale: string, messages: Messages) => Promise<DrawnForm["choices"]>;
  /** Everything stored, after `add`, the way to the form of a new one. */
  readonly List: (props: PartProps & { readonly add: ReactNode }) => Promise<ReactNode>;
  /** What stands above the form of a stored thing: where it is used, and what was done. */
  readonly Above: (props: AboveProps) => Promise<ReactNode>;
}

export const SUBJECT_PAGES: Readonly<Record<AuditSubject, SubjectPages>> = {
  company: companyPages,
  instrument: instrumentPages,
  announcement: announcementPages,
  bar: barPages,
  action: actionPages,
  "claim report": reportPages,
  claim: claimPages,
};
