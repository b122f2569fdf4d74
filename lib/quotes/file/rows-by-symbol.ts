import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";
import { cellText } from "./cell-text.ts";
import type { Layout, SeriesColumns } from "./layout.ts";
import { FileFault, type KnownSymbols } from "./quote-file.ts";
import type { FileRecord } from "./read-records.ts";
import { otherMeanings, storedSymbol } from "./read-symbols.ts";

/** The rows of one stored symbol and where its values stand in them. */
export interface SymbolRows {
  readonly symbol: string;
  /** As the file writes it; empty where it writes none or a person said whose they are. */
  readonly writtenAs: string;
  /** Symbols of other exchanges that this code could mean as well. */
  readonly couldBe: readonly string[];
  readonly columns: SeriesColumns;
  readonly rows: readonly FileRecord[];
}

/** Rows under the symbol as the file writes it; null where it writes none. */
interface WrittenRows {
  readonly written: string | null;
  readonly columns: SeriesColumns;
  readonly rows: readonly FileRecord[];
}

/**
 * The rows of each symbol: of those that the header, a column or the lines before it (`titled`) name, or of the one
 * that is said of the file.
 * @throws FileFault when no symbol is named or said, one isn't stored, two are spellings of one, or what is said
 * contradicts the file
 */
export function rowsBySymbol(
  layout: Layout,
  titled: readonly string[],
  said: string | undefined,
  known: KnownSymbols,
): SymbolRows[] {
  const [title = null, second] = titled;
  if (second !== undefined) {
    const all = titled.map(cellText).join(" and ");
    throw new FileFault("ambiguous", `The lines before its header name ${all}. Leave all but one out.`);
  }
  const written = layout.series
    .flatMap((columns) => writtenRows(layout, columns))
    .map((one) => titledRows(one, title));
  const unnamed = written.find((one) => one.written === null);
  if (unnamed !== undefined && said === undefined) {
    const where = layout.series.some(({ at }) => at.has("symbol")) ? lineOf(unnamed.rows) : "";
    throw new FileFault(
      "ambiguous",
      `It (${layout.form}) names no symbol${where}. Say --symbol, such as --symbol 9988.HK.`,
    );
  }
  return said === undefined ? named(written, known) : [theSaid(written, said, known)];
}

function writtenRows({ rows }: Layout, columns: SeriesColumns): WrittenRows[] {
  const column = columns.at.get("symbol");
  if (column === undefined) return [{ written: columns.symbol, columns, rows }];
  // Some write an apostrophe before a code, so that a spreadsheet keeps its zeros.
  const groups = Map.groupBy(rows, ({ cells }) => (cells[column] ?? "").replace(/^'/, "") || null);
  return [...groups].map(([written, own]) => ({ written, columns, rows: own }));
}

/** Rows that nothing else names are whose the title names; where both name one they must be the same. */
function titledRows(rows: WrittenRows, title: string | null): WrittenRows {
  if (title === null) return rows;
  if (rows.written !== null && !isSameSymbol(rows.written, title) && !isSameSymbol(title, rows.written)) {
    throw new FileFault(
      "ambiguous",
      `The lines before its header name ${cellText(title)}, and its rows ${cellText(rows.written)}${lineOf(rows.rows)}.`,
    );
  }
  return { ...rows, written: rows.written ?? title };
}

function named(written: readonly WrittenRows[], known: KnownSymbols): SymbolRows[] {
  const spellings = new Map<string, string>();
  return written.map(({ written: spelling, columns, rows }) => {
    const symbol = resolved(spelling ?? "", known, columns.symbol === null ? lineOf(rows) : "");
    const before = spellings.get(symbol);
    if (before !== undefined) {
      const both = `${cellText(before)} and ${cellText(spelling ?? "")}`;
      throw new FileFault(
        "ambiguous",
        `Its symbols ${both} are both ${symbol}. Write one of them throughout.`,
      );
    }
    const writtenAs = spelling ?? "";
    spellings.set(symbol, writtenAs);
    return { symbol, writtenAs, couldBe: otherMeanings(writtenAs, symbol), columns, rows };
  });
}

function theSaid(written: readonly WrittenRows[], said: string, known: KnownSymbols): SymbolRows {
  const symbol = resolved(said, known, "");
  const [only, another] = written;
  if (!only) throw new FileFault("unreadable", "It has no whole row below its header.");
  if (another) throw new FileFault("ambiguous", "It has several symbols, so that --symbol can't name it.");
  if (only.written !== null && !isSameSymbol(only.written, symbol)) {
    throw new FileFault(
      "ambiguous",
      `It names ${cellText(only.written)}${only.columns.symbol === null ? lineOf(only.rows) : ""}, but was said to be ${symbol}. Leave --symbol out, or the symbol out of the file.`,
    );
  }
  return { symbol, writtenAs: "", couldBe: [], columns: only.columns, rows: only.rows };
}

function resolved(written: string, known: KnownSymbols, where: string): string {
  const symbol = storedSymbol(written, known);
  if (symbol !== null) return symbol;
  const likely = [...known.keys()].filter((one) => isSameSymbol(written, one));
  const cure =
    likely[0] !== undefined && likely.length === 1
      ? `If it is ${likely[0]}, say --symbol ${likely[0]}.`
      : "Add it first.";
  throw new FileFault("unknown symbol", `There is no instrument ${cellText(written)}${where}. ${cure}`);
}

const lineOf = ([first]: readonly FileRecord[]): string => (first ? ` (line ${first.line})` : "");

/**
 * Whether a symbol in a file can be another spelling of a stored one: 09988, HK.09988 and 9988.HK are, and so are
 * BABA.US and BABA; 0700.HK and 9988.HK are not. Exchanges are compared where both name one.
 */
export function isSameSymbol(written: string, stored: string): boolean {
  const one = parts(written);
  const other = parts(stored);
  if (one.code !== other.code) return false;
  return one.exchange === null || other.exchange === null || one.exchange === other.exchange;
}

const CODES = EXCHANGE_CODES.map((code) => exchange(code).codes);
/** What Yahoo writes after a code, with what Chinese sources write: SS is SH. */
const CHINESE = new Map(CODES.map(({ yahooSuffix, chinese }) => [yahooSuffix.slice(1), chinese]));
const BEFORE = CODES.map(({ chinese }) => chinese).join("|");
/** An exchange unheard of has two letters, as the known ones mostly have. */
const AFTER = [
  "[A-Z]{2}",
  ...[...CHINESE.keys()].filter((suffix) => /^([A-Z]|[A-Z]{3,})$/.test(suffix)),
].join("|");
const SYMBOL = new RegExp(`^(?:(${BEFORE})(?:[.:]|(?=\\d)))?(.+?)(?:\\.(${AFTER}))?$`);

function parts(symbol: string): { readonly code: string; readonly exchange: string | null } {
  const text = symbol.trim().toUpperCase();
  const [, before, body = text, after] = SYMBOL.exec(text) ?? [];
  const name = before ?? after ?? null;
  return {
    code: body.replace(/^(\^|0+(?=\d))/, ""),
    exchange: name === null ? null : (CHINESE.get(name) ?? name),
  };
}
