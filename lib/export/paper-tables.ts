// A table as it goes into a paper: Markdown, or LaTeX with booktabs; figures rounded as tables print them.
import { seenText } from "../unseen-characters.ts";
import type { Cell, Table } from "./rows.ts";

/** Digits behind the point by column; others have four. */
const DIGITS: Readonly<Record<string, number>> = {
  car_t: 2,
  scar: 2,
  t_stat: 2,
  statistic: 2,
  beta: 3,
  beta_error: 3,
  car_p: 3,
  p_value: 3,
  permutation_p: 3,
};
const USUAL_DIGITS = 4;

/** A caption above a table and notes below it, each one paragraph of plain text. */
export interface PaperTable {
  readonly caption: string;
  readonly table: Table;
  readonly notes: readonly string[];
}

/** A figure rounded; a count, a session or whatever else is whole as it is. */
function figure(value: number, column: string): string {
  if (!Number.isFinite(value)) return "";
  const digits = DIGITS[column];
  if (Number.isInteger(value) && digits === undefined) return String(value);
  return value.toFixed(digits ?? USUAL_DIGITS);
}

async function rowsOf(table: Table): Promise<readonly (readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const row of table.rows) rows.push(row);
  return rows;
}

const isFigures = (rows: readonly (readonly Cell[])[], place: number): boolean =>
  rows.some((row) => typeof row[place] === "number");

/** Text that no Markdown and no HTML in it takes for a mark. */
const markdownText = (text: string): string =>
  seenText(text)
    .replace(/[\\`*_{}[\]<>|#~$]/g, "\\$&")
    .replace(/\n/g, " ");

/** A GitHub-flavoured Markdown table with its caption in bold and its notes below. */
export async function markdownTable({ caption, table, notes }: PaperTable): Promise<string> {
  const rows = await rowsOf(table);
  const cell = (value: Cell, place: number) =>
    typeof value === "number" ? figure(value, table.columns[place] ?? "") : markdownText(value ?? "");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const alignment = table.columns.map((_, place) => (isFigures(rows, place) ? "---:" : "---"));
  const body = rows.map((row) => line(row.map(cell))).join("");
  const foot = notes.map((note) => `\n${markdownText(note)}\n`).join("");
  return `**${markdownText(caption)}**\n\n${line(table.columns.map(markdownText))}${line(alignment)}${body}${foot}`;
}

const LATEX_MARKS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};

/** Text that LaTeX sets as it stands: none of it is a command. */
const latexText = (text: string): string =>
  seenText(text)
    .replace(/[\\{}$&#%_~^<>]/g, (mark) => LATEX_MARKS[mark] ?? mark)
    .replace(/\n/g, " ");

/** A `table` environment for LaTeX; needs the package booktabs. A minus is one of mathematics. */
export async function latexTable({ caption, table, notes }: PaperTable): Promise<string> {
  const rows = await rowsOf(table);
  const cell = (value: Cell, place: number) => {
    if (typeof value !== "number") return latexText(value ?? "");
    return figure(value, table.columns[place] ?? "").replace(/^-(.*)$/, "$-$$$1");
  };
  const line = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\\n`;
  const alignment = table.columns.map((_, place) => (isFigures(rows, place) ? "r" : "l")).join("");
  const body = rows.map((row) => line(row.map(cell))).join("");
  const foot = notes.map((note) => `\n  \\par\\smallskip\\footnotesize ${latexText(note)}`).join("");
  return [
    "% Needs \\usepackage{booktabs}.",
    "\\begin{table}",
    `  \\caption{${latexText(caption)}}`,
    `  \\begin{tabular}{${alignment}}`,
    "  \\toprule",
    `${line(table.columns.map(latexText))}  \\midrule`,
    `${body}  \\bottomrule`,
    `  \\end{tabular}${foot}`,
    "\\end{table}",
    "",
  ].join("\n");
}
