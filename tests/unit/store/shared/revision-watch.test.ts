import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore, type Store } from "../../../../lib/store/client.ts";
import { isPostgresql } from "../../../../lib/store/database-path.ts";
import { hintRevision, watchedRevision } from "../../../../lib/store/shared/revision-watch.ts";
import { closeSharedStores, sharedStore } from "../../../../lib/store/shared.ts";
import { advanceRevision, dataRevision } from "../../../../lib/store/state.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const set = { DATABASE_URL: "", LOG_LEVEL: "silent" };
vi.mock("../../../../lib/env.ts", () => ({ environment: () => set }));

let world: TemporaryStore;
beforeEach(async () => {
  world = await temporaryStore();
  set.DATABASE_URL = world.url;
  Reflect.deleteProperty(globalThis, "modelMovesStore");
  Reflect.deleteProperty(globalThis, "modelMovesRevisionMet"); // of another test's database
  hintRevision();
});
afterEach(async () => {
  await closeSharedStores();
  await world.dispose();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const revision = async () => (await watchedRevision()).revision;
/** A write of another connection, of which a file tells by itself and a database server's notification. */
async function written(store: Store): Promise<void> {
  await advanceRevision(store);
  if (isPostgresql(world.url)) hintRevision();
}

describe("the revision that a reader meets", () => {
  it("is another one right after each of 20 writes of another connection, whenever it was asked before", async () => {
    const other = await openStore(world.url);
    const first = await revision();
    for (let write = 1; write <= 20; write += 1) {
      await written(other);
      expect(await revision()).toBe(first + write);
      if (write % 5 === 0) await pause(600); // until what is written last counts as settled
      expect(await revision()).toBe(first + write);
    }
    await other.$disconnect();
  });

  it("is another one after a second at the latest where nobody tells of the write", async () => {
    const first = await revision();
    await advanceRevision(world.store);
    await pause(1050);
    expect(await revision()).toBe(first + 1);
  });

  it("is never behind what anything else in the process has read", async () => {
    const first = await revision();
    await advanceRevision(world.store);
    expect(await dataRevision(world.store)).toBe(first + 1);
    expect(await revision()).toBe(first + 1);
  });

  it("is not read again while nothing is written: 1,000 questions read the store no more than twice", async () => {
    await revision();
    await pause(600);
    const store = await sharedStore();
    const reads = vi.spyOn(store.storeState, "findUnique");
    for (let question = 0; question < 1000; question += 1) await revision();
    expect(reads.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it("asked 50 times at once is read once or twice, and never from before it was asked", async () => {
    const before = await revision();
    const early = revision();
    await written(world.store);
    const late = await Promise.all(Array.from({ length: 50 }, revision));
    expect(new Set(late)).toEqual(new Set([before + 1]));
    expect([before, before + 1]).toContain(await early);
  });

  it("can't be had where the database is gone", async () => {
    await revision();
    await closeSharedStores();
    Reflect.deleteProperty(globalThis, "modelMovesStore");
    hintRevision();
    set.DATABASE_URL = `${world.url}.gone`;
    await expect(revision()).rejects.toThrow();
  });
});
