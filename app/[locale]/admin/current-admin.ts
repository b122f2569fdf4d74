import { cookies, headers } from "next/headers";
import { cache } from "react";
import { isHttps } from "../../../lib/admin/access/client-address.ts";
import { readAdmin, type SignedIn } from "../../../lib/admin/access/session.ts";
import { sessionSecret } from "../../../lib/admin/access/session-cookie.ts";
import { attempt } from "../../../lib/views/attempt.ts";

/** The secret of the session in the request's cookies, if any. */
export async function currentSecret(): Promise<string | undefined> {
  const own = await cookies();
  return sessionSecret((name) => own.get(name)?.value, isHttps(await headers()));
}

/** Who is signed in, or why the database could not be asked; asked once for a page, however many parts ask. */
export const askedAdmin = cache(async () => {
  const secret = await currentSecret();
  return attempt(() => readAdmin(secret, Date.now()));
});

/**
 * Who is signed in, by the request's cookie; null where nobody is, or where the database can't be read, so that
 * nothing could be written either.
 */
export async function currentAdmin(): Promise<SignedIn | null> {
  const asked = await askedAdmin();
  return asked.ok ? asked.value : null;
}
