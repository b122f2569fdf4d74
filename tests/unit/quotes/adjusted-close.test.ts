import { describe, expect, it } from "vitest";
import { adjustedCloses } from "../../../lib/quotes/adjusted-close.ts";

const closes = (...values: number[]) =>
  values.map((close, index) => ({ session: `2025-03-0${index + 3}`, close }));
const dividend = (exDate: string, amount: number) => ({ exDate, dividend: amount, ratio: 1 });
const split = (exDate: string, ratio: number) => ({ exDate, dividend: 0, ratio });

describe("adjusted closes", () => {
  it("equal the closes when nothing was paid or split", () => {
    expect(adjustedCloses(closes(10, 11, 12), [])).toEqual([10, 11, 12]);
  });

  it("a dividend of 1 after a close of 50: 40 and 50 become 40 x 0.98 = 39.2 and 49, 49.5 stays", () => {
    const adjusted = adjustedCloses(closes(40, 50, 49.5), [dividend("2025-03-05", 1)]);
    expect(adjusted).toEqual([expect.closeTo(39.2, 12), expect.closeTo(49, 12), 49.5]);
  });

  it("a dividend of US$0.25 at 7.8 is HK$1.95: a close of 97.5 before it becomes 97.5 - 1.95 = 95.55", () => {
    const adjusted = adjustedCloses(closes(97.5, 96), [dividend("2025-03-04", 0.25 * 7.8)]);
    expect(adjusted[0]).toBeCloseTo(95.55, 12);
  });

  it("a split of 8 for 1 after a close of 98: 98 becomes 12.25", () => {
    expect(adjustedCloses(closes(98, 12.5), [split("2025-03-04", 8)])).toEqual([12.25, 12.5]);
  });

  it("rights after a close of 30 that open at 27.77: 30 over 1.0803", () => {
    const rights = { exDate: "2025-03-04", dividend: 0, ratio: 1.0803, isSplit: false };
    expect(adjustedCloses(closes(30, 27.77), [rights])[0]).toBeCloseTo(30 / 1.0803, 12);
  });

  it("closes that a split of 10 has divided already are not divided again, and what was paid before it counts in new shares", () => {
    const flagged = closes(10, 10.2, 10.1, 10.3).map((bar, at) => ({
      ...bar,
      flag: at < 3 ? "split-adjusted" : null,
    }));
    const actions = [dividend("2025-03-04", 1), { ...split("2025-03-06", 10), isSplit: true }];
    expect(adjustedCloses(flagged, actions)).toEqual([
      expect.closeTo(10 * (1 - 0.1 / 10), 12),
      10.2,
      10.1,
      10.3,
    ]);
  });

  it("a dividend of 2 after 100 and a split of 2 for 1 after 99: 100 becomes 100 x 0.98 / 2 = 49", () => {
    const actions = [dividend("2025-03-04", 2), split("2025-03-05", 2)];
    const adjusted = adjustedCloses(closes(100, 99, 50), actions);
    expect(adjusted).toEqual([expect.closeTo(49, 12), expect.closeTo(49.5, 12), 50]);
  });

  it("a dividend of 2 and a split of 2 for 1 on one day after 100: 100 x 0.98 / 2 = 49, in either order", () => {
    const actions = [dividend("2025-03-04", 2), split("2025-03-04", 2)];
    for (const order of [actions, [...actions].reverse()]) {
      expect(adjustedCloses(closes(100, 50), order)[0]).toBeCloseTo(49, 12);
    }
  });

  it("an action after the last bar has touched nothing yet", () => {
    expect(adjustedCloses(closes(10, 11), [split("2025-03-09", 2)])).toEqual([10, 11]);
  });

  it("an ex-date without a bar of its own counts from the close before it: 50 becomes 49", () => {
    const gap = [
      { session: "2025-03-03", close: 50 },
      { session: "2025-03-07", close: 49 },
    ];
    expect(adjustedCloses(gap, [dividend("2025-03-05", 1)])[0]).toBeCloseTo(49, 12);
  });

  it("a dividend as large as the close before it is refused", () => {
    expect(() => adjustedCloses(closes(1, 1), [dividend("2025-03-04", 1)])).toThrow(RangeError);
  });
});
