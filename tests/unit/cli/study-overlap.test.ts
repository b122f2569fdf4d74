import { expect, test } from "vitest";
import { z } from "zod";
import { seededRandom } from "../../../lib/study/random.ts";
import { normalSource } from "../../reference/slow/generate.ts";
import { study, studyFolder } from "./study-world.ts";

const { file } = studyFolder();
const testSchema = z.looseObject({ statistic: z.number().nullable(), pValue: z.number().nullable() });
const answerSchema = z.object({
  events: z.array(
    z.looseObject({
      car: z.number(),
      carP: z.number(),
      carDetectable: z.number(),
      carEquivalenceP: z.number().nullable(),
      carHolm: z.number(),
      carBenjaminiHochberg: z.number(),
    }),
  ),
  aggregate: z.looseObject({
    meanCorrelation: z.number(),
    clustering: z.looseObject({
      sharing: z.number(),
      overlappingPairs: z.number(),
      longestChain: z.number(),
    }),
    advice: z.looseObject({ test: z.string(), reasons: z.array(z.string()) }),
    dependence: z.looseObject({ correlation: z.number(), overlapCorrelation: z.number() }),
    window: z.looseObject({ tests: z.record(z.string(), testSchema) }),
  }),
});

/** Twelve shares that move together, an event of each on consecutive days, as files. */
function overlapping(sessions = 260) {
  const normal = normalSource(seededRandom(17));
  const names = Array.from({ length: 12 }, (_, share) => `S${share}`);
  const days = Array.from({ length: sessions }, (_, day) => {
    return new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
  });
  const rows = days.map((day) => {
    const [market, together] = [0.01 * normal(), normal()];
    return [day, market, ...names.map(() => market + 0.014 * together + 0.014 * normal())].join(",");
  });
  return [
    ...["--returns-file", file("returns.csv", [["date", "INDEX", ...names].join(","), ...rows])],
    ...[
      "--events",
      file("events.csv", [
        "id,security,date",
        ...names.map((name, share) => `e${share},${name},${days[sessions - 30 + share]}`),
      ]),
    ],
    ...["--market", "INDEX"],
  ];
}

test("twelve events on consecutive days: their overlap is counted and named, and BMP is not advised", async () => {
  const { out } = await study(...overlapping());
  const { clustering, advice, dependence, meanCorrelation, window } = answerSchema.parse(
    JSON.parse(out),
  ).aggregate;
  expect(clustering).toMatchObject({ sharing: 0, overlappingPairs: 66, longestChain: 12 });
  expect(advice).toMatchObject({ test: "kolariPapePynnonen", reasons: ["windows overlap"] });
  // Half of each residual's variance is common to all on a date; session by session from day 0 none is.
  expect(dependence.correlation).toBeGreaterThan(0.4);
  expect(meanCorrelation).toBeLessThan(0.1);
  const [bmp, kolariPapePynnonen] = [window.tests.bmp, window.tests.kolariPapePynnonen];
  expect(Math.abs(kolariPapePynnonen?.statistic ?? 9) / Math.abs(bmp?.statistic ?? 0)).toBeLessThan(0.5);
  expect(window.tests.blockBootstrap).toMatchObject({ statistic: null, reason: "not asked" });
});

test("each CAR has the least that could be seen, its p corrected for twelve, and equivalence where asked", async () => {
  const { events } = answerSchema.parse(JSON.parse((await study(...overlapping())).out));
  const asked = await study(
    ...overlapping(),
    "--equivalence-bound",
    "0.5",
    "--level",
    "0.01",
    "--power",
    "0.9",
  );
  const stricter = answerSchema.parse(JSON.parse(asked.out)).events;
  const least = Math.min(...events.map(({ carP }) => carP));
  events.forEach((event, row) => {
    // Twenty-one sessions of a residual of 2% each: about 2.8 x 2% x sqrt(21), with its prediction error.
    expect(event.carDetectable).toBeGreaterThan(0.2);
    expect(event.carDetectable).toBeLessThan(0.4);
    expect(event.carHolm).toBeGreaterThanOrEqual(event.carBenjaminiHochberg);
    if (event.carP === least) expect(event.carHolm).toBeCloseTo(Math.min(1, 12 * event.carP), 12);
    expect(event.carEquivalenceP).toBeNull();
    expect(stricter[row]?.carDetectable).toBeGreaterThan(event.carDetectable);
    expect(stricter[row]?.carEquivalenceP).toBeLessThan(0.05);
  });
  const { code, error } = await study(...overlapping(), "--equivalence-bound", "0");
  expect([code, error]).toEqual([
    2,
    expect.stringContaining("--equivalence-bound must be a fraction above 0"),
  ]);
});

test("--resample 99 makes the block bootstrap and the placebo, with the same digits every time", async () => {
  // Fourteen days under way: a placebo wants 280 to move by.
  const asked = [...overlapping(420), "--window", "-1..1", "--estimation", "-90..-11", "--resample", "99"];
  const [{ out }, again] = [await study(...asked), await study(...asked)];
  expect(again.out).toBe(out);
  const { tests } = answerSchema.parse(JSON.parse(out)).aggregate.window;
  for (const name of ["blockBootstrap", "placebo"]) {
    const hundredths = 100 * (tests[name]?.pValue ?? 0);
    expect(hundredths, name).toBeCloseTo(Math.round(hundredths), 9);
    expect(hundredths, name).toBeGreaterThanOrEqual(1);
  }
  const { code, error } = await study(...overlapping(), "--resample", "many");
  expect([code, error]).toEqual([2, expect.stringContaining("--resample must be 0, or a whole number")]);
});
