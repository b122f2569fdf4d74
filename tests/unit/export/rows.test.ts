import { parse } from "csv-parse/sync";
import {
  array,
  assert,
  asyncProperty,
  constant,
  double,
  nat,
  oneof,
  property,
  string,
  tuple,
} from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type Cell,
  csvCell,
  csvLine,
  csvText,
  jsonText,
  type Table,
  unguarded,
} from "../../../lib/export/rows.ts";
import { seenText } from "../../../lib/unseen-characters.ts";
import { collect } from "../../support/collect.ts";

const csvOf = async (table: Table) => (await collect(csvText(table))).join("");

describe("a cell of CSV", () => {
  it("is quoted only where RFC 4180 asks for it: comma, quote, line end; a quote inside is doubled", () => {
    expect(csvCell("plain text; 380bn-yuan")).toBe("plain text; 380bn-yuan");
    expect(csvCell("QwQ-32B, Manus")).toBe('"QwQ-32B, Manus"');
    expect(csvCell('the "Qwen" app')).toBe('"the ""Qwen"" app"');
    expect(csvCell("two\nlines")).toBe('"two\nlines"');
    expect(csvCell("two\rlines\r\n")).toBe('"two\nlines\n"');
  });

  it("keeps a number's full precision: 0.08391070053887616, -0.02, 1e-10, and 0 for -0", () => {
    expect([0.08391070053887616, -0.02, 1e-10, -0].map(csvCell)).toEqual([
      "0.08391070053887616",
      "-0.02",
      "1e-10",
      "0",
    ]);
  });

  it("is empty for null, NaN and either infinity", () => {
    const { NaN: none, POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number;
    expect([null, none, POSITIVE_INFINITY, NEGATIVE_INFINITY].map(csvCell)).toEqual(["", "", "", ""]);
  });

  it("of text that a spreadsheet would run gets an apostrophe: = + - @ tab and carriage return", () => {
    expect(csvCell("=1+1")).toBe("'=1+1");
    expect(csvCell("+86 10")).toBe("'+86 10");
    expect(csvCell("-cmd")).toBe("'-cmd");
    expect(csvCell("@SUM(A1)")).toBe("'@SUM(A1)");
    expect(csvCell("\t=1")).toBe("'\t=1");
    expect(csvCell("\r=1")).toBe('"\'\n=1"');
    expect(csvCell("\n=1")).toBe('"\'\n=1"');
    expect(csvCell('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"');
  });

  it("of a negative number or a window such as -1..1 stays as it is; -1..1+cmd does not", () => {
    expect(csvCell(-2.02)).toBe("-2.02");
    expect(csvCell("-1..1")).toBe("-1..1");
    expect(csvCell("-120..-11")).toBe("-120..-11");
    expect(csvCell("-1..1+cmd|' /C calc'!A0")).toBe("'-1..1+cmd|' /C calc'!A0");
  });

  it.each([..."＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−"])(
    "of text that begins with %s gets an apostrophe as well",
    (sign) => {
      expect(csvCell(`${sign}1`)).toBe(`'${sign}1`);
    },
  );

  it("of text with spaces or unseen characters before the sign gets one too, and \u202e and NUL are �", () => {
    expect(csvCell(" =1")).toBe("' =1");
    expect(csvCell("\u00a0\u200b＝1")).toBe("'\u00a0\u200b＝1");
    expect(csvCell("\0=1")).toBe("'�=1");
    expect(csvCell("QwQ\u202e-32B \u001b[31m")).toBe("QwQ�-32B �[31m");
    expect(csvCell("\ufeff=1")).toBe("'�=1");
  });

  it("of the text -2 gets an apostrophe and of the number -2 does not: the type decides", () => {
    expect([csvCell("-2"), csvCell(-2)]).toEqual(["'-2", "-2"]);
  });

  it("never starts with what a spreadsheet runs, and is read back as the text it was, whatever that is", () => {
    const start = oneof(...["=", "+", "-", "@", "\t", "\n", "＝", "'=", "'", "''\t", " -"].map(constant));
    assert(
      property(tuple(start, string({ unit: "binary" })), ([first, rest]) => {
        const text = first + rest;
        const [[value = ""] = []]: string[][] = parse(csvCell(text), { relax_quotes: false });
        expect(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(value) && !/^-?\d+\.\.-?\d+$/.test(value)).toBe(false);
        expect(unguarded(value)).toBe(seenText(text));
      }),
    );
  });
});

describe("a table of CSV", () => {
  it("has a header row and \\r\\n after every line, the last included", async () => {
    const table = {
      columns: ["symbol", "close"],
      rows: [["9988.HK", 140.8] as const, ["BABA", null] as const],
    };
    expect(await csvOf(table)).toBe("symbol,close\r\n9988.HK,140.8\r\nBABA,\r\n");
    expect(csvLine(["a,b", null, 1])).toBe('"a,b",,1\r\n');
  });

  it("without rows is its header alone", async () => {
    expect(await csvOf({ columns: ["event", "day0"], rows: [] })).toBe("event,day0\r\n");
  });

  it("of 1,201 rows of 300 letters comes in three pieces, and the first before the last rows are asked for", async () => {
    let asked = 0;
    function* rows() {
      for (; asked < 1_201; asked += 1) yield ["x".repeat(300)];
    }
    const text = csvText({ columns: ["row"], rows: rows() });
    const first = await text.next();
    expect(asked).toBeLessThan(600);
    const rest = await collect(text);
    expect(rest).toHaveLength(2);
    expect(`${first.value}${rest.join("")}`.split("\r\n")).toHaveLength(1_203);
  });

  it("of columns known to hold numbers is the same text as cell by cell, whatever is missing and however it is cut", async () => {
    const cells = oneof(double(), constant(null), constant(-0), constant(1e21), constant(12.5));
    const tables = array(
      tuple(string({ maxLength: 4 }), cells, cells, cells, string({ maxLength: 4 }), cells),
      { maxLength: 12 },
    );
    await assert(
      asyncProperty(tables, nat({ max: 12 }), async (rows, cut) => {
        async function* batches() {
          for (const part of [rows.slice(0, cut), rows.slice(cut)]) {
            yield { length: part.length, cell: (row: number, column: number) => part[row]?.[column] ?? null };
          }
        }
        const columns = ["a", "b", "c", "d", "e", "f"];
        const numeric = [false, true, true, true, false, true];
        const text = await csvOf({ columns, rows: [], batches: batches(), numeric });
        expect(text).toBe([columns, ...rows].map(csvLine).join(""));
      }),
      { numRuns: 200 },
    );
  });

  it("is read back by another parser as what was written, but for apostrophes", async () => {
    const cells = oneof(string({ unit: "binary" }), double({ noDefaultInfinity: true }), constant(null));
    const tables = array(tuple(cells, cells, cells), { maxLength: 20 });
    const readBack = (cell: Cell) => {
      if (typeof cell !== "string") return cell === null || Number.isNaN(cell) ? "" : String(cell);
      return seenText(cell);
    };
    await assert(
      asyncProperty(tables, async (rows) => {
        const text = await csvOf({ columns: ["a", "b", "c"], rows });
        const read: string[][] = parse(text, { record_delimiter: "\r\n" });
        const texts = read.map((row, at) => (at === 0 ? row : row.map(unguarded)));
        expect(texts).toEqual([["a", "b", "c"], ...rows.map((row) => row.map(readBack))]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a table of JSON", () => {
  it("is one text with meta and a record a row; missing cells are null", async () => {
    const table = { columns: ["symbol", "close"], rows: [["9988.HK", 140.8] as const, ["BABA"] as const] };
    const text = (await collect(jsonText(table, { revision: 3 }))).join("");
    expect(JSON.parse(text)).toEqual({
      meta: { revision: 3 },
      data: [
        { symbol: "9988.HK", close: 140.8 },
        { symbol: "BABA", close: null },
      ],
    });
  });

  it("of 1,201 rows of 300 letters comes in six pieces that parse together; of none it has an empty list", async () => {
    const rows = Array.from({ length: 1_201 }, (_, at) => [`"${at}"\n${"x".repeat(300)}`]);
    const found = await collect(jsonText({ columns: ["row"], rows }, {}));
    expect(found).toHaveLength(6);
    const read: { data: { row: string }[] } = JSON.parse(found.join(""));
    expect(read.data.map(({ row }) => row)).toEqual(rows.flat());
    expect(JSON.parse((await collect(jsonText({ columns: ["row"], rows: [] }, {}))).join(""))).toEqual({
      meta: {},
      data: [],
    });
  });
});

test("pieces of a long table stay below 128 KiB, which is where a text has a place of its own in the heap", async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [
    `MADE-${at}.SZ`,
    at / 7,
    at / 13,
    at / 17,
    "as traded",
  ]);
  const pieces = await collect(csvText({ columns: ["symbol", "open", "high", "low", "basis"], rows }));
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2 ** 17);
});
