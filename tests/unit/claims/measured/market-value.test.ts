import { describe, expect, it } from "vitest";
import type { Made } from "../made-world.ts";
import { DAY, measuresOf } from "./measures-of.ts";

const { verdictOf, itJudgesThemAll } = measuresOf("market-value.test.ts");

describe("market value", () => {
  const made: Made = {
    instruments: {
      A: { company: "a", bars: [{ on: "2024-12-31", close: 80 }, ...DAY] },
      ADR: { company: "a", currency: "USD", sharesPerUnit: 8, bars: [{ on: "2025-03-06", close: 112 }] },
    },
    counts: {
      a: [
        { asOf: "2024-12-31", shares: 1e9 },
        { asOf: "2025-03-06", shares: 0.9e9 },
      ],
    },
    rates: { HKD: { "2024-12-31": 8, "2025-03-05": 8, "2025-03-06": 7.5 } },
  };
  it("is price x the count in force / that day's rate: 108 x 0.9 bn / 7.5 = 12.96 bn, the day before 100 x 1 bn / 8 = 12.5 bn", async () => {
    expect(
      (await verdictOf(made, "close market value in USD 2025-03-06", "$12.96 billion")).value,
    ).toBeCloseTo(12.96e9, 3);
    expect(
      (await verdictOf(made, "close market value in USD 2025-03-05", "$12.5 billion")).value,
    ).toBeCloseTo(12.5e9, 3);
    expect((await verdictOf(made, "close market value in HKD 2025-03-06", "97.2 billion")).comparison).toBe(
      "as written",
    );
  });

  it("of a receipt that stands for 8 shares: 112 / 8 x 0.9 bn = 12.6 bn", async () => {
    const verdict = await verdictOf(made, "close market value in USD 2025-03-06", "$12.6 billion", "ADR");
    expect(verdict.value).toBeCloseTo(12.6e9, 3);
  });

  it("changed this year by 12.96 bn less 80 x 1 bn / 8 = 10 bn: 2.96 bn", async () => {
    const verdict = await verdictOf(
      made,
      "close market value change in USD this year to 2025-03-06",
      "$2.96 billion",
    );
    expect(verdict.value).toBeCloseTo(2.96e9, 3);
    expect(verdict.comparison).toBe("as written");
  });

  it("without a share count, and without a rate, can't be checked", async () => {
    expect(
      await verdictOf({ ...made, counts: {} }, "close market value in USD 2025-03-06", "$1"),
    ).toMatchObject({
      why: "no share count",
    });
    expect(
      await verdictOf({ ...made, rates: {} }, "close market value in USD 2025-03-06", "$1"),
    ).toMatchObject({
      why: "no rate",
    });
  });
});

itJudgesThemAll();
