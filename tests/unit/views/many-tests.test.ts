import { describe, expect, it } from "vitest";
import { correctedRows, familyCounts } from "../../../lib/views/reactions/many-tests.ts";

const row = (pValue: number | null, relation: string | null) => ({
  relation,
  abnormalReturn: pValue === null ? null : { pValue },
  car: null,
});

describe("p of many pairs", () => {
  const rows = [row(0.01, "maker"), row(0.03, "maker"), row(0.02, null), row(null, null)];

  it("is corrected among the two named for a named pair, among all three tested for another", () => {
    const [first, second, third, last] = correctedRows(rows);
    expect(first).toEqual({
      family: "named",
      abnormal: { holm: 0.02, benjaminiHochberg: 0.02, tests: 2 },
      car: null,
    });
    expect(second?.abnormal).toEqual({ holm: 0.03, benjaminiHochberg: 0.03, tests: 2 });
    // Holm: max(3 x 0.01, 2 x 0.02); Benjamini-Hochberg: min(3 x 0.02 / 2, 0.03).
    expect(third).toEqual({
      family: "all",
      abnormal: { holm: 0.04, benjaminiHochberg: 0.03, tests: 3 },
      car: null,
    });
    expect(last?.abnormal).toBeNull();
  });

  it("is counted by family: two named, and three in all, of which Holm leaves two and three under 0.05", () => {
    expect(familyCounts(rows)).toEqual([
      expect.objectContaining({
        family: "named",
        tests: 2,
        under: 2,
        underHolm: 2,
        underBenjaminiHochberg: 2,
      }),
      expect.objectContaining({ family: "all", tests: 3, under: 3, underHolm: 3, underBenjaminiHochberg: 3 }),
    ]);
    expect(familyCounts(rows.slice(0, 2)).map(({ family }) => family)).toEqual(["named"]);
    expect(familyCounts(rows.slice(2)).map(({ family }) => family)).toEqual(["all"]);
  });
});
