"use server";

import { notFound, redirect } from "next/navigation";
import {
  type ClaimFormState,
  openedClaim,
  type ShownVerdict,
} from "../../../../components/admin/claims/claim-state.ts";
import { type FormState, openedForm } from "../../../../components/admin/form/form-state.ts";
import {
  type InstrumentFormState,
  openedInstrument,
} from "../../../../components/admin/instruments/instrument-state.ts";
import {
  editSentence,
  fieldSentences,
  formSentence,
  subjectTexts,
} from "../../../../components/admin/sentences.ts";
import type { Admin } from "../../../../lib/admin/access/session.ts";
import { type FormValues, sentValues, withRow } from "../../../../lib/admin/forms/controls.ts";
import type { FormProblem } from "../../../../lib/admin/forms/subject-form.ts";
import { pairFields } from "../../../../lib/admin/instruments/instrument-fields.ts";
import { type AuditSubject, SUBJECT_NAMES, SUBJECTS } from "../../../../lib/admin/subjects.ts";
import { decideAs, removeAs, submitForm } from "../../../../lib/admin/submit.ts";
import type { StoreUnusable } from "../../../../lib/admin/writing.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentSerial, sentText } from "../sent-text.ts";
import { listPath, thingPath } from "../subject-paths.ts";
import { lookedUp } from "./looked-up.ts";
import { ownWords, proposedState, sentenceState } from "./proposed.ts";
import { verdictOn } from "./shown-verdict.ts";

/** Letters of why something is taken away. */
const LONGEST_REASON = 300;

/** Stores a thing, or gives another row to write in; whatever is refused comes back as it was typed. */
export async function saveAction(before: FormState, form: FormData): Promise<FormState> {
  const subject = sentSubject(form);
  const { controls } = SUBJECTS[subject].form;
  const values = sentValues(controls, form);
  const state = { ...openedForm(values), serial: sentSerial(before) + 1 };
  const admin = await currentAdmin();
  if (!admin) return { ...state, signedOut: true };
  const [intent, row] = sentText(form, "intent").split(" ");
  if (intent === "more" && row) return { ...state, values: withRow(controls, values, row) };
  return { ...state, ...refused(form, subject, await saved(admin, form, { subject, values })) };
}

/** Stores an instrument, or looks one up at Yahoo; whatever is refused comes back as it was typed. */
export async function saveInstrumentAction(
  before: InstrumentFormState,
  form: FormData,
): Promise<InstrumentFormState> {
  const locale = languageOf(sentText(form, "locale"));
  const values = sentValues(SUBJECTS.instrument.form.controls, form);
  const offersUnchecked = before?.offersUnchecked === true; // a hand-made request may have no state
  const state = {
    ...openedInstrument(values),
    serial: sentSerial(before) + 1,
    offersUnchecked,
    unchecked: sentText(form, "unchecked") === "yes",
  };
  const admin = await currentAdmin();
  if (!admin) return { ...state, signedOut: true };
  const intent = sentText(form, "intent");
  if (intent === "look up") return lookedUp(locale, state);
  if (intent.startsWith("take ")) {
    return lookedUp(locale, { ...state, values: { ...values, symbol: intent.slice("take ".length) } });
  }
  const problem = await saved(admin, form, { subject: "instrument", values });
  return {
    ...state,
    ...refused(form, "instrument", problem),
    offersUnchecked: offersUnchecked || problem.code === "not checked",
  };
}

/**
 * Stores a claim, proposes its fields from a sentence, or checks it as it stands; whatever is refused comes back as it was
 * typed. The sentence goes back into the form and nowhere else.
 */
export async function saveClaimAction(before: ClaimFormState, form: FormData): Promise<ClaimFormState> {
  const locale = languageOf(sentText(form, "locale"));
  const values = sentValues(SUBJECTS.claim.form.controls, form);
  const admin = await currentAdmin();
  const state = {
    ...openedClaim(values, null),
    sentence: sentText(form, "sentence"),
    serial: sentSerial(before) + 1,
  };
  if (!admin) return { ...state, signedOut: true };
  if (sentText(form, "intent") === "propose") return proposedState(locale, state, form);
  const shown = {
    ...state,
    ...(await sentenceState(locale, state, form)),
    verdict: await verdictOn(values, locale),
  };
  if (sentText(form, "intent") === "check") return shown;
  const problem =
    ownWords(values, state.sentence) ?? (await saved(admin, form, { subject: "claim", values }));
  return { ...shown, ...refused(form, "claim", problem) };
}

