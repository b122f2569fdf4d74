import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ingestQuotes } from "../../../lib/quotes/ingest/ingest-quotes.ts";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { openStore, type Store } from "../../../lib/store/client.ts";
import { QUOTES_LEASE, readLease, takeLease } from "../../../lib/store/runs/leases.ts";
import { readRuns, startRun } from "../../../lib/store/runs/runs.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import { NOW } from "../../support/ingest-world.ts";

let world: AlibabaWorld;
let other: Store;

beforeEach(async () => {
  world = await alibabaWorld();
  other = await openStore(world.url);
});

afterEach(async () => {
  await other.$disconnect();
  await world.dispose();
});

const provider = () => yahooProvider({ origin: world.yahoo.origin, firstDelayMilliseconds: 1 });

describe("one run at a time", () => {
  it("a second one says who is at it, asks nothing and leaves no run behind", async () => {
    await takeLease(world.store, QUOTES_LEASE, Date.now());
    const second = await ingestQuotes(other, provider(), { now: NOW });
    expect(second.ok).toBe(false);
    expect(!second.ok && second.problem.code).toBe("busy");
    expect(!second.ok && second.problem.message).toMatch(
      /^Another run is storing quotes since .+ UTC \(process \d+ on .+\)\. Nothing was asked or stored; try again when it is done\.$/,
    );
    expect(world.yahoo.log).toEqual([]);
    expect(await readRuns(world.store, 5)).toEqual([]);
  });

  it("of two started together one does the work", async () => {
    const runs = await Promise.all([
      ingestQuotes(world.store, provider(), { now: NOW, from: "2025-03-01" }),
      ingestQuotes(other, provider(), { now: NOW, from: "2025-03-01" }),
    ]);
    expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readRuns(world.store, 5)).toHaveLength(1);
  });

  it("the lease is given back when the run is done, and when it fails", async () => {
    await world.ingest();
    expect(await readLease(other, QUOTES_LEASE, Date.now())).toBeNull();
    await world.store.bar.deleteMany();
    const refusal = world.store.dialect.choose({
      sqlite: `CREATE TRIGGER "full" BEFORE INSERT ON "Bar" BEGIN SELECT raise(ABORT, 'no room'); END`,
      postgresql: `ALTER TABLE "Bar" ADD CONSTRAINT "no room" CHECK (false)`,
    });
    await world.store.$executeRawUnsafe(refusal);
    await expect(world.ingest()).rejects.toThrow(/no room/);
    expect(await readLease(other, QUOTES_LEASE, Date.now())).toBeNull();
    expect(await readRuns(world.store, 1)).toMatchObject([{ status: "failed" }]);
  });

  it("a run that another process left in the middle reads abandoned after the next one", async () => {
    const left = await startRun(world.store, "yahoo", {});
    await world.ingest();
    const runs = await readRuns(world.store, 5);
    expect(runs.map(({ id, status }) => [id, status])).toEqual([
      [left + 1, "done"],
      [left, "abandoned"],
    ]);
  });

  it("a holder that lost its lease stores nothing more", async () => {
    const run = ingestQuotes(world.store, provider(), { now: NOW, from: "2025-03-01" }, (_, position) => {
      if (position !== 1) return;
      // Another process takes over between the first instrument and the second.
      void other.lease.update({ where: { name: QUOTES_LEASE }, data: { holder: "elsewhere 1 x" } }).then();
    });
    await expect(run).rejects.toThrow(/Another process has taken over/);
    expect(await world.bars("9988.HK")).toEqual([]);
    expect(await readLease(other, QUOTES_LEASE, Date.now())).toMatchObject({ host: "elsewhere" });
  });
});

describe("a dry run", () => {
  it("says what would be new and what would change, and stores nothing at all", async () => {
    await world.ingestAlibaba({ to: "2025-03-11" });
    const before = {
      bars: await world.bars("9988.HK"),
      revision: await world.revision(),
      runs: await readRuns(world.store, 9),
    };
    world.serveAlibaba({ "2025-03-06": { close: 141 } });
    const { own, summary } = await world.ingestAlibaba({ dryRun: true });
    expect(summary).toMatchObject({ runId: null, status: "done", findings: null });
    expect(own).toMatchObject({ inserted: 1, changed: 1 });
    expect(own.revisions).toContainEqual({
      session: "2025-03-06",
      field: "close",
      before: "140.8",
      after: "141",
    });
    expect({
      bars: await world.bars("9988.HK"),
      revision: await world.revision(),
      runs: await readRuns(world.store, 9),
    }).toEqual(before);
  });
});
