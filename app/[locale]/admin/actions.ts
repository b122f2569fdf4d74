"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInSentence } from "../../../components/admin/sentences.ts";
import type { SignInState } from "../../../components/admin/sign-in-form.tsx";
import { messagesIn } from "../../../i18n/messages.ts";
import { languageOf, localePath } from "../../../i18n/routing.ts";
import { SESSION_COOKIE, SESSION_SECONDS, signIn } from "../../../lib/admin/session.ts";
import { sentText } from "./sent-text.ts";

/** Signs a person in and leads back to the page that asked for it. */
export async function signInAction(state: SignInState, form: FormData): Promise<SignInState> {
  const locale = languageOf(sentText(form, "locale"));
  const name = sentText(form, "name");
  const signed = signIn(sentText(form, "token"), name, Date.now());
  if (!signed.ok) {
    const failure = signInSentence(messagesIn(locale), signed.problem);
    return { serial: state.serial + 1, name, failure };
  }
  (await cookies()).set(SESSION_COOKIE, signed.value, { ...(await cookieTraits()), maxAge: SESSION_SECONDS });
  redirect(localePath(locale, adminPath(sentText(form, "path"))));
}

/** Ends the session of this browser. */
export async function signOutAction(form: FormData): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, "", { ...(await cookieTraits()), maxAge: 0 });
  redirect(localePath(languageOf(sentText(form, "locale")), "/admin"));
}

/** A browser that came over https must not send the cookie without it. */
async function cookieTraits() {
  const origin = (await headers()).get("origin") ?? "";
  return { httpOnly: true, sameSite: "strict", path: "/", secure: origin.startsWith("https://") } as const;
}

/** A page of the administration; its first one for anything else, so that nobody is led to another site. */
const adminPath = (path: string): string =>
  /^\/admin(?:[/?][\w\-./?=&%+,]*)?$/.test(path) ? path : "/admin";
