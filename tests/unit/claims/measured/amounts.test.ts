import { describe, expect, it } from "vitest";
import { DAY, measuresOf } from "./measures-of.ts";

const { verdictOf, itJudgesThemAll } = measuresOf("amounts.test.ts");

describe("conversion and ratio", () => {
  const rates = { CNY: { "2025-02-24": 7.25 } };
  it("380 billion yuan at 7.25 are 52.41 billion dollars: 52 as written, 53 off by 0.59 billion", async () => {
    const words = "conversion of 380000000000 CNY to USD 2025-02-24";
    const made = { instruments: {}, rates };
    expect(await verdictOf(made, words, "$52 billion", null)).toMatchObject({ comparison: "as written" });
    const off = await verdictOf(made, words, "$53 billion", null);
    expect(off.comparison).toBe("off");
    expect((off.difference ?? 0) / 1e9).toBeCloseTo(-0.586, 3);
    expect(await verdictOf({ instruments: {} }, words, "$52 billion", null)).toMatchObject({
      why: "no rate",
    });
  });

  it("32 of 671 is 4.769%: 5% as written, 4.7% if cut off, 4.9% off", async () => {
    const made = { instruments: {} };
    const compared = async (reported: string) =>
      (await verdictOf(made, "ratio of 32 to 671", reported, null)).comparison;
    expect([await compared("5%"), await compared("4.7%"), await compared("4.9%")]).toEqual([
      "as written",
      "if cut off",
      "off",
    ]);
  });
});

describe("what is no market figure", () => {
  it("can't be checked", async () => {
    expect(await verdictOf(DAY, "no market figure", "higher", null)).toMatchObject({
      why: "no market figure",
    });
  });
});

itJudgesThemAll();
