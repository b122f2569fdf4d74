import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { StoreProblem } from "../../lib/store/problems.ts";
import { advanceRevision, dataRevision, lockForWriting } from "../../lib/store/state.ts";
import { byTls, type Front, olderServer, transactionPooler } from "../support/postgres-fronts.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../support/postgres-server.ts";
import { selfSigned } from "../support/self-signed.ts";
import { startCommand } from "./child.ts";

let database: TemporaryDatabase;
let keeper: pg.Client;
let name: string;
let undo: (() => unknown)[];
beforeEach(async () => {
  database = await temporaryDatabase();
  keeper = new pg.Client({ connectionString: database.url });
  await keeper.connect();
  name = new URL(database.url).pathname.slice(1);
  undo = [];
});
afterEach(async () => {
  await keeper.end();
  for (const step of undo) await step();
  await database.dispose();
});

/** The database's address with something said otherwise. */
function changed(change: (address: URL) => void): string {
  const address = new URL(database.url);
  change(address);
  return address.href;
}

/** What is said of an address, and that nothing was made there. */
async function refusal(url: string): Promise<StoreProblem> {
  const problem = await migrate(url).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof StoreProblem)) throw problem ?? new Error("It was migrated");
  expect(problem.message).not.toContain(new URL(database.url).password);
  const { rows } = await keeper.query("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace");
  expect(rows).toEqual([]);
  return problem;
}

async function through(made: Promise<Front>): Promise<string> {
  const { url, close } = await made;
  undo.push(close);
  return url;
}

/** A user of its own who may connect and nothing else; `url` is the database's as that user. */
async function plainUser(): Promise<string> {
  await keeper.query(`CREATE ROLE "${name}" LOGIN PASSWORD 'plain'`);
  undo.push(async () => {
    const server = new pg.Client({
      connectionString: changed((address) => (address.pathname = "/postgres")),
    });
    await server.connect();
    await server.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await server.query(`DROP ROLE "${name}"`);
    await server.end();
  });
  return changed((address) => {
    [address.username, address.password] = [name, "plain"];
  });
}

const sentence = (rest: RegExp) => new RegExp(`^PostgreSQL ${name} at 127\\.0\\.0\\.1:\\d+ ${rest.source}`);

describe("an app that is started over a PostgreSQL that it can't use", () => {
  it("ends with 1 and one sentence: a wrong password, a database that is not there, a port without a server", async () => {
    const cases: [change: (address: URL) => void, says: RegExp][] = [
      [(address) => (address.password = "another"), /refuses us: .* Look after DATABASE_URL/],
      [(address) => (address.pathname = "/nowhere"), /PostgreSQL nowhere at .* Create it \(`createdb`\)/],
      [(address) => (address.port = "1"), /can't be reached: .* host and port in DATABASE_URL/],
    ];
    const ends = cases.map(
      ([change]) => startCommand("start", ["--prepare"], { DATABASE_URL: changed(change) }).ended,
    );
    for (const [index, { code, stdout, stderr }] of (await Promise.all(ends)).entries()) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(cases[index]?.[1] ?? "");
      expect(stderr).toMatch(/^PostgreSQL .*\.\n$/);
    }
  });

  it("a user who may make no tables is `refused` with what lets him, and then they are made", async () => {
    const url = await plainUser();
    const { code, message } = await refusal(url);
    expect(code).toBe("refused");
    expect(message).toMatch(sentence(/lets its user make no tables .*ALTER DATABASE … OWNER TO/));
    await keeper.query(`ALTER DATABASE "${name}" OWNER TO "${name}"`);
    expect((await migrate(url)).applied.length).toBeGreaterThan(0);
  });

  it("a server before PostgreSQL 15 is `unsuitable` by its version", async () => {
    const { code, message } = await refusal(await through(olderServer(database.url)));
    expect(code).toBe("unsuitable");
    expect(message).toMatch(sentence(/is PostgreSQL 14\.\d+, and 15 is the oldest .*pg_dump/));
  });

  it("a database without room for every letter is `unsuitable` by its encoding", async () => {
    await keeper.query(`CREATE DATABASE "${name}_latin" TEMPLATE template0 ENCODING 'LATIN1'
      LOCALE_PROVIDER libc LOCALE 'C'`);
    undo.push(async () => {
      const server = new pg.Client({ connectionString: database.url });
      await server.connect();
      await server.query(`DROP DATABASE "${name}_latin" WITH (FORCE)`);
      await server.end();
    });
    const { code, message } = await refusal(changed((address) => (address.pathname += "_latin")));
    expect(code).toBe("unsuitable");
    expect(message).toContain("in the encoding LATIN1");
    expect(message).toContain("createdb --encoding=UTF8");
  });

  it("a pooler that lends sessions by the transaction is `unsuitable`, before a lock or a setting is lost", async () => {
    const url = await through(transactionPooler(database.url));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    const { code, message } = await refusal(url);
    expect(code).toBe("unsuitable");
    expect(message).toMatch(sentence(/is reached through a pooler .* pool_mode=session/));
  });
});

