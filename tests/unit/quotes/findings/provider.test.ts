import { describe, expect, it } from "vitest";
import { adjustedDifference } from "../../../../lib/quotes/findings/price-findings.ts";
import { disagreements, rejectedRows } from "../../../../lib/quotes/findings/run-findings.ts";
import { bar, DAYS, seriesOf } from "./made-series.ts";

/** Closes of 10 with a dividend that takes 10% of the first two. */
const series = seriesOf(DAYS.slice(0, 4).map((day, at) => bar(day, 10, { adjustedClose: at < 2 ? 9 : 10 })));
const given = (values: readonly number[]) => new Map(values.map((value, at) => [DAYS[at] ?? "", value]));

describe("a provider's own adjusted closes", () => {
  it("that take 5% where we take 10% are one note at the first session, the largest difference 5.56%", () => {
    const found = adjustedDifference(series, given([9.5, 9.5, 10, 10]));
    expect(found).toMatchObject([
      {
        kind: "adjusted close differs",
        severity: "note",
        session: "2025-03-03",
        lastSession: "2025-03-03",
        detail: { ours: 9, theirs: 9.5, until: "2025-03-04" },
      },
    ]);
    expect(found[0]?.detail.largest).toBeCloseTo(9.5 / 9 - 1, 12);
  });

  it("agree where only their level is another: a later dividend of theirs halves them all", () => {
    expect(adjustedDifference(series, given([4.5, 4.5, 5, 5]))).toEqual([]);
  });

  it("agree within 0.1%, and adjusted prices are not compared at all", () => {
    expect(adjustedDifference(series, given([9.008, 9.008, 10, 10]))).toEqual([]);
    expect(adjustedDifference(series, given([9.01, 9, 10, 10]))).toHaveLength(1);
    expect(adjustedDifference({ ...series, basis: "adjusted" }, given([5, 9, 10, 10]))).toEqual([]);
  });

  it("are compared only where both have a value", () => {
    expect(adjustedDifference(series, new Map([["2025-03-03", 9.5]]))).toEqual([]);
    expect(adjustedDifference(series, new Map())).toEqual([]);
  });
});

describe("what a run tells", () => {
  it("names a rejected session once with both of its reasons", () => {
    const rows = [
      { session: "2025-03-03", reason: "no close" },
      { session: "2025-03-03", reason: "not a weekday" },
    ];
    expect(rejectedRows("002315.SZ", rows)).toMatchObject([
      { kind: "rejected", session: "2025-03-03", detail: { reason: "no close; not a weekday" } },
    ]);
  });

  it("gives the largest of two disagreements on one session: 10.00 here, 10.50 there, 5% more", () => {
    const found = disagreements("002315.SZ", [
      { session: "2025-03-03", ours: 10, theirs: 10.1, provider: "one" },
      { session: "2025-03-03", ours: 10, theirs: 10.5, provider: "other" },
    ]);
    expect(found).toMatchObject([{ kind: "source disagrees", detail: { theirs: 10.5, provider: "other" } }]);
    expect(found[0]?.detail.difference).toBeCloseTo(0.05, 12);
  });
});
