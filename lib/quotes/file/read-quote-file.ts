import { fail, type Result, succeed } from "../../result.ts";
import { cellText } from "./cell-text.ts";
import { collectSeries } from "./collect-series.ts";
import { type Field, isChinese } from "./column-names.ts";
import { type Layout, recognise } from "./layout.ts";
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
import { type FileRecord, readRecords } from "./read-records.ts";
import { rowsBySymbol } from "./rows-by-symbol.ts";

const LOT_SHARES = 100;
const CHINESE_PRICES =
  "--prices raw (不复权) or --prices adjusted (前复权); 后复权 is of another level and can't be stored";
/** A row takes about 25 times its bytes while it is read: a file of this size, 1.6 GB and a million rows. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Reads a file of quotes: our own columns, Yahoo's, yfinance's and pandas', Stooq's, East Money's and akshare's,
 * in UTF-8 or GBK. Nothing is guessed: what the form does not say and the person has not stated is a problem that
 * names what was seen and the flag that settles it.
 */
export function readQuoteFile(
  bytes: Uint8Array,
  name: string,
  stated: FileStatement,
  known: KnownSymbols,
): Result<QuoteFile, QuoteFileProblem> {
  try {
    if (bytes.length > MOST_BYTES) throw new FileFault("unreadable", TOO_LARGE);
    const { records } = readRecords(decodeText(bytes));
    const layout = recognise(records);
    const basis = statedOr(layout.prices, stated.prices, {
      what: "prices are raw or adjusted",
      flag: layout.names.some(isChinese) ? CHINESE_PRICES : "--prices raw or --prices adjusted",
      form: layout.form,
    });
    const series = readSeries(layout, stated, known);
    const dividedBySplits = layout.dividedBySplits && basis === "raw";
    return succeed({ name, form: layout.form, basis, dividedBySplits, series });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return fail({ code: error.code, message: `${name}: ${error.message} Nothing was stored.` });
  }
}

const TOO_LARGE = `It is larger than ${MOST_BYTES / 2 ** 20} MB. Part it into files of fewer symbols or years, or give it exactly our own columns, which are read in pieces.`;

function readSeries(
  layout: Layout,
  stated: FileStatement,
  known: KnownSymbols,
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
  const date = dateReader(dates, placeIn(whole, ["session"]));
  const numbers = rows.flatMap(({ cells }) => numericCells(layout, cells));
  const number = numberReader(numbers, placeIn(whole, NUMBERS));
  const sharesPerVolume = volumeUnit(layout, stated) === "lots" ? LOT_SHARES : 1;
  const read = new Map<string, FileSeries>();
  for (const { symbol, columns, rows: own } of rowsBySymbol(whole, stated.symbol, known)) {
    const zone = known.get(symbol) ?? "UTC";
    const series = collectSeries(own, columns, { date, number, zone, sharesPerVolume });
    // A broken row belongs to nobody for certain; it is told of once, with its line.
    read.set(symbol, read.size > 0 ? series : { ...series, rejected: [...rejected, ...series.rejected] });
  }
  return read;
}

function volumeUnit({ series, volume, form }: Layout, stated: FileStatement): "shares" | "lots" {
  if (!series.some(({ at }) => at.has("volume") || at.has("lots") || at.has("shares"))) return "shares";
  return statedOr(volume, stated.volume, {
    what: "volumes are in shares or in lots of 100",
    flag: "--volume shares or --volume lots",
    form,
  });
}

const NUMBERS = ["open", "high", "low", "close", "adjusted", "volume", "lots", "shares"] as const;

const numericCells = ({ series }: Layout, cells: readonly string[]): string[] =>
  series.flatMap(({ at }) => NUMBERS.flatMap((field) => cells[at.get(field) ?? -1] ?? []));

/** What the form says, or else the person; a contradiction between the two is a fault too. */
function statedOr<Choice extends string>(
  fromForm: Choice | null,
  stated: Choice | undefined,
  { what, flag, form }: { readonly what: string; readonly flag: string; readonly form: string },
): Choice {
  if (fromForm !== null && stated !== undefined && fromForm !== stated) {
    throw new FileFault("ambiguous", `It has ${form}, which are ${fromForm}, but was said to be ${stated}.`);
  }
  const choice = fromForm ?? stated;
  if (choice !== undefined && choice !== null) return choice;
  throw new FileFault("ambiguous", `It has ${form}, which do not tell whether ${what}. Say ${flag}.`);
}

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8 where the bytes are valid UTF-8, else
 * GB18030, of which GBK is a part and which Chinese spreadsheets write.
 * @throws FileFault when the bytes are neither
 */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  throw new FileFault("unreadable", "It is neither UTF-8 nor GBK text. Save it as UTF-8 CSV.");
}

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
