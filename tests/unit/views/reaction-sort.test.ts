import { array, assert, constantFrom, double, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import { anUnmeasuredReaction } from "../../../lib/samples/sample-reactions.ts";
import type { Tested } from "../../../lib/study/types.ts";
import {
  chosenSorts,
  DEFAULT_SORT,
  parseSort,
  parseSorts,
  type ReactionSort,
  sortReactions,
  sortsText,
  sortText,
} from "../../../lib/views/reactions/reaction-sort.ts";

const KEYS = [
  "announced",
  "company",
  "day0",
  "return",
  "benchmark",
  "abnormal",
  "t",
  "car",
  "carT",
  "volume",
] as const;

const nothing = anUnmeasuredReaction("not studied");
const tested = (value: number, tStatistic: number): Tested => ({
  value,
  standardError: 1,
  tStatistic,
  pValue: 0.5,
});
const row = (symbol: string, said: Partial<Reaction>): Reaction => ({ ...nothing, symbol, ...said });
const order = (rows: readonly Reaction[], sort: string) => {
  const parsed = parseSort(sort);
  if (!parsed) throw new Error(`${sort} is no sort`);
  return sortReactions(rows, parsed).map(({ symbol }) => symbol);
};

describe("a sort in a URL", () => {
  it("-t is t descending, announced is ascending, and each leads back to its text", () => {
    expect(parseSort("-t")).toEqual({ key: "t", descending: true });
    expect(parseSort("announced")).toEqual({ key: "announced", descending: false });
    for (const key of KEYS) {
      for (const text of [key, `-${key}`]) {
        const sort = parseSort(text);
        expect(sort && sortText(sort), text).toBe(text);
      }
    }
  });

  it("price, --t, T, toString, the empty text and none are no sort", () => {
    for (const text of ["price", "--t", "T", "toString", "-", "", null]) {
      expect(parseSort(text), String(text)).toBeNull();
    }
  });
});

describe("reactions in order", () => {
  it("by t the strongest of -3, 1, 2 and none comes first whichever way it went, and none last", () => {
    const rows = [
      row("up", { abnormalReturn: tested(0.01, 1) }),
      row("missing", {}),
      row("down", { abnormalReturn: tested(-0.03, -3) }),
      row("higher", { abnormalReturn: tested(0.02, 2) }),
    ];
    expect(sortReactions(rows, DEFAULT_SORT).map(({ symbol }) => symbol)).toEqual([
      "down",
      "higher",
      "up",
      "missing",
    ]);
    expect(order(rows, "t")).toEqual(["up", "higher", "down", "missing"]);
    expect(order(rows, "abnormal")).toEqual(["down", "up", "higher", "missing"]);
    expect(order(rows, "-abnormal")).toEqual(["higher", "up", "down", "missing"]);
  });

  it("by CAR and its t: -0.04 (t -4) and 0.02 (t 1)", () => {
    const rows = [row("fell", { car: tested(-0.04, -4) }), row("rose", { car: tested(0.02, 1) })];
    expect([order(rows, "-car"), order(rows, "-carT")]).toEqual([
      ["rose", "fell"],
      ["fell", "rose"],
    ]);
  });

  it("by return the raw one counts, and the adjusted one where only that is stored", () => {
    const rows = [
      row("raw", { rawReturn: 0.05, adjustedReturn: 0.9 }),
      row("adjusted", { adjustedReturn: 0.06 }),
      row("low", { rawReturn: -0.01 }),
    ];
    expect(order(rows, "-return")).toEqual(["adjusted", "raw", "low"]);
  });

  it("by date: 2025-03 before 2025-03-05 before 2025-03-06, and of one day by the announcement", () => {
    const rows = [
      row("c", { announcedOn: "2025-03-06" }),
      row("a", { announcedOn: "2025-03" }),
      row("d", { announcedOn: "2025-03-06", event: "zephyr" }),
      row("b", { announcedOn: "2025-03-05" }),
    ];
    expect(order(rows, "announced")).toEqual(["a", "b", "c", "d"]);
  });

  const rows = array(
    option(constantFrom(-2, -1, 0, 1, 2)).map((value) =>
      row("x", { volumeRatio: value, abnormalReturn: value === null ? null : tested(value, value) }),
    ),
  ).map((list) => list.map((one, at) => ({ ...one, symbol: String(at) })));
  const sorts = constantFrom<ReactionSort>(
    { key: "volume", descending: false },
    { key: "volume", descending: true },
    { key: "t", descending: true },
  );

  it("are the same reactions, those without a value last, and equals keep their order", () => {
    assert(
      property(rows, sorts, (list, sort) => {
        const sorted = sortReactions(list, sort);
        const value = ({ volumeRatio }: Pick<Reaction, "volumeRatio">) =>
          sort.key === "t" && volumeRatio !== null ? Math.abs(volumeRatio) : volumeRatio;
        expect(new Set(sorted)).toEqual(new Set(list));
        for (const [at, one] of sorted.entries()) {
          const before = sorted[at - 1];
          if (!before) continue;
          const [a, b] = [value(before), value(one)];
          if (a === null) expect(b).toBeNull();
          else if (b !== null) expect(sort.descending ? a - b : b - a).toBeGreaterThanOrEqual(0);
          if (a === b) expect(Number(before.symbol)).toBeLessThan(Number(one.symbol));
        }
      }),
    );
  });

  it("leave the list they were given as it was", () => {
    assert(
      property(array(double({ noNaN: true })), (values) => {
        const list = values.map((value, at) => row(String(at), { rawReturn: value }));
        const before = [...list];
        sortReactions(list, { key: "return", descending: true });
        expect(list).toEqual(before);
      }),
    );
  });
});

describe("several sorts in a URL", () => {
  it("-car,company: CAR decides, and within equal ones the company", () => {
    const sorts = parseSorts("-car,company");
    expect(sorts).toEqual([
      { key: "car", descending: true },
      { key: "company", descending: false },
    ]);
    expect(sortsText(sorts)).toBe("-car,company");
  });

  it("leave out what is no sort and a column's second; nothing left is the order by t, which needs no text", () => {
    expect(sortsText(parseSorts("-car,price,car,,company"))).toBe("-car,company");
    for (const text of [null, "", "price", "-t"])
      expect(sortsText(parseSorts(text)), String(text)).toBeNull();
  });

  it("a chosen column replaces them, or with Shift comes after them; chosen again it turns round where it stands", () => {
    const byCar = chosenSorts(parseSorts(null), "car", false);
    expect(sortsText(byCar)).toBe("-car");
    const then = chosenSorts(byCar, "company", true);
    expect(sortsText(then)).toBe("-car,company");
    expect(sortsText(chosenSorts(then, "car", true))).toBe("car,company");
    expect(sortsText(chosenSorts(then, "company", false))).toBe("-company");
  });
});
