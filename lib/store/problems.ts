import { existsSync } from "node:fs";

/** What can be wrong with the database file itself. */
export type StoreProblemCode =
  | "full"
  | "locked"
  | "read only"
  | "damaged"
  | "missing"
  | "changed migration"
  | "failed migration";

const PUBLIC_MESSAGES: Readonly<Record<StoreProblemCode, string>> = {
  full: "There is no room to write it. What was stored before is kept. The server's log says what to do.",
  locked: "It is busy with another write. Nothing was lost; try again in a moment.",
  "read only": "It can't be written at the moment. The server's log says what to do.",
  damaged: "Its file is damaged. The server's log says how to restore it.",
  missing: "It has not been set up. The server's log says how to create it.",
  "failed migration": "It could not be brought up to this version. The server's log says why.",
  "changed migration": "It does not fit this version. The server's log says what to do.",
};

/** A database that can't be used, with a sentence for the person who runs it. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
  readonly code: StoreProblemCode;
  constructor(code: StoreProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** The same for a reader of a page: no path of the server. */
  get publicMessage(): string {
    return PUBLIC_MESSAGES[this.code];
  }
}

const SIGNS: readonly { code: StoreProblemCode; sign: RegExp; says: string }[] = [
  {
    code: "full",
    sign: /SQLITE_FULL|SQLITE_IOERR|database or disk is full|disk I\/O error|ENOSPC|EFBIG|EDQUOT/i,
    says: "could not be written: the disk is full, or it reports an error. What was stored before is kept. Make room and try again.",
  },
  {
    code: "locked",
    sign: /SQLITE_BUSY|SQLITE_READONLY_DBMOVED|database is locked|SocketTimeout|timed out/i,
    says: "is locked by another process. Nothing was changed; stop the other process or try again.",
  },
  {
    code: "read only",
    sign: /SQLITE_READONLY|readonly database|EACCES|EROFS|EPERM/i,
    says: "can't be written. Check the permissions of the file, of those beside it (-wal, -shm) and of its folder.",
  },
  {
    code: "damaged",
    sign: /SQLITE_NOTADB|SQLITE_CORRUPT|not a database|malformed/i,
    says: "is not a usable SQLite database. It was left as it is: `npm run restore` lists the backups and puts one in its place. Without a backup, move the file away and run `npm start`: it rebuilds it from the shipped data.",
  },
  {
    code: "missing",
    sign: /SQLITE_CANTOPEN|unable to open database|does not exist|no such table|TableDoesNotExist|ENOENT/i,
    says: "is missing or was never set up. Run `npm start` once: it creates, migrates and fills it.",
  },
];

/** Names what is wrong with the database at `url`, or hands `error` back when it is something else. */
export function storeProblem(error: unknown, url: string): unknown {
  if (error instanceof StoreProblem) return error;
  const cause = error instanceof Error && error.cause !== undefined ? JSON.stringify(error.cause) : "";
  const text = `${error instanceof Error ? `${"code" in error ? error.code : ""} ${error.message}` : error} ${cause}`;
  const file = url.replace(/^file:/, "");
  // SQLite can't open a file that is there where it can't make its journal beside it.
  const isThere = /SQLITE_CANTOPEN|unable to open database/i.test(text) && existsSync(file);
  const found = SIGNS.find(({ code, sign }) => (isThere ? code === "read only" : sign.test(text)));
  if (!found) return error;
  return new StoreProblem(found.code, `The database ${file} ${found.says}`, { cause: error });
}
