import { fail, type Result, succeed } from "../../result.ts";
import { cellText } from "./cell-text.ts";
import { collectSeries } from "./collect-series.ts";
import { type Field, readName } from "./column-names.ts";
import { type Layout, recognise } from "./layout.ts";
import { priceBasis } from "./price-basis.ts";
import {
  FileFault,
  type FileSeries,
  type FileStatement,
  type KnownSymbols,
  type QuoteFile,
  type QuoteFileProblem,
} from "./quote-file.ts";
import { dateReader } from "./read-dates.ts";
import { numberReader } from "./read-numbers.ts";
import { type FileRecord, readTable } from "./read-records.ts";
import { rowsBySymbol } from "./rows-by-symbol.ts";
import { type FileTitle, readTitle } from "./title.ts";
import { amountUnits } from "./volume-unit.ts";

/** A row takes about 25 times its bytes while it is read: a file of this size, 1.6 GB and a million rows. */
const MOST_BYTES = 64 * 2 ** 20;

/** What one column was taken for. */
export interface ColumnTaken {
  readonly name: string;
  /** Null where it is not read. */
  readonly field: Field | null;
  /** Its first cell that is not empty. */
  readonly sample: string;
}

/** What a file was taken for, as far as it could be read; a page shows it and lets a person correct it. */
export interface FileDescription {
  readonly encoding: string | null;
  readonly form: string | null;
  /** Lines before the header. */
  readonly title: readonly string[];
  readonly columns: readonly ColumnTaken[];
  readonly rows: number;
  readonly dates: string | null;
  readonly basis: { readonly prices: "raw" | "adjusted"; readonly from: string } | null;
  readonly volume: { readonly shares: number; readonly from: string } | null;
  readonly symbols: readonly string[];
}

/** A file that was looked into: what it was taken for, and its rows or why they can't be read. */
export interface InspectedFile {
  readonly taken: FileDescription;
  readonly read: Result<QuoteFile, QuoteFileProblem>;
}

const NOTHING_TAKEN: FileDescription = {
  encoding: null,
  form: null,
  title: [],
  columns: [],
  rows: 0,
  dates: null,
  basis: null,
  volume: null,
  symbols: [],
};

/**
 * Reads a file of quotes in any of the known forms, in UTF-8, GBK or as an XLSX workbook. Nothing is guessed: what the
 * file does not settle itself and the person has not stated is a problem that names what was seen and the flag that
 * settles it.
 */
export const readQuoteFile = (
  bytes: Uint8Array,
  name: string,
  stated: FileStatement,
  known: KnownSymbols,
): Result<QuoteFile, QuoteFileProblem> => inspectQuoteFile(bytes, name, stated, known).read;

/** The same with what the file was taken for, which is known in part where it can't be read. */
export function inspectQuoteFile(
  bytes: Uint8Array,
  name: string,
  stated: FileStatement,
  known: KnownSymbols,
): InspectedFile {
  let taken = NOTHING_TAKEN;
  const learn = (more: Partial<FileDescription>) => {
    taken = { ...taken, ...more };
  };
  try {
    return { read: succeed(readWith(bytes, name, stated, known, learn)), taken };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const message = `${name}: ${error.message} Nothing was stored.`;
    return { read: fail({ code: error.code, message }), taken };
  }
}

const TOO_LARGE = `It is larger than ${MOST_BYTES / 2 ** 20} MB. Part it into files of fewer symbols or years, or give it exactly our own columns, which are read in pieces.`;

type Learn = (more: Partial<FileDescription>) => void;

function readWith(
  bytes: Uint8Array,
  name: string,
  stated: FileStatement,
  known: KnownSymbols,
  learn: Learn,
): QuoteFile {
  if (bytes.length > MOST_BYTES) throw new FileFault("unreadable", TOO_LARGE);
  const table = readTable(bytes, stated.columns);
  learn({
    encoding: table.encoding,
    title: table.title.map(({ cells }) => cells.filter((cell) => cell !== "").join(" ")),
  });
  // By their names alone, for whoever has to say what they are where these are not enough.
  const [header, ...records] = table.records;
  const names = header?.cells ?? [];
  learn({ columns: describedColumns(names, records, (index) => readName(names[index] ?? "").field) });
  const layout = recognise(table, stated.columns);
  const columns = columnsTaken(layout);
  learn({ form: layout.form, rows: layout.rows.length, columns });
  const title = readTitle(table.title, name);
  const basis = priceBasis(layout, title, stated.prices);
  learn({ basis: { prices: basis.prices, from: basis.from } });
  const series = readSeries(
    layout,
    title,
    { ...stated, file: name, daysCountFrom: table.daysCountFrom },
    known,
    learn,
  );
  return {
    name,
    form: layout.form,
    basis: basis.prices,
    statesBasis: basis.isOwn,
    dividedBySplits: layout.dividedBySplits && basis.prices === "raw",
    series,
    unread: columns.flatMap((column) => (column.field === null ? [column.name] : [])),
  };
}

