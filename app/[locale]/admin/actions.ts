"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInSentence } from "../../../components/admin/sentences.ts";
import type { SignInState } from "../../../components/admin/sign-in-form.tsx";
import { browserName, clientAddress, isHttps } from "../../../lib/admin/access/client-address.ts";
import { SESSION_SECONDS, signIn, signOut } from "../../../lib/admin/access/session.ts";
import { SESSION_COOKIES, SIGNED_IN_COOKIE } from "../../../lib/admin/access/session-cookie.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { currentSecret } from "./current-admin.ts";
import { sentSerial, sentText } from "./sent-text.ts";

/** Signs a person in and leads back to the page that asked for it. */
export async function signInAction(state: SignInState, form: FormData): Promise<SignInState> {
  const locale = languageOf(sentText(form, "locale"));
  const name = sentText(form, "name");
  const asked = await headers();
  const client = { address: clientAddress(asked), browser: browserName(asked.get("user-agent")) };
  const signed = await signIn(
    { token: sentText(form, "token"), name, client, former: await currentSecret() },
    Date.now(),
  );
  if (!signed.ok) {
    const failure = signInSentence(messagesIn(locale), signed.problem);
    return { serial: sentSerial(state) + 1, name, failure };
  }
  // The browser's own word for the page's origin tells of https too, where no proxy is trusted.
  const isSecure = isHttps(asked) || (asked.get("origin")?.startsWith("https://") ?? false);
  const own = await cookies();
  const traits = { ...cookieTraits(isSecure), maxAge: SESSION_SECONDS };
  own.set(SESSION_COOKIES[isSecure ? "https" : "http"], signed.value, traits);
  own.set(SIGNED_IN_COOKIE, "1", { ...traits, httpOnly: false });
  redirect(localePath(locale, adminPath(sentText(form, "path"))));
}

/** Ends the session of this browser, in the store too: its cookie opens nothing from then on. */
export async function signOutAction(form: FormData): Promise<void> {
  const ended = await signOut(await currentSecret(), Date.now());
  const own = await cookies();
  own.set(SESSION_COOKIES.https, "", { ...cookieTraits(true), maxAge: 0 });
  own.set(SESSION_COOKIES.http, "", { ...cookieTraits(false), maxAge: 0 });
  own.set(SIGNED_IN_COOKIE, "", { ...cookieTraits(false), httpOnly: false, maxAge: 0 });
  const home = localePath(languageOf(sentText(form, "locale")), "/admin");
  redirect(ended.ok ? home : `${home}?left=open`);
}

/** SameSite=Strict: the cookie never travels with another site's request. A `__Host-` one has to be Secure. */
const cookieTraits = (secure: boolean) =>
  ({ httpOnly: true, sameSite: "strict", path: "/", secure }) as const;

/** A page of the administration; its first one for anything else, so that nobody is led to another site. */
const adminPath = (path: string): string =>
  /^\/admin(?:[/?][\w\-./?=&%+,]{0,2000})?$/.test(path) && !/\.\.|\/\/|%2e/i.test(path) ? path : "/admin";
