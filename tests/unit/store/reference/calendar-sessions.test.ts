import { afterAll, beforeAll, expect, it } from "vitest";
import {
  readCalendarSessions,
  readTradingSessions,
} from "../../../../lib/store/reference/calendar-sessions.ts";
import { sessionRows, type TemporaryStore, temporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore({
    calendarSessions: [
      // The later one first, and one that closes half a second late, at noon.
      ...sessionRows("XHKG", ["2025-03-06", "2025-03-05"]),
      {
        ...{ exchange: "XSHE", session: "1999-12-30", halfDay: true },
        opensAt: new Date("1999-12-30T01:30:00.000Z"),
        closesAt: new Date("1999-12-30T04:00:00.500Z"),
      },
    ],
  });
});
afterAll(() => world.dispose());

const instant = (text: string) => Date.parse(text);
const HONG_KONG = ["2025-03-05", "2025-03-06"].map((session) => ({
  session,
  opensAt: instant(`${session}T01:30:00.000Z`),
  closesAt: instant(`${session}T08:00:00.000Z`),
  halfDay: false,
}));
const SHENZHEN = [
  {
    session: "1999-12-30",
    opensAt: instant("1999-12-30T01:30:00.000Z"),
    closesAt: instant("1999-12-30T04:00:00.500Z"),
    halfDay: true,
  },
];

it("sessions stored in any order are read in theirs, each exchange's apart, to the millisecond", async () => {
  const read = await readTradingSessions(world.store);
  expect([...read].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual([
    ["XHKG", HONG_KONG],
    ["XSHE", SHENZHEN],
  ]);
});

it("of one exchange its own alone, and none where none is stored", async () => {
  expect([...(await readTradingSessions(world.store, "XSHE")).keys()]).toEqual(["XSHE"]);
  expect(await readCalendarSessions(world.store, "XHKG")).toEqual(HONG_KONG);
  expect(await readCalendarSessions(world.store, "XNYS")).toEqual([]);
});

it("is what Prisma reads, row by row", async () => {
  const rows = await world.store.calendarSession.findMany({
    orderBy: [{ exchange: "asc" }, { session: "asc" }],
  });
  const read = await readTradingSessions(world.store);
  expect(
    rows.map(({ exchange, session, opensAt, closesAt, halfDay }) => [
      exchange,
      session,
      opensAt.getTime(),
      closesAt.getTime(),
      halfDay,
    ]),
  ).toEqual(
    [...read]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([exchange, own]) =>
        own.map(({ session, opensAt, closesAt, halfDay }) => [exchange, session, opensAt, closesAt, halfDay]),
      ),
  );
});
