import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../lib/store/client.ts";
import {
  assertLease,
  LEASE_MILLISECONDS,
  type Lease,
  LeaseLost,
  QUOTES_LEASE,
  takeLease,
} from "../../lib/store/runs/leases.ts";
import { type TemporaryStore, temporaryStore } from "../support/store.ts";
import { FAULT_SEED, generator } from "./moments.ts";

const START = Date.parse("2025-03-12T12:00:00Z");
const HOUR = 3_600_000;
const STEPS = 400;

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

/** Writes in a transaction under a lease; false where the lease was lost and nothing was written. */
async function write(store: Store, lease: Lease, now: number, name: string): Promise<boolean> {
  try {
    await store.$transaction(async (session) => {
      await assertLease(session, lease, now);
      await session.source.create({ data: { name } });
    });
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
}

describe(`a clock that jumps during runs (FAULT_SEED=${FAULT_SEED})`, () => {
  it(`${STEPS} steps of two processes, an hour forward or back at any of them: only the last to take the lease writes`, {
    timeout: 180_000,
  }, async () => {
    const random = generator(FAULT_SEED);
    const stores = [world.store, other];
    const leases: (Lease | null)[] = [null, null];
    let holder: number | null = null;
    let now = START;
    const seen = { taken: 0, refused: 0, written: 0, lost: 0 };
    for (let step = 0; step < STEPS; step += 1) {
      const jump = random();
      now += jump < 0.1 ? HOUR : jump < 0.2 ? -HOUR : jump < 0.3 ? -30_000 : random() * 20_000;
      const who = random() < 0.5 ? 0 : 1;
      const store = stores[who] ?? world.store;
      const lease = leases[who] ?? null;
      const about = `FAULT_SEED=${FAULT_SEED}, step ${step}`;
      if (lease === null) {
        const taken = await takeLease(store, QUOTES_LEASE, now);
        seen[taken.ok ? "taken" : "refused"] += 1;
        if (!taken.ok) continue;
        leases[who] = taken.value;
        holder = who;
      } else {
        const written = await write(store, lease, now, `step ${step}`);
        expect(written, about).toBe(holder === who);
        seen[written ? "written" : "lost"] += 1;
        // A run that lost its lease ends, and a later one of the same process begins anew.
        if (!written) leases[who] = null;
      }
    }
    expect(await world.store.source.count()).toBe(seen.written);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  it.each([
    ["stands still for the dead", 0],
    ["jumps an hour forward", HOUR],
    ["jumps an hour back", -HOUR],
    ["jumps ten years forward", 10 * 365 * 24 * HOUR],
    ["jumps ten years back, having been ahead", -10 * 365 * 24 * HOUR],
    ["jumps a year back", -365 * 24 * HOUR],
  ])("it %s: the next run waits one lease length (60 seconds) at most", async (_name, jump) => {
    const first = await takeLease(world.store, QUOTES_LEASE, START);
    expect(first.ok).toBe(true);
    // As if it were a process of another machine, of which nobody can tell here that it died.
    await world.store.lease.update({ where: { name: QUOTES_LEASE }, data: { holder: "elsewhere 1 x" } });
    const next = await takeLease(other, QUOTES_LEASE, START + jump + LEASE_MILLISECONDS);
    expect(next.ok).toBe(true);
  });
});
