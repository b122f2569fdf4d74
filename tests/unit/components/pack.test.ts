import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  letrec,
  oneof,
  property,
  string,
} from "fast-check";
import { describe, expect, it, test } from "vitest";
import { pack } from "../../../components/text/pack.ts";
import { unpack } from "../../../components/text/unpack.ts";
import { dayNumber, isoDate } from "../../../lib/market/session-date.ts";

const through = <Value>(value: Value): Value => unpack(pack(value));

test("what was packed comes out as it was, gaps and quotes too", () => {
  const chart = { name: 'A "quoted" name, 阿里巴巴', values: [1.25, null, -0.000001, 1e21], none: null };
  expect(through(chart)).toEqual(chart);
  expect(through(null)).toBeNull();
  expect(through([])).toEqual([]);
});

test("any plain data of whole numbers, texts, nulls, lists and records comes out as it was", () => {
  const { data } = letrec((tie) => ({
    data: oneof(
      { maxDepth: 4, depthSize: "small" },
      constantFrom(null, true, false, "", "a", "~", "a longer text", "2025-03-06"),
      string(),
      integer(),
      array(tie("data")),
      dictionary(constantFrom("day", "name", "0", "from"), tie("data")),
    ),
  }));
  assert(
    property(data, (value) => {
      expect(through(value)).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

describe("numbers", () => {
  it("keep up to nine decimals: 0.0123456789 is 0.012345679, and 100.5 is itself beside it", () => {
    expect(through([0.0123456789, 100.5, -3])).toEqual([0.012345679, 100.5, -3]);
  });

  it("as large as milliseconds of an epoch and volumes stay what they are", () => {
    const large = [1_741_200_900_000, 34_567_800, 0, -1_741_200_900_000];
    expect(through(large)).toEqual(large);
  });

  it("take four letters at most where 250 closes move by less than a thousand cents", () => {
    const closes = Array.from({ length: 250 }, (_, at) => 130 + Math.round(Math.sin(at) * 500) / 100);
    expect(through(closes)).toEqual(closes);
    expect(pack(closes).json.length).toBeLessThan(250 * 4);
  });
});

describe("records", () => {
  const rows = [1, 2, 3, 4].map((number) => ({
    symbol: `${number}.HK`,
    currency: "HKD",
    change: number / 8,
    limit: null,
    days: [{ number }],
    ...(number === 2 && { note: null }),
    ...(number === 3 && { note: "late" }),
  }));

  it("come out as they were, a field left out of one of them left out", () => {
    expect(through(rows)).toEqual(rows);
    expect(through(rows)[0]).not.toHaveProperty("note");
    expect(through(rows)[1]).toHaveProperty("note", null);
  });

  it("have the name of a field, and what is the same in all, once", () => {
    const { json } = pack(rows);
    expect(json.match(/symbol/g)).toHaveLength(1);
    expect(json.match(/HKD/g)).toHaveLength(1);
  });

  it("without fields, and fields without a value, are no column", () => {
    expect(through([{}, {}])).toEqual([{}, {}]);
    expect(through([{ left: undefined, day: 1 }])).toEqual([{ day: 1 }]);
  });
});

test("a field that one record leaves out and another has as null is told apart", () => {
  expect(through([{ day: null }, {}])).toEqual([{ day: null }, {}]);
});

test("yes and no come out as they were, beside null too", () => {
  expect(through([true, false, true])).toEqual([true, false, true]);
  expect(through([true, null, false])).toEqual([true, null, false]);
  expect(pack(Array.from({ length: 250 }, (_, at) => at % 3 === 0)).json.length).toBeLessThan(260);
});

describe("dates", () => {
  it("come out as they were, from the year 1 to 9999, in any order", () => {
    const dates = ["2025-03-06", "0001-01-01", "9999-12-31", "2024-02-29", "1969-12-31"];
    expect(through(dates)).toEqual(dates);
  });

  it("are texts like any other where one of them is none: 30 February, a month, an hour", () => {
    for (const other of ["2025-02-30", "2025-03", "2025-03-06T02:55Z", ""]) {
      const texts = ["2025-03-06", other, "2025-03-07"];
      expect(through(texts)).toEqual(texts);
    }
  });

  it("take three letters at most where 250 sessions follow each other", () => {
    const sessions = Array.from({ length: 250 }, (_, at) => isoDate(dayNumber("2024-01-02") + at));
    expect(through(sessions)).toEqual(sessions);
    expect(pack(sessions).json.length).toBeLessThan(250 * 3);
  });
});

it("a title that stands in several columns is told once, whatever else stands beside it", () => {
  const titles = ["QwQ-32B", "Qwen2.5-Max", 'Manus, one\nof "many"'];
  const marks = titles.map((title) => ({ title, day: "2025-03-06" }));
  const reactions = titles.flatMap((title) => [1, 2, 3, 4].map((listing) => ({ title, listing })));
  const page = { marks, reactions, others: [...titles.slice(1), "alone"], one: titles[0] };
  const { json } = pack(page);
  expect(unpack({ json })).toEqual(page);
  expect(json.split("Qwen2.5-Max")).toHaveLength(2);
  expect(json.split("\n")).toHaveLength(2);
});
