import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../../../lib/store/client.ts";
import {
  assertLease,
  LEASE_MILLISECONDS,
  LeaseLost,
  readLease,
  releaseLease,
  renewLease,
  takeLease,
} from "../../../../lib/store/runs/leases.ts";
import { lockForWriting } from "../../../../lib/store/state.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const NOW = Date.parse("2025-03-12T12:00:00Z");
const HOUR = 3_600_000;

let world: TemporaryStore;
let other: Store;

beforeEach(async () => {
  world = await temporaryStore();
  other = await openStore(world.url);
});

afterEach(async () => {
  await other.$disconnect();
  await world.dispose();
});

async function taken(now = NOW) {
  const lease = await takeLease(world.store, "quotes", now);
  if (!lease.ok) throw new Error("the lease was not free");
  return lease.value;
}

/** Puts the lease into the hands of a process that isn't this one. */
const heldBy = (holder: string, renewedAt = NOW) =>
  world.store.lease.update({
    where: { name: "quotes" },
    data: { holder, renewedAt: new Date(renewedAt), expiresAt: new Date(renewedAt + LEASE_MILLISECONDS) },
  });

/** The number of a process that has ended. */
const deadProcess = () => spawnSync("true").pid;

describe("a lease", () => {
  it("is held by one at a time, and free again once it is given back", async () => {
    const lease = await taken();
    const second = await takeLease(other, "quotes", NOW + 1000);
    expect(second).toEqual({
      ok: false,
      problem: { host: hostname(), pid: process.pid, since: new Date(NOW) },
    });
    await releaseLease(world.store, lease);
    expect((await takeLease(other, "quotes", NOW + 1000)).ok).toBe(true);
  });

  it("of another name is another lease", async () => {
    await taken();
    expect((await takeLease(other, "candidates", NOW)).ok).toBe(true);
  });

  it("goes to exactly one of ten that ask at once", async () => {
    const asked = Array.from({ length: 10 }, (_, index) =>
      takeLease(index % 2 === 0 ? world.store : other, "quotes", NOW),
    );
    expect((await Promise.all(asked)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("lasts 60 seconds from its last renewal", async () => {
    const lease = await taken();
    expect(await renewLease(world.store, lease, NOW + 50_000)).toBe(true);
    expect((await takeLease(other, "quotes", NOW + 109_999)).ok).toBe(false);
    expect((await takeLease(other, "quotes", NOW + 110_000)).ok).toBe(true);
  });

  it("of a process of this machine that died is free at once; of one elsewhere, only when it has run out", async () => {
    await taken();
    await heldBy(`elsewhere ${deadProcess()} x`);
    expect(await readLease(other, "quotes", NOW + 1000)).toMatchObject({ host: "elsewhere" });
    await heldBy(`${hostname()} ${deadProcess()} x`);
    expect(await readLease(other, "quotes", NOW + 1000)).toBeNull();
    expect((await takeLease(other, "quotes", NOW + 1000)).ok).toBe(true);
  });
});

describe("a clock that jumps", () => {
  it("forward an hour: the lease is taken over, and the first holder's next transaction is undone", async () => {
    const lease = await taken();
    const successor = await takeLease(other, "quotes", NOW + HOUR);
    expect(successor.ok).toBe(true);
    await expect(
      world.store.$transaction(async (session) => {
        await assertLease(session, lease, NOW + HOUR);
        await session.source.create({ data: { name: "written by the first" } });
      }),
    ).rejects.toThrow(LeaseLost);
    expect(await other.source.count()).toBe(0);
    expect(successor.ok && (await renewLease(other, successor.value, NOW + HOUR + 1000))).toBe(true);
  });

  it("back an hour: a lease renewed in the future locks nobody out", async () => {
    await taken(NOW + HOUR);
    await heldBy(`elsewhere 1 x`, NOW + HOUR);
    expect((await takeLease(other, "quotes", NOW)).ok).toBe(true);
  });

  it("back half a minute: nobody waits for more than the lease's own minute", async () => {
    await taken(NOW + 30_000);
    await heldBy("elsewhere 1 x", NOW + 30_000);
    expect((await takeLease(other, "quotes", NOW)).ok).toBe(true);
  });

  it("a lease that was lost can't be given back: the successor keeps it", async () => {
    const lease = await taken();
    await takeLease(other, "quotes", NOW + HOUR);
    await releaseLease(world.store, lease);
    expect(await readLease(other, "quotes", NOW + HOUR + 1000)).not.toBeNull();
  });
});

describe("a transaction that begins by asserting its lease", () => {
  it("is the only writer: another's write waits for it and is not lost", async () => {
    const lease = await taken();
    await world.store.$transaction(async (session) => {
      await assertLease(session, lease, NOW);
      const hasty = await openStore(world.url, 50);
      const outside = hasty.$transaction(async (writing) => {
        await lockForWriting(writing);
        await writing.source.create({ data: { name: "from outside" } });
      });
      await expect(outside).rejects.toThrow();
      await hasty.$disconnect();
      await session.source.create({ data: { name: "from the run" } });
    });
    await other.source.create({ data: { name: "from outside" } });
    expect((await world.store.source.findMany()).map(({ name }) => name)).toEqual([
      "from the run",
      "from outside",
    ]);
  });
});
