import { describe, expect, it } from "vitest";
import type { Made } from "../made-world.ts";
import { DAY, measuresOf } from "./measures-of.ts";

const { verdictOf, itJudgesThemAll } = measuresOf("prices.test.ts");

describe("price or level", () => {
  it.each([
    ["close", 108],
    ["high", 110],
    ["low", 102],
    ["open", 103],
  ])("at the %s: %d", async (at, value) => {
    const verdict = await verdictOf(DAY, `${at} price 2025-03-06`, `HK$${value}`);
    expect(verdict).toMatchObject({ value, comparison: "as written", currency: "HKD" });
  });

  it("at a time: 105 lies in 102 to 110 and can't be checked, 111 is off by 1", async () => {
    expect(await verdictOf(DAY, "price during 2025-03-06", "HK$105")).toMatchObject({ inRange: true });
    expect(await verdictOf(DAY, "price during 2025-03-06", "HK$111")).toMatchObject({
      comparison: "off",
      difference: -1,
    });
  });

  it.each(["split-adjusted", undefined])("of adjusted prices can't be checked (%s)", async (flag) => {
    const bars = DAY.map((bar) => ({ ...bar, ...(flag && { flag }) }));
    const basis = flag ? ("raw" as const) : ("adjusted" as const);
    const made = { instruments: { A: { bars, basis } } };
    expect(await verdictOf(made, "close price 2025-03-06", "108")).toMatchObject({ why: "adjusted prices" });
  });
});

describe("price limit", () => {
  const limited = (state: "up" | "down" | null): Made => ({
    instruments: { A: { bars: DAY } },
    limits: { "A 2025-03-06": { limit: 0.1, up: 110, down: 90, state } },
  });
  it("a close at it is as written, with or without its 10%; at none, at the other one, and at 20% it is off", async () => {
    expect(await verdictOf(limited("up"), "limit up 2025-03-06", "limit-up")).toMatchObject({
      comparison: "as written",
    });
    expect(await verdictOf(limited("up"), "limit up 2025-03-06", "10%")).toMatchObject({
      comparison: "as written",
    });
    expect(await verdictOf(limited("up"), "limit up 2025-03-06", "20%")).toMatchObject({ comparison: "off" });
    expect(await verdictOf(limited(null), "limit up 2025-03-06", "limit-up")).toMatchObject({
      comparison: "off",
    });
    expect(await verdictOf(limited("down"), "limit up 2025-03-06", "10%")).toMatchObject({
      comparison: "off",
    });
    expect(await verdictOf(limited("down"), "limit down 2025-03-06", "10% lower")).toMatchObject({
      comparison: "as written",
    });
  });

  it("beside it the change of the day is as written too: 110.1 over 100.07 is 10.02% by a limit of 10%, and 10.2% is off", async () => {
    const bars = [
      { on: "2025-03-05", close: 100.07 },
      { on: "2025-03-06", close: 110.1 },
    ];
    const made: Made = {
      instruments: { A: { bars } },
      limits: { "A 2025-03-06": { limit: 0.1, up: 110.1, down: 90.06, state: "up" } },
    };
    const judge = async (reported: string) =>
      (await verdictOf(made, "limit up 2025-03-06", reported)).comparison;
    expect([await judge("10%"), await judge("10.02%"), await judge("10.2%")]).toEqual([
      "as written",
      "as written",
      "off",
    ]);
  });

  it("where there is none can't be checked", async () => {
    expect(await verdictOf(DAY, "limit up 2025-03-06", "10%")).toMatchObject({ why: "no limit" });
  });
});

itJudgesThemAll();
