import type { Layout, SeriesColumns } from "./layout.ts";
import { FileFault, type KnownSymbols } from "./quote-file.ts";
import type { FileRecord } from "./read-records.ts";
import { storedSymbol } from "./read-symbols.ts";
import { isSameSymbol } from "./same-symbol.ts";
import { shown } from "./shown.ts";

/** The rows of one stored symbol and where its values stand in them. */
export interface SymbolRows {
  readonly symbol: string;
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
 * The rows of each symbol: of those that the header or a column names, or of the one that is said of the file.
 * @throws FileFault when no symbol is named or said, one isn't stored, two are spellings of one, or what is said
 * contradicts the file
 */
export function rowsBySymbol(layout: Layout, said: string | undefined, known: KnownSymbols): SymbolRows[] {
  const written = layout.series.flatMap((columns) => writtenRows(layout, columns));
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
  const groups = Map.groupBy(rows, ({ cells }) => cells[column] || null);
  return [...groups].map(([written, own]) => ({ written, columns, rows: own }));
}

function named(written: readonly WrittenRows[], known: KnownSymbols): SymbolRows[] {
  const spellings = new Map<string, string>();
  return written.map(({ written: spelling, columns, rows }) => {
    const symbol = resolved(spelling ?? "", known, columns.symbol === null ? lineOf(rows) : "");
    const before = spellings.get(symbol);
    if (before !== undefined) {
      const both = `${shown(before)} and ${shown(spelling ?? "")}`;
      throw new FileFault(
        "ambiguous",
        `Its symbols ${both} are both ${symbol}. Write one of them throughout.`,
      );
    }
    spellings.set(symbol, spelling ?? "");
    return { symbol, columns, rows };
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
      `It names ${shown(only.written)}${only.columns.symbol === null ? lineOf(only.rows) : ""}, but was said to be ${symbol}. Leave --symbol out, or the symbol out of the file.`,
    );
  }
  return { symbol, columns: only.columns, rows: only.rows };
}

function resolved(written: string, known: KnownSymbols, where: string): string {
  const symbol = storedSymbol(written, known);
  if (symbol !== null) return symbol;
  const likely = [...known.keys()].filter((one) => isSameSymbol(written, one));
  const cure =
    likely[0] !== undefined && likely.length === 1
      ? `If it is ${likely[0]}, say --symbol ${likely[0]}.`
      : "Add it first.";
  throw new FileFault("unknown symbol", `There is no instrument ${shown(written)}${where}. ${cure}`);
}

const lineOf = ([first]: readonly FileRecord[]): string => (first ? ` (line ${first.line})` : "");
