"use server";

import { redirect } from "next/navigation";
import { companySentences } from "../../../../components/admin/company-sentences.ts";
import type { FormState } from "../../../../components/admin/form-state.ts";
import { editSentence } from "../../../../components/admin/sentences.ts";
import { deleteCompany, submitCompany } from "../../../../lib/admin/companies/company-edit.ts";
import { type CompanyFields, sentCompanyFields } from "../../../../lib/admin/companies/company-form.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentSerial, sentText } from "../sent-text.ts";

/** Stores a company; whatever is refused comes back as it was typed. */
export async function saveCompanyAction(
  before: FormState<CompanyFields>,
  form: FormData,
): Promise<FormState<CompanyFields>> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const fields = sentCompanyFields(form);
  const state = { serial: sentSerial(before) + 1, fields, problems: [], failure: null, signedOut: false };
  const admin = await currentAdmin();
  if (!admin) return { ...state, signedOut: true };
  const slug = sentText(form, "stored") || null;
  const saved = await submitCompany(admin, { fields, slug, seen: sentText(form, "seen") || null });
  if (saved.ok) {
    const done = slug === null ? "added" : "saved";
    redirect(localePath(locale, `/admin/companies/${saved.value.slug}?done=${done}`));
  }
  return saved.problem.code === "fields"
    ? { ...state, problems: companySentences(messages, saved.problem.fields) }
    : { ...state, failure: editSentence(messages, saved.problem) };
}

/** Removes a company once the box is ticked; otherwise answers with what stands in the way. */
export async function removeCompanyAction(_failure: string | null, form: FormData): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const admin = await currentAdmin();
  if (!admin) return messages.admin.form.signedOut;
  if (sentText(form, "sure") !== "yes") return messages.adminReference.companies.removeUnsure;
  const removed = await deleteCompany(admin, sentText(form, "stored"), sentText(form, "seen") || null);
  if (!removed.ok) return editSentence(messages, removed.problem);
  redirect(localePath(locale, "/admin/companies?done=removed"));
}
