import { describe, expect, it } from "vitest";
import { type Made, week } from "../made-world.ts";
import { measuresOf } from "./measures-of.ts";

const { verdictOf, itJudgesThemAll } = measuresOf("history.test.ts");

describe("new high or low since", () => {
  // 105 on the 3rd and 106 on the 7th: the last close as high as 106 was on the 4th.
  const bars = week([105, 107, 104, 103, 106]);
  it("106 on the 7th is the highest close since the 4th: 3 days, 3 sessions", async () => {
    for (const reported of ["three days", "3 sessions", "2025-03-04"]) {
      expect(await verdictOf(bars, "new high by close 2025-03-07", reported), reported).toMatchObject({
        comparison: "as written",
      });
    }
    expect((await verdictOf(bars, "new high by close 2025-03-07", "two days")).difference).toBe(1);
  });

  it("is told by prices as traded: 100 after a dividend of 10 from 105 is no high, and by adjusted ones is", async () => {
    const bars = [
      { on: "2025-03-03", close: 105, adjusted: 95 },
      { on: "2025-03-04", close: 104, adjusted: 94 },
      { on: "2025-03-05", close: 100, adjusted: 100 },
    ];
    const raw = await verdictOf(bars, "new high by close 2025-03-05", "one day");
    expect(raw).toMatchObject({ comparison: "as written", value: 1 });
    // By adjusted prices nothing was as high since the 3rd, where the quotes begin: no other day can be told.
    const adjusted = await verdictOf(bars, "new high by close 2025-03-05", "2025-03-01");
    expect(adjusted).toMatchObject({
      comparison: "off",
      readings: expect.arrayContaining([expect.objectContaining({ basis: "adjusted", fits: null })]),
    });
  });

  it("103 on the 6th is the lowest stored: since when can't be told beyond the 3rd, where the quotes begin", async () => {
    expect(await verdictOf(bars, "new low by close 2025-03-06", "late 2021")).toMatchObject({
      comparison: "cannot be checked",
      why: "history too short",
    });
    // Nothing as low since the 3rd: to say since the 4th is too little.
    expect(await verdictOf(bars, "new low by close 2025-03-06", "2025-03-04")).toMatchObject({
      comparison: "off",
    });
  });
});

describe("largest move since", () => {
  // +10% on the 4th, -5%, +1%, +6%: the last rise as large was on the 4th.
  const bars = week([100, 110, 104.5, 105.545, 111.8777]);
  it("6% on the 7th is the largest rise since the 4th, three days before", async () => {
    expect(await verdictOf(bars, "largest rise by close 2025-03-07", "three days")).toMatchObject({
      comparison: "as written",
      value: 3,
    });
  });

  it("of a fall, of which there is none before, history is too short", async () => {
    expect(await verdictOf(bars, "largest fall by close 2025-03-05", "two weeks")).toMatchObject({
      why: "history too short",
    });
  });
});

describe("volume multiple", () => {
  const bars = week([100, 101, 102, 103]).map((bar, at) => ({
    ...bar,
    volume: [100, 200, 300, 500][at] ?? 0,
  }));
  it("500 over the mean of 100, 200 and 300 is 2.5 times", async () => {
    expect(await verdictOf(bars, "volume over 3 sessions 2025-03-06", "2.5 times")).toMatchObject({
      value: 2.5,
      comparison: "as written",
    });
    expect(await verdictOf(bars, "volume over 4 sessions 2025-03-06", "2.5 times")).toMatchObject({
      why: "history too short",
    });
  });
});

describe("rank among peers", () => {
  const peer = (close: number) => ({ bars: week([100, close]) });
  const made: Made = { instruments: { A: peer(105), B: peer(107), C: peer(99), D: { bars: [] } } };
  it("+5% among +7% and -1% is the second gain and the second loss; a peer without a bar is named", async () => {
    const gain = await verdictOf(made, "rank by gain 2025-03-04 among A B C D", "second");
    expect(gain).toMatchObject({ value: 2, comparison: "as written" });
    const [stated] = gain.readings;
    expect(stated?.measured).toMatchObject({ step: { without: ["D"] } });
    expect(await verdictOf(made, "rank by loss 2025-03-04 among B C", "2")).toMatchObject({ value: 2 });
  });
});

describe("streak", () => {
  const bars = week([100, 99, 100, 101, 102]);
  it("99, 100, 101, 102 is a third straight rise", async () => {
    expect(await verdictOf(bars, "streak up 2025-03-07", "third straight")).toMatchObject({
      value: 3,
      comparison: "as written",
    });
    expect(await verdictOf(bars, "streak down 2025-03-04", "1")).toMatchObject({ why: "history too short" });
    expect(await verdictOf(bars, "streak down 2025-03-07", "2")).toMatchObject({
      value: 0,
      comparison: "off",
    });
  });
});

itJudgesThemAll();
