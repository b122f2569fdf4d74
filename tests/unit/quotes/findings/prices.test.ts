import { describe, expect, it } from "vitest";
import {
  adjustmentJumps,
  closesBeyondLimit,
  closesOutsideRange,
  frozenCloses,
} from "../../../../lib/quotes/findings/price-findings.ts";
import { unexplainedSteps } from "../../../../lib/quotes/findings/unexplained-steps.ts";
import { action, bar, barsOf, DAYS, seriesOf } from "./made-series.ts";

describe("a close beyond the price limit", () => {
  it("is found: 10.00 to 11.01 on a board with a limit of 10%, whose upper limit price is 11.00", () => {
    expect(closesBeyondLimit(seriesOf(barsOf([10, 11.01])))).toEqual([
      {
        subject: "002315.SZ",
        session: "2025-03-04",
        lastSession: "2025-03-04",
        kind: "beyond limit",
        severity: "error",
        detail: { close: 11.01, previous: 10, limit: 11 },
      },
    ]);
  });

  it("names the lower limit price below it: 10.00 to 8.90 broke 9.00", () => {
    expect(closesBeyondLimit(seriesOf(barsOf([10, 8.9])))[0]?.detail).toMatchObject({ limit: 9 });
  });

  it("is none at the limit itself, on an ex-date, after a gap, on adjusted prices, or for an index", () => {
    expect(closesBeyondLimit(seriesOf(barsOf([10, 11, 9.9])))).toEqual([]);
    expect(closesBeyondLimit(seriesOf(barsOf([10, 8]), { actions: [action("2025-03-04")] }))).toEqual([]);
    expect(closesBeyondLimit(seriesOf(barsOf([10, null, 12])))).toEqual([]);
    expect(closesBeyondLimit(seriesOf(barsOf([10, 12]), { basis: "adjusted" }))).toEqual([]);
    expect(closesBeyondLimit(seriesOf(barsOf([10, 12]), { kind: "index" }))).toEqual([]);
    expect(closesBeyondLimit(seriesOf(barsOf([10, 12]), { exchange: "XHKG" }))).toEqual([]);
  });

  it("is none in a new listing's first five sessions, and a note where a person let it in", () => {
    const listed = { symbol: "301099.SZ", listedOn: "2025-03-03" };
    expect(closesBeyondLimit(seriesOf(barsOf([10, 14, 9, 13, 10]), listed))).toEqual([]);
    expect(closesBeyondLimit(seriesOf(barsOf([10, 10, 10, 10, 10, 13]), listed))).toHaveLength(1);
    const letIn = [bar("2025-03-03", 10), bar("2025-03-04", 12, { flag: "confirmed" })];
    expect(closesBeyondLimit(seriesOf(letIn))).toMatchObject([{ kind: "let in", severity: "note" }]);
  });
});

describe("a step that nothing explains", () => {
  const hongKong = { symbol: "0700.HK", exchange: "XHKG" } as const;
  const found = (closes: readonly (number | null)[], said = {}) =>
    unexplainedSteps(seriesOf(barsOf(closes), { ...hongKong, ...said }));

  it.each([
    [100, 50.9, "2:1"],
    [100, 66, "3:2"],
    [100, 5.1, "20:1"],
    [10, 51, "1:5"],
    [10, 15.1, "2:3"],
  ])("is seen in a step from %d to %d: %s", (before, after, ratio) => {
    expect(found([before, after])).toMatchObject([
      { kind: "undeclared split", session: "2025-03-04", detail: { close: after, previous: before, ratio } },
    ]);
  });

  it("is none for a fall of 27%, for one of 45% that is near no ratio, and where the split is stored", () => {
    expect(found([100, 73])).toEqual([]);
    expect(found([100, 55])).toEqual([]);
    expect(found([100, 50], { actions: [action("2025-03-04", "split")] })).toEqual([]);
  });

  it("is seen across a suspension, where the split is not inside it", () => {
    expect(found([100, null, null, 50])).toMatchObject([{ session: "2025-03-06" }]);
    expect(found([100, null, null, 50], { actions: [action("2025-03-05", "split")] })).toEqual([]);
  });

  it("is none across a gap of six sessions, nor across years before the calendar, whatever the step", () => {
    expect(found([100, null, null, null, null, null, null, 50])).toEqual([]);
    expect(found([100, null, null, null, null, null, 50])).toHaveLength(1);
    const years = [bar("2014-05-14", 514), bar("2017-05-15", 257)];
    expect(unexplainedSteps(seriesOf(years, hongKong))).toEqual([]);
  });

  it("of no ratio is an unexplained step beyond 50%: 645.57 to 93.70, and 100 to 233, but not 100 to 55", () => {
    expect(found([645.57, 93.7])).toMatchObject([
      {
        kind: "unexplained step",
        severity: "error",
        session: "2025-03-04",
        detail: { close: 93.7, previous: 645.57, move: expect.closeTo(-0.855, 3) },
      },
    ]);
    expect(found([100, 233])).toMatchObject([{ kind: "unexplained step" }]);
    expect(found([100, 55])).toEqual([]);
    expect(found([645.57, 93.7], { actions: [action("2025-03-04", "split")] })).toEqual([]);
  });

  it("is none in a new listing's first five sessions in Shenzhen, nor on a close that a person let in", () => {
    const shenzhen = { symbol: "301099.SZ", exchange: "XSHE" } as const;
    const said = { ...shenzhen, listedOn: "2025-03-03" };
    expect(found([20, 44, 20, 44, 21], said)).toEqual([]);
    expect(found([20, 21, 20, 21, 21, 44], said)).toHaveLength(1);
    const letIn = [bar(DAYS[0] ?? "", 100), bar(DAYS[1] ?? "", 50, { flag: "confirmed" })];
    expect(unexplainedSteps(seriesOf(letIn, hongKong))).toEqual([]);
  });

  it("is none on adjusted prices or for an index", () => {
    expect(found([100, 50], { basis: "adjusted" })).toEqual([]);
    expect(found([100, 50], { kind: "index" })).toEqual([]);
  });
});

