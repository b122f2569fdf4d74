import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { log } from "../../log.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store, StoreSession } from "../../store/client.ts";
import { appendAccess, type Lapse } from "../../store/people/access-log.ts";
import { forgetPendingFiles } from "../../store/people/pending-files.ts";
import {
  type AdminSession,
  addSession,
  endSession,
  forgetSessions,
  readOpenSessions,
  readSession,
  touchSession,
} from "../../store/people/sessions.ts";
import { sharedBriefStore, sharedStore } from "../../store/shared.ts";
import { lockForWriting } from "../../store/state.ts";
import { type StoreUnusable, write } from "../writing.ts";
import { checkToken, isSameSecret, isWritingOn, type TokenProblem, tokenSign } from "./token.ts";

/** How long a person stays signed in: in all, and without asking for anything. */
export const SESSION_SECONDS = 12 * 60 * 60;
const REST_SECONDS = 30 * 60;
/** A session that is in use is noted at most so often, so that reading pages does not write each time. */
const TOUCH_MILLISECONDS = 60_000;
/** A session from further ahead than this began while the clock was wrong. */
const CLOCK_SKEW_MILLISECONDS = 60_000;
/** Sessions that have ended are forgotten after so long. */
const FORGET_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Who may write; the name stands in the log of changes. */
export interface Admin {
  readonly name: string;
}

/** A person with a session. */
export interface SignedIn extends Admin {
  readonly session: number;
}

/** From where a person asks. */
export interface Client {
  readonly address: string;
  readonly browser: string;
}

export type SignInProblem = TokenProblem | { readonly code: "bad name" };

/** A name as it stands in the log: one line of visible text. */
export const adminName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u);

/** 256 random bits; the store has only its hash, so that nobody who reads the database can sign in with it. */
const newSecret = (): string => randomBytes(32).toString("base64url");
const SECRET = /^[\w-]{43}$/;
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

// What happened within the last minute is not in the store yet. Separate bundles share it.
const kept: typeof globalThis & { modelMovesLastUse?: Map<number, number> } = globalThis;
const lastUses = () => (kept.modelMovesLastUse ??= new Map());

/**
 * Opens a session for a person who knows the token; answers with the cookie's value. `former` is the secret that the
 * browser brought along, whose session ends. `now` in milliseconds since the epoch.
 */
export async function signIn(
  {
    token,
    name,
    client,
    former,
  }: {
    readonly token: string;
    readonly name: string;
    readonly client: Client;
    readonly former?: string | undefined;
  },
  now: number,
): Promise<Result<string, SignInProblem | StoreUnusable>> {
  const named = adminName.safeParse(name);
  if (!named.success) return fail({ code: "bad name" });
  const checked = await checkToken(token, client.address, now);
  if (!checked.ok) return checked;
  const secret = newSecret();
  const secretHash = hashOf(secret);
  const at = new Date(now);
  return write<string, never>({ name: named.data }, (store) =>
    store.$transaction(async (session) => {
      await lockForWriting(session);
      await endLapsed(session, now);
      await forgetSessions(session, new Date(now - FORGET_MILLISECONDS));
      await forgetPendingFiles(session, now);
      if (former !== undefined) await endBySecret(session, former, at);
      const opened = { secretHash, tokenSign: tokenSign(secretHash), name: named.data, ...client };
      const id = await addSession(session, { ...opened, createdAt: at });
      await appendAccess(session, {
        at,
        actor: named.data,
        action: "signed in",
        key: String(id),
        detail: client,
      });
      return succeed(secret);
    }),
  );
}

/**
 * Whose session a cookie's value opens; null where it opens none, because there is none, it has ended or run out, or
 * the token is another by now. One read by an index; one that has run out is ended in the store too. `now` in
 * milliseconds since the epoch.
 * @throws what the store throws when it can't be read
 */
export async function readAdmin(secret: string | undefined, now: number): Promise<SignedIn | null> {
  if (secret === undefined || !SECRET.test(secret) || !isWritingOn()) return null;
  const session = await readSession(await sharedStore(), hashOf(secret));
  if (!session || session.endedAt) return null;
  if (lapseOf(session, now)) {
    await unhurried((store) => store.$transaction((transaction) => endLapsed(transaction, now)));
    return null;
  }
  lastUses().set(session.id, now);
  if (now - session.lastUsedAt.getTime() >= TOUCH_MILLISECONDS) {
    await unhurried((store) => touchSession(store, session.id, new Date(now)));
  }
  return { name: session.name, session: session.id };
}