/** What each column was taken for; one that a better one stands before is not read. */
function columnsTaken({ names, series, rows }: Layout): ColumnTaken[] {
  const fields = new Map(
    series.flatMap(({ at }) => [...at].map(([field, index]) => [index, field] as const)),
  );
  return describedColumns(names, rows, (index) => fields.get(index) ?? null);
}

/** Columns with their first cells, by whatever tells what each is. */
function describedColumns(
  names: readonly string[],
  rows: readonly FileRecord[],
  fieldAt: (index: number) => Field | null,
): ColumnTaken[] {
  const samples: string[] = [];
  for (const { cells } of rows.slice(0, SAMPLED_ROWS)) {
    for (const [index, cell] of cells.entries()) samples[index] ||= cell;
  }
  return names.flatMap((name, index) => {
    const sample = samples[index] ?? "";
    return name === "" && sample === "" ? [] : [{ name, field: fieldAt(index), sample }];
  });
}

/** Rows in which a cell of each column is looked for, to be shown. */
const SAMPLED_ROWS = 100;

function readSeries(
  layout: Layout,
  title: FileTitle,
  {
    daysCountFrom,
    ...stated
  }: FileStatement & { readonly file: string; readonly daysCountFrom?: string | undefined },
  known: KnownSymbols,
  learn: Learn,
): ReadonlyMap<string, FileSeries> {
  const { rows, rejected } = wholeRows(layout.rows, layout.names);
  if (rows.length === 0) {
    throw new FileFault(
      "unreadable",
      `None of its rows can be used: ${rejected[0]?.reason ?? "it has none"}.`,
    );
  }
  const whole = { ...layout, rows };
  const dates = rows.map(({ cells }) => cells[layout.series[0]?.at.get("session") ?? -1] ?? "");
  const date = dateReader(dates, placeIn(whole, ["session"]), layout.dates ?? stated.dates, daysCountFrom);
  learn({ dates: date.form });
  const numbers = rows.flatMap(({ cells }) => numericCells(layout, cells));
  const number = numberReader(numbers, placeIn(whole, NUMBERS));
  const units = amountUnits(whole, stated.volume, number);
  learn({ volume: { shares: units.sharesPerVolume, from: units.from } });
  const read = new Map<string, FileSeries>();
  for (const one of rowsBySymbol(whole, title.symbols, stated.symbol, known)) {
    const { symbol, writtenAs, couldBe, columns, rows: own } = one;
    const zone = known.get(symbol) ?? "UTC";
    const { names } = layout;
    const reading = { date, number, zone, units, file: stated.file, names };
    const series = { ...collectSeries(own, columns, reading), writtenAs, couldBe };
    // A broken row belongs to nobody for certain; it is told of once, with its line.
    read.set(symbol, read.size > 0 ? series : { ...series, rejected: [...rejected, ...series.rejected] });
    learn({ symbols: [...read.keys()] });
  }
  return read;
}

const NUMBERS = ["open", "high", "low", "close", "adjusted", "volume", "turnover", "dividend"] as const;

const numericCells = ({ series }: Layout, cells: readonly string[]): string[] =>
  series.flatMap(({ at }) => NUMBERS.flatMap((field) => cells[at.get(field) ?? -1] ?? []));

/** A function that says in a sentence on which line and in which column of some fields a cell first stands. */
function placeIn({ rows, series, names }: Layout, fields: readonly Field[]): (cell: string) => string {
  const columns = series.flatMap(({ at }) => fields.flatMap((field) => at.get(field) ?? []));
  return (cell) => {
    for (const { line, cells } of rows) {
      const column = columns.find((index) => cells[index] === cell);
      if (column !== undefined) return ` See ${cellText(cell)} on line ${line}, column ${names[column]}.`;
    }
    return "";
  };
}

/** Rows that have a cell for each column, and those that don't, each with its line. */
interface WholeRows {
  readonly rows: readonly FileRecord[];
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
}

/**
 * Leaves out rows with fewer or more cells than the header has names. Where a decimal comma parts cells, or a
 * download was cut off in the middle of a price, every cell after it would be read as something else. Empty cells
 * behind the last column are no matter.
 */
function wholeRows(records: readonly FileRecord[], header: readonly string[]): WholeRows {
  const width = usedWidth(header);
  const rows: FileRecord[] = [];
  const rejected: { session: string; reason: string }[] = [];
  for (const record of records) {
    const { length } = record.cells;
    if (length >= width && (length === width || usedWidth(record.cells) <= width)) {
      rows.push(record);
      continue;
    }
    const cells = length === 1 ? "1 cell" : `${length} cells`;
    rejected.push({ session: "", reason: `line ${record.line}: ${cells} where the header has ${width}` });
  }
  return { rows, rejected };
}

/** How many cells there are up to the last that is not empty. */
function usedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === "") width -= 1;
  return width;
}
