import { createHash } from "node:crypto";
import type { StoreSession } from "../client.ts";

/** A file that was sent, under the name that it had there. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How many files wait for their second confirmation, and for how long. */
const MOST_FILES = 10;
const PENDING_MILLISECONDS = 60 * 60 * 1000;

/**
 * Keeps a file for an hour and answers with the sign to ask for it, whichever process is asked; the ten that came last
 * are kept. `now` in milliseconds since the epoch.
 */
export async function keepPendingFile(store: StoreSession, file: SentFile, now: number): Promise<string> {
  const sign = createHash("sha256").update(`${file.name}\0`).update(file.bytes).digest("hex").slice(0, 20);
  const { buffer, byteOffset, byteLength } = file.bytes;
  const content = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
  const row = { name: file.name, content, keptAt: new Date(now) };
  await forgetPendingFiles(store, now);
  await store.pendingFile.upsert({ where: { sign }, create: { sign, ...row }, update: row });
  const older = await store.pendingFile.findMany({
    select: { sign: true },
    orderBy: [{ keptAt: "desc" }, { sign: "asc" }],
    skip: MOST_FILES,
  });
  if (older.length > 0) await dropPendingFiles(store, ...older.map((one) => one.sign));
  return sign;
}

/** The file kept under a sign; null where it has waited too long, or has been stored. `now` in milliseconds since the epoch. */
export async function readPendingFile(
  store: StoreSession,
  sign: string,
  now: number,
): Promise<SentFile | null> {
  const found = await store.pendingFile.findUnique({ where: { sign } });
  if (!found || Math.abs(now - found.keptAt.getTime()) >= PENDING_MILLISECONDS) return null;
  return { name: found.name, bytes: Buffer.from(found.content, "base64") };
}

/** Lets files go that have been stored. */
export async function dropPendingFiles(store: StoreSession, ...signs: readonly string[]): Promise<void> {
  await store.pendingFile.deleteMany({ where: { sign: { in: [...signs] } } });
}

/** Lets go of what has waited for an hour; what was kept while a clock was ahead is as old as that. */
export async function forgetPendingFiles(store: StoreSession, now: number): Promise<void> {
  const early = { keptAt: { lte: new Date(now - PENDING_MILLISECONDS) } };
  const late = { keptAt: { gte: new Date(now + PENDING_MILLISECONDS) } };
  await store.pendingFile.deleteMany({ where: { OR: [early, late] } });
}