describe("a close outside its range", () => {
  const found = (said: object) => closesOutsideRange(seriesOf([bar("2025-03-03", 10, said)]));

  it("is found above the high and below the low, and so is an open", () => {
    expect(found({ open: 9.8, low: 9.5, high: 9.9 })).toMatchObject([
      { kind: "close outside range", detail: { field: "close", price: 10, low: 9.5, high: 9.9 } },
    ]);
    expect(found({ open: 10.2, low: 10.1, high: 10.3 })).toMatchObject([{ detail: { field: "close" } }]);
    expect(found({ open: 10.4, low: 9.9, high: 10.3 })).toMatchObject([
      { detail: { field: "open", price: 10.4 } },
    ]);
  });

  it("is none at the high itself, where a 32-bit float makes 10 of 9.9999999, or with closes only", () => {
    expect(found({ high: 10, low: 9 })).toEqual([]);
    expect(found({ open: 9.5, high: 9.999_999_9, low: 9 })).toEqual([]);
    expect(found({ open: null, high: null, low: null })).toEqual([]);
  });
});

describe("a jump of the adjustment", () => {
  const bars = [bar(DAYS[0] ?? "", 10, { adjustedClose: 9 }), bar(DAYS[1] ?? "", 11)];

  it("is found where adjusted over raw goes from 0.9 to 1 with no action", () => {
    expect(adjustmentJumps(seriesOf(bars))).toMatchObject([
      {
        kind: "adjustment jump",
        severity: "error",
        session: "2025-03-04",
        detail: { before: 0.9, after: 1 },
      },
    ]);
  });

  it("is none with a dividend on that day, nor for the last digits of a double", () => {
    expect(adjustmentJumps(seriesOf(bars, { actions: [action("2025-03-04")] }))).toEqual([]);
    const near = [bar(DAYS[0] ?? "", 10, { adjustedClose: 10.000_001 }), bar(DAYS[1] ?? "", 11)];
    expect(adjustmentJumps(seriesOf(near))).toEqual([]);
  });
});

describe("a frozen close", () => {
  const quiet = (at: number, close: number) => bar(DAYS[at] ?? "", close, { volume: null });
  const frozen = [bar(DAYS[0] ?? "", 10), quiet(1, 10), quiet(2, 10), quiet(3, 10), bar(DAYS[4] ?? "", 10)];

  it("is three bars with one close and no volume: one finding from the first to the last of them", () => {
    expect(frozenCloses(seriesOf(frozen))).toMatchObject([
      {
        kind: "frozen close",
        session: "2025-03-04",
        lastSession: "2025-03-06",
        detail: { close: 10, count: 3 },
      },
    ]);
  });

  it("is none for two bars, for closes that move, with volumes, in a series without volumes, or for an index", () => {
    expect(frozenCloses(seriesOf(frozen.slice(0, 3)))).toEqual([]);
    const moving = [bar(DAYS[0] ?? "", 10), quiet(1, 10), quiet(2, 10.1), quiet(3, 10)];
    expect(frozenCloses(seriesOf(moving))).toEqual([]);
    expect(frozenCloses(seriesOf(barsOf([10, 10, 10, 10])))).toEqual([]);
    expect(frozenCloses(seriesOf(frozen.slice(1, 4)))).toEqual([]);
    expect(frozenCloses(seriesOf(frozen, { kind: "index" }))).toEqual([]);
  });
});
