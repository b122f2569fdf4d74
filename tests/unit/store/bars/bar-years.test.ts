import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureBarYears } from "../../../../lib/store/bars/bar-years.ts";
import { readBars, saveBars } from "../../../../lib/store/bars/bars.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { TEST_DATABASE } from "../../../support/made-store.ts";
import { instrumentRow, type TemporaryStore, temporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
beforeEach(async () => {
  world = await temporaryStore({ instruments: [instrumentRow("A.HK")] });
});
afterEach(() => world.dispose());

const SESSIONS = ["1999-12-31", "2000-01-03", "2027-12-31", "2028-01-03", "2030-06-03", "2031-01-02"];

async function saveSessions(): Promise<number> {
  const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "A.HK" } });
  const runId = await startRun(world.store, "file", {});
  const bars = SESSIONS.map((session) => ({
    session,
    open: null,
    high: null,
    low: null,
    close: 10,
    volume: null,
    flag: null,
    source: null,
  }));
  const save = { instrumentId: id, runId, provider: "file", reason: "", bars, mayReplace: () => true };
  await world.store.$transaction((session) => saveBars(session, save));
  return id;
}

/** Where the bars are, by session. */
async function tables(): Promise<Record<string, string>> {
  const rows = await world.store.$queryRaw<{ session: string; place: string }[]>`
    SELECT "session", CAST(CAST(tableoid AS regclass) AS text) AS "place" FROM "Bar"`;
  return Object.fromEntries(rows.map(({ session, place }) => [session, place.replaceAll('"', "")]));
}

describe.runIf(TEST_DATABASE === "postgresql")("the tables of bars by year in PostgreSQL", () => {
  it("have 2000 to 2027 each, and one for all before and one for all after", async () => {
    await saveSessions();
    expect(await tables()).toEqual({
      "1999-12-31": "Bar_earlier",
      "2000-01-03": "Bar_2000",
      "2027-12-31": "Bar_2027",
      "2028-01-03": "Bar_later",
      "2030-06-03": "Bar_later",
      "2031-01-02": "Bar_later",
    });
  });

  it("of a run in 2029 are 2028, 2029 and 2030 too, and bars that were stored before move into theirs", async () => {
    const id = await saveSessions();
    const before = await readBars(world.store, id);
    await Promise.all([1, 2].map(() => ensureBarYears(world.store, new Date("2029-03-01"))));
    expect(await tables()).toMatchObject({
      "2027-12-31": "Bar_2027",
      "2028-01-03": "Bar_2028",
      "2030-06-03": "Bar_2030",
      "2031-01-02": "Bar_later",
    });
    expect(await readBars(world.store, id)).toEqual(before);
  });

  it("of a run in 2026 are those that are there", async () => {
    const parts = () => world.store.$queryRaw<{ oid: bigint }[]>`
      SELECT CAST(inhrelid AS bigint) AS "oid" FROM pg_inherits
      WHERE inhparent = CAST('"Bar"' AS regclass) ORDER BY 1`;
    const before = await parts();
    expect(before).toHaveLength(30);
    await ensureBarYears(world.store, new Date("2026-12-31"));
    expect(await parts()).toEqual(before);
  });
});

describe("a store whose years are ensured", () => {
  it("reads the same bars after it as before", async () => {
    const id = await saveSessions();
    await ensureBarYears(world.store, new Date("2040-01-01"));
    expect((await readBars(world.store, id)).map(({ session }) => session)).toEqual(SESSIONS);
  });
});
