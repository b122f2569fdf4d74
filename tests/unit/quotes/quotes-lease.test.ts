import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeQuotesLease } from "../../../lib/quotes/ingest/quotes-lease.ts";
import { LEASE_MILLISECONDS, QUOTES_LEASE } from "../../../lib/store/runs/leases.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

/** One beat and no more: of several at once, one may still be on its way when the heart has been stopped. */
const BEAT_MILLISECONDS = LEASE_MILLISECONDS / 3;

let world: TemporaryStore;

beforeEach(async () => {
  world = await temporaryStore();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});

afterEach(async () => {
  vi.useRealTimers();
  await world.dispose();
});

const renewedAt = async () =>
  (await world.store.lease.findUniqueOrThrow({ where: { name: QUOTES_LEASE } })).renewedAt.getTime();

describe("the heartbeat of a run", () => {
  it("renews the lease, rests while it is stopped, and goes on when it is started again", async () => {
    const taken = await takeQuotesLease(world.store);
    if (!taken.ok) throw new Error(taken.problem.message);
    const { heartbeat, release } = taken.value;
    const forget = () => world.store.lease.updateMany({ data: { renewedAt: new Date(0) } });

    await forget();
    vi.advanceTimersByTime(BEAT_MILLISECONDS);
    await expect.poll(renewedAt).toBeGreaterThan(0);

    heartbeat.stop();
    await forget();
    vi.advanceTimersByTime(BEAT_MILLISECONDS);
    expect(await renewedAt()).toBe(0);

    heartbeat.start();
    vi.advanceTimersByTime(BEAT_MILLISECONDS);
    await expect.poll(renewedAt).toBeGreaterThan(0);

    await release();
    await forget();
    vi.advanceTimersByTime(BEAT_MILLISECONDS);
    expect(await renewedAt()).toBe(0);
  });
});
