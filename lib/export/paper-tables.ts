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
  /** The columns that fit on paper, in their order there; all of them unless given. Empty ones are left out. */
  readonly columns?: readonly string[] | undefined;
  /** Whether a cell is a formula in LaTeX, by its row and column; none is unless told. */
  readonly isFormula?: (row: readonly Cell[], column: string) => boolean;
  readonly notes: readonly string[];
}

/** A figure rounded; a count, a session or whatever else is whole as it is. */
function figure(value: number, column: string): string {
  if (!Number.isFinite(value)) return "";
  const digits = DIGITS[column];
  if (Number.isInteger(value) && digits === undefined) return String(value);
  return value.toFixed(digits ?? USUAL_DIGITS);
}

/** A cell as it is set: a figure, a text, or a formula. */
interface PaperCell {
  readonly value: Cell;
  readonly isFormula: boolean;
}

interface PaperGrid {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PaperCell[])[];
}

/** The columns that are wanted and not empty, with their rows. */
async function gridOf({
  table,
  columns = table.columns,
  isFormula = () => false,
}: PaperTable): Promise<PaperGrid> {
  const all: (readonly Cell[])[] = [];
  for await (const row of table.rows) all.push(row);
  const places = columns
    .map((column) => table.columns.indexOf(column))
    .filter((place) => all.length === 0 || all.some((row) => (row[place] ?? "") !== ""));
  const rows = all.map((row) =>
    places.map((place) => {
      return { value: row[place] ?? null, isFormula: isFormula(row, table.columns[place] ?? "") };
    }),
  );
  return { columns: places.map((place) => table.columns[place] ?? ""), rows };
}

const isFigures = (rows: PaperGrid["rows"], place: number): boolean =>
  rows.some((row) => typeof row[place]?.value === "number");

/** Text that no Markdown and no HTML in it takes for a mark. */
const markdownText = (text: string): string =>
  seenText(text)
    .replace(/[\\`*_{}[\]<>|#~$]/g, "\\$&")
    .replace(/\n/g, " ");

/** A GitHub-flavoured Markdown table with its caption in bold and its notes below; a formula stands between dollars. */
export async function markdownTable(paper: PaperTable): Promise<string> {
  const { columns, rows } = await gridOf(paper);
  const cell = ({ value, isFormula }: PaperCell, place: number) => {
    if (typeof value === "number") return figure(value, columns[place] ?? "");
    if (isFormula && value !== null) return `$${value.replaceAll("|", "\\vert ")}$`;
    return markdownText(value ?? "");
  };
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const alignment = columns.map((_, place) => (isFigures(rows, place) ? "---:" : "---"));
  const body = rows.map((row) => line(row.map(cell))).join("");
  const foot = paper.notes.map((note) => `\n${markdownText(note)}\n`).join("");
  const head = `${line(columns.map(markdownText))}${line(alignment)}`;
  return `**${markdownText(paper.caption)}**\n\n${head}${body}${foot}`;
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

/** A `table` environment for LaTeX; needs the packages booktabs and amsmath. A minus is one of mathematics. */
export async function latexTable(paper: PaperTable): Promise<string> {
  const { columns, rows } = await gridOf(paper);
  const cell = ({ value, isFormula }: PaperCell, place: number) => {
    if (typeof value === "number") return figure(value, columns[place] ?? "").replace(/^-(.*)$/, "$-$$$1");
    return isFormula && value !== null ? `$${value}$` : latexText(value ?? "");
  };
  const line = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\\n`;
  const alignment = columns.map((_, place) => (isFigures(rows, place) ? "r" : "l")).join("");
  const body = rows.map((row) => line(row.map(cell))).join("");
  const foot = paper.notes.map((note) => `\n  \\par\\smallskip\\footnotesize ${latexText(note)}`).join("");
  return [
    "% Needs \\usepackage{booktabs,amsmath,amssymb}.",
    "\\begin{table}",
    `  \\caption{${latexText(paper.caption)}}`,
    `  \\begin{tabular}{${alignment}}`,
    "  \\toprule",
    `${line(columns.map(latexText))}  \\midrule`,
    `${body}  \\bottomrule`,
    `  \\end{tabular}${foot}`,
    "\\end{table}",
    "",
  ].join("\n");
}
