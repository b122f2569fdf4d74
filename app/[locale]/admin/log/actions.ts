"use server";

import { redirect } from "next/navigation";
import { undoSentence } from "../../../../components/admin/sentences.ts";
import { undoAs } from "../../../../lib/admin/submit.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentText } from "../sent-text.ts";

/** Takes an entry of the log back, or answers with what stands in the way. */
export async function undoAction(_failure: string | null, form: FormData): Promise<string | null> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const admin = await currentAdmin();
  if (!admin) return messages.admin.form.signedOut;
  const undone = await undoAs(admin, Number.parseInt(sentText(form, "entry"), 10) || 0);
  if (!undone.ok) return undoSentence(messages, undone.problem);
  redirect(localePath(locale, `/admin/log?undone=${undone.value.entry ?? ""}`));
}
