import { describe, expect, it } from "vitest";
import { groupedRows } from "../../../components/reactions/table/grouped-rows.ts";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import { anUnmeasuredReaction } from "../../../lib/samples/sample-reactions.ts";
import { parseSorts } from "../../../lib/views/reactions/reaction-sort.ts";

const nothing = anUnmeasuredReaction("not studied");
const row = (
  symbol: string,
  company: string,
  value: number | null,
  said: Partial<Reaction> = {},
): Reaction => ({
  ...nothing,
  ...{ status: "ok", symbol, company, rawReturn: value },
  abnormalReturn: value === null ? null : { value, standardError: 1, tStatistic: value, pValue: 0.5 },
  ...said,
});
type Ranks = (row: Pick<Reaction, "precision">) => boolean;
const everyDay: Ranks = () => true;
const timed: Ranks = ({ precision }) => precision !== "day";
const grouped = (rows: readonly Reaction[], sort: string, ranks = everyDay) =>
  groupedRows(rows, "company", parseSorts(sort), ranks).map(({ group, reactions }) => [
    group,
    ...reactions.map(({ symbol }) => symbol),
  ]);

describe("reactions by company", () => {
  const rows = [row("A1", "a", 1), row("B1", "b", 4), row("A2", "a", 5), row("C1", "c", null)];

  it("a of 1 and 5 has the mean 3, so b of 4 stands before it, and c without a figure last either way", () => {
    expect(grouped(rows, "-abnormal")).toEqual([
      ["b", "B1"],
      ["a", "A2", "A1"],
      ["c", "C1"],
    ]);
    expect(grouped(rows, "abnormal")).toEqual([
      ["a", "A1", "A2"],
      ["b", "B1"],
      ["c", "C1"],
    ]);
  });

  it("by return a group counts by its largest: a's 5 before b's 4", () => {
    expect(grouped(rows, "-return").map(([group]) => group)).toEqual(["a", "b", "c"]);
  });

  it("a group's figures are those of its reactions: 2 of 2 measured, mean abnormal return 3", () => {
    const [, a] = groupedRows(rows, "company", parseSorts("-abnormal"), everyDay);
    expect(a?.figures).toMatchObject({ pairs: 2, measured: 2, positive: 2, abnormalReturn: 3 });
  });

  it("equal in the first column, the second decides", () => {
    const equal = [row("Z", "a", 2), row("Y", "a", 2), row("X", "a", 3)];
    expect(grouped(equal, "-return,company")).toEqual([["a", "X", "Y", "Z"]]);
  });

  it("a 9 of which only the day is known stands under 1 in its group and does not lift its group", () => {
    const days = [row("A1", "a", 9, { precision: "day" }), row("A2", "a", 1), row("B1", "b", 4)];
    expect(grouped(days, "-return", timed)).toEqual([
      ["b", "B1"],
      ["a", "A2", "A1"],
    ]);
  });
});

it("an announcement of two kinds stands under both", () => {
  const both = row("A1", "a", 1, { kinds: ["model", "results"] });
  const groups = groupedRows([both], "kind", parseSorts(null), everyDay);
  expect(groups.map(({ group, reactions }) => [group, reactions.length])).toEqual([
    ["model", 1],
    ["results", 1],
  ]);
});
