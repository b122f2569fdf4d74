import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { inRequest } from "../../../lib/request-context.ts";
import { openStore, type Store } from "../../../lib/store/client.ts";
import { advanceRevision, dataRevision } from "../../../lib/store/state.ts";
import { companyRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

/** What happens before the companies are read. */
const between = vi.hoisted(() => vi.fn(async () => {}));
vi.mock("../../../lib/store/reference/reference-reads.ts", async (original) => {
  const reads = await original<typeof import("../../../lib/store/reference/reference-reads.ts")>();
  return {
    ...reads,
    readCompanies: async (store: Store) => {
      await between();
      return reads.readCompanies(store);
    },
  };
});

let world: TemporaryStore;
let writer: Store;
beforeEach(async () => {
  world = await temporaryStore({ companies: [companyRow("alibaba")] });
  writer = await openStore(world.url);
});
afterEach(async () => {
  between.mockReset();
  await writer.$disconnect();
  await world.dispose();
});

/** Another process names the company anew, and moves the revision on. */
const rename = (nameEn: string) =>
  writer.$transaction(async (session) => {
    await session.company.update({ where: { slug: "alibaba" }, data: { nameEn } });
    await advanceRevision(session);
  });
const said = async () => {
  const { revision, companies } = await loadReference(world.store, "en");
  return `${companies[0]?.nameEn} at ${revision}`;
};

/** Has `writes` names stored, each after the revision was read and before the companies are. */
function writeBetween(writes: number): void {
  let written = 0;
  between.mockImplementation(async () => {
    written += 1;
    if (written <= writes) await rename(`Name ${written}`);
  });
}

describe("the reference", () => {
  it("read while another process wrote is called by the revision of what is in it", async () => {
    const before = await dataRevision(world.store);
    writeBetween(1);
    expect(await said()).toBe(`Name 1 at ${before + 1}`);
  });

  it("is read again after each of three writes, and no longer than that: the next question meets the rest", async () => {
    const before = await dataRevision(world.store);
    writeBetween(3);
    expect(await said()).toBe(`Name 3 at ${before + 3}`);
    between.mockReset();
    await rename("Later");
    expect(await said()).toBe(`Later at ${before + 4}`);
  });

  it("is one for a page however often it asks, and for whoever may write the present one", async () => {
    const before = await said();
    const twice = async () => {
      const first = await said();
      await rename(`after ${first}`);
      return [first, await said()];
    };
    const [first, second] = await inRequest({ requestId: "a-page", mayReadReplica: true }, twice);
    expect([first, second]).toEqual([before, before]);
    const [own, after] = await inRequest({ requestId: "an-edit", mayReadReplica: false }, twice);
    expect(after).not.toBe(own);
  });
});
