"use server";

import { redirect } from "next/navigation";
import type { FormState } from "../../../../components/admin/form-state.ts";
import { editSentence, fieldSentences } from "../../../../components/admin/sentences.ts";
import {
  type AnnouncementFields,
  EMPTY_COMPANY,
  EMPTY_SOURCE,
  sentFields,
} from "../../../../lib/admin/announcements/announcement-fields.ts";
import { deleteAnnouncement, submitAnnouncement } from "../../../../lib/admin/announcements/announcements.ts";
import { decideAs } from "../../../../lib/admin/announcements/candidate-decision.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentSerial, sentText } from "../sent-text.ts";

/** Stores an announcement, or gives another row to write in; whatever is refused comes back as it was typed. */
export async function saveAnnouncementAction(
  before: FormState<AnnouncementFields>,
  form: FormData,
): Promise<FormState<AnnouncementFields>> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const fields = sentFields(form);
  const state = { serial: sentSerial(before) + 1, fields, problems: [], failure: null, signedOut: false };
  const admin = await currentAdmin();
  if (!admin) return { ...state, signedOut: true };
  const intent = sentText(form, "intent");
  if (intent === "more sources")
    return { ...state, fields: { ...fields, sources: [...fields.sources, EMPTY_SOURCE] } };
  if (intent === "more companies") {
    return { ...state, fields: { ...fields, companies: [...fields.companies, EMPTY_COMPANY] } };
  }
  const slug = sentText(form, "stored") || null;
  const saved = await submitAnnouncement(admin, { fields, slug, seen: sentText(form, "seen") || null });
  if (saved.ok) {
    const candidate = Number.parseInt(sentText(form, "candidate"), 10);
    if (slug === null && candidate > 0) {
      // Decided meanwhile by somebody else: the announcement is stored all the same, and the list says who.
      await decideAs(admin, candidate, { status: "accepted", announcement: saved.value.slug });
    }
    const done = slug === null ? "added" : "saved";
    redirect(localePath(locale, `/admin/announcements/${saved.value.slug}?done=${done}`));
  }
  if (saved.problem.code === "fields") {
    return { ...state, problems: fieldSentences(messages, saved.problem.fields) };
  }
  return { ...state, failure: editSentence(messages, saved.problem) };
}

/** Removes an announcement once the box is ticked; otherwise answers with what stands in the way. */
export async function removeAnnouncementAction(
  _failure: string | null,
  form: FormData,
): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const admin = await currentAdmin();
  if (!admin) return messages.admin.form.signedOut;
  if (sentText(form, "sure") !== "yes") return messages.admin.announcements.removeUnsure;
  const removed = await deleteAnnouncement(admin, sentText(form, "stored"), sentText(form, "seen") || null);
  if (!removed.ok) return editSentence(messages, removed.problem);
  redirect(localePath(locale, "/admin/announcements?done=removed"));
}
