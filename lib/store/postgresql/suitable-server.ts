import pg from "pg";
import { StoreProblem } from "../problems.ts";
import { placeOf } from "./postgresql-problems.ts";
import { poolSettings } from "./postgresql-store.ts";

/** `server_version_num` of the oldest server that the app's statements are written for. */
const LEAST_VERSION = 150_000;
/** How often two connections are compared: a pooler may give them two servers' processes by chance. */
const COMPARED = 4;

interface Server {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
}

/**
 * Looks whether the database behind a connection is one that the app can use: its version, its encoding, and that a
 * connection is one session of the server's, with its settings and locks.
 * @throws StoreProblem `unsuitable`, with the way on
 */
export async function requireSuitable(connection: pg.Client, url: string): Promise<void> {
  const { rows } = await connection.query<Server>(`
    SELECT current_setting('server_version') AS "version", current_setting('server_version_num')::integer AS "number",
      current_setting('server_encoding') AS "encoding"`);
  const why = rows[0] ? unfit(rows[0]) : null;
  if (why !== null) throw unsuitable(url, why);
  if (await sharesSessions(connection, url)) throw unsuitable(url, POOLED);
}

const unsuitable = (url: string, why: string): StoreProblem =>
  new StoreProblem("unsuitable", `${placeOf(url)} ${why}`);

function unfit({ version, number, encoding }: Server): string | null {
  if (number < LEAST_VERSION)
    return `is PostgreSQL ${version}, and 15 is the oldest that serves. Nothing was changed. Move the database to a newer server (pg_dump there, pg_restore here), or name another one in DATABASE_URL.`;
  if (encoding !== "UTF8")
    return `is stored in the encoding ${encoding}, which has no room for the names of every language. Nothing was changed. Make another one with \`createdb --encoding=UTF8 --template=template0\` and name it in DATABASE_URL.`;
  return null;
}

const POOLED =
  "is reached through a pooler that lends a server's session for one transaction at a time (PgBouncer's pool_mode=transaction), where the settings, locks and notices of a connection are another's. Nothing was changed. Name the server itself in DATABASE_URL, or a pooler with pool_mode=session.";

/** Whether two connections that are open at once are the same session of the server's, or one of them is several. */
async function sharesSessions(connection: pg.Client, url: string): Promise<boolean> {
  const { connectionString } = poolSettings(url);
  const second = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  await second.connect();
  try {
    const [own, other] = [new Set<number>(), new Set<number>()];
    for (let turn = 0; turn < COMPARED; turn += 1) {
      own.add(await sessionOf(connection));
      other.add(await sessionOf(second));
    }
    return own.size > 1 || other.size > 1 || [...own].some((process) => other.has(process));
  } finally {
    await second.end();
  }
}

async function sessionOf(connection: pg.Client): Promise<number> {
  const { rows } = await connection.query<{ process: number }>('SELECT pg_backend_pid() AS "process"');
  return rows[0]?.process ?? 0;
}
