import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { databasePath } from "../database-path.ts";
import { type BackupContent, readContent } from "./backup-check.ts";
import { backupFolder } from "./make-backup.ts";
import { openPlain } from "./plain-database.ts";

/** A file in the folder of backups. */
export interface BackupFile {
  readonly file: string;
  /** When it was made, by the file's own time (UTC). */
  readonly madeAt: Date;
  readonly bytes: number;
  /** What it says that it holds, unchecked; null where it can't be read. */
  readonly content: BackupContent | null;
}

/** The backups of the database at `url`, newest first; those that are not finished have other names. */
export async function listBackups(url: string): Promise<BackupFile[]> {
  const folder = backupFolder(url);
  if (!existsSync(folder)) return [];
  const start = `${path.parse(databasePath(url)).name}-`;
  const files = readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith(".db"))
    .map((name) => path.join(folder, name));
  const found: BackupFile[] = [];
  for (const file of files) {
    const { mtime, size } = statSync(file);
    found.push({ file, madeAt: mtime, bytes: size, content: await contentOf(file) });
  }
  return found.sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

async function contentOf(file: string): Promise<BackupContent | null> {
  try {
    const database = await openPlain(file, 1000);
    return await readContent(database).finally(database.close);
  } catch {
    // The list is there to choose from: a file that can't be read is a line in it, not its end.
    return null;
  }
}
