import { existsSync } from "node:fs";
import { isPostgresql } from "./database-path.ts";
import { POSTGRESQL_SIGNS, placeOf } from "./postgresql/postgresql-problems.ts";

/** What can be wrong with the database itself: its file, or its server and the way to it. */
export type StoreProblemCode =
  | "full"
  | "locked"
  | "read only"
  | "damaged"
  | "missing"
  | "replaced"
  | "journal lost"
  | "unreachable"
  | "refused"
  | "busy"
  | "unsuitable"
  | "changed migration"
  | "failed migration";

/** The same for a reader: what happened, what is kept, what to do. In English; messages/ has every language. */
export const PUBLIC_MESSAGES: Readonly<Record<StoreProblemCode, string>> = {
  full: "There is no room to write it. What was stored before is kept. The server's log says what to do.",
  locked: "It is busy with another write. Nothing was lost; try again in a moment.",
  "read only": "It can't be written at the moment. The server's log says what to do.",
  damaged: "Its file is damaged. The server's log says how to restore it.",
  missing: "It has not been set up. The server's log says how to create it.",
  replaced:
    "Another file stands in its place beside the old one's journal. The server's log says what to do.",
  "journal lost":
    "Its journal was removed while the server ran. What is stored can be read; nothing more is written until the server is started anew. Look then whether your last change is there.",
  unreachable:
    "Its server can't be reached at the moment. What was stored is kept; this is tried again by itself.",
  refused: "Its server refuses the connection. The server's log says what to do.",
  busy: "Its server takes no more connections at the moment. Nothing was lost; try again in a moment.",
  unsuitable: "Its server is not one that this version can use. The server's log says why.",
  "failed migration": "It could not be brought up to this version. The server's log says why.",
  "changed migration": "It does not fit this version. The server's log says what to do.",
};

/** A database that can't be used, with a sentence for the person who runs it. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
  /** The server's parts are bundled apart, each with this class, and share what a look at the database found. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "StoreProblem";
  }
  readonly code: StoreProblemCode;
  /** What of it, where that is known: a table. Fit for a reader. */
  readonly what: string | null;
  constructor(code: StoreProblemCode, message: string, options: ErrorOptions & { what?: string } = {}) {
    super(message, options);
    this.code = code;
    this.what = options.what ?? null;
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

const SEEN_FROM_OUTSIDE = {
  replaced:
    "was replaced while the server runs, and the journal beside it is the old one's. Stop the server, remove the -wal and -shm beside the new file, and start it again; `npm run restore` does all of this by itself.",
  "journal lost":
    "has lost its -wal or -shm: somebody removed or replaced it while the server runs. What was written before is kept; nothing more is written. Stop everything that uses the database and start the server again.",
};

/**
 * A problem that is seen from the files or the schema, before the database says anything, of a SQLite file or a
 * PostgreSQL address. `what`: of which table.
 */
export function seenProblem(
  code: "missing" | "read only" | "damaged" | "replaced" | "journal lost",
  where: string,
  what?: string,
): StoreProblem {
  const named = what === undefined ? "" : ` (${what})`;
  const options = what === undefined ? {} : { what };
  if (isPostgresql(where)) {
    const says = POSTGRESQL_SIGNS.find((known) => known.code === code)?.says;
    return new StoreProblem(code, `${placeOf(where)}${named} ${says}`, options);
  }
  const says =
    code === "replaced" || code === "journal lost"
      ? SEEN_FROM_OUTSIDE[code]
      : SIGNS.find((known) => known.code === code)?.says;
  return new StoreProblem(code, `The database ${where}${named} ${says}`, options);
}

/** Names what is wrong with the database at `url`, or hands `error` back when it is something else. */
export function storeProblem(error: unknown, url: string): unknown {
  if (error instanceof StoreProblem) return error;
  const cause = error instanceof Error && error.cause !== undefined ? JSON.stringify(error.cause) : "";
  const text = `${error instanceof Error ? `${"code" in error ? error.code : ""} ${error.message}` : error} ${cause}`;
  const kept = isPostgresql(url) ? pathOf(error) : null;
  if (isPostgresql(url) && kept === null) {
    const known = POSTGRESQL_SIGNS.find(({ sign }) => sign.test(text));
    return known ? new StoreProblem(known.code, `${placeOf(url)} ${known.says}`, { cause: error }) : error;
  }
  const file = kept ?? url.replace(/^file:/, "");
  // SQLite can't open a file that is there where it can't make its journal beside it.
  const isThere = /SQLITE_CANTOPEN|unable to open database/i.test(text) && existsSync(file);
  const found = SIGNS.find(({ code, sign }) => (isThere ? code === "read only" : sign.test(text)));
  if (!found) return error;
  return new StoreProblem(found.code, `${kept ? "What is kept in" : "The database"} ${file} ${found.says}`, {
    cause: error,
  });
}

/** The file or folder that the system named in an error, of those beside a server's database; null where it named none. */
function pathOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("path" in error) || ("syscall" in error && error.syscall === "connect"))
    return null;
  return typeof error.path === "string" ? error.path : null;
}
