import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkStored } from "../../../../lib/quotes/check/check-stored.ts";
import type { RunEvidence } from "../../../../lib/quotes/check/judge-run.ts";
import { saveBars } from "../../../../lib/store/bars/bars.ts";
import { readFindings } from "../../../../lib/store/runs/findings.ts";
import { startRun } from "../../../../lib/store/runs/runs.ts";
import { dataRevision } from "../../../../lib/store/state.ts";
import { instrumentRow, sessionRows, type TemporaryStore, temporaryStore } from "../../../support/store.ts";
import { bar, DAYS } from "./made-series.ts";

/** Friday 2025-03-14, 20:00 in Hong Kong: the calendar's last session is over. */
const NOW = new Date("2025-03-14T20:00:00+08:00");
const NO_EVIDENCE: RunEvidence = {
  ranges: new Map(),
  judged: new Map(),
  rejected: new Map(),
  adjustedCloses: new Map(),
  vanished: [],
  disagreements: new Map(),
};

let world: TemporaryStore;
let runId: number;

beforeEach(async () => {
  world = await temporaryStore({
    instruments: [
      instrumentRow("9988.HK", { benchmarks: ["^HSI"] }),
      instrumentRow("^HSI", { kind: "index" }),
    ],
    calendarSessions: sessionRows("XHKG", DAYS),
  });
  runId = await startRun(world.store, "yahoo", {});
});
afterEach(() => world.dispose());

/** Stores bars of 10 on all sessions but those at some positions. */
async function store(symbol: string, without: readonly number[] = [], said: object = {}): Promise<void> {
  const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol } });
  const bars = DAYS.filter((_day, at) => !without.includes(at)).map((day) => ({
    ...bar(day, 10),
    flag: null,
    source: null,
    ...said,
  }));
  await saveBars(world.store, {
    instrumentId: id,
    runId,
    provider: "yahoo",
    reason: "provider revised",
    bars,
    mayReplace: () => true,
  });
}

const check = (said: Partial<Parameters<typeof checkStored>[1]> = {}) =>
  checkStored(world.store, { runId, now: NOW, ...said });
const found = async () =>
  (await readFindings(world.store)).map(({ kind, subject, session }) => `${kind} ${subject} ${session}`);

describe("a check of what is stored", () => {
  it("finds nothing where nothing is odd, and leaves the data revision alone", async () => {
    await store("9988.HK");
    await store("^HSI");
    const before = await dataRevision(world.store);
    expect(await check()).toBe(0);
    expect(await found()).toEqual([]);
    expect(await dataRevision(world.store)).toBe(before);
  });

  it("tells a gap of the share, one of its benchmark, and a day that the whole market lacks", async () => {
    await store("9988.HK", [1, 4]);
    await store("^HSI", [4, 6]);
    expect(await check()).toBe(4);
    expect(await found()).toEqual([
      "missing session 9988.HK 2025-03-04",
      "benchmark gap 9988.HK 2025-03-11",
      "market day missing XHKG 2025-03-07",
      "missing session ^HSI 2025-03-11",
    ]);
  });

  it("keeps the number and the time of what still holds, and takes back what doesn't", async () => {
    await store("9988.HK", [1, 4]);
    await store("^HSI");
    await check();
    const [first] = await readFindings(world.store);
    expect(first?.session).toBe("2025-03-04");
    const revision = await dataRevision(world.store);
    await store("9988.HK", [1]);
    await check({ now: new Date(NOW.getTime() + 3_600_000) });
    expect(await readFindings(world.store)).toEqual([first]);
    expect(await dataRevision(world.store)).toBe(revision + 1);
    await check({ now: new Date(NOW.getTime() + 7_200_000) });
    expect(await dataRevision(world.store)).toBe(revision + 1);
  });

  it("has found now what it found while the clock was ten years ahead", async () => {
    await store("9988.HK", [1]);
    await store("^HSI");
    const ahead = new Date(NOW.getTime() + 10 * 365 * 86_400_000);
    await check({ now: ahead });
    expect((await readFindings(world.store))[0]?.foundAt).toEqual(ahead);
    await check();
    await check({ now: new Date(NOW.getTime() + 3_600_000) });
    expect(await readFindings(world.store)).toMatchObject([
      { kind: "missing session", session: "2025-03-04", foundAt: NOW },
    ]);
  });

  it("updates the values of one that grew, and keeps since when it is known", async () => {
    await store("9988.HK", [7, 8, 9]);
    await store("^HSI");
    await check({ now: new Date("2025-03-14T08:00:00+08:00") });
    expect(await found()).toEqual([]);
    await check();
    expect(await readFindings(world.store)).toMatchObject([
      { kind: "stale", session: "2025-03-12", lastSession: "2025-03-14", detail: { count: 3 }, foundAt: NOW },
    ]);
  });

  it("judges a listing anew where only its benchmark was touched, and leaves others alone", async () => {
    await store("9988.HK");
    await store("^HSI", [6]);
    expect(await check({ symbols: ["^HSI"] })).toBe(2);
    expect(await found()).toContain("benchmark gap 9988.HK 2025-03-11");
    await store("^HSI");
    expect(await check({ symbols: ["9988.HK"] })).toBe(0);
    expect(await found()).toEqual(["missing session ^HSI 2025-03-11"]);
  });

  it("drops what is said of an instrument that is stored no longer", async () => {
    await world.store.finding.create({
      data: {
        subject: "GONE",
        session: "2025-03-03",
        lastSession: "2025-03-03",
        kind: "stale",
        severity: "warning",
        detail: "{}",
        foundAt: NOW,
      },
    });
    await check();
    expect(await found()).toEqual([]);
  });
});

