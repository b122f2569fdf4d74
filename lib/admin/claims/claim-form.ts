import { z } from "zod";
import { PARAPHRASE_LONGEST, SUBJECT_KINDS, type SubjectKind } from "../../claims/claim-record.ts";
import { REPORTED_LONGEST } from "../../claims/figure/reported-figure.ts";
import type { Measure } from "../../claims/measure.ts";
import type { Messages } from "../../i18n/messages.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { readClaimReport } from "../../store/claims/claims.ts";
import type { StoreSession } from "../../store/client.ts";
import { readAnnouncement } from "../../store/reference/edit-announcements.ts";
import { type ClaimEntity, readClaimEntity } from "../../store/reference/edit-claims.ts";
import { readCompany } from "../../store/reference/edit-companies.ts";
import { readInstrument } from "../../store/reference/edit-instruments.ts";
import { slugFrom } from "../announcements/announcement-fields.ts";
import { textLine } from "../forms/checks.ts";
import { type Control, emptyValues, type FormValues, shownValues, type TextKey } from "../forms/controls.ts";
import { codedProblems, firstOfEachField, type NamedFieldProblem } from "../forms/form-problems.ts";
import type { SubjectForm } from "../forms/subject-form.ts";
import { claimNotes, claimSlug } from "./claim-checks.ts";
import {
  MEASURE_CODES,
  measureFields,
  measuresWith,
  measureValues,
  readMeasureFields,
} from "./measure-fields.ts";

/** What can be wrong with a field of a claim; the page has a sentence for each. */
const CLAIM_CODES = [
  "empty",
  "too long",
  "long figure",
  "long paraphrase",
  "bad text",
  "bad note",
  "bad slug",
  "long sentence",
  "report's words",
  "unknown report",
  "unknown subject",
  "unknown announcement",
  ...MEASURE_CODES,
] as const;
export type ClaimCode = (typeof CLAIM_CODES)[number];
type ClaimProblem = NamedFieldProblem<ClaimCode>;

const says = (code: ClaimCode) => ({ error: code });
const filled = (longest: number, tooLong: ClaimCode) =>
  textLine(longest, tooLong, "bad text").min(1, says("empty"));
const paraphrase = filled(PARAPHRASE_LONGEST, "long paraphrase");

/** What is claimed of what, which a verdict hangs on. */
const statementSchema = z.object({
  reported: filled(REPORTED_LONGEST, "long figure"),
  subjectKind: z.enum(SUBJECT_KINDS, says("bad choice")),
  // Not "subject": by that name every form of the administration sends what kind of thing it is about.
  about: filled(80, "too long"),
});
const restSchema = z.object({
  paraphraseEn: paraphrase,
  paraphraseZh: paraphrase,
  paraphraseAr: paraphrase,
  report: z.string().trim().min(1, says("empty")),
  announcement: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : text)),
  slug: claimSlug,
  ...claimNotes,
});

type ClaimField =
  | keyof z.input<typeof statementSchema>
  | keyof z.input<typeof restSchema>
  | keyof z.input<typeof measureValues>;

type Text = TextKey<Messages["adminClaims"]["claims"]>;

const claimed = { group: "claimed", control: "text", latin: true } as const;
const chosen = { group: "claimed", control: "select" } as const;
const words = { group: "words", control: "area" } as const;
const whose = { group: "whose", control: "text", latin: true } as const;
const remark = { group: "whose", control: "area" } as const;
const only = (field: Parameters<typeof measuresWith>[0]) =>
  ({ onlyFor: { field: "measure", values: measuresWith(field) } }) as const;

/** How each field is typed, in order. */
const CLAIM_CONTROLS: Readonly<Record<ClaimField, Control<Text>>> = {
  reported: { group: "claimed", control: "text", label: "reported", help: "reportedHelp" },
  subjectKind: { ...chosen, line: "subject", label: "subjectKind", choices: "subjectKinds" },
  about: {
    ...{ ...claimed, line: "subject", label: "about", help: "aboutHelp" },
    ...{ latin: false, suggestions: "subjects" },
  },
  measure: { ...chosen, label: "measure", choices: "measures" },
  on: { ...claimed, ...only("on"), line: "day", label: "on", help: "onHelp" },
  at: { ...chosen, ...only("at"), line: "day", label: "at", choices: "points" },
  clock: { ...claimed, ...only("clock"), line: "day", label: "clock", help: "clockHelp" },
  counted: { ...chosen, ...only("counted"), line: "start", label: "counted", choices: "starts" },
  since: { ...claimed, ...only("since"), line: "start", label: "since", help: "sinceHelp" },
  side: { ...chosen, ...only("side"), label: "side", choices: "sides" },
  sessions: { ...claimed, ...only("sessions"), label: "sessions", help: "sessionsHelp" },
  amount: { ...claimed, ...only("amount"), line: "money", label: "amount", help: "amountHelp" },
  amountCurrency: { ...claimed, ...only("amountCurrency"), line: "money", label: "amountCurrency" },
  currency: { ...claimed, ...only("currency"), line: "money", label: "currency", help: "currencyHelp" },
  part: { ...claimed, ...only("part"), line: "ratio", label: "part" },
  whole: { ...claimed, ...only("whole"), line: "ratio", label: "whole" },
  among: { ...claimed, ...only("among"), label: "among", help: "amongHelp" },
  paraphraseEn: { ...words, label: "paraphraseEn", language: "en", help: "paraphraseHelp" },
  paraphraseZh: { ...words, label: "paraphraseZh", language: "zh" },
  paraphraseAr: { ...words, label: "paraphraseAr", language: "ar" },
  report: { group: "whose", control: "select", label: "report", choices: "reports" },
  announcement: { ...whose, label: "announcement", help: "announcementHelp", suggestions: "announcements" },
  slug: { ...whose, label: "slug", help: "slugHelp", fixed: "slugFixed" },
  note: { ...remark, label: "note", language: "en", help: "noteHelp" },
  noteZh: { ...remark, label: "noteZh", language: "zh" },
  noteAr: { ...remark, label: "noteAr", language: "ar" },
};

