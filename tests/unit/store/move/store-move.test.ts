import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../../lib/export/export-file.ts";
import { makeSnapshot } from "../../../../lib/export/snapshot.ts";
import { openStore, type Store } from "../../../../lib/store/client.ts";
import { databasePath } from "../../../../lib/store/database-path.ts";
import { type MoveReport, moveStore } from "../../../../lib/store/move/move-store.ts";
import { requireWholeCopy } from "../../../../lib/store/move/unfinished-copy.ts";
import { QUOTES_LEASE, takeLease } from "../../../../lib/store/runs/leases.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { advanceRevision, dataRevision } from "../../../../lib/store/state.ts";
import { TEST_DATABASE } from "../../../support/made-store.ts";
import { emptyDatabase, OTHER_DATABASE } from "../../../support/other-database.ts";
import type { TemporaryDatabase } from "../../../support/postgres-server.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
const targets: TemporaryDatabase[] = [];
beforeAll(async () => {
  world = await seededStore();
  await takeLease(world.store, QUOTES_LEASE, Date.now());
  const at = new Date("2026-11-28T10:00:00.123Z");
  const session = { secretHash: "hash", tokenSign: "sign", name: "Ann", browser: "Firefox", address: "::1" };
  await world.store.adminSession.create({ data: { ...session, createdAt: at, lastUsedAt: at } });
});
afterEach(async () => {
  for (const target of targets.splice(0)) await target.dispose();
});
afterAll(() => world.dispose());

async function emptyTarget(kind = OTHER_DATABASE): Promise<string> {
  const target = await emptyDatabase(kind);
  targets.push(target);
  return target.url;
}

async function move(to: string, from = world.url): Promise<MoveReport> {
  const moved = await moveStore({ from, to });
  if (!moved.ok) throw new Error(moved.problem.message);
  return moved.value;
}

async function onStore<Value>(url: string, work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await openStore(url);
  return work(store).finally(() => store.$disconnect());
}

async function exported(store: Store, dataset: "bars" | "events" | "reactions"): Promise<string> {
  const file = await exportFile({ dataset, format: "csv" }, new URLSearchParams(), store);
  if (!file.ok) throw new Error("no export");
  let text = "";
  for await (const piece of file.value.pieces) text += piece;
  return text;
}

