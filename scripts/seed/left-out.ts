import { z } from "zod";
import { leftOutRow, storyRow } from "./gathered-schemas.ts";
import { type Folder, faultAt, readTable, rowsByKey, writeTable } from "./table.ts";

/** A gathered company that does not ship, by its listings' symbols, and why. */
export interface LeftOut {
  readonly company: string;
  readonly symbols: readonly string[];
  readonly reason: string;
}

/** The dates, both included, that the board opens on, and the announcement that its headline is about. */
export interface Story {
  readonly from: string;
  readonly to: string;
  readonly event: string | null;
}

const LEFT_OUT = "input/left_out.csv";
const STORY = "input/story.csv";
/** The gathered tables whose rows are of a company or of a symbol, with the column that says which. */
const OF_COMPANIES = {
  "companies.csv": "company",
  "announcement_companies.csv": "company",
  "share_counts.csv": "company",
} as const;

const textRow = z.record(z.string(), z.string());

/**
 * The gathered data without the companies of `input/left_out.csv`: without their listings, quotes, corporate actions
 * and share counts, and without their part in announcements.
 * @throws CompileError where a company that is left out was not gathered, or comes twice
 */
export function withoutLeftOut(
  gathered: Folder,
  inputs: Folder,
): { readonly shipped: Folder; readonly leftOut: readonly LeftOut[] } {
  if (!inputs.has(LEFT_OUT)) return { shipped: gathered, leftOut: [] };
  const wanted = rowsByKey(readTable(inputs, LEFT_OUT, leftOutRow), ({ company }) => company);
  const listings = readTable(gathered, "companies.csv", textRow).map(({ value }) => value);
  const leftOut = [...wanted.values()].map((row): LeftOut => {
    const own = listings.filter(({ company }) => company === row.value.company);
    if (own.length === 0) throw faultAt(row, `no company "${row.value.company}" was gathered`);
    return { ...row.value, symbols: own.map(({ symbol = "" }) => symbol) };
  });
  const symbols = new Set(leftOut.flatMap((one) => one.symbols));
  const shipped = new Map(gathered);
  for (const symbol of symbols) shipped.delete(`quotes/${symbol}.csv`);
  for (const [file, column] of Object.entries(OF_COMPANIES)) {
    keepRows(shipped, file, (row) => !wanted.has(row[column] ?? ""));
  }
  keepRows(shipped, "corporate_actions.csv", ({ symbol = "" }) => !symbols.has(symbol));
  return { shipped, leftOut };
}

function keepRows(
  folder: Map<string, string>,
  file: string,
  isKept: (row: Readonly<Record<string, string>>) => boolean,
): void {
  const rows = readTable(folder, file, textRow).map(({ value }) => value);
  const [header = ""] = (folder.get(file) ?? "").split(/\r?\n/, 1);
  const columns = header.split(",");
  folder.set(
    file,
    writeTable(
      columns,
      rows.filter(isKept).map((row) => columns.map((name) => row[name] ?? null)),
    ),
  );
}

/**
 * The story of `input/story.csv`; null where there is no such file.
 * @throws CompileError where it has not one row, its dates run backward, or its announcement is none
 */
export function compileStory(
  inputs: Folder,
  announcements: readonly { readonly slug: string }[],
): Story | null {
  if (!inputs.has(STORY)) return null;
  const [row, ...others] = readTable(inputs, STORY, storyRow);
  if (!row) return null;
  if (others.length > 0 || row.value.to < row.value.from) throw faultAt(row, "one range of dates is wanted");
  const { event } = row.value;
  if (event !== null && announcements.every(({ slug }) => slug !== event)) {
    throw faultAt(row, `there is no announcement "${event}"`);
  }
  return row.value;
}
