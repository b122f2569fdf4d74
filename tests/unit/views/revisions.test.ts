import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addReadjustment } from "../../../lib/store/runs/revisions.ts";
import { startRun } from "../../../lib/store/runs/runs.ts";
import { storedRevisions } from "../../../lib/views/data/stored-revisions.ts";
import { instrumentRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeEach(async () => {
  world = await temporaryStore({ instruments: [instrumentRow("9988.HK")] });
});
afterEach(() => world.dispose());

describe("the data page's revisions", () => {
  it("are none on one page in a store where nothing has changed", async () => {
    expect(await storedRevisions("", world.store)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
  });

  it("come newest first with the symbol, both values and the time of their run", async () => {
    const runId = await startRun(world.store, "yahoo", {});
    const { id: instrumentId } = await world.store.instrument.findFirstOrThrow();
    const { startedAt } = await world.store.ingestRun.findFirstOrThrow();
    await world.store.revision.create({
      data: {
        runId,
        instrumentId,
        session: "2025-03-06",
        field: "close",
        before: "140.8",
        after: "140.7",
        reason: "provider revised",
      },
    });
    await addReadjustment(world.store, {
      runId,
      instrumentId,
      session: "2024-01-02",
      before: 70.5,
      after: 70.4,
    });
    const { rows } = await storedRevisions("", world.store);
    const at = startedAt.toISOString();
    expect(rows).toMatchObject([
      { symbol: "9988.HK", field: "adjustedClose", before: "70.5", after: "70.4", reason: "readjusted", at },
      { session: "2025-03-06", field: "close", before: "140.8", after: "140.7", runId, at },
    ]);
  });

  it("are 30 a page: of 85, page 3 has the oldest 25", async () => {
    const runId = await startRun(world.store, "yahoo", {});
    const { id: instrumentId } = await world.store.instrument.findFirstOrThrow();
    await world.store.revision.createMany({
      data: Array.from({ length: 85 }, (_none, at) => ({
        runId,
        instrumentId,
        session: "2025-03-06",
        field: "volume",
        before: String(at),
        after: String(at + 1),
        reason: "provider revised",
      })),
    });
    const third = await storedRevisions("3", world.store);
    expect(third).toMatchObject({ page: 3, pages: 3, total: 85 });
    expect(third.rows.map(({ before }) => before)).toEqual(
      Array.from({ length: 25 }, (_none, at) => String(24 - at)),
    );
  });
});
