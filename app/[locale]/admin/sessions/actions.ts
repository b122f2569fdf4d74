"use server";

import { redirect } from "next/navigation";
import { endSessions } from "../../../../lib/admin/access/session.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentText } from "../sent-text.ts";

/** Ends one session, by its number, or all others, and comes back to the list. */
export async function endSessionsAction(form: FormData): Promise<void> {
  const list = localePath(languageOf(sentText(form, "locale")), "/admin/sessions");
  const admin = await currentAdmin();
  if (!admin) redirect(list); // the list asks for the token
  const which = sentText(form, "session");
  const ended = await endSessions(admin, which === "others" ? which : Number.parseInt(which, 10) || 0);
  redirect(ended.ok ? `${list}?ended=${ended.value.ended}` : `${list}?problem=store`);
}
