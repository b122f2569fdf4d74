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
  readonly rows: readonly FileRecord[];
  readonly series: readonly SeriesColumns[];
  /** What the prices and volumes are, where the form says so. */
  readonly prices: "raw" | "adjusted" | null;
  readonly volume: "shares" | "lots" | null;
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
  const columns = columnsOf(first.cells);
  require(columns, first.cells);
  return { ...formOf(columns, first.cells), rows: records.slice(1), series: [{ symbol: null, at: columns }] };
}

/** Two levels of columns, prices and tickers, either above the other, and often a line with the index's name. */
function pandasLayout(records: readonly FileRecord[], isPriceFirst: boolean): Layout {
  const [upper, lower, third] = records;
  const prices = (isPriceFirst ? upper : lower)?.cells ?? [];
  const tickers = (isPriceFirst ? lower : upper)?.cells ?? [];
  const hasIndexName = third?.cells.slice(1).every((cell) => cell === "") ?? false;
  const symbols = [...new Set(tickers.slice(1).filter((ticker) => ticker !== ""))];
  const series = symbols.map((symbol) => {
    const named = prices.map((price, index) => (index > 0 && tickers[index] === symbol ? price : ""));
    const at = new Map(columnsOf(named)).set("session", 0);
    require(at, ["Date", ...named.filter((name) => name !== "")]);
    return { symbol, at };
  });
  if (series.length === 0) throw new FileFault("unknown form", "Its header names no ticker.");
  const hasAdjusted = series.every(({ at }) => at.has("adjusted"));
  return {
    form: "pandas columns of yfinance",
    rows: records.slice(hasIndexName ? 3 : 2),
    series,
    // Since auto_adjust became its default, yfinance's Close is adjusted where no Adj Close stands beside it.
    prices: hasAdjusted ? "raw" : null,
    volume: "shares",
  };
}

function columnsOf(names: readonly string[]): Map<Field, number> {
  const at = new Map<Field, number>();
  for (const [index, name] of names.entries()) {
    const field = fieldOf(name);
    if (field === null) continue;
    const before = at.get(field);
    if (before !== undefined) {
      throw new FileFault(
        "ambiguous",
        `Its columns ${names[before]} and ${name} could both be the ${field}. Leave one out.`,
      );
    }
    at.set(field, index);
  }
  return at;
}

function require(at: ReadonlyMap<Field, number>, names: readonly string[]): void {
  const missing = (["session", "close"] as const).filter((field) => !at.has(field));
  if (missing.length === 0) return;
  const what = missing.map((field) => (field === "session" ? "date" : field)).join(" and no ");
  throw new FileFault("unknown form", `It has no ${what} among its columns ${names.join(", ")}.`);
}

function formOf(
  at: ReadonlyMap<Field, number>,
  names: readonly string[],
): Pick<Layout, "form" | "prices" | "volume"> {
  const has = (name: string) => names.some((one) => one.toLowerCase() === name);
  if (has("adjusted_close") && has("session"))
    return { form: "our own columns", prices: "raw", volume: "shares" };
  if (names.some(isChinese)) {
    const unit = at.has("lots") ? "lots" : at.has("shares") || !at.has("volume") ? "shares" : null;
    return { form: "East Money's and akshare's columns", prices: null, volume: unit };
  }
  if (at.has("adjusted")) return { form: "Yahoo's columns", prices: "raw", volume: "shares" };
  if (has("<ticker>")) return { form: "Stooq's columns", prices: null, volume: "shares" };
  const form = has("dividends") ? "yfinance's columns of one ticker" : "columns as Stooq's and yfinance's";
  return { form, prices: null, volume: "shares" };
}
