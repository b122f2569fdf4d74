import { afterEach, beforeEach, expect, it } from "vitest";
import { withBarReader } from "../../../../lib/store/bars/bar-reader.ts";
import { readBars, saveBars } from "../../../../lib/store/bars/bars.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { weekdayBars } from "../../../support/fake-yahoo.ts";
import { instrumentRow, type TemporaryStore, temporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
let id: number;
/** 9,000 bars over 34 years, more than one piece of a network's answer; some values are none or not round. */
beforeEach(async () => {
  world = await temporaryStore({ instruments: ["A.HK", "B.HK"].map((symbol) => instrumentRow(symbol)) });
  const { store } = world;
  ({ id } = await store.instrument.findUniqueOrThrow({ where: { symbol: "A.HK" } }));
  const runId = await startRun(store, "file", {});
  const bars = weekdayBars("1992-01-06", Array(9000).fill(1)).map(({ session }, index) => ({
    session,
    open: index % 3 === 0 ? null : 0.1 + 0.2,
    high: index % 5 === 0 ? null : 1e-7 * index,
    low: index % 7 === 0 ? null : 1 / 3,
    close: 10.2 + index,
    volume: index % 2 === 0 ? null : 9_007_199_254_740_991 - index,
    flag: index % 100 === 0 ? "indicative" : null,
    source: null,
  }));
  const save = { instrumentId: id, runId, provider: "börse 证券", reason: "", bars, mayReplace: () => true };
  await store.$transaction((session) => saveBars(session, save));
});
afterEach(() => world.dispose());

it("a reader reads what is stored to the last bit: the series, and a range of it", async () => {
  const all = await readBars(world.store, id);
  expect(all).toHaveLength(9000);
  await withBarReader(world.store, async (reader) => {
    expect(await reader.read(id)).toEqual(all);
    const range = { from: "2020-01-01", to: "2020-12-31" };
    const year = all.filter(({ session }) => session.startsWith("2020"));
    expect(await reader.read(id, range)).toEqual(year);
    expect(await reader.closes(id, range)).toEqual(
      year.map(({ session, close, adjustedClose, volume, flag }) => [
        session,
        close,
        adjustedClose,
        volume,
        flag,
      ]),
    );
    expect(await reader.read(id + 1)).toEqual([]);
  });
});

it("a date that is none ends in no other statement", async () => {
  const range = { from: `2020-01-01' OR '1' = '1`, to: "2020-01-31" };
  const sessions = await withBarReader(world.store, (reader) => reader.read(id, range));
  expect(sessions.every(({ session }) => session >= "2020-01-01" && session <= "2020-01-31")).toBe(true);
});

it("what is asked for at once comes as it does one by one, each to who asked: ranges, series, and one of nothing", async () => {
  const ranges = [
    { from: "2020-01-01", to: "2020-12-31" },
    { from: null, to: "1992-03-01" },
    { from: "1999-12-20" },
    { from: "2031-01-01", to: "2031-12-31" },
    {},
    { from: `2020-01-01') OR ('1' = '1`, to: "2020-01-31" },
  ];
  await withBarReader(world.store, async (reader) => {
    for (const read of [reader.closes, reader.read] as const) {
      const asked = [id, id + 1].flatMap((instrument) => ranges.map((range) => ({ instrument, range })));
      const together = await Promise.all(asked.map(({ instrument, range }) => read(instrument, range)));
      for (const [place, { instrument, range }] of asked.entries())
        expect(together[place]).toEqual(await read(instrument, range));
      expect(together.map((rows) => rows.length > 0)).toEqual(
        asked.map(({ instrument, range }) => instrument === id && range.from !== "2031-01-01"),
      );
    }
  });
});
