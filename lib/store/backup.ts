import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Store } from "./client.ts";
import { openStore } from "./client.ts";

/** A copy that does not pass SQLite's own check. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** Where a backup goes when nobody says: `backups/` beside the file, named by the UTC time. */
export function backupFile(url: string, now: Date): string {
  const { dir, name } = path.parse(path.resolve(url.replace(/^file:/, "")));
  return path.join(dir, "backups", `${name}-${now.toISOString().replace(/[:.]/g, "-")}.db`);
}

/**
 * Copies the store into a file while others read and write it: one consistent moment, checked before it gets
 * its name, so that a kill in the middle leaves no file that looks like a backup.
 * @throws BackupError when the target exists or the copy is damaged
 */
export async function backUp(store: Store, target: string): Promise<void> {
  if (existsSync(target)) throw new BackupError(`${target} exists already; nothing was overwritten.`);
  mkdirSync(path.dirname(target), { recursive: true });
  const unfinished = `${target}.unfinished-${process.pid}`;
  try {
    await store.$executeRaw`VACUUM INTO ${unfinished}`;
    const copy = await openStore(`file:${unfinished}`);
    try {
      const [row] = await copy.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
      if (row?.integrity_check !== "ok")
        throw new BackupError(`The copy is damaged: ${row?.integrity_check}`);
    } finally {
      await copy.$disconnect();
    }
    renameSync(unfinished, target);
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(unfinished + suffix, { force: true });
  }
}
