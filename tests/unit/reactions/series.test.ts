import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSeries } from "../../../lib/reactions/series.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let seeded: TemporaryStore;
beforeAll(async () => {
  seeded = await seededStore();
});
afterAll(() => seeded.dispose());

describe("an instrument's series", () => {
  it("is read once for a data revision, and those of the revision before are let go", async () => {
    const first = await loadReference(seeded.store, "en");
    const read = await loadSeries(seeded.store, first, "9988.HK");
    expect(await loadSeries(seeded.store, first, "9988.HK")).toBe(read);

    const next = { ...first, revision: first.revision + 1 };
    const readAnew = await loadSeries(seeded.store, next, "9988.HK");
    expect(readAnew).not.toBe(read);
    expect(await loadSeries(seeded.store, first, "9988.HK")).not.toBe(read);
  });
});
