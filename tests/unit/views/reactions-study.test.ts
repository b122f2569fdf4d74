import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_FILTER } from "../../../lib/filters.ts";
import { type Reaction, reactions } from "../../../lib/reactions/reaction.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSelection, select } from "../../../lib/reactions/selection.ts";
import { loadSeries } from "../../../lib/reactions/series.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";
import { column, marketModel, returnsOf, sessionsOf } from "./by-hand.ts";

const LISTINGS = [
  { symbol: "9988.HK", exchange: "XHKG", benchmark: "HSTECH.HK" },
  { symbol: "002315.SZ", exchange: "XSHE", benchmark: "399001.SZ" },
  { symbol: "300663.SZ", exchange: "XSHE", benchmark: "399006.SZ" },
] as const;

let world: TemporaryStore;
let all: Reaction[];
beforeAll(async () => {
  world = await seededStore();
  const reference = await loadReference(world.store, "en");
  all = [
    ...reactions(
      await loadSelection(world.store, select(reference, { ...DEFAULT_FILTER, listing: "primary" })),
    ),
  ];
});
afterAll(() => world.dispose());

describe.each(LISTINGS)(
  "every reaction of $symbol by the market model",
  ({ symbol, exchange, benchmark }) => {
    const sessions = sessionsOf(exchange, column(symbol, "close"));
    const returns = returnsOf(symbol, sessions);
    const market = returnsOf(benchmark, sessions);
    const measured = () => all.filter((row) => row.symbol === symbol && row.status === "ok");
    const byHand = ({ dayZero }: Reaction) => {
      if (dayZero.status !== "found") throw new Error("A measured reaction has no day 0");
      return marketModel({ returns, market, dayZero: sessions.indexOf(dayZero.session), window: [-1, 1] });
    };

    it("is measured for most of the announcements, with the benchmark that belongs to it", () => {
      expect(measured().length).toBeGreaterThan(60);
      expect(new Set(measured().map((row) => row.benchmark))).toEqual(new Set([benchmark]));
    });

    it("AR is return - alpha - beta x benchmark over -120..-11, to 1e-10, and beta and the sessions agree", () => {
      for (const row of measured()) {
        const expected = byHand(row);
        expect(row.abnormalReturn?.value, row.event).toBeCloseTo(expected.abnormalReturn, 10);
        expect(row.beta, row.event).toBeCloseTo(expected.beta, 10);
        expect(row.estimationSessions, row.event).toBe(expected.sessions);
      }
    });

    it("t of AR carries the prediction error: AR / s(1 + 1/M + (Rm - mean)^2 / Sxx)^(1/2), to 1e-8", () => {
      for (const row of measured()) {
        expect(row.abnormalReturn?.tStatistic, row.event).toBeCloseTo(byHand(row).t, 8);
      }
    });

    it("CAR is the sum of AR over -1..1, and its t carries the error that the three days share", () => {
      for (const row of measured()) {
        const expected = byHand(row);
        expect(row.car?.value, row.event).toBeCloseTo(expected.car, 10);
        expect(row.car?.tStatistic, row.event).toBeCloseTo(expected.carT, 8);
      }
    });

    it("the return of every session is close / (close before - dividend) - 1, ex-dates included", async () => {
      const series = await loadSeries(world.store, await loadReference(world.store, "en"), symbol);
      expect(series?.sessions).toEqual(sessions);
      for (const [at, session] of sessions.entries()) {
        if (at === 0) expect(series?.returns[at], session).toBeNaN();
        else expect(series?.returns[at], session).toBeCloseTo(returns[at] ?? Number.NaN, 10);
      }
      for (const row of measured()) {
        if (row.dayZero.status !== "found") continue;
        expect(row.adjustedReturn, row.event).toBe(series?.returns[sessions.indexOf(row.dayZero.session)]);
      }
    });

    it("a reaction that is not measured says why: too few sessions, no data or not studied", () => {
      const reasons = all.filter((row) => row.symbol === symbol && row.status !== "ok");
      for (const row of reasons) {
        expect(["too few sessions", "no data", "not studied"], row.event).toContain(row.status);
        expect(row.abnormalReturn, row.event).toBeNull();
        if (row.dayZero.status !== "found" || row.status !== "too few sessions") continue;
        expect(byHand(row).sessions, row.event).toBe(row.estimationSessions);
        expect(row.estimationSessions, row.event).toBeLessThan(20);
      }
    });
  },
);

describe("a CAR over other windows", () => {
  const carsOf = async (start: number, end: number) => {
    const reference = await loadReference(world.store, "en");
    const filter = { ...DEFAULT_FILTER, event: ["qwq-32b"], company: ["alibaba"], window: { start, end } };
    const [row] = [...reactions(await loadSelection(world.store, select(reference, filter)))];
    return row;
  };

  it("adds up: -10..10 is -10..-1 and 0..0 and 1..10", async () => {
    const parts = [await carsOf(-10, -1), await carsOf(0, 0), await carsOf(1, 10)];
    const sum = parts.reduce((total, row) => total + (row?.car?.value ?? Number.NaN), 0);
    expect((await carsOf(-10, 10))?.car?.value).toBeCloseTo(sum, 12);
    expect(parts[1]?.car?.value).toBe(parts[1]?.abnormalReturn?.value);
  });

  it("over 2..5, which leaves day 0 out, is four days' sum and AR of day 0 is still shown", async () => {
    const [later, dayZero] = [await carsOf(2, 5), await carsOf(0, 0)];
    const [long, short] = [await carsOf(0, 5), await carsOf(0, 1)];
    expect(later?.car?.value).toBeCloseTo((long?.car?.value ?? 0) - (short?.car?.value ?? 0), 12);
    expect(later?.abnormalReturn).toEqual(dayZero?.abnormalReturn);
    expect(later?.window).toBe("2..5");
  });

  it("that runs past the last bar is missing, not cut short", async () => {
    const reference = await loadReference(world.store, "en");
    const filter = {
      ...DEFAULT_FILTER,
      event: ["meta-buys-manus"],
      company: ["client-service-international"],
      window: { start: 0, end: 30 },
    };
    const [row] = [...reactions(await loadSelection(world.store, select(reference, filter)))];
    expect(row).toMatchObject({ status: "ok", car: null });
  });
});
