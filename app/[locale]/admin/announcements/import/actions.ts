"use server";

import type { ImportState } from "../../../../../components/admin/import-form.tsx";
import { importSentence } from "../../../../../components/admin/sentences.ts";
import { translator } from "../../../../../components/text/translator.ts";
import type { Admin } from "../../../../../lib/admin/access/session.ts";
import { LARGEST_FILE_BYTES } from "../../../../../lib/admin/announcements/announcement-rows.ts";
import { confirmImport, proposeImport } from "../../../../../lib/admin/announcements/imports.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { languageOf } from "../../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../../current-admin.ts";
import { sentSerial, sentText } from "../../sent-text.ts";
import { shownImport } from "./shown-import.ts";

/** Shows what a file would change, or does what was shown. */
export async function importAction(before: ImportState, form: FormData): Promise<ImportState> {
  const locale = languageOf(sentText(form, "locale"));
  const state = { serial: sentSerial(before) + 1, failure: null, shown: null, done: null };
  const admin = await currentAdmin();
  if (!admin) return { ...state, failure: messagesIn(locale).admin.form.signedOut };
  const step = sentText(form, "intent") === "apply" ? apply : look;
  return { ...state, ...(await step(admin, locale, form)) };
}

async function look(admin: Admin, locale: string, form: FormData): Promise<Partial<ImportState>> {
  const messages = messagesIn(locale);
  const file = form.get("file");
  if (file instanceof File && file.size > LARGEST_FILE_BYTES) {
    return { failure: importSentence(messages, { code: "too large" }) };
  }
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const proposed = await proposeImport(admin, bytes, Date.now());
  if (!proposed.ok) return { failure: importSentence(messages, proposed.problem) };
  return { shown: shownImport(locale, messages, proposed.value) };
}

async function apply(admin: Admin, locale: string, form: FormData): Promise<Partial<ImportState>> {
  const messages = messagesIn(locale);
  const plan = { file: sentText(form, "kept"), sign: sentText(form, "sign") };
  const written = await confirmImport(admin, plan, Date.now());
  if (!written.ok) return { failure: importSentence(messages, written.problem) };
  const t = translator(locale, messages, "admin.import");
  return { done: t("done", { count: written.value.written }) };
}
