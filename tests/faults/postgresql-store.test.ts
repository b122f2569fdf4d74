import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { probeServer } from "../../lib/store/postgresql/probe-server.ts";
import { type StoreProblem, storeProblem } from "../../lib/store/problems.ts";
import {
  closeSharedStores,
  sharedStore,
  storeGeneration,
  storeState,
  suspectDamage,
  writeStored,
} from "../../lib/store/shared.ts";
import { advanceRevision, dataRevision, lockForWriting } from "../../lib/store/state.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { readiness } from "../../lib/views/data/readiness.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../support/postgres-server.ts";

vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

let database: TemporaryDatabase;
let keeper: pg.Client;
let name: string;
beforeAll(async () => {
  database = await temporaryDatabase();
  await migrate(database.url);
  process.env.DATABASE_URL = database.url;
  const address = new URL(database.url);
  name = address.pathname.slice(1);
  address.pathname = "/postgres";
  keeper = new pg.Client({ connectionString: address.href });
  await keeper.connect();
});
afterAll(async () => {
  await closeSharedStores();
  await keeper.end();
  await database.dispose();
});

/** What the server of the app finds when it looks anew. */
async function codes() {
  suspectDamage();
  const { reading, writing } = await storeState();
  const ready = await attempt(() => readiness());
  return { reading: reading?.code ?? null, writing: writing?.code ?? null, ready: ready.ok };
}
const WELL = { reading: null, writing: null, ready: true };

/** Cuts every connection to the database, as a restart of the server does. */
const cutAll = () =>
  keeper.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);

/** What a look at an address finds. */
async function found(change: (address: URL) => void): Promise<StoreProblem> {
  const address = new URL(database.url);
  change(address);
  const store = await openStore(address.href);
  const { reading } = await probeServer(store, address.href);
  await store.$disconnect();
  if (!reading) throw new Error("Nothing was found");
  return reading;
}

const write = (work: () => Promise<unknown> = async () => {}) =>
  writeStored((store) =>
    store.$transaction(async (session) => {
      await lockForWriting(session);
      await advanceRevision(session);
      await work();
    }),
  );

