import { cellText, nameList } from "./cell-text.ts";
import { type Field, fieldOf, isChinese } from "./column-names.ts";
import { FileFault } from "./quote-file.ts";
import type { FileRecord } from "./read-records.ts";

/** Where one series stands in a file: positions of columns. */
export interface SeriesColumns {
  /** The symbol named in the header above these columns; null where a column or nothing names it. */
  readonly symbol: string | null;
  readonly at: ReadonlyMap<Field, number>;
}

/** What a file's header says. */
export interface Layout {
  readonly form: string;
  /** The names of the columns, by position. */
  readonly names: readonly string[];
  readonly rows: readonly FileRecord[];
  readonly series: readonly SeriesColumns[];
  /** What the prices and volumes are, where the form says so. */
  readonly prices: "raw" | "adjusted" | null;
  readonly volume: "shares" | "lots" | null;
  /** Whether everything before a split is divided by it, even in prices that are said to be raw. */
  readonly dividedBySplits: boolean;
}

/**
 * Recognises the form of a file by its header.
 * @throws FileFault naming the columns where they are not enough or two could mean the same
 */
export function recognise(records: readonly FileRecord[]): Layout {
  const [first, second] = records;
  if (!first || !second) throw new FileFault("unreadable", "It has no row below its header.");
  const levels = [first.cells[0]?.toLowerCase(), second.cells[0]?.toLowerCase()];
  if (levels.includes("price") && levels.includes("ticker"))
    return pandasLayout(records, levels[0] === "price");
  const columns = columnsOf([...first.cells.entries()]);
  require(columns, first.cells);
  requireOneVolume(columns, first.cells);
  const rows = records.slice(1);
  requireDays(rows, first.cells);
  return {
    ...formOf(columns, first.cells),
    names: first.cells,
    rows,
    series: [{ symbol: null, at: columns }],
  };
}

/** Two levels of columns, prices and tickers, either above the other, and often a line with the index's name. */
function pandasLayout(records: readonly FileRecord[], isPriceFirst: boolean): Layout {
  const [upper, lower, third] = records;
  const prices = (isPriceFirst ? upper : lower)?.cells ?? [];
  const tickers = (isPriceFirst ? lower : upper)?.cells ?? [];
  const hasIndexName = third?.cells.slice(1).every((cell) => cell === "") ?? false;
  const named = [...prices.entries()].filter(([index]) => index > 0 && (tickers[index] ?? "") !== "");
  const bySymbol = Map.groupBy(named, ([index]) => tickers[index] ?? "");
  const series = [...bySymbol].map(([symbol, own]) => {
    const at = columnsOf(own).set("session", 0);
    require(at, ["Date", ...own.flatMap(([, name]) => (name === "" ? [] : [name]))]);
    return { symbol, at };
  });
  if (series.length === 0) throw new FileFault("unknown form", "Its header names no ticker.");
  const hasAdjusted = series.every(({ at }) => at.has("adjusted"));
  return {
    form: "pandas columns of yfinance",
    names: prices.map((name, index) => (index === 0 ? "Date" : name)),
    rows: records.slice(hasIndexName ? 3 : 2),
    series,
    // Since auto_adjust became its default, yfinance's Close is adjusted where no Adj Close stands beside it.
    prices: hasAdjusted ? "raw" : null,
    volume: "shares",
    dividedBySplits: true,
  };
}

/** Where each field stands, by the positions and names of columns. */
function columnsOf(columns: readonly (readonly [number, string])[]): Map<Field, number> {
  const at = new Map<Field, number>();
  const names = new Map<Field, string>();
  for (const [index, name] of columns) {
    const field = fieldOf(name);
    if (field === null) continue;
    const before = names.get(field);
    if (before !== undefined) {
      throw new FileFault(
        "ambiguous",
        `Its columns ${before} and ${name} could both be the ${field}. Leave one out.`,
      );
    }
    at.set(field, index);
    names.set(field, name);
  }
  return at;
}

function require(at: ReadonlyMap<Field, number>, names: readonly string[]): void {
  const missing = (["session", "close"] as const).filter((field) => !at.has(field));
  if (missing.length === 0) return;
  const what = missing.map((field) => (field === "session" ? "date" : field)).join(" and no ");
  throw new FileFault("unknown form", `It has no ${what} among its columns ${nameList(names)}.`);
}

/** A volume in two units is one too many: which is meant can't be told from the numbers. */
function requireOneVolume(at: ReadonlyMap<Field, number>, names: readonly string[]): void {
  const [one, other] = (["volume", "lots", "shares"] as const).flatMap((field) => at.get(field) ?? []);
  if (one === undefined || other === undefined) return;
  const both = `${names[one]} and ${names[other]}`;
  throw new FileFault("ambiguous", `Its columns ${both} could both be the volume. Leave one out.`);
}

/** Stooq says in a column of its own whether a row is a day, a week or five minutes. */
function requireDays(rows: readonly FileRecord[], names: readonly string[]): void {
  const period = names.findIndex((name) => name.toLowerCase() === "<per>");
  const other = period < 0 ? undefined : rows.find(({ cells }) => !/^(d|daily|)$/i.test(cells[period] ?? ""));
  if (other === undefined) return;
  throw new FileFault(
    "unknown form",
    `Its rows are not all days: line ${other.line}, column <PER> is ${cellText(other.cells[period] ?? "")}. Save daily quotes.`,
  );
}

type Form = Pick<Layout, "form" | "prices" | "volume" | "dividedBySplits">;

/** The columns of a table whose volume is in shares whoever of the known made it. */
const PLAIN_COLUMNS = new Set(["Date", "Open", "High", "Low", "Close", "Volume"]);

function formOf(at: ReadonlyMap<Field, number>, names: readonly string[]): Form {
  const has = (name: string) => names.some((one) => one.toLowerCase() === name);
  if (has("adjusted_close") && has("session"))
    return { form: "our own columns", prices: "raw", volume: "shares", dividedBySplits: false };
  if (names.some(isChinese)) {
    const volume = at.has("lots") ? "lots" : at.has("shares") ? "shares" : null;
    return { form: "East Money's and akshare's columns", prices: null, volume, dividedBySplits: false };
  }
  if (at.has("adjusted"))
    return { form: "Yahoo's columns", prices: "raw", volume: "shares", dividedBySplits: true };
  if (has("<ticker>"))
    return { form: "Stooq's columns", prices: null, volume: "shares", dividedBySplits: false };
  if (has("dividends") && has("stock splits"))
    return {
      form: "yfinance's columns of one ticker",
      prices: null,
      volume: "shares",
      dividedBySplits: true,
    };
  if (names.every((name) => PLAIN_COLUMNS.has(name)))
    return {
      form: "columns as Stooq's and yfinance's",
      prices: null,
      volume: "shares",
      dividedBySplits: false,
    };
  return { form: "columns of no known source", prices: null, volume: null, dividedBySplits: false };
}