/** How a claim's form compares as it stands; nothing of it is stored. Null where nobody is signed in. */
export async function checkClaimAction(form: FormData): Promise<ShownVerdict | null> {
  if (!(await currentAdmin())) return null;
  return verdictOn(sentValues(SUBJECTS.claim.form.controls, form), languageOf(sentText(form, "locale")));
}

/** The subject that a form names, as every form that a page sends does. */
const sentSubject = (form: FormData): AuditSubject =>
  SUBJECT_NAMES.find((subject) => subject === sentText(form, "subject")) ?? notFound();

/** Stores what a form holds and leads to its page, or answers with why it can't be stored. */
async function saved(
  admin: Admin,
  form: FormData,
  { subject, values }: { readonly subject: AuditSubject; readonly values: FormValues },
): Promise<FormProblem | StoreUnusable> {
  const stored = sentText(form, "stored") || null;
  const done = await submitForm(admin, {
    subject,
    values,
    key: stored,
    seen: sentText(form, "seen") || null,
    unchecked: sentText(form, "unchecked") === "yes",
  });
  if (!done.ok) return done.problem;
  const candidate = Number.parseInt(sentText(form, "candidate"), 10);
  if (subject === "announcement" && stored === null && candidate > 0) {
    // Decided meanwhile by somebody else: the announcement is stored all the same, and the list says who.
    await decideAs(admin, candidate, { status: "accepted", announcement: done.value.key });
  }
  const page = localePath(languageOf(sentText(form, "locale")), thingPath(subject, done.value.key));
  redirect(`${page}?done=${stored === null ? "added" : "saved"}`);
}

/** What a form says of a problem: at its fields, or above them where it is no single field's. */
function refused(
  form: FormData,
  subject: AuditSubject,
  problem: FormProblem | StoreUnusable,
): Pick<FormState, "problems" | "failure"> {
  const messages = messagesIn(languageOf(sentText(form, "locale")));
  return problem.code === "fields"
    ? { problems: fieldSentences(messages, subject, problem.fields), failure: null }
    : { problems: [], failure: formSentence(messages, subject, problem) };
}

/** Adds the pair that an instrument's figures need, or answers with what stands in the way. */
export async function addPairAction(_failure: string | null, form: FormData): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const admin = await currentAdmin();
  if (!admin) return messages.admin.form.signedOut;
  const added = await submitForm(admin, {
    subject: "instrument",
    values: pairFields(sentText(form, "pair")),
    key: null,
    seen: null,
    unchecked: false,
  });
  if (!added.ok) return formSentence(messages, "instrument", added.problem);
  const query = new URLSearchParams({ done: "pair", pair: added.value.key });
  redirect(localePath(locale, `${thingPath("instrument", sentText(form, "back"))}?${query}`));
}

/** Removes a thing once the box is ticked; otherwise answers with what stands in the way. */
export async function removeAction(_failure: string | null, form: FormData): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const subject = sentSubject(form);
  const admin = await currentAdmin();
  if (!admin) return messages.admin.form.signedOut;
  const texts = subjectTexts(messages, subject);
  if (sentText(form, "sure") !== "yes") return texts.removeUnsure;
  const reason = sentText(form, "reason").trim().slice(0, LONGEST_REASON);
  if ("removeWhy" in texts && reason === "") return texts.removeWhy;
  const [key, seen] = [sentText(form, "stored"), sentText(form, "seen") || null];
  const removed = await removeAs(admin, { subject, key, seen, reason });
  if (!removed.ok) return editSentence(messages, removed.problem);
  redirect(localePath(locale, `${listPath(subject)}?done=removed`));
}
