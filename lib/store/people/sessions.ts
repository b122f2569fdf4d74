import type { StoreSession } from "../client.ts";
import type { AdminSession } from "../generated/client.ts";

export type { AdminSession };

/** Keeps a session that begins now and returns its number. */
export async function addSession(
  store: StoreSession,
  session: Omit<AdminSession, "id" | "lastUsedAt" | "endedAt">,
): Promise<number> {
  const { id } = await store.adminSession.create({ data: { ...session, lastUsedAt: session.createdAt } });
  return id;
}

/** The session of a cookie, by the hash of its value; null where there is none. One read by an index. */
export async function readSession(store: StoreSession, secretHash: string): Promise<AdminSession | null> {
  return store.adminSession.findUnique({ where: { secretHash } });
}

/** Every session that has not been ended, the last used first. */
export async function readOpenSessions(store: StoreSession): Promise<AdminSession[]> {
  return store.adminSession.findMany({
    where: { endedAt: null },
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
  });
}

/** Remembers that a session was used. */
export async function touchSession(store: StoreSession, id: number, at: Date): Promise<void> {
  await store.adminSession.updateMany({ where: { id, endedAt: null }, data: { lastUsedAt: at } });
}

/** Ends a session; false where it has ended before or there is none. */
export async function endSession(store: StoreSession, id: number, at: Date): Promise<boolean> {
  const { count } = await store.adminSession.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: at },
  });
  return count === 1;
}

/** Forgets sessions that ended before an instant; the log of changes still tells of them. */
export async function forgetSessions(store: StoreSession, endedBefore: Date): Promise<void> {
  await store.adminSession.deleteMany({ where: { endedAt: { lt: endedBefore } } });
}
