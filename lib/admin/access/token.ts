import { createHash, createHmac, scryptSync, timingSafeEqual } from "node:crypto";
import { environment } from "../../env.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { recordWrongToken } from "./wrong-token-log.ts";
import { countWrongToken, secondsByLog } from "./wrong-tokens.ts";

export type TokenProblem =
  | { readonly code: "writing off" }
  | { readonly code: "wrong token" }
  | { readonly code: "wait"; readonly seconds: number };

/** Whether anybody may write over HTTP: an ADMIN_TOKEN is set. */
export const isWritingOn = (): boolean => environment().ADMIN_TOKEN !== undefined;

/** Both sides of a comparison have one length, whatever was sent. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether two texts are the same, in a time that does not depend on where they differ. */
export const isSameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/**
 * Whether a token is ADMIN_TOKEN. The right one passes whatever else was tried, so nobody can lock others out; wrong
 * ones are written to the log of changes, and from the sixth of an address within a minute on told to wait, whichever
 * process it asks. (The
 * token's length is what guessing fails at: 16 characters take longer than the world has, at any rate.)
 * `now` in milliseconds since the epoch.
 */
export async function checkToken(
  token: string,
  address: string,
  now: number,
): Promise<Result<true, TokenProblem>> {
  const { ADMIN_TOKEN } = environment();
  if (ADMIN_TOKEN === undefined) return fail({ code: "writing off" });
  if (isSameSecret(token, ADMIN_TOKEN)) return succeed(true);
  const counted = countWrongToken(address, now);
  await recordWrongToken(address, now);
  const seconds = counted > 0 ? counted : await secondsByLog(address, now);
  return fail(seconds > 0 ? { code: "wait", seconds } : { code: "wrong token" });
}

let key: { readonly token: string; readonly bytes: Buffer } | undefined;

/**
 * A sign of the present ADMIN_TOKEN for one session. Under another token it differs, no two sessions have the same,
 * and it is slow to make (once in a process), so that whoever reads the database can't try tokens with it.
 */
export function tokenSign(secretHash: string): string {
  const token = environment().ADMIN_TOKEN ?? "";
  if (key?.token !== token) key = { token, bytes: scryptSync(token, "model-moves admin session", 32) };
  return createHmac("sha256", key.bytes).update(secretHash).digest("base64url");
}
