import { describe, expect, it, test } from "vitest";
import { answer, days, factorLines, factorRows, problem, warned } from "./study-input-world.ts";

const options = { model: "factors", "risk-free": "RF" };
const fractions = answer({ factors: factorLines, options });
const car = fractions.events[0]?.car ?? Number.NaN;

const percent = (figure: number) => (figure * 100).toFixed(6);
const inPercent = factorRows.map(({ day, figures, riskless }) => [
  day,
  ...figures.map(percent),
  percent(riskless),
]);

/** Kenneth French's form as downloaded: a title, no name above the dates, padded cells, a second block, a copyright. */
const published = [
  "This file was created by CMPT_ME_BEME_RETS_DAILY using the 202412 CRSP database.",
  "The 1-month TBill return is from Ibbotson and Associates, Inc. Missing data are indicated by -99.99 or -999.",
  "",
  ",Mkt-RF,SMB,HML,RF",
  ...inPercent.map(([day = "", ...figures]) =>
    [day.replaceAll("-", ""), ...figures.map((f) => `   ${f}`)].join(","),
  ),
  "",
  "  Annual Factors: January-December",
  ",Mkt-RF,SMB,HML,RF",
  "2024,   21.00,   -3.00,    4.00,    5.00",
  "",
  "Copyright 2024 Eugene F. Fama and Kenneth R. French",
];

describe("factors", () => {
  it("in fractions with their riskless rate named leave no doubt", () => {
    expect(fractions.warnings).toEqual([]);
    expect(fractions.events[0]).toMatchObject({ status: "ok", n: 90 });
  });

  it("as Kenneth French publishes them: title, percent and yearly block give the car of the fractions, and are said", () => {
    const read = answer({ factors: published, options });
    expect(read.events[0]?.car).toBeCloseTo(car, 10);
    expect(warned(read, "read as published")).toContain("in percent");
    expect(warned(read, "rows not read")).toContain(`up to line ${4 + days.length + 2}`);
    expect(read.warnings).toHaveLength(2);
    const withoutYears = published.filter((line) => !/^2024,|Annual/.test(line));
    expect(answer({ factors: withoutYears, options }).warnings.map(({ code }) => code)).toEqual([
      "read as published",
    ]);
  });

  it("as published by the month are no daily figures", () => {
    const monthly = [",Mkt-RF,SMB,HML,RF", "202401,1.0,0.1,0.1,0.4", "202402,1.0,0.1,0.1,0.4"];
    expect(problem({ factors: monthly, options })).toContain('"202401" is a month');
  });

  test("in percent: a warning that says what settles it, and so said, the car of the fractions", () => {
    const lines = ["date,MktRF,SMB,HML,RF", ...inPercent.map((row) => row.join(","))];
    const read = answer({ factors: lines, options });
    expect(warned(read, "figures in percent")).toContain("--factors-unit percent");
    expect(warned(read, "riskless rate too high")).toContain("RF is 0.01 a session");
    const said = answer({ factors: lines, options: { ...options, "factors-unit": "percent" } });
    expect(said.warnings).toEqual([]);
    expect(said.events[0]?.car).toBeCloseTo(car, 10);
  });

  test("-99.99 is no return: the row is left out of 90, counted and named by its line", () => {
    const at = 60;
    const lines = factorLines.with(at, `${days[at - 1]},-99.99,-99.99,-99.99,-99.99`);
    const read = answer({ factors: lines, options });
    expect(read.events[0]?.n).toBe(89);
    expect(warned(read, "missing code")).toContain(
      "-99.99, a code for missing, stands in 4 cells, first on line 61",
    );
    expect(read.events[0]?.car).toBeCloseTo(car, 2);
  });

  it.each(["RF", "rf", "Risk_Free"])("a column %s that nobody named is a factor, and doubted", (name) => {
    const lines = factorLines.with(0, `date,MktRF,SMB,HML,${name}`);
    const read = answer({ factors: lines, options: { model: "factors" } });
    expect(warned(read, "riskless rate as a factor")).toContain(`say --risk-free ${name}`);
  });

  test("a column that is never negative is doubted whatever its name", () => {
    const lines = factorLines.with(0, "date,MktRF,SMB,HML,OTHER");
    expect(
      warned(answer({ factors: lines, options: { model: "factors" } }), "riskless rate as a factor"),
    ).toBeDefined();
  });

  test("a slip of the decimal point is named by its day", () => {
    const lines = factorLines.with(50, `${days[49]},1.2,0.001,0.001,0.0001`);
    expect(warned(answer({ factors: lines, options }), "hundredfold slip")).toContain(
      `MktRF on ${days[49]} is 1.2`,
    );
  });

  test("are refused for a model that does not read them", () => {
    expect(problem({ factors: factorLines })).toBe(
      "--factors is not read by --model market: capm and factors are made of it",
    );
  });
});
