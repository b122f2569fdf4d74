import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { environment } from "../env.ts";
import { fail, type Result, succeed } from "../result.ts";
import { rememberWrongToken, secondsToWait } from "./attempts.ts";

export { SESSION_COOKIE } from "./session-cookie.ts";

/** How long a person stays signed in. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** Who may write; the name stands in the log of changes. */
export interface Admin {
  readonly name: string;
}

export type SignInProblem =
  | { readonly code: "writing off" }
  | { readonly code: "bad name" }
  | { readonly code: "wrong token" }
  | { readonly code: "wait"; readonly seconds: number };

/** A name as it stands in the log: one line of visible text. */
export const adminName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u);

const sessionSchema = z.object({ name: adminName, expires: z.number() });

/** Whether anybody may write over HTTP: an ADMIN_TOKEN is set. */
export const isWritingOn = (): boolean => environment().ADMIN_TOKEN !== undefined;

/**
 * Compares a token with ADMIN_TOKEN in a time that does not depend on where they differ. After five wrong ones
 * within a minute even the right one waits. `now` in milliseconds since the epoch.
 */
export function checkToken(given: string, now: number): Result<true, SignInProblem> {
  const { ADMIN_TOKEN } = environment();
  if (ADMIN_TOKEN === undefined) return fail({ code: "writing off" });
  const seconds = secondsToWait(now);
  if (seconds > 0) return fail({ code: "wait", seconds });
  if (timingSafeEqual(digest(given), digest(ADMIN_TOKEN))) return succeed(true);
  rememberWrongToken(now);
  return fail({ code: "wrong token" });
}

/** The value of the session cookie for a person who knows the token. `now` in milliseconds since the epoch. */
export function signIn(token: string, name: string, now: number): Result<string, SignInProblem> {
  const named = adminName.safeParse(name);
  if (!named.success) return fail({ code: "bad name" });
  const checked = checkToken(token, now);
  if (!checked.ok) return checked;
  const session = { name: named.data, expires: now + SESSION_SECONDS * 1000 };
  const content = Buffer.from(JSON.stringify(session)).toString("base64url");
  return succeed(`${content}.${signature(content)}`);
}

/**
 * Who a session cookie was made for; null where there is none, it has run out, it was made up or changed, or the
 * token has been replaced since. `now` in milliseconds since the epoch.
 */
export function readAdmin(cookie: string | undefined, now: number): Admin | null {
  if (cookie === undefined || !isWritingOn()) return null;
  const [content = "", signed = ""] = cookie.split(".");
  if (!timingSafeEqual(digest(signed), digest(signature(content)))) return null;
  const session = sessionSchema.safeParse(parseJson(Buffer.from(content, "base64url").toString("utf8")));
  if (!session.success || session.data.expires <= now) return null;
  return { name: session.data.name };
}

function signature(content: string): string {
  const key = hkdfSync("sha256", environment().ADMIN_TOKEN ?? "", "", "model-moves admin session", 32);
  return createHmac("sha256", Buffer.from(key)).update(content).digest("base64url");
}

/** Both sides of a comparison have one length, whatever was given. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
