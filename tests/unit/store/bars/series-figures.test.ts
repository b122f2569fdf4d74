import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCalendar } from "../../../../lib/market/calendar.ts";
import type { Calendar } from "../../../../lib/market/types.ts";
import {
  readSeriesFigures,
  readStoredRanges,
  type SeriesFigures,
} from "../../../../lib/store/bars/series-figures.ts";
import { readCalendars } from "../../../../lib/store/reference/reference-reads.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { instrumentRow, sessionRows, type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const WEEK = ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07"];
/** A Saturday: no session of the exchange. */
const SATURDAY = "2025-03-08";

/** What a bar may differ in that is counted. */
interface Counted {
  readonly session: string;
  readonly open?: number;
  readonly flag?: string;
  readonly source?: string;
}

const SERIES: Readonly<Record<string, readonly Counted[]>> = {
  "WHOLE.HK": WEEK.map((session) => ({ session, open: 10 })),
  // Two sources, the newer days stored first, and no bar on 4 March.
  "MIXED.HK": [
    { session: "2025-03-06", flag: "derived" },
    { session: "2025-03-07", open: 10 },
    { session: "2025-03-03", open: 10, source: "a file" },
    { session: "2025-03-05", open: 10, source: "a file", flag: "corrected" },
  ],
  // Its last bar stands on a Saturday, so that 7 March is missing between.
  "ASTRAY.HK": [{ session: "2025-03-05" }, { session: "2025-03-06" }, { session: SATURDAY }],
  // Only outside of the calendar.
  "OUTSIDE.HK": [{ session: "2025-03-01" }, { session: "2025-03-02" }],
  "EMPTY.HK": [],
  "PAIR=X": [{ session: "2025-03-03" }, { session: "2025-03-07" }],
};

let world: TemporaryStore;
let figures: ReadonlyMap<string, SeriesFigures>;
beforeAll(async () => {
  world = await temporaryStore({
    instruments: Object.keys(SERIES).map((symbol) =>
      instrumentRow(symbol, symbol === "PAIR=X" ? { kind: "currency", exchange: null } : {}),
    ),
    calendarSessions: sessionRows("XHKG", WEEK),
  });
  const { store } = world;
  const runId = await startRun(store, "yahoo", {});
  const source = await store.source.create({ data: { name: "a file" } });
  const instruments = await store.instrument.findMany();
  for (const { id, symbol } of instruments) {
    await store.bar.createMany({
      data: (SERIES[symbol] ?? []).map(({ session, open, flag, source: name }) => ({
        ...{ instrumentId: id, session, close: 10, adjustedClose: 10, provider: "yahoo", runId },
        open: open ?? null,
        flag: flag ?? null,
        sourceId: name === undefined ? null : source.id,
      })),
    });
  }
  const { sessions } = await readCalendars(store);
  const calendars = new Map<string, Calendar>([
    ["XHKG", makeCalendar("XHKG", sessions.get("XHKG") ?? [], new Map())],
  ]);
  const read = await readSeriesFigures(store, instruments, {
    calendars,
    ranges: await readStoredRanges(store),
  });
  figures = new Map(instruments.flatMap(({ id, symbol }) => [[symbol, read.get(id) ?? nothing]]));
});
afterAll(() => world.dispose());

const nothing: SeriesFigures = { bars: 0, opens: 0, missing: 0, flags: {}, sources: [], heldBack: 0 };

it("five bars in five sessions: none missing, all from one place", () => {
  expect(figures.get("WHOLE.HK")).toEqual({
    ...nothing,
    bars: 5,
    opens: 5,
    sources: [{ name: "yahoo", bars: 5 }],
  });
});

it("four bars of two sources and two flags: each counted, and 4 March missing", () => {
  expect(figures.get("MIXED.HK")).toEqual({
    ...nothing,
    bars: 4,
    opens: 3,
    missing: 1,
    flags: { corrected: 1, derived: 1 },
    sources: [
      { name: "a file", bars: 2 },
      { name: "yahoo", bars: 2 },
    ],
  });
});

it("a bar on a Saturday fills no session: 7 March is missing before it", () => {
  expect(figures.get("ASTRAY.HK")).toMatchObject({ bars: 3, missing: 1 });
});

it("nothing is missing before the calendar begins, of a series without a bar, or of a pair without an exchange", () => {
  expect(figures.get("OUTSIDE.HK")).toMatchObject({ bars: 2, missing: 0 });
  expect(figures.get("EMPTY.HK")).toEqual(nothing);
  expect(figures.get("PAIR=X")).toMatchObject({ bars: 2, missing: 0 });
});

it("what is missing is what the database finds when it is asked of each session", async () => {
  const rows = await world.store.$queryRaw<{ symbol: string; missing: bigint }[]>`
    SELECT "symbol", (SELECT count(*) FROM "CalendarSession" AS "day"
      WHERE "day"."exchange" = "Instrument"."exchange"
        AND "day"."session" > (SELECT min("session") FROM "Bar" WHERE "instrumentId" = "Instrument"."id")
        AND "day"."session" < (SELECT max("session") FROM "Bar" WHERE "instrumentId" = "Instrument"."id")
        AND NOT EXISTS (SELECT 1 FROM "Bar" AS "own"
          WHERE "own"."instrumentId" = "Instrument"."id" AND "own"."session" = "day"."session")) AS "missing"
    FROM "Instrument" ORDER BY "symbol"`;
  expect(rows.map(({ symbol, missing }) => [symbol, Number(missing)])).toEqual(
    rows.map(({ symbol }) => [symbol, figures.get(symbol)?.missing]),
  );
  expect(rows.some(({ missing }) => missing > 0n)).toBe(true);
});
