import { describe, expect, test } from "vitest";
import { studyEvent } from "../../../lib/study/event-study.ts";
import { simpleReturns } from "../../../lib/study/returns.ts";
import {
  answerSchema,
  columns,
  dates,
  eventLines,
  normal,
  study,
  studyFolder,
  tables,
  wide,
  windows,
} from "./study-world.ts";

const { file } = studyFolder();

const names = [
  "crossSectional",
  "patell",
  "bmp",
  "kolariPynnonen",
  "corrado",
  "corradoZivney",
  "generalizedSign",
  "generalizedRank",
  "wilcoxon",
  "crudeDependence",
];

describe("JSON", () => {
  test("each event as the study of one event gives it, joined by id and not by security", async () => {
    const run = await study(
      ...tables(file("prices.csv", wide), file("events.csv", eventLines)),
      "--model",
      "market",
      ...windows,
      "--format",
      "json",
    );
    expect(run).toMatchObject({ code: 0, error: "" });
    const { events, aggregate } = answerSchema.parse(JSON.parse(run.out));
    expect(events.map((event) => event.id)).toEqual(["one", "two", "three", "four"]);
    events.slice(0, 3).forEach((event) => {
      const closes = event.security === "AAA" ? columns.AAA : columns.BBB;
      const expected = studyEvent({
        returns: simpleReturns(Float64Array.from(closes)),
        benchmark: simpleReturns(Float64Array.from(columns.INDEX)),
        dayZero: dates.indexOf(event.day0 ?? ""),
        estimation: { start: -40, end: -3 },
        window: { start: -2, end: 2 },
        model: "market",
        minimumSessions: 19,
      });
      if (expected.status !== "ok") throw new Error(expected.status);
      expect(event.alpha).toBeCloseTo(expected.fit.alpha, 14);
      expect(event.car).toBeCloseTo(expected.car?.value ?? Number.NaN, 14);
      expect(event.carP).toBeCloseTo(expected.car?.pValue ?? Number.NaN, 11);
      expect(event.scar).toBe(event.carT);
      expect(event.abnormalReturns.map(({ t }) => t)).toEqual([-2, -1, 0, 1, 2]);
    });
    expect(aggregate.byDay.map(({ t, n }) => [t, n])).toEqual([
      [-2, 4],
      [-1, 4],
      [0, 3],
      [1, 3],
      [2, 4],
    ]);
    for (const { tests } of [...aggregate.byDay, aggregate.window])
      expect(Object.keys(tests)).toEqual(expect.arrayContaining(names));
  });

  test("a security without a price on day 0 has no CAR and says why", async () => {
    const run = await study(...tables(file("prices.csv", wide), file("events.csv", eventLines)), ...windows);
    const { events } = answerSchema.parse(JSON.parse(run.out));
    expect(events[3]).toMatchObject({ status: "ok", car: null, carReason: "suspended on day 0" });
    expect(events[3]?.abnormalReturns[2]?.value).toBeNull();
  });

  test("--gaps span takes the return over the gap beside the market's over the same span", async () => {
    const run = await study(
      ...tables(file("prices.csv", wide), file("events.csv", eventLines)),
      "--gaps",
      "span",
      "--model",
      "adjusted",
      ...windows,
    );
    const { events } = answerSchema.parse(JSON.parse(run.out));
    const [before = 0, after = 0] = [columns.CCC[49], columns.CCC[51]];
    const [marketBefore = 0, marketAfter = 0] = [columns.INDEX[49], columns.INDEX[51]];
    expect(events[3]?.abnormalReturns[3]?.value).toBeCloseTo(after / before - marketAfter / marketBefore, 12);
  });

  test("an event before or after the data, and one without a benchmark, are refused by name", async () => {
    const events = file("events.csv", [
      "id,security,date,market",
      "early,AAA,2024-01-01,INDEX",
      "late,AAA,2026-01-01,INDEX",
      "short,AAA,2025-01-10,INDEX",
      "none,AAA,2025-02-20,",
    ]);
    const run = await study("--prices", file("prices.csv", wide), "--events", events, ...windows);
    const parsed = answerSchema.parse(JSON.parse(run.out));
    expect(parsed.events.map((event) => event.status)).toEqual([
      "outside the data",
      "outside the data",
      "too few sessions",
      "no benchmark",
    ]);
    expect(parsed.aggregate.window.tests.patell).toMatchObject({ statistic: null, reason: "too few events" });
  });

  test("returns may be given instead of prices, and log returns be made of prices", async () => {
    const returns = simpleReturns(Float64Array.from(columns.AAA));
    const market = simpleReturns(Float64Array.from(columns.INDEX));
    const given = file("returns.csv", [
      "date,AAA,INDEX",
      ...dates.map(
        (date, day) => `${date},${day === 0 ? "" : returns[day]},${day === 0 ? "NA" : market[day]}`,
      ),
    ]);
    const events = file("events.csv", eventLines.slice(0, 2));
    const fromReturns = await study(
      "--returns-file",
      given,
      "--events",
      events,
      "--market",
      "INDEX",
      ...windows,
    );
    const fromPrices = await study(...tables(file("prices.csv", wide), events), ...windows);
    expect(answerSchema.parse(JSON.parse(fromReturns.out)).events[0]?.car).toBeCloseTo(
      answerSchema.parse(JSON.parse(fromPrices.out)).events[0]?.car ?? 0,
      12,
    );
    const log = await study(
      ...tables(file("prices.csv", wide), events),
      "--returns",
      "log",
      "--model",
      "adjusted",
      ...windows,
    );
    const [first = 0, last = 0] = [columns.AAA[47], columns.AAA[52]];
    const [marketFirst = 0, marketLast = 0] = [columns.INDEX[47], columns.INDEX[52]];
    expect(answerSchema.parse(JSON.parse(log.out)).events[0]?.car).toBeCloseTo(
      Math.log(last / first) - Math.log(marketLast / marketFirst),
      12,
    );
  });

  test("factors of one's own file, with a riskless rate", async () => {
    const factors = file("factors.csv", [
      "date,MKT,SIZE,RF",
      ...dates.map((date) => `${date},${0.01 * normal()},${0.01 * normal()},0.0001`),
    ]);
    const run = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      file("events.csv", eventLines),
      "--model",
      "factors",
      "--factors",
      factors,
      "--risk-free",
      "RF",
      ...windows,
    );
    expect(run.error).toBe("");
    expect(answerSchema.parse(JSON.parse(run.out)).events[0]?.status).toBe("ok");
  });
});
