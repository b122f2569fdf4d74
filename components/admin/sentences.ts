import type { SignInProblem } from "../../lib/admin/access/session.ts";
import type { FieldCode } from "../../lib/admin/announcements/announcement-form.ts";
import type { ImportProblem } from "../../lib/admin/announcements/announcement-import.ts";
import type { ClaimCode } from "../../lib/admin/claims/claim-form.ts";
import type { ReportCode } from "../../lib/admin/claims/report-form.ts";
import type { CompanyFieldProblem } from "../../lib/admin/companies/company-form.ts";
import type { FieldsRefused, FormProblem } from "../../lib/admin/forms/subject-form.ts";
import type { InstrumentCode } from "../../lib/admin/instruments/instrument-form.ts";
import type { ActionCode } from "../../lib/admin/quotes/action-form.ts";
import type { BarCode } from "../../lib/admin/quotes/bar-form.ts";
import type { UndoProblem } from "../../lib/admin/undo.ts";
import type { StoreUnusable } from "../../lib/admin/writing.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { AuditSubject } from "../../lib/store/people/audit.ts";
import type { EditProblem } from "../../lib/store/reference/edit-problem.ts";
import { fill } from "../text/fill.ts";
import type { FormState } from "./form/form-state.ts";
import { providerSentence } from "./instruments/look-up-sentences.ts";

/** Why an edit was refused, as a sentence. */
export function editSentence({ admin, states }: Messages, problem: EditProblem | StoreUnusable): string {
  const names = problem.code === "store" ? states.storeProblems[problem.problem] : problem.names;
  return fill(admin.problems[problem.code], { names });
}

/** Why an entry can't be taken back, as a sentence. */
export function undoSentence(messages: Messages, problem: UndoProblem | StoreUnusable): string {
  const { problems } = messages.admin.log;
  switch (problem.code) {
    case "no entry":
      return problems[problem.code];
    case "undone already":
      return fill(problems[problem.code], { entry: problem.entry });
    case "changed since":
      return fill(problems[problem.code], { entry: problem.entry, actor: problem.actor });
    default:
      return editSentence(messages, problem);
  }
}

/** Why a file can't be imported, as a sentence. */
export function importSentence(
  messages: Messages,
  problem: ImportProblem | StoreUnusable | { readonly code: "file gone" },
): string {
  const { problems } = messages.admin.import;
  switch (problem.code) {
    case "not csv":
      return fill(problems[problem.code], { line: problem.line });
    case "missing columns":
      return fill(problems[problem.code], { columns: problem.columns });
    case "too many rows":
      return fill(problems[problem.code], { most: problem.most });
    case "no file":
    case "too large":
    case "not text":
    case "no rows":
    case "plan changed":
    case "file gone":
      return problems[problem.code];
    default:
      return editSentence(messages, problem);
  }
}

/** Why nobody was signed in, as a sentence. */
export function signInSentence(messages: Messages, problem: SignInProblem | StoreUnusable): string {
  if (problem.code === "store") return editSentence(messages, problem);
  const { admin } = messages;
  const seconds = problem.code === "wait" ? problem.seconds : 0;
  return fill(admin.signIn.problems[problem.code], { seconds });
}

/** The sentence for each code of a subject's fields; one that is forgotten does not compile. */
const FIELD_SENTENCES: Readonly<
  Record<AuditSubject, (messages: Messages) => Readonly<Record<string, string>>>
> = {
  company: ({ adminReference: { companies } }): Record<CompanyFieldProblem["code"], string> =>
    companies.codes,
  instrument: ({ adminReference: { instruments } }): Record<InstrumentCode, string> => instruments.codes,
  announcement: ({ admin }): Record<FieldCode, string> => admin.codes,
  bar: ({ adminQuotes: { bars } }): Record<BarCode, string> => bars.codes,
  action: ({ adminQuotes: { actions } }): Record<ActionCode, string> => actions.codes,
  "claim report": ({ adminClaims: { reports } }): Record<ReportCode, string> => reports.codes,
  claim: ({ adminClaims: { claims } }): Record<ClaimCode, string> => claims.codes,
};

/** What is wrong with fields, each as the end of a sentence that begins with the field's name. */
export function fieldSentences(
  messages: Messages,
  subject: AuditSubject,
  problems: FieldsRefused["fields"],
): FormState["problems"] {
  const sentences = FIELD_SENTENCES[subject](messages);
  return problems.map(({ field, code, names = "" }) => ({
    field,
    says: fill(sentences[code] ?? code, { names: named(messages, names) }),
  }));
}

/** A kind or an exchange by its name in the reader's language, anything else as it is. */
function named({ adminReference, exchanges }: Messages, text: string): string {
  const names: Readonly<Record<string, string>> = { ...adminReference.instruments.kinds, ...exchanges };
  return Object.hasOwn(names, text) ? (names[text] ?? text) : text;
}

/** What a subject's pages say. */
const TEXTS = {
  company: ({ adminReference }: Messages) => adminReference.companies,
  instrument: ({ adminReference }: Messages) => adminReference.instruments,
  announcement: ({ admin }: Messages) => admin.announcements,
  bar: ({ adminQuotes }: Messages) => adminQuotes.bars,
  action: ({ adminQuotes }: Messages) => adminQuotes.actions,
  "claim report": ({ adminClaims }: Messages) => adminClaims.reports,
  claim: ({ adminClaims }: Messages) => adminClaims.claims,
} satisfies Record<AuditSubject, (messages: Messages) => object>;

/** The texts that the pages of every subject have. */
export const subjectTexts = (messages: Messages, subject: AuditSubject) => TEXTS[subject](messages);

/** The single sentences of a subject, by their names. */
export function sentencesOf(messages: Messages, subject: AuditSubject): Readonly<Record<string, string>> {
  const texts: Readonly<Record<string, unknown>> = subjectTexts(messages, subject);
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** Why a form was not stored, in one text that names its fields, for where they are not in sight. */
export function formSentence(
  messages: Messages,
  subject: AuditSubject,
  problem: FormProblem | StoreUnusable,
): string {
  switch (problem.code) {
    case "not checked":
      return providerSentence(messages, "notChecked", problem.provider);
    case "fields": {
      const labels = sentencesOf(messages, subject);
      return fieldSentences(messages, subject, problem.fields)
        .map(({ field, says }) => `${labels[field] ?? field}: ${says}.`)
        .join(" ");
    }
    default:
      return editSentence(messages, problem);
  }
}