/** What a form claims of what, before it is known whether anything of that is stored. */
export interface TypedStatement {
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  readonly measure: Measure;
  readonly reported: string;
}

/** What a form claims of what, or every field of it that can't be used. */
export function readStatement(values: FormValues): Result<TypedStatement, readonly ClaimProblem[]> {
  const said = statementSchema.safeParse(values);
  const measure = readMeasureFields(measureValues.parse(values));
  if (said.success && measure.ok) {
    const { about, ...rest } = said.data;
    return succeed({ ...rest, subject: about, measure: measure.value });
  }
  return fail([
    ...(said.success ? [] : codedProblems(said.error.issues, CLAIM_CODES, "bad text")),
    ...(measure.ok ? [] : measure.problem.map((problem) => ({ ...problem, names: "" }))),
  ]);
}

/** What a form holds as a claim, or every field that can't be used, each with its first fault. */
export function parseClaim({
  slug = "",
  ...values
}: FormValues): Result<ClaimEntity, readonly ClaimProblem[]> {
  const statement = readStatement(values);
  const called = String(slug).trim() || slugFrom(String(values.paraphraseEn));
  const rest = restSchema.safeParse({ ...values, slug: called });
  if (statement.ok && rest.success) return succeed({ ...rest.data, ...statement.value });
  return fail(
    firstOfEachField([
      ...(statement.ok ? [] : statement.problem),
      ...(rest.success ? [] : codedProblems(rest.error.issues, CLAIM_CODES, "bad text")),
    ]),
  );
}

/** A stored claim as its form shows it. */
export const claimFields = (entity: ClaimEntity): FormValues =>
  shownValues(CLAIM_CONTROLS, {
    ...entity,
    ...measureFields(entity.measure),
    about: entity.subject,
  });

/** A claim with its report, what it is about and the announcement that it names, each of which has to be stored. */
export const claimForm: SubjectForm<ClaimEntity> = {
  key: "slug",
  controls: CLAIM_CONTROLS,
  shown: claimFields,
  opened: async (_store, given) => emptyValues(CLAIM_CONTROLS, given),
  read: async (store, values, { isNew }) => {
    const parsed = parseClaim(values);
    if (!parsed.ok) return fail({ code: "fields", fields: parsed.problem });
    const entity = parsed.value;
    const before = isNew ? null : await readClaimEntity(store, entity.slug);
    const fields = await namesNotStored(store, entity, before);
    return fields.length > 0 ? fail({ code: "fields", fields }) : succeed({ key: entity.slug, entity });
  },
};

/** What a claim newly names and is not stored. What it named before may have gone since: the claim stays. */
async function namesNotStored(
  store: StoreSession,
  { report, subjectKind, subject, announcement }: ClaimEntity,
  before: ClaimEntity | null,
): Promise<ClaimProblem[]> {
  const problems: ClaimProblem[] = [];
  if ((await readClaimReport(store, report)) === null) {
    problems.push({ field: "report", code: "unknown report", names: report });
  }
  const isSameSubject = before?.subjectKind === subjectKind && before.subject === subject;
  if (!isSameSubject && !(await FINDS[subjectKind](store, subject))) {
    problems.push({ field: "about", code: "unknown subject", names: subject });
  }
  const isNewCause = announcement !== null && announcement !== before?.announcement;
  if (isNewCause && (await readAnnouncement(store, announcement)) === null) {
    problems.push({ field: "announcement", code: "unknown announcement", names: announcement });
  }
  return problems;
}

/** Whether there is something of a kind by that name. */
const FINDS: Readonly<Record<SubjectKind, (store: StoreSession, name: string) => Promise<boolean>>> = {
  instrument: async (store, symbol) => (await readInstrument(store, symbol)) !== null,
  company: async (store, slug) => (await readCompany(store, slug)) !== null,
  announcement: async (store, slug) => (await readAnnouncement(store, slug)) !== null,
  outside: async () => true,
};