/** Ends the session of a cookie; nothing happens where it opens none. `now` in milliseconds since the epoch. */
export async function signOut(secret: string | undefined, now: number): Promise<Result<true, StoreUnusable>> {
  if (secret === undefined) return succeed(true);
  return write<true, never>({ name: "" }, (store) =>
    store.$transaction(async (session) => {
      await lockForWriting(session);
      await endBySecret(session, secret, new Date(now));
      return succeed(true);
    }),
  );
}

/** Ends one session as a person who signed in, or with `others` every one but the person's own. */
export async function endSessions(
  admin: SignedIn,
  which: number | "others",
): Promise<Result<{ readonly ended: number }, StoreUnusable>> {
  return write<{ readonly ended: number }, never>(admin, (store, { now }) =>
    store.$transaction(async (session) => {
      await lockForWriting(session);
      const open = await readOpenSessions(session);
      let ended = 0;
      for (const { id, name } of open) {
        if (which === "others" ? id === admin.session : id !== which) continue;
        if (!(await end(session, id, now))) continue;
        ended += 1;
        const entry = { at: now, actor: admin.name, action: "ended", key: String(id) } as const;
        await appendAccess(session, { ...entry, detail: { name } });
      }
      return succeed({ ended });
    }),
  );
}

/** A session that is open. */
export interface OpenSession extends Pick<AdminSession, "id" | "name" | "browser" | "address"> {
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly lastUsedAt: number;
  /** Whether it is the one that asks. */
  readonly isOwn: boolean;
}

/** Every session that is open at `now` (milliseconds since the epoch), the last used first. */
export async function openSessions({ session: own }: SignedIn, now: number): Promise<OpenSession[]> {
  const open = await readOpenSessions(await sharedStore());
  const alive = open.filter((session) => lapseOf(session, now) === null);
  if (alive.length < open.length) {
    await unhurried((store) => store.$transaction((transaction) => endLapsed(transaction, now)));
  }
  return alive.map((session) => ({
    id: session.id,
    name: session.name,
    browser: session.browser,
    address: session.address,
    createdAt: session.createdAt.getTime(),
    lastUsedAt: lastUse(session),
    isOwn: session.id === own,
  }));
}

const lastUse = ({ id, lastUsedAt }: AdminSession): number =>
  Math.max(lastUsedAt.getTime(), lastUses().get(id) ?? 0);

/** Why a session has run out at `now`; null where it has not. */
function lapseOf(session: AdminSession, now: number): Lapse | null {
  const used = lastUse(session);
  const age = now - session.createdAt.getTime();
  if (!isSameSecret(session.tokenSign, tokenSign(session.secretHash))) return "token";
  if (age < -CLOCK_SKEW_MILLISECONDS || used - now > CLOCK_SKEW_MILLISECONDS) return "clock";
  if (age >= SESSION_SECONDS * 1000) return "age";
  return now - used >= REST_SECONDS * 1000 ? "rest" : null;
}

/** Ends what has run out, with its reason in the log; call it in a transaction. */
async function endLapsed(session: StoreSession, now: number): Promise<void> {
  const at = new Date(now);
  for (const open of await readOpenSessions(session)) {
    const reason = lapseOf(open, now);
    if (!reason || !(await end(session, open.id, at))) continue;
    const entry = { at, actor: open.name, action: "ran out", key: String(open.id) } as const;
    await appendAccess(session, { ...entry, detail: { reason } });
  }
}

async function endBySecret(session: StoreSession, secret: string, at: Date): Promise<void> {
  const open = await readSession(session, hashOf(secret));
  if (!open || !(await end(session, open.id, at))) return;
  await appendAccess(session, {
    at,
    actor: open.name,
    action: "signed out",
    key: String(open.id),
    detail: {},
  });
}

async function end(session: StoreSession, id: number, at: Date): Promise<boolean> {
  lastUses().delete(id);
  return endSession(session, id, at);
}

/** Writes a note that may as well be written with a later request; where it can't be now, the log says so. */
async function unhurried(work: (store: Store) => Promise<unknown>): Promise<void> {
  try {
    await work(await sharedBriefStore());
  } catch (error) {
    log().debug({ err: error }, "a session's note is left for the next request");
  }
}