describe("an address that asks for TLS", () => {
  const asking = (url: string, words: string): string => `${url}?${words}`;

  it("of a server without it is `refused`, and so is a certificate that nobody has signed", async () => {
    for (const mode of ["require", "verify-full"]) {
      const plain = await refusal(asking(database.url, `sslmode=${mode}`));
      expect(plain.message).toMatch(sentence(/takes no connections by TLS/));
      const unknown = await refusal(
        asking(await through(byTls(database.url, selfSigned())), `sslmode=${mode}`),
      );
      expect(unknown.message).toMatch(sentence(/shows a certificate that is not trusted.*sslrootcert=/));
      expect([plain.code, unknown.code]).toEqual(["refused", "refused"]);
    }
  });

  it("is migrated and read where its authority is named, or the certificate is not to be checked", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "model-moves-authority-"));
    undo.push(() => rmSync(folder, { recursive: true }));
    const signed = selfSigned();
    const authority = path.join(folder, "authority.pem");
    writeFileSync(authority, signed.cert);
    const url = await through(byTls(database.url, signed));
    const checked = asking(url, `sslmode=require&sslrootcert=${encodeURIComponent(authority)}`);
    expect((await migrate(checked)).applied.length).toBeGreaterThan(0);
    for (const address of [checked, asking(url, "sslmode=no-verify")]) {
      const store = await openStore(address);
      expect(await store.company.count()).toBe(0);
      await store.$disconnect();
    }
  });
});

it("a database whose user looks for tables elsewhere first has them in public all the same", async () => {
  await keeper.query(`CREATE SCHEMA "elsewhere"; ALTER DATABASE "${name}" SET search_path TO "elsewhere"`);
  await migrate(database.url);
  const { rows } = await keeper.query(
    "SELECT 1 FROM pg_class WHERE relnamespace = 'elsewhere'::regnamespace",
  );
  expect(rows).toEqual([]);
  const store = await openStore(database.url);
  expect(await store.company.count()).toBe(0);
  expect(await store.$queryRaw`SELECT count(*)::integer AS "count" FROM "Company"`).toEqual([{ count: 0 }]);
  await store.$disconnect();
});

it("a server that writes dates, bytes and numbers its own way, and isolates transactions more, is read and written alike", async () => {
  const own = {
    datestyle: "German, DMY",
    timezone: "Asia/Shanghai",
    bytea_output: "escape",
    extra_float_digits: "-3",
    standard_conforming_strings: "off",
    default_transaction_isolation: "serializable",
  };
  for (const [setting, value] of Object.entries(own))
    await keeper.query(`ALTER DATABASE "${name}" SET ${setting} TO '${value}'`);
  await migrate(database.url);
  const store = await openStore(database.url);
  const at = new Date("2026-11-28T10:00:00.123Z");
  await store.adminSession.create({
    data: {
      secretHash: "\\hash",
      tokenSign: "sign",
      name: "Ann",
      browser: "",
      address: "",
      createdAt: at,
      lastUsedAt: at,
    },
  });
  const [session] = await store.adminSession.findMany();
  expect([session?.createdAt, session?.secretHash]).toEqual([at, "\\hash"]);
  const [told] = await store.$queryRaw<unknown[]>`SELECT 0.1::float8 + 0.2::float8 AS "sum"`;
  expect(told).toEqual({ sum: 0.1 + 0.2 });
  // Whoever falls silent in the middle of a write keeps no other writer waiting for ever.
  const patience = await store.$queryRaw<unknown[]>`
    SELECT current_setting('idle_in_transaction_session_timeout') AS "idle", current_setting('tcp_keepalives_idle') AS "asked"`;
  expect(patience).toEqual([{ idle: "1min", asked: "10" }]);
  // Each waits for the other's turn, and then adds to what the other has written.
  await Promise.all(
    [1, 2, 3, 4].map(() =>
      store.$transaction(async (one) => {
        await lockForWriting(one);
        await advanceRevision(one);
      }),
    ),
  );
  expect(await dataRevision(store)).toBe(4);
  await store.$disconnect();
});
