import { accessSync, constants, statSync } from "node:fs";

/** What tells a file from another one that has its name: two files that both exist never share it. */
interface FileMark {
  readonly inode: string;
  /** Changes with everything that is written to the file; that of the database with its rights too. */
  readonly state: string;
  readonly bytes: number;
  /** When it was last written to, in milliseconds since the epoch by this machine's clock. */
  readonly writtenAt: number;
}

/** A database and what SQLite keeps beside it while it is in use; null where there is no such file. */
export interface FileMarks {
  readonly database: FileMark | null;
  readonly journal: FileMark | null;
  /** The journal's index. */
  readonly index: FileMark | null;
}

/**
 * Looks at a database's files without opening them: closing a file would drop the locks that SQLite holds on it in
 * this process.
 * @throws the error of the file system where the folder may not be looked into
 */
export function fileMarks(file: string): FileMarks {
  return { database: markOf(file, true), journal: markOf(`${file}-wal`), index: markOf(`${file}-shm`) };
}

function markOf(file: string, withRights = false): FileMark | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!found) return null;
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  return {
    inode: `${dev} ${ino}`,
    state: `${dev} ${ino} ${size} ${mtimeNs} ${withRights ? ctimeNs : ""}`,
    bytes: Number(size),
    writtenAt: Number(mtimeNs / 1_000_000n),
  };
}

/** Whether a file is the one that had this mark, whatever was written to it since. */
export const isSameFile = (mark: FileMark | null, before: FileMark | null): boolean =>
  mark?.inode === before?.inode;

/** Whether this process may write to a file; a file system may still refuse. */
export function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
