import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuoteBar } from "../../../../lib/market/bar.ts";
import { saveBars } from "../../../../lib/store/bars/bars.ts";
import { type BulkBars, openBulkBars } from "../../../../lib/store/bars/bulk-bars.ts";
import {
  LEASE_MILLISECONDS,
  type Lease,
  QUOTES_LEASE,
  takeLease,
} from "../../../../lib/store/runs/leases.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { dataRevision } from "../../../../lib/store/state.ts";
import { weekdayBars } from "../../../support/fake-yahoo.ts";
import { TEST_DATABASE } from "../../../support/made-store.ts";
import { instrumentRow, type TemporaryStore, temporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
let lease: Lease;
let runId: number;
let bulk: BulkBars;

beforeEach(async () => {
  world = await temporaryStore({ instruments: ["A.HK", "B.HK"].map((symbol) => instrumentRow(symbol)) });
  const taken = await takeLease(world.store, QUOTES_LEASE, Date.now());
  if (!taken.ok) throw new Error("The lease is held");
  lease = taken.value;
  runId = await startRun(world.store, "file", {});
  bulk = await openBulkBars(world.store, world.url, { lease, runId, provider: "file" });
});

afterEach(async () => {
  await bulk.close().catch(() => {});
  await world.dispose();
});

const idOf = async (symbol: string) =>
  (await world.store.instrument.findUniqueOrThrow({ where: { symbol } })).id;
const rowsOf = async (symbol: string) =>
  world.store.bar.findMany({
    where: { instrument: { symbol } },
    orderBy: { session: "asc" },
    omit: { instrumentId: true },
  });

/** 120 bars: two statements of many and twenty of one. */
const madeBars = (flag: (index: number) => string | null): QuoteBar[] =>
  weekdayBars("2025-01-06", Array(120).fill(1)).map(({ session }, index) => ({
    session,
    open: index % 3 === 0 ? null : 10.1 + index,
    high: index % 5 === 0 ? null : 10.3 + index,
    low: index % 7 === 0 ? null : 0.1 + 0.2,
    close: 10.2 + index,
    volume: index % 2 === 0 ? null : index * 100,
    flag: flag(index),
    source: null,
  }));

describe("loading many bars", () => {
  it.each([
    ["without flags", () => null],
    ["with a flag on every third", (index: number) => (index % 3 === 0 ? "indicative" : null)],
  ])("120 bars %s are stored as they are one by one", async (_, flag) => {
    const bars = madeBars(flag);
    await bulk.insert(await idOf("A.HK"), bars);
    await bulk.commit();
    const instrumentId = await idOf("B.HK");
    const save = { instrumentId, runId, provider: "file", reason: "test", bars, mayReplace: () => true };
    await world.store.$transaction((session) => saveBars(session, save));
    const stored = await rowsOf("A.HK");
    expect(stored).toHaveLength(120);
    expect(stored).toEqual(await rowsOf("B.HK"));
  });

  it("bars are there for others after the commit, with one step of the data revision and the lease renewed", async () => {
    await world.store.lease.updateMany({ data: { expiresAt: new Date(0) } });
    const before = await dataRevision(world.store);
    for (const symbol of ["A.HK", "B.HK"])
      await bulk.insert(
        await idOf(symbol),
        madeBars(() => null),
      );
    expect(await world.store.bar.count()).toBe(0);
    const started = Date.now();
    await bulk.commit();
    expect(await world.store.bar.count()).toBe(240);
    expect(await dataRevision(world.store)).toBe(before + 1);
    const { expiresAt, renewedAt } = await world.store.lease.findUniqueOrThrow({
      where: { name: QUOTES_LEASE },
    });
    expect(expiresAt.getTime() - renewedAt.getTime()).toBe(LEASE_MILLISECONDS);
    expect(Math.abs(renewedAt.getTime() - started)).toBeLessThan(LEASE_MILLISECONDS);
  });

  it("two instruments handed over at once are stored one after the other", async () => {
    const ids = await Promise.all(["A.HK", "B.HK"].map(idOf));
    const bars = madeBars(() => null);
    await Promise.all([...ids.map((id) => bulk.insert(id, bars)), bulk.commit()]);
    expect(await world.store.bar.count()).toBe(240);
  });

  it("an end that comes while bars are still being handed over undoes them, and frees the lock", async () => {
    const inserted = bulk.insert(
      await idOf("A.HK"),
      madeBars(() => null),
    );
    await bulk.close();
    await inserted;
    await world.store.$transaction((session) => session.$executeRaw(session.dialect.lockForWriting));
    expect(await world.store.bar.count()).toBe(0);
  });

  it("what was not committed is undone at the end", async () => {
    await bulk.insert(
      await idOf("A.HK"),
      madeBars(() => null),
    );
    await bulk.close();
    expect(await world.store.bar.count()).toBe(0);
  });

  it("a lost lease stores nothing and says so at this call or the next", async () => {
    await world.store.lease.updateMany({ data: { holder: "elsewhere 1 x" } });
    const inserted = bulk.insert(
      await idOf("A.HK"),
      madeBars(() => null),
    );
    await inserted.catch(() => {});
    await expect(bulk.commit()).rejects.toMatchObject({ name: "LeaseLost" });
    await expect(bulk.commit()).rejects.toMatchObject({ name: "LeaseLost" });
    await expect(bulk.close()).rejects.toMatchObject({ name: "LeaseLost" });
    expect(await world.store.bar.count()).toBe(0);
    await world.store.bar.deleteMany(); // nothing holds the lock any more
  });

  it("an instrument or a run that was removed meanwhile ends the load, and no bar points nowhere", async () => {
    const id = await idOf("A.HK");
    await bulk.insert(
      id,
      madeBars(() => null),
    );
    await bulk.insert(
      id + 100,
      madeBars(() => null),
    );
    await expect(bulk.commit()).rejects.toThrow(`The instrument ${id + 100} was removed`);
    await expect(bulk.close()).rejects.toThrow("was removed");
    expect(await world.store.bar.count()).toBe(0);
  });

  it("what the database refuses comes with its code, and the lock is free again", async () => {
    const [first] = madeBars(() => null);
    if (!first) throw new Error("No bar was made");
    const id = await idOf("A.HK");
    await bulk.insert(id, [first, first]);
    const { choose } = world.store.dialect;
    const code = choose({ sqlite: "SQLITE_CONSTRAINT_PRIMARYKEY", postgresql: "23505" });
    await expect(bulk.commit()).rejects.toMatchObject({ code });
    await expect(bulk.close()).rejects.toThrow(
      choose({ sqlite: "UNIQUE constraint failed", postgresql: "violates unique constraint" }),
    );
    await world.store.lease.updateMany({ data: { holder: "" } });
    expect(await world.store.bar.count()).toBe(0);
  });

  it.runIf(TEST_DATABASE === "sqlite")(
    "a database that is not there is told of by the first commit",
    async () => {
      const missing = await openBulkBars(world.store, `${world.url}.missing`, {
        lease,
        runId,
        provider: "file",
      });
      await expect(missing.commit()).rejects.toMatchObject({ code: "SQLITE_CANTOPEN" });
      await expect(missing.close()).rejects.toMatchObject({ code: "SQLITE_CANTOPEN" });
    },
  );
});
