import { cellText, nameList } from "./cell-text.ts";
import { type Field, isChinese, type NamedColumn, plainName, readName } from "./column-names.ts";
import { FileFault, type FileStatement } from "./quote-file.ts";
import type { FileRecord, FileTable } from "./read-records.ts";

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
  /** What each column is by its name or by what a person says, by position. */
  readonly columns: readonly NamedColumn[];
  readonly rows: readonly FileRecord[];
  readonly series: readonly SeriesColumns[];
  /** What the prices and volumes are, where the form says so. */
  readonly prices: "raw" | "adjusted" | null;
  readonly volume: "shares" | "lots" | null;
  /** By what amounts of money are to be multiplied, where the form says so. */
  readonly turnoverScale: number | null;
  /** Which comes first in its dates, where the form says so. */
  readonly dates: "day-first" | "month-first" | null;
  /** Whether everything before a split is divided by it as a rule, even in prices that are said to be raw. */
  readonly dividedBySplits: boolean;
}

type Said = FileStatement["columns"];

/**
 * Recognises the form of a file by its header; `said` overrules what names say.
 * @throws FileFault naming the columns where they are not enough or two could mean the same
 */
export function recognise({ records, title }: Pick<FileTable, "records" | "title">, said?: Said): Layout {
  const [first, second] = records;
  if (!first || !second) throw new FileFault("unreadable", "It has no row below its header.");
  const levels = [first.cells[0]?.toLowerCase(), second.cells[0]?.toLowerCase()];
  if (levels.includes("price") && levels.includes("ticker"))
    return pandasLayout(records, levels[0] === "price");
  const isOwn = isOurs(new Set(first.cells.map(plainName)));
  const columns = first.cells.map((name) => columnOf(name, isOwn, said));
  const at = positions([...columns.entries()], first.cells);
  require(at, first.cells);
  const rows = records.slice(1);
  requireDays(rows, at, first.cells);
  return {
    ...formOf(at, first.cells, title),
    names: first.cells,
    columns,
    rows,
    series: [{ symbol: null, at }],
  };
}

const isOurs = (names: ReadonlySet<string>): boolean => names.has("adjusted_close") && names.has("session");

/** What a column is: what a person says, else what its name says; others' flags are of other words than ours. */
function columnOf(name: string, isOwn: boolean, said: Said): NamedColumn {
  const named = readName(name);
  const read = named.field === "flag" && !isOwn ? { ...named, field: null } : named;
  const field = said?.get(name) ?? said?.get(plainName(name));
  if (field === undefined) return read;
  return { ...read, field: field === "none" ? null : field, isSecond: false };
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
    const at = positions(
      own.map(([index, name]) => [index, readName(name)] as const),
      prices,
    ).set("session", 0);
    require(at, ["Date", ...own.flatMap(([, name]) => (name === "" ? [] : [name]))]);
    return { symbol, at };
  });
  if (series.length === 0) throw new FileFault("unknown form", "Its header names no ticker.");
  const hasAdjusted = series.every(({ at }) => at.has("adjusted"));
  const names = prices.map((name, index) => (index === 0 ? "Date" : name));
  return {
    form: "pandas columns of yfinance",
    names,
    columns: names.map(readName),
    rows: records.slice(hasIndexName ? 3 : 2),
    series,
    // Since auto_adjust became its default, yfinance's Close is adjusted where no Adj Close stands beside it.
    prices: hasAdjusted ? "raw" : null,
    volume: "shares",
    turnoverScale: null,
    dates: null,
    dividedBySplits: true,
  };
}

/** Where each field stands; of two columns for one, that with the better name, and prices as traded before others. */
function positions(
  columns: readonly (readonly [number, NamedColumn])[],
  names: readonly string[],
): Map<Field, number> {
  const at = new Map<Field, { readonly index: number; readonly rank: number }>();
  for (const [index, column] of columns) {
    const { field } = column;
    if (field === null) continue;
    const rank = rankOf(column);
    const before = at.get(field);
    if (before !== undefined && before.rank === rank) {
      const [one = "", other = ""] = [names[before.index], names[index]];
      const what = field === "session" ? "date" : field;
      throw new FileFault(
        "ambiguous",
        `Its columns ${one} and ${other} could both be the ${what}. Leave one out. Or say --column ${JSON.stringify(`${other}=none`)}.`,
      );
    }
    if (before === undefined || before.rank > rank) at.set(field, { index, rank });
  }
  return new Map([...at].map(([field, { index }]) => [field, index]));
}

