"use server";

import { redirect } from "next/navigation";
import { instrumentPath } from "../../../../components/admin/instrument-path.ts";
import { instrumentSentences, providerSentence } from "../../../../components/admin/instrument-sentences.ts";
import { type InstrumentFormState, openedInstrument } from "../../../../components/admin/instrument-state.ts";
import { editSentence } from "../../../../components/admin/sentences.ts";
import {
  deleteInstrument,
  type InstrumentProblem,
  submitInstrument,
} from "../../../../lib/admin/instruments/instrument-edit.ts";
import { sentInstrumentFields } from "../../../../lib/admin/instruments/instrument-fields.ts";
import { pairFields } from "../../../../lib/admin/instruments/instrument-pair.ts";
import type { StoreUnusable } from "../../../../lib/admin/writing.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentSerial, sentText } from "../sent-text.ts";
import { lookedUp } from "./looked-up.ts";

/** Stores an instrument, or looks one up at Yahoo; whatever is refused comes back as it was typed. */
export async function saveInstrumentAction(
  before: InstrumentFormState,
  form: FormData,
): Promise<InstrumentFormState> {
  const locale = languageOf(sentText(form, "locale"));
  const fields = sentInstrumentFields(form);
  const unchecked = sentText(form, "unchecked") === "yes";
  const offersUnchecked = before?.offersUnchecked === true; // a hand-made request may have no state
  const state = {
    ...openedInstrument(fields),
    serial: sentSerial(before) + 1,
    offersUnchecked,
    unchecked,
  };
  const admin = await currentAdmin();
  if (!admin) return { ...state, signedOut: true };
  const intent = sentText(form, "intent");
  if (intent === "look up") return lookedUp(locale, state);
  if (intent.startsWith("take ")) {
    return lookedUp(locale, { ...state, fields: { ...fields, symbol: intent.slice("take ".length) } });
  }
  const symbol = sentText(form, "stored") || null;
  const seen = sentText(form, "seen") || null;
  const saved = await submitInstrument(admin, { fields, symbol, seen, unchecked });
  if (saved.ok) {
    const done = symbol === null ? "added" : "saved";
    redirect(localePath(locale, `${instrumentPath(saved.value.symbol)}?done=${done}`));
  }
  if (saved.problem.code === "fields") {
    return { ...state, problems: instrumentSentences(messagesIn(locale), saved.problem.fields) };
  }
  return {
    ...state,
    failure: sentenceOf(locale, saved.problem),
    offersUnchecked: offersUnchecked || saved.problem.code === "not checked",
  };
}

/** Adds the pair that an instrument's figures need, or answers with what stands in the way. */
export async function addPairAction(_failure: string | null, form: FormData): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const admin = await currentAdmin();
  if (!admin) return messagesIn(locale).admin.form.signedOut;
  const pair = sentText(form, "pair");
  const added = await submitInstrument(admin, {
    fields: pairFields(pair),
    symbol: null,
    seen: null,
    unchecked: false,
  });
  if (!added.ok) return sentenceOf(locale, added.problem);
  const query = new URLSearchParams({ done: "pair", pair: added.value.symbol });
  redirect(localePath(locale, `${instrumentPath(sentText(form, "back"))}?${query}`));
}

function sentenceOf(locale: string, problem: InstrumentProblem | StoreUnusable): string {
  const messages = messagesIn(locale);
  switch (problem.code) {
    case "not checked":
      return providerSentence(messages, "notChecked", problem.provider);
    case "fields": {
      const labels: Readonly<Record<string, unknown>> = messages.adminReference.instruments;
      return instrumentSentences(messages, problem.fields)
        .map(({ field, says }) => `${labels[field] ?? field}: ${says}.`)
        .join(" ");
    }
    default:
      return editSentence(messages, problem);
  }
}

/** Removes an instrument once the box is ticked; otherwise answers with what stands in the way. */
export async function removeInstrumentAction(
  _failure: string | null,
  form: FormData,
): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const admin = await currentAdmin();
  if (!admin) return messages.admin.form.signedOut;
  if (sentText(form, "sure") !== "yes") return messages.adminReference.instruments.removeUnsure;
  const removed = await deleteInstrument(admin, sentText(form, "stored"), sentText(form, "seen") || null);
  if (!removed.ok) return editSentence(messages, removed.problem);
  redirect(localePath(locale, "/admin/instruments?done=removed"));
}
