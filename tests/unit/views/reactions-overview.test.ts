import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ReactionsOverview,
  reactionsOverview,
} from "../../../lib/views/reactions/reactions-overview.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let overview: ReactionsOverview;
let reactions: readonly TableReaction[];
beforeAll(async () => {
  world = await seededStore();
  overview = await reactionsOverview({}, world.store);
  const { shown } = await reactionsPage({ view: "table" }, "en", world.store);
  reactions = shown.view === "table" ? shown.reactions : [];
});
afterAll(() => world.dispose());

/** The reactions that are studied together, read off the table. */
const measured = () => reactions.filter(({ relation, status }) => relation !== null && status === "ok");

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("all named reactions of the shipped data together", () => {
  it("are 40 pairs, the ones that the table names and has figures for", () => {
    expect(overview.sample.pairs).toBe(40);
    expect(measured()).toHaveLength(40);
    expect(overview.sample.limitsHit).toBe(measured().filter(({ limit }) => limit !== null).length);
  });

  it("have the mean of their abnormal returns as AAR, and of their CARs as CAAR", () => {
    const { dayZero, window } = overview.together?.aggregate ?? {};
    const abnormal = measured().flatMap(({ abnormalReturn }) => abnormalReturn?.value ?? []);
    const cumulative = measured().flatMap(({ car }) => car?.value ?? []);
    expect(dayZero?.average).toBeCloseTo(mean(abnormal), 12);
    expect(window?.cumulative).toBeCloseTo(mean(cumulative), 12);
    expect(dayZero?.positive).toBe(abnormal.filter((value) => value > 0).length);
  });

  it("have sqrt(N) x mean / standard deviation as their cross-sectional t", () => {
    const values = measured().flatMap(({ abnormalReturn }) => abnormalReturn?.value ?? []);
    const centre = mean(values);
    const deviation = Math.sqrt(
      values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1),
    );
    const result = overview.together?.tests.find(({ name }) => name === "crossSectional")?.dayZero;
    expect(result?.status).toBe("ok");
    if (result?.status === "ok") {
      expect(result.statistic).toBeCloseTo((Math.sqrt(values.length) * centre) / deviation, 9);
    }
  });

  it("stand on scales with every average and the bands over 10 days or more: one of 3 days presses none flat", () => {
    const { kinds = [], axes } = overview.together ?? {};
    const few = kinds.filter(({ days }) => days < 10);
    expect(few.length).toBeGreaterThan(0);
    const [high, low] = [axes?.average?.high ?? Number.NaN, axes?.average?.low ?? Number.NaN];
    for (const { averagePath, days } of kinds)
      for (const { car, ...band } of averagePath)
        for (const value of [car, ...(days < 10 ? [] : [band.low, band.high])]) {
          if (value === null) continue;
          expect(value).toBeLessThanOrEqual(high);
          expect(value).toBeGreaterThanOrEqual(low);
        }
    const widest = Math.max(...few.flatMap(({ averagePath }) => averagePath.map((point) => point.high ?? 0)));
    expect(widest).toBeGreaterThan(2 * high);
  });

  it("share days, so that the advice is a test that allows for it", () => {
    expect(overview.together?.advice.test).toBe("kolariPapePynnonen");
    expect(overview.together?.advice.reasons).toEqual([
      "events share days",
      "windows overlap",
      "price limits hit",
    ]);
  });

  it("by kind give the same band every time, since its seed is fixed", async () => {
    const again = await reactionsOverview({}, world.store);
    expect(again.together?.kinds).toEqual(overview.together?.kinds);
    expect(overview.together?.kinds.map(({ kind }) => kind)).toContain("model");
  });

  it("are not studied together where the windows overlap", async () => {
    const overlapping = await reactionsOverview(new URLSearchParams("window=-20..5"), world.store);
    expect(overlapping.together).toBeNull();
    expect(overlapping.sample.pairs).toBe(overview.sample.pairs);
  });

  it("with a kind that has one announcement still answer, every test with its result or its reason", async () => {
    const one = await reactionsOverview(new URLSearchParams("kind=pricing"), world.store);
    const results = one.together?.tests ?? [];
    expect(results).toHaveLength(21);
    for (const { window } of results) {
      if (window.status === "ok") expect(Number.isFinite(window.statistic)).toBe(true);
    }
  });
});
