import { describe, expect, it } from "vitest";
import { claimsShown, drawnClaims, type MarkedClaim } from "../../../lib/drawing/claim-marks.ts";
import { drawnChart, drawnLine } from "../components/figure/made-line.ts";

const aClaim = (own: Partial<MarkedClaim> = {}): MarkedClaim => ({
  symbol: "9988.HK",
  first: { day: 2, price: 140 },
  last: { day: 2, price: 140 },
  text: "It rose 8.4%.",
  by: "Reuters, 6 Mar 2025",
  short: "8.4% reported: as written",
  verdict: "as written",
  isAsWritten: true,
  href: "/claims/a/rose",
  ...own,
});

const plot = { frame: { width: 400, left: 0, right: 0 }, top: 0, bottom: 200 };

describe("what is drawn of reported figures", () => {
  const chart = drawnChart([drawnLine([100, 120, 140, 100, 120])]);

  it("a price of a day stands there: 140 of 0 to 200 on day 2 of 0 to 4 is half across and 60 of 200 down", () => {
    const [mark] = drawnClaims(chart, [aClaim()], plot);
    expect(mark).toMatchObject({ first: { x: 200, y: 60 }, last: { x: 200, y: 60 }, isAsWritten: true });
  });

  it("figures of one place are one mark, filled only where all are as written", () => {
    const claims = [
      aClaim(),
      aClaim({ href: "/claims/a/other", isAsWritten: false }),
      aClaim({ href: "/claims/a/third" }),
    ];
    const marks = drawnClaims(chart, claims, plot);
    expect(marks).toHaveLength(1);
    expect(marks[0]?.isAsWritten).toBe(false);
    expect(marks[0]?.claims).toEqual(claims);
  });

  it("moves a price onto the scale as the close was: 70 where the close of 140 stands at 100 is at 50", () => {
    const indexed = drawnChart([drawnLine([70, 85, 100, 70, 85], { closes: [98, 119, 140, 98, 119] })]);
    const [mark] = drawnClaims(indexed, [aClaim({ last: { day: 2, price: 70 } })], plot);
    // 100 at 100 of 200 down; 50 at 150.
    expect(mark?.first.y).toBe(100);
    expect(mark?.last.y).toBe(150);
  });

  it("a day without a bar, or one that is not drawn, takes the scale of the close before it", () => {
    const thinned = drawnChart([drawnLine([50, null, 60], { days: [0, 2, 4], closes: [100, null, 120] })]);
    const [mark] = drawnClaims(thinned, [aClaim({ first: { day: 3, price: 200 } })], plot);
    expect(mark?.first).toEqual({ x: 300, y: 100 });
  });

  it("leaves out what ends on another day than those shown, and of a share that is not drawn", () => {
    const others = [aClaim({ last: { day: 9, price: 140 } }), aClaim({ symbol: "BABA" })];
    expect(claimsShown(chart, others)).toEqual([]);
    expect(drawnClaims(chart, others, plot)).toEqual([]);
  });

  it("a change that counts from before the first day shown begins left of the plot", () => {
    const [mark] = drawnClaims(chart, [aClaim({ first: { day: -4, price: 80 } })], plot);
    expect(mark?.first).toEqual({ x: -400, y: 120 });
  });
});
