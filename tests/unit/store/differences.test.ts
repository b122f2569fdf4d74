import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ColumnKind, RowValue } from "../../../lib/store/dialect/dialect.ts";
import { Prisma } from "../../../lib/store/generated/client.ts";
import { appendAudits, readAudit } from "../../../lib/store/people/audit.ts";
import { readCandidates, saveCandidates } from "../../../lib/store/people/candidates.ts";
import { leaseClock } from "../../../lib/store/runs/leases.ts";
import { finishRun, readRuns, startRun } from "../../../lib/store/runs/runs.ts";
import { advanceRevision, dataRevision, lockForWriting } from "../../../lib/store/state.ts";
import { TEST_DATABASE } from "../../support/made-store.ts";
import { companyRow, instrumentRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore();
});
afterAll(() => world.dispose());

/** What rows handed over as a table come back as. */
const roundTrip = (columns: Readonly<Record<string, ColumnKind>>, values: readonly (readonly RowValue[])[]) =>
  world.store.$queryRaw(Prisma.sql`SELECT * FROM ${world.store.dialect.rows(columns, values)} AS "handed"`);

describe("what the two databases would do differently, and do alike here", () => {
  it("this project's stores are in the database that it names", () => {
    expect(world.store.dialect.name).toBe(TEST_DATABASE);
    expect(world.store.pool === null).toBe(TEST_DATABASE === "sqlite");
  });

  it("texts are in the order of their bytes: AC, B, a-b, ab, é, 万, whatever the server's language", async () => {
    const names = ["é", "ab", "万", "a-b", "B", "AC"];
    await world.store.source.createMany({ data: names.map((name) => ({ name })) });
    const sources = await world.store.source.findMany({ orderBy: { name: "asc" } });
    expect(sources.map(({ name }) => name)).toEqual(["AC", "B", "a-b", "ab", "é", "万"]);
    const from = await world.store.source.findMany({ where: { name: { gt: "a", lt: "b" } } });
    expect(from.map(({ name }) => name).sort()).toEqual(["a-b", "ab"]);
  });

  it("ABC and abc are two names, and one is not found by the other", async () => {
    await world.store.source.createMany({ data: [{ name: "ABC" }, { name: "abc" }] });
    expect(await world.store.source.count({ where: { name: "abc" } })).toBe(1);
    expect(await world.store.$queryRaw`SELECT "name" FROM "Source" WHERE "name" = 'ABC'`).toHaveLength(1);
  });

  it("a candidate without a date is the last of the newest first", async () => {
    const one = (externalId: string, publishedAt: Date | null) => ({
      externalId,
      publishedAt,
      title: externalId,
      url: "https://example.org",
      maker: "Made",
    });
    const found = [one("none", null), one("old", new Date(0)), one("new", new Date(86_400_000))];
    await saveCandidates(world.store, "feed", found, new Date(0));
    const { candidates } = await readCandidates(world.store, "open", { skip: 0, limit: 9 });
    expect(candidates.map(({ externalId }) => externalId)).toEqual(["new", "old", "none"]);
  });

  it("a list of no, of one and of 40,000 values is one parameter", async () => {
    const { among } = world.store.dialect;
    const count = async (names: readonly string[]) => {
      const [row] = await world.store.$queryRaw<{ found: bigint }[]>`
        SELECT count(*) AS "found" FROM "Source" WHERE "name" ${among(names)}`;
      return Number(row?.found);
    };
    const many = Array.from({ length: 40_000 }, (_, index) => `name ${index}`);
    expect([await count([]), await count(["AC"]), await count([...many, "AC", "B"])]).toEqual([0, 1, 2]);
  });

  it("handed over rows keep every digit, quote, brace and missing value, and instants their millisecond in UTC", async () => {
    const instant = new Date("2025-03-06T18:55:00.123Z");
    const columns = { name: "text", count: "whole", price: "number" } as const;
    const rows = [
      [`"O'Neil", {a,b} \\ NULL`, 2_147_483_647, 0.1 + 0.2],
      ["", -1, 5e-324],
      [null, null, null],
    ] as const;
    expect(await roundTrip(columns, rows)).toMatchObject([
      { name: rows[0][0], price: 0.30000000000000004 },
      { name: "", price: 5e-324 },
      { name: null, count: null, price: null },
    ]);
    const entry = {
      actor: "Ada",
      subject: "company",
      key: "a",
      before: null,
      after: "{}",
      undoes: null,
    } as const;
    await world.store.$transaction((session) =>
      appendAudits(session, [{ ...entry, at: instant }], async () => {}),
    );
    const { entries } = await readAudit(world.store, { skip: 0, limit: 1 });
    expect(entries[0]?.at).toEqual(instant);
    // Prisma's own way and the handed over rows store the same.
    expect(await world.store.auditEntry.count({ where: { at: instant } })).toBe(1);
  });

  it("a run's instants are those of this process, whatever the server's time zone", async () => {
    const before = Date.now();
    await finishRun(world.store, await startRun(world.store, "made", {}), {
      status: "done",
      inserted: 0,
      changed: 0,
      rejected: 0,
      message: null,
    });
    const [run] = await readRuns(world.store, 1);
    for (const at of [run?.startedAt, run?.finishedAt]) {
      expect(at?.getTime()).toBeGreaterThanOrEqual(before);
      expect(at?.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  it("the clock of leases is within a minute of this machine's", async () => {
    expect(Math.abs((await leaseClock(world.store)) - Date.now())).toBeLessThan(60_000);
  });

  it("a transaction has the store's dialect, and one that throws leaves nothing", async () => {
    const before = await dataRevision(world.store);
    const broken = world.store.$transaction(async (session) => {
      expect(session.dialect).toBe(world.store.dialect);
      await advanceRevision(session);
      throw new Error("broken off");
    });
    await expect(broken).rejects.toThrow("broken off");
    expect(await dataRevision(world.store)).toBe(before);
  });

  it("of twenty writers at once that read first each is counted", async () => {
    await advanceRevision(world.store);
    const before = await dataRevision(world.store);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        world.store.$transaction(async (session) => {
          await lockForWriting(session);
          const revision = await dataRevision(session);
          await session.storeState.update({ where: { id: 1 }, data: { revision: revision + 1 } });
        }),
      ),
    );
    expect(await dataRevision(world.store)).toBe(before + 20);
  });

  it("what is stored again under its name goes on in its transaction: no statement is tried that may fail", async () => {
    await world.store.$transaction(async (session) => {
      await session.source.upsert({ where: { name: "AC" }, create: { name: "AC" }, update: {} });
      await session.source.upsert({ where: { name: "fresh" }, create: { name: "fresh" }, update: {} });
      expect(await session.source.count({ where: { name: { in: ["AC", "fresh"] } } })).toBe(2);
    });
  });

  it("a company and a listing get the next number after those that were stored under theirs", async () => {
    const own = await temporaryStore({
      companies: [companyRow("first")],
      instruments: [instrumentRow("1.HK")],
    });
    const { id } = await own.store.company.findUniqueOrThrow({ where: { slug: "first" } });
    const next = await own.store.company.create({ data: { ...companyRow("second"), position: 2 } });
    expect(next.id).toBeGreaterThan(id);
    await own.dispose();
  });
});
