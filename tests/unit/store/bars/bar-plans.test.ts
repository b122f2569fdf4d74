import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBarReader } from "../../../../lib/store/bars/bar-reader.ts";
import { readBarRuns } from "../../../../lib/store/bars/bar-runs.ts";
import { readBars, readNewestBars, saveAdjustedCloses, saveBars } from "../../../../lib/store/bars/bars.ts";
import { readBar } from "../../../../lib/store/bars/edit-bars.ts";
import { readLastSessions } from "../../../../lib/store/bars/last-sessions.ts";
import { readExchangeBars } from "../../../../lib/store/bars/market-days.ts";
import { readSeriesFigures, readStoredRanges } from "../../../../lib/store/bars/series-figures.ts";
import {
  instrumentsWithHistory,
  readSharesRange,
  readStoredRange,
} from "../../../../lib/store/bars/stored-range.ts";
import { withdrawBars } from "../../../../lib/store/bars/withdraw-bars.ts";
import type { Store } from "../../../../lib/store/client.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { barStatements, fullScans } from "../../../support/statement-plans.ts";
import { instrumentRow, sessionRows, type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const INSTRUMENTS = 100;
const SESSIONS = 600;

let world: TemporaryStore;
let runId: number;
/** 100 instruments with 600 daily bars from 2023-01-02 to 2024-08-23: 60,000 bars in two years. */
beforeAll(async () => {
  const days = Array.from({ length: SESSIONS }, (_, day) =>
    new Date(Date.UTC(2023, 0, 2 + day)).toISOString().slice(0, 10),
  );
  world = await temporaryStore({
    instruments: Array.from({ length: INSTRUMENTS }, (_, number) => instrumentRow(`${number}.HK`)),
    calendarSessions: sessionRows("XHKG", days),
  });
  const { store } = world;
  runId = await startRun(store, "file", {});
  const numbers = `WITH RECURSIVE number (day) AS (SELECT 0 UNION ALL SELECT day + 1 FROM number WHERE day < ${SESSIONS - 1})`;
  const session = store.dialect.choose({
    sqlite: `date('2023-01-02', day || ' days')`,
    postgresql: `to_char(date '2023-01-02' + day, 'YYYY-MM-DD')`,
  });
  await store.$executeRawUnsafe(`${numbers}
    INSERT INTO "Bar" ("instrumentId", "session", "close", "adjustedClose", "provider", "runId")
    SELECT "Instrument"."id", ${session}, 10 + day, 10 + day, 'file', ${runId} FROM "Instrument", number`);
  await store.$executeRawUnsafe("ANALYZE");
});
afterAll(() => world.dispose());

const idOf = async (store: Store) => (await store.instrument.findFirstOrThrow()).id;

async function withReader(
  store: Store,
  work: (reader: Awaited<ReturnType<typeof openBarReader>>) => unknown,
) {
  const reader = await openBarReader(store);
  await work(reader);
  reader.close();
}

/** Everything that a page, an export, a run or a person asks of the bars of some instruments, by what is asked. */
const HOT: Readonly<Record<string, (store: Store, id: number) => Promise<unknown>>> = {
  "a series": (store, id) => readBars(store, id),
  "a range of a series": (store, id) => readBars(store, id, { from: "2023-02-01", to: "2023-03-01" }),
  "the newest bars of a series": (store, id) =>
    readNewestBars(store, id, { from: "2023-01-01", to: "2024-12-31", limit: 20 }),
  "a series by a reader": (store, id) => withReader(store, (reader) => reader.read(id)),
  "closes of a range by a reader": (store, id) =>
    withReader(store, (reader) => reader.closes(id, { from: "2023-12-01", to: "2024-02-01" })),
  "closes of many ranges by a reader": (store, id) =>
    withReader(store, (reader) =>
      Promise.all(
        Array.from({ length: reader.together }, (_, place) =>
          reader.closes(id + place, { from: "2023-12-01", to: "2024-02-01" }),
        ),
      ),
    ),
  "many series by a reader": (store, id) =>
    withReader(store, (reader) =>
      Promise.all(Array.from({ length: reader.together }, (_, place) => reader.read(id + place))),
    ),
  "the last session of each instrument": (store) => readLastSessions(store),
  "the days of a market": (store) => readExchangeBars(store, "XHKG"),
  "the range of every instrument": (store) => readStoredRanges(store),
  "the range of two": (store, id) => readStoredRanges(store, [id, id + 1]),
  "the range of one": (store, id) => readStoredRange(store, id),
  "the range of all shares": (store) => readSharesRange(store),
  "the instruments with history": (store) => instrumentsWithHistory(store),
  "figures of two series": (store, id) =>
    readSeriesFigures(
      store,
      [id, id + 1].map((one) => ({ id: one, exchange: "XHKG" })),
      { calendars: new Map(), ranges: new Map() },
    ),
  "the runs of some bars": (store) => readBarRuns(store, ["1.HK", "7.HK"], ["2023-02-01", "2024-02-01"]),
  "one bar": (store) => readBar(store, "7.HK 2023-02-01"),
  "bars stored anew": (store, id) =>
    saveBars(store, {
      instrumentId: id,
      runId,
      provider: "file",
      reason: "test",
      bars: ["2023-02-01", "2023-02-02"].map((session) => ({
        session,
        open: null,
        high: null,
        low: null,
        close: 11,
        volume: null,
        flag: null,
        source: null,
      })),
      mayReplace: () => true,
    }),
  "adjusted closes": (store, id) =>
    saveAdjustedCloses(store, id, [{ session: "2023-02-01", adjustedClose: 5 }]),
  "a bar that is withdrawn": (store, id) =>
    withdrawBars(store, id, ["2023-02-03"], { runId, reason: "test" }),
};

describe("of 60,000 bars of 100 instruments none are read but the ones that are asked for", () => {
  it.each(Object.entries(HOT))("%s", async (_, ask) => {
    const id = await idOf(world.store);
    const statements = await barStatements(() => ask(world.store, id));
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements)
      expect({ text: statement.text, scans: await fullScans(world, statement) }).toEqual({
        text: statement.text,
        scans: [],
      });
  });

  it("a count of all bars is seen to read them all, which shows that a scan would be found", async () => {
    const [statement] = await barStatements(() => world.store.bar.count());
    if (!statement) throw new Error("nothing was asked");
    expect((await fullScans(world, statement)).length).toBeGreaterThan(0);
  });
});
