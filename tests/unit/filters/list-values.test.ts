import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { listValues, MOST_VALUES } from "../../../lib/filters/list-values.ts";
import { parseFilter } from "../../../lib/filters/parse.ts";
import { DEFAULT_FILTER, type FilterVocabulary } from "../../../lib/filters.ts";
import { growthOf, LINEAR } from "../../support/growth.ts";

const MAKERS = ["Alibaba (Qwen)", "Alibaba (Qwen), X", "Zhipu, Z.ai", "Z.ai", "A, B, C", "A, B", "A"];
const known = new Set(MAKERS);
const vocabulary: FilterVocabulary = {
  companies: new Set(["alibaba", "focus-technology"]),
  events: new Set(["qwq-32b"]),
  kinds: new Set(["model"]),
  benchmarks: new Set(["^HSI"]),
  makers: known,
  sectors: new Set(),
  places: new Set(),
};
const LISTS = ["company", "event", "kind", "maker"] as const;
const parse = (query: Readonly<Record<string, string | readonly string[]>>) => parseFilter(query, vocabulary);

/** What `listValues` means, word by word: at each place the longest known value, otherwise up to the next comma. */
function splitInCubicTime(text: string): string[] {
  const parts = text.split(",");
  const values: string[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = parts.length;
    while (end > start + 1 && !known.has(parts.slice(start, end).join(","))) end -= 1;
    values.push(parts.slice(start, end).join(","));
    start = end;
  }
  return [...new Set(values)].filter((value) => value !== "");
}

describe("the values of a list", () => {
  it("Alibaba (Qwen), X comes in one piece where it is a maker, and Alibaba (Qwen) before another maker too", () => {
    expect(listValues(["Alibaba (Qwen), X,Z.ai"], known)).toEqual({
      ok: true,
      value: ["Alibaba (Qwen), X", "Z.ai"],
    });
    expect(listValues(["Alibaba (Qwen),Z.ai"], known)).toEqual({
      ok: true,
      value: ["Alibaba (Qwen)", "Z.ai"],
    });
    expect(listValues(["A, B, D,A, B, C"], known)).toEqual({
      ok: true,
      value: ["A, B", " D", "A, B, C"],
    });
  });

  it("are those of the split that tries every length at every place", () => {
    const pieces = array(constantFrom(...MAKERS, "A", " B", " C", "X", "", " X", "Zhipu", "toString"), {
      maxLength: 12,
    });
    assert(
      property(pieces, (chosen) => {
        const text = chosen.join(",");
        expect(listValues([text], known)).toEqual({ ok: true, value: splitInCubicTime(text) });
      }),
      { numRuns: 2000 },
    );
  });

  it("1,000 values are read and 1,001 are too many, in one text or in several, empty ones counted", () => {
    const values = Array.from({ length: MOST_VALUES }, (_, at) => `x${at}`);
    expect(listValues([values.join(",")], known)).toEqual({ ok: true, value: values });
    expect(listValues([values.join(","), "A"], known)).toEqual({ ok: false, problem: "too many" });
    expect(listValues([",".repeat(MOST_VALUES - 1)], known)).toEqual({ ok: true, value: [] });
    expect(listValues([",".repeat(MOST_VALUES)], known)).toEqual({ ok: false, problem: "too many" });
  });
});

describe("a filter that is too long", () => {
  it.each(LISTS)("%s with 15,500 commas or 15,500 values is one problem, and the rest is kept", (list) => {
    const values = Array.from({ length: 15_500 }, (_, at) => `x${at}`);
    for (const text of [",".repeat(15_500), values.join(","), values]) {
      const { filter, problems } = parse({ [list]: text, window: "0..5" });
      expect(filter).toEqual({ ...DEFAULT_FILTER, window: { start: 0, end: 5 } });
      expect(problems).toEqual([
        {
          parameter: list,
          code: "too many",
          given: "",
          count: 1000,
          message: `${list}: more than 1000 values are given`,
        },
      ]);
    }
  });

  it("ten unknown makers are named one by one; 995 are one problem with their number, and the known one is kept", () => {
    const unknown = (count: number) => Array.from({ length: count }, (_, at) => `x${at}`).join(",");
    expect(parse({ maker: unknown(10) }).problems).toHaveLength(10);
    const { filter, problems } = parse({ maker: `${unknown(995)},Z.ai` });
    expect(filter.maker).toEqual(["Z.ai"]);
    expect(problems).toEqual([
      {
        parameter: "maker",
        code: "many unknown",
        given: "x0, x1, x2",
        count: 995,
        message: 'maker: 995 values are unknown, "x0, x1, x2" among them',
      },
    ]);
    expect(parse({ overlay: unknown(11) }).problems).toMatchObject([
      { parameter: "overlay", code: "many unknown" },
    ]);
  });

  it("a value of 15,500 characters is cut after 60 where a problem repeats it, in every parameter", () => {
    const long = "9".repeat(15_500);
    for (const parameter of Object.keys(DEFAULT_FILTER)) {
      const { problems } = parse({ [parameter]: long });
      expect(problems, parameter).toHaveLength(1);
      expect(problems[0]?.given, parameter).toBe(`${"9".repeat(60)}…`);
      expect(problems[0]?.message.length, parameter).toBeLessThan(160);
      const [repeated] = parse({ [parameter]: Array.from({ length: 5000 }, (_, at) => `y${at}`) }).problems;
      expect(repeated?.given.length, parameter).toBeLessThanOrEqual(61);
    }
  });
});

describe("the time to read a filter", () => {
  const quadratic = (text: string) => {
    let found = 0;
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start; end < text.length; end += 1) if (text[end] !== text[start]) found += 1;
    }
    return found;
  };
  const list = (size: number) => "a,".repeat(size / 2);

  it("a reader that compares each character with each is beyond the bound; a split by commas is within", async () => {
    expect((await growthOf(quadratic, list)).ratio).toBeGreaterThan(LINEAR);
    expect((await growthOf((text) => new Set(text.split(",")), list)).ratio).toBeLessThan(LINEAR);
  });

  it.each(Object.keys(DEFAULT_FILTER))(
    "of %s grows at most like the length of its text",
    async (parameter) => {
      const forms: readonly ((size: number) => string)[] = [
        (size) => ",".repeat(size),
        (size) => "A, B,".repeat(size / 5),
        (size) => "x".repeat(size),
        (size) => "1".repeat(size),
        (size) => `${"-".repeat(size)}1..1`,
      ];
      for (const make of forms) {
        const { ratio } = await growthOf((text) => parse({ [parameter]: text }), make);
        expect(ratio, make(5)).toBeLessThan(LINEAR);
      }
      const repeated = await growthOf(
        (text) => parse({ [parameter]: text.split(" ") }),
        (size) => "v ".repeat(size / 2),
      );
      expect(repeated.ratio, "repeated").toBeLessThan(LINEAR);
    },
  );
});