const rankOf = ({ isSecond, mark }: NamedColumn): number =>
  mark === "adjusted" ? 2 : mark === "back-adjusted" ? 3 : Number(isSecond);

function require(at: ReadonlyMap<Field, number>, names: readonly string[]): void {
  const missing = (["session", "close"] as const).filter((field) => !at.has(field));
  if (missing.length === 0) return;
  const what = missing.map((field) => (field === "session" ? "date" : field)).join(" and no ");
  throw new FileFault("unknown form", `It has no ${what} among its columns ${nameList(names)}.`);
}

/** Some say in a column of its own whether a row is a day, a week or five minutes. */
function requireDays(
  rows: readonly FileRecord[],
  at: ReadonlyMap<Field, number>,
  names: readonly string[],
): void {
  const period = at.get("period");
  if (period === undefined) return;
  const other = rows.find(({ cells }) => !/^(1?d|daily|day|日|日线|日k|)$/i.test(cells[period] ?? ""));
  if (other === undefined) return;
  throw new FileFault(
    "unknown form",
    `Its rows are not all days: line ${other.line}, column ${names[period]} is ${cellText(other.cells[period] ?? "")}. Save daily quotes.`,
  );
}

type Form = Pick<Layout, "form" | "prices" | "volume" | "turnoverScale" | "dates" | "dividedBySplits">;

/** The columns of a table whose volume is in shares whoever of the known made it. */
const PLAIN_COLUMNS = new Set(["Date", "Open", "High", "Low", "Close", "Volume"]);

/** What is so where a form says nothing. */
const OPEN: Omit<Form, "form"> = {
  prices: null,
  volume: null,
  turnoverScale: null,
  dates: null,
  dividedBySplits: false,
};

function formOf(
  at: ReadonlyMap<Field, number>,
  names: readonly string[],
  title: readonly FileRecord[],
): Form {
  const plain = new Set(names.map(plainName));
  const has = (name: string) => plain.has(name);
  const shares = { ...OPEN, volume: "shares" } as const;
  if (isOurs(plain)) return { ...shares, form: "our own columns", prices: has("basis") ? null : "raw" };
  if (has("adjustflag") || (has("preclose") && has("code"))) return { ...shares, form: "baostock's columns" };
  if (has("ts_code")) return { ...OPEN, form: "Tushare's columns", turnoverScale: 1000 };
  if (names.some(isChinese)) return { ...OPEN, form: chineseForm(has, title) };
  if (has("dividend_amount") || has("split_coefficient") || has("divcash") || has("5. adjusted close"))
    return { ...shares, form: "Alpha Vantage's columns", prices: "raw" };
  if (has("adjusted_close")) return { ...shares, form: "EODHD's columns", prices: "raw" };
  if (at.has("adjusted")) return { ...shares, form: "Yahoo's columns", prices: "raw", dividedBySplits: true };
  if (has("ticker") && has("<per>")) return { ...shares, form: "Stooq's columns" };
  if (has("close/last"))
    return { ...shares, form: "Nasdaq's columns", dates: "month-first", dividedBySplits: true };
  if (has("change %") || has("vol."))
    return { ...shares, form: "Investing.com's columns", dividedBySplits: true };
  if (has("dividends") && has("stock splits"))
    return { ...shares, form: "yfinance's columns of one ticker", dividedBySplits: true };
  if (names.every((name) => PLAIN_COLUMNS.has(name)))
    return { ...shares, form: "columns as Stooq's and yfinance's" };
  if (has("time") && !has("date")) return { ...shares, form: "TradingView's columns", dividedBySplits: true };
  return { ...OPEN, form: "columns of no known source" };
}

function chineseForm(has: (name: string) => boolean, title: readonly FileRecord[]): string {
  if (has("成交金额") && has("前收盘")) return "NetEase's columns";
  if (has("收盘价(元)")) return "Wind's columns";
  if (title.length > 0 && has("成交额")) return "Tongdaxin's columns";
  return "East Money's and akshare's columns";
}