describe("a check with a run's own evidence", () => {
  const rejected = (from: string, rows: readonly { session: string; reason: string }[]) =>
    check({
      symbols: ["9988.HK"],
      fromRun: {
        ...NO_EVIDENCE,
        ranges: new Map([["9988.HK", { from, to: "2025-03-14" }]]),
        rejected: new Map([["9988.HK", rows]]),
      },
    });

  it("replaces the rejected rows inside the run's range and keeps the older ones", async () => {
    await store("9988.HK");
    await rejected("2025-03-03", [
      { session: "2025-03-04", reason: "no close" },
      { session: "2025-03-12", reason: "no close" },
    ]);
    expect(await found()).toEqual(["rejected 9988.HK 2025-03-04", "rejected 9988.HK 2025-03-12"]);
    await rejected("2025-03-10", []);
    expect(await found()).toEqual(["rejected 9988.HK 2025-03-04"]);
    await check();
    expect(await found()).toEqual(["rejected 9988.HK 2025-03-04"]);
  });

  it("reports a symbol that vanished at its last session, until it gets an answer again", async () => {
    await store("9988.HK");
    await check({ symbols: ["9988.HK"], fromRun: { ...NO_EVIDENCE, vanished: ["9988.HK"] } });
    expect(await found()).toEqual(["vanished 9988.HK 2025-03-14"]);
    await rejected("2025-03-14", []);
    expect(await found()).toEqual([]);
  });

  it("compares adjusted closes, and takes the note back when they agree", async () => {
    await store("9988.HK");
    const compare = (first: number) =>
      check({
        symbols: ["9988.HK"],
        fromRun: {
          ...NO_EVIDENCE,
          adjustedCloses: new Map([
            [
              "9988.HK",
              new Map([
                ["2025-03-03", first],
                ["2025-03-14", 10],
              ]),
            ],
          ]),
        },
      });
    await compare(9);
    expect(await found()).toEqual(["adjusted close differs 9988.HK 2025-03-03"]);
    await compare(10);
    expect(await found()).toEqual([]);
  });

  it("keeps another source's disagreement with both closes", async () => {
    await store("9988.HK");
    const one = { session: "2025-03-05", ours: 10, theirs: 10.5, provider: "eastmoney" };
    await check({ fromRun: { ...NO_EVIDENCE, disagreements: new Map([["9988.HK", [one]]]) } });
    expect(await readFindings(world.store)).toMatchObject([
      { kind: "source disagrees", runId, detail: { ours: 10, theirs: 10.5, provider: "eastmoney" } },
    ]);
  });
});