describe("a PostgreSQL address that leads nowhere", () => {
  it("a port on which nobody listens is `unreachable`, and no password stands in the sentence", async () => {
    const problem = await found((address) => {
      address.port = "1";
    });
    expect(problem.code).toBe("unreachable");
    expect(problem.message).toMatch(/^PostgreSQL test_\w+ at 127\.0\.0\.1:1 can't be reached: .*\.$/);
    expect(problem.message).not.toContain(new URL(database.url).password);
  });

  it("a wrong password is `refused`", async () => {
    const problem = await found((address) => {
      address.password = "another";
    });
    expect(problem.code).toBe("refused");
  });

  it("a database that is not there is `missing`, and so is an empty one", async () => {
    const nowhere = await found((address) => {
      address.pathname = "/nowhere";
    });
    expect(nowhere.code).toBe("missing");
    const empty = await temporaryDatabase();
    const store = await openStore(empty.url);
    expect((await probeServer(store, empty.url)).reading?.code).toBe("missing");
    await store.$disconnect();
    await empty.dispose();
  });

  it("a user who may have one connection and has it is told that the server is `busy`", async () => {
    await keeper.query(`CREATE ROLE "${name}" LOGIN PASSWORD 'one' CONNECTION LIMIT 1`);
    const address = new URL(database.url);
    [address.username, address.password] = [name, "one"];
    const first = new pg.Client({ connectionString: address.href });
    await first.connect();
    const problem = await found((changed) => {
      [changed.username, changed.password] = [name, "one"];
    });
    expect(problem.code).toBe("busy");
    await first.end();
    await keeper.query(`DROP ROLE "${name}"`);
  });
});

describe("a running server over PostgreSQL", () => {
  it("whose connections are all cut reads and writes on, without a restart", async () => {
    expect(await codes()).toEqual(WELL);
    const before = await dataRevision(await sharedStore());
    await cutAll();
    expect(await codes()).toEqual(WELL);
    await write();
    expect(await dataRevision(await sharedStore())).toBe(before + 1);
  });

  it("that is cut in the middle of a write says so, and nothing of the write is there", async () => {
    const before = await dataRevision(await sharedStore());
    const cut = await write(cutAll).catch((error: unknown) => storeProblem(error, database.url));
    expect(cut).toMatchObject({ code: "unreachable" });
    expect(await codes()).toEqual(WELL);
    expect(await dataRevision(await sharedStore())).toBe(before);
  });

  it("that is set to read only reads, is ready, and refuses to write until it is set back", async () => {
    const set = async (value: "on" | "off") => {
      await keeper.query(`ALTER DATABASE "${name}" SET default_transaction_read_only = ${value}`);
      await cutAll();
    };
    await set("on");
    expect(await codes()).toEqual({ reading: null, writing: "read only", ready: true });
    await expect(write()).rejects.toMatchObject({ code: "read only" });
    await set("off");
    expect(await codes()).toEqual(WELL);
    await write();
  });

  it("that lacks a table names it, and is well once it is back", async () => {
    const store = await sharedStore();
    await store.$executeRawUnsafe('ALTER TABLE "Candidate" RENAME TO "gone"');
    expect(await codes()).toEqual({ reading: "damaged", writing: "damaged", ready: false });
    expect((await storeState()).reading?.what).toBe("table missing: Candidate");
    await store.$executeRawUnsafe('ALTER TABLE "gone" RENAME TO "Candidate"');
    expect(await codes()).toEqual(WELL);
  });

  it("another database under the same name is another generation, whatever its revision", async () => {
    await codes();
    const before = storeGeneration();
    await codes();
    expect(storeGeneration()).toBe(before);
    await keeper.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    expect((await codes()).reading).toBe("missing");
    await keeper.query(`CREATE DATABASE "${name}"`);
    await migrate(database.url);
    expect(await codes()).toEqual(WELL);
    expect(storeGeneration()).toBeGreaterThan(before);
  });

  it("is asked once for a thousand looks within a second", async () => {
    await codes();
    const pool = (await sharedStore()).pool;
    const asked = vi.spyOn(pg.Pool.prototype, "query");
    await Promise.all(Array.from({ length: 1000 }, () => storeState()));
    expect(pool).not.toBeNull();
    expect(asked.mock.calls.length).toBeLessThanOrEqual(1);
    asked.mockRestore();
  });
});

describe("migrating a PostgreSQL database", () => {
  it("three processes' worth at once apply each migration once", async () => {
    const fresh = await temporaryDatabase();
    const reports = await Promise.all([1, 2, 3].map(() => migrate(fresh.url)));
    const applied = reports.map((report) => report.applied.length).sort();
    expect(applied.slice(0, 2)).toEqual([0, 0]);
    expect(applied[2]).toBeGreaterThan(0);
    await fresh.dispose();
  });
});

describe("a server's own word", () => {
  it.each([
    ["53100", "could not extend file: No space left on device", "full"],
    ["55P03", "canceling statement due to lock timeout", "locked"],
    ["40P01", "deadlock detected", "locked"],
    ["57014", "canceling statement due to statement timeout", "locked"],
    ["25006", "cannot execute UPDATE in a read-only transaction", "read only"],
    ["57P03", "the database system is starting up", "unreachable"],
    ["57P01", "terminating connection due to administrator command", "unreachable"],
    ["53300", "sorry, too many clients already", "busy"],
    ["42501", "permission denied for table Bar", "refused"],
    ["42501", "must be owner of table Bar", "refused"],
    ["3F000", "no schema has been selected to create in", "refused"],
    ["CERT_HAS_EXPIRED", "certificate has expired", "refused"],
    ["XX001", "invalid page in block 7 of relation", "damaged"],
    ["42P01", 'relation "Bar" does not exist', "missing"],
  ])("%s is `%s`: %s", (code, message, expected) => {
    const problem = storeProblem(Object.assign(new Error(message), { code }), database.url);
    expect(problem).toMatchObject({ code: expected });
  });

  it("any other fault is handed back as it came", () => {
    const error = new TypeError("undefined is not a function");
    expect(storeProblem(error, database.url)).toBe(error);
  });
});
