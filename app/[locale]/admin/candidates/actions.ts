"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { decideAs } from "../../../../lib/admin/submit.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../current-admin.ts";
import { sentText } from "../sent-text.ts";

/** Where the list stood when a person decided. */
export interface ListPlace {
  readonly locale: string;
  readonly status: string;
  readonly page: number;
}

/** Rejects a candidate and comes back to the list. */
export async function rejectAction(place: ListPlace, form: FormData): Promise<void> {
  return decide(place, form, "rejected");
}

/** Opens a candidate again and comes back to the list. */
export async function reopenAction(place: ListPlace, form: FormData): Promise<void> {
  return decide(place, form, "open");
}

/** It comes back from the browser; what can't be read is the list's beginning. */
const placeSchema = z
  .object({ locale: z.string(), status: z.string(), page: z.number().int() })
  .catch({ locale: "en", status: "open", page: 1 });

async function decide(sent: ListPlace, form: FormData, status: "rejected" | "open"): Promise<void> {
  const place = placeSchema.parse(sent);
  const query = new URLSearchParams({ status: place.status, page: String(place.page) });
  const admin = await currentAdmin();
  if (admin) {
    const decided = await decideAs(admin, Number.parseInt(sentText(form, "id"), 10) || 0, { status });
    if (decided.ok) query.set("done", status);
    else query.set("problem", decided.problem.code);
  }
  // Without a session the list asks for the token.
  redirect(localePath(languageOf(place.locale), `/admin/candidates?${query}`));
}