/** A snapshot's bytes, by way of a folder of its own. */
async function snapshotOf(store: Store): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-snapshot-"));
  try {
    const url = `file:${path.join(folder, "store.db")}`;
    const made = await makeSnapshot(new URLSearchParams("company=alibaba"), { store, url });
    if (!made.ok) throw new Error(made.problem.code);
    return readFileSync(path.join(folder, "snapshots", `${made.value.id}.zip`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("a store moved to the other kind of database", () => {
  it("has every row of every table, the same data revision, the same exports and the same snapshot byte for byte", async () => {
    const to = await emptyTarget();
    const { checks, revision, isResumed } = await move(to);
    expect(isResumed).toBe(false);
    expect(revision).toBe(await dataRevision(world.store));
    for (const { table, source, target } of checks)
      expect({ table, target }).toEqual({ table, target: source });
    const rowsOf = (name: string) => checks.find(({ table }) => table === name)?.rows;
    expect(rowsOf("Bar")).toBe(await world.store.bar.count());
    expect(rowsOf("AdminSession")).toBe(1);
    await onStore(to, async (store) => {
      expect(await dataRevision(store)).toBe(revision);
      for (const dataset of ["bars", "events", "reactions"] as const)
        expect(await exported(store, dataset)).toBe(await exported(world.store, dataset));
      expect((await snapshotOf(store)).equals(await snapshotOf(world.store))).toBe(true);
      expect(await store.adminSession.findMany()).toEqual(await world.store.adminSession.findMany());
    });
  });

  it("counts ids on from the last one, and nobody holds its lease", async () => {
    const to = await emptyTarget();
    const last = await startRun(world.store, "test", {});
    await world.store.ingestRun.delete({ where: { id: last } });
    await move(to);
    await onStore(to, async (store) => {
      expect(await startRun(store, "test", {})).toBe(last + 1);
      expect((await takeLease(store, QUOTES_LEASE, Date.now())).ok).toBe(true);
    });
  });

  it("moves back into what it was", async () => {
    const to = await emptyTarget();
    const there = await move(to);
    const back = await emptyTarget(TEST_DATABASE);
    const { checks } = await move(back, to);
    expect(checks.map(({ table, target }) => [table, target])).toEqual(
      there.checks.map(({ table, source }) => [table, source]),
    );
  });
});

describe("a move that is refused", () => {
  it("into a database that holds data, which stays as it is", async () => {
    const to = await emptyTarget();
    await move(to);
    const again = await moveStore({ from: world.url, to });
    expect(again).toMatchObject({ ok: false, problem: { code: "not empty" } });
    expect(await onStore(to, (store) => store.bar.count())).toBe(await world.store.bar.count());
  });

  it("between two of a kind, and from a file that is not there", async () => {
    expect(await moveStore({ from: world.url, to: world.url })).toMatchObject({
      problem: { code: "two of a kind" },
    });
    const missing = { from: "file:/nowhere/store.db", to: "postgresql://nobody@127.0.0.1:1/none" };
    expect(await moveStore(missing)).toMatchObject({ problem: { code: "no source" } });
  });
});

describe("a store that a newer version has had", () => {
  /** Says in a database's history that it has had a migration which this version does not know. */
  const addNewer = (url: string) =>
    onStore(url, async (store) => {
      await store.$executeRaw`
        INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
        SELECT 'newer', "checksum", '20991231000000_newer', "started_at", "finished_at", 1
        FROM "_prisma_migrations" LIMIT 1`;
    });
  const takeNewer = (url: string) =>
    onStore(url, async (store) => {
      await store.$executeRaw`DELETE FROM "_prisma_migrations" WHERE "id" = 'newer'`;
    });

  it("is not moved by this one, which would leave behind what it does not know of, nor is anything moved into it", async () => {
    const newer = {
      ok: false,
      problem: { code: "newer", message: expect.stringContaining("20991231000000_newer") },
    };
    await addNewer(world.url);
    const to = await emptyTarget();
    expect(await moveStore({ from: world.url, to })).toMatchObject(newer);
    await takeNewer(world.url);
    await addNewer(to);
    expect(await moveStore({ from: world.url, to })).toMatchObject(newer);
    expect(await onStore(to, (store) => store.bar.count())).toBe(0);
  });
});

it.runIf(TEST_DATABASE === "sqlite")(
  "a file that gets a share while it is copied, and a holding of it, is said to be written meanwhile, and not broken",
  async () => {
    const to = await emptyTarget();
    const writer = new Database(databasePath(world.url));
    const moved = await moveStore({ from: world.url, to }, (table) => {
      if (table !== "Instrument") return;
      writer.exec(`
        INSERT INTO "Instrument" ("symbol", "kind", "name", "currency") VALUES ('9999.HK', 'share', 'Late', 'HKD');
        INSERT INTO "InstrumentBenchmark" ("instrumentId", "benchmarkId", "rank")
          SELECT "id", "id", 0 FROM "Instrument" WHERE "symbol" = '9999.HK';
        UPDATE "StoreState" SET "revision" = "revision" + 1`);
    });
    expect(moved).toMatchObject({ ok: false, problem: { code: "written meanwhile" } });
    writer.exec(`
      DELETE FROM "InstrumentBenchmark" WHERE "instrumentId" = "benchmarkId";
      DELETE FROM "Instrument" WHERE "symbol" = '9999.HK'`);
    writer.close();
    expect((await move(to)).isResumed).toBe(false);
  },
);

it.runIf(TEST_DATABASE === "sqlite")(
  "a NUL that a file has in a text, which PostgreSQL can't have, comes as pages and exports show it",
  async () => {
    const noteIn = { where: { slug: "qwq-32b" }, select: { note: true } };
    const { note } = await world.store.announcement.findUniqueOrThrow(noteIn);
    await world.store.announcement.update({ ...noteIn, data: { note: "a\0b" } });
    const to = await emptyTarget();
    for (const { table, source, target } of (await move(to)).checks)
      expect({ table, target }).toEqual({ table, target: source });
    const moved = await onStore(to, (store) => store.announcement.findUniqueOrThrow(noteIn));
    expect(moved).toEqual({ note: "a\ufffdb" });
    await world.store.announcement.update({ ...noteIn, data: { note } });
  },
);

describe("a move that broke off", () => {
  /** Copies until so many transactions are done, and breaks off. */
  async function breakOff(to: string, transactions: number): Promise<void> {
    let left = transactions;
    const told = moveStore({ from: world.url, to }, () => {
      left -= 1;
      if (left === 0) throw new Error("broken off");
    });
    await expect(told).rejects.toThrow("broken off");
  }

  it("is not used as a store until it is whole, and the sentence names where it comes from and the way on", async () => {
    const to = await emptyTarget();
    await breakOff(to, 5);
    await onStore(to, async (store) => {
      const refusal = requireWholeCopy(store, to);
      await expect(refusal).rejects.toThrow(/has not finished.*run the same store:move again/);
      await expect(refusal).rejects.toMatchObject({ name: "StoreProblem", code: "missing" });
    });
    await move(to);
    await onStore(to, (store) => requireWholeCopy(store, to));
  });

  it.each([1, 5, 12])("after %i transactions goes on and ends with the same", async (transactions) => {
    const to = await emptyTarget();
    await breakOff(to, transactions);
    const { isResumed, checks } = await move(to);
    expect(isResumed).toBe(true);
    for (const { table, source, target } of checks)
      expect({ table, target }).toEqual({ table, target: source });
  });

  it("begins anew where the source has changed since", async () => {
    const to = await emptyTarget();
    await breakOff(to, 12);
    await world.store.$transaction(async (session) => {
      await session.company.updateMany({ where: { slug: "alibaba" }, data: { position: 99 } });
      await advanceRevision(session);
    });
    expect((await move(to)).isResumed).toBe(false);
    const position = await onStore(to, (store) =>
      store.company.findUniqueOrThrow({ where: { slug: "alibaba" }, select: { position: true } }),
    );
    expect(position).toEqual({ position: 99 });
  });
});
