import { describe, expect, it } from "vitest";
import { latexTable, markdownTable } from "../../../lib/export/paper-tables.ts";
import { workbookPieces } from "../../../lib/export/workbook.ts";
import { readSheet } from "../../../lib/quotes/file/workbook.ts";

const table = {
  columns: ["id", "car", "car_t", "n"],
  rows: [
    ["a_b & 5% \\input{x} $y$ ~^#", -0.01234567, -2, 110],
    ["| <b>*x*</b>", null, 1.005, 3],
  ],
};

describe("a table for a paper", () => {
  it("in LaTeX runs nothing of its texts, and rounds -0.01234567 to -0.0123 and a t of -2 to -2.00", async () => {
    const text = await latexTable({ caption: "CAR_t", table, notes: ["100% of R&D"] });
    expect(text).toContain(
      "  a\\_b \\& 5\\% \\textbackslash{}input\\{x\\} \\$y\\$ \\textasciitilde{}\\textasciicircum{}\\# & $-$0.0123 & $-$2.00 & 110 \\\\",
    );
    expect(text).toContain("\\begin{tabular}{lrrr}");
    expect(text).toContain("\\caption{CAR\\_t}");
    expect(text).toContain("100\\% of R\\&D");
  });

  it("in Markdown keeps a bar and marks of its texts from parting cells, and leaves a missing figure empty", async () => {
    const text = await markdownTable({ caption: "x", table, notes: [] });
    expect(text).toContain("| \\| \\<b\\>\\*x\\*\\</b\\> |  | 1.00 | 3 |\n");
    expect(text).toContain("| --- | ---: | ---: | ---: |\n");
  });
});

it("a table for a paper has the columns asked for, leaves out empty ones, and sets formulas as they are", async () => {
  const few = { columns: ["a", "b", "c"], rows: [["x_1", null, 2]] };
  const isFormula = (_: unknown, column: string) => column === "a";
  const paper = { caption: "x", table: few, columns: ["c", "b", "a"], isFormula, notes: [] };
  expect(await markdownTable(paper)).toContain("| c | a |\n| ---: | --- |\n| 2 | $x_1$ |\n");
  expect(await latexTable(paper)).toContain("  2 & $x_1$ \\\\\n");
});

describe("a workbook", () => {
  it("keeps 30 columns at their letters, empty cells empty, and every digit", async () => {
    const columns = Array.from({ length: 30 }, (_, place) => `c${place}`);
    const row = columns.map((_, place) => (place === 27 ? 1 / 3 : place === 3 ? '<&"\u0001' : null));
    const pieces: Uint8Array[] = [];
    for await (const piece of workbookPieces([{ name: "x", table: { columns, rows: [row] } }])) {
      pieces.push(piece);
    }
    const { rows } = readSheet(Buffer.concat(pieces));
    expect(rows[0]?.cells).toEqual(columns);
    expect(rows[1]?.cells[3]).toBe('<&"\ufffd');
    expect(Number(rows[1]?.cells[27])).toBe(1 / 3);
    expect(rows[1]?.cells).toHaveLength(28);
  });
});
