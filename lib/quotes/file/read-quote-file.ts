import { fail, type Result, succeed } from "../../result.ts";
import { collectSeries } from "./collect-series.ts";
import { decodeText } from "./decode-text.ts";
import { type Layout, recognise, type SeriesColumns } from "./layout.ts";
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
import { storedSymbol } from "./read-symbols.ts";

const LOT_SHARES = 100;

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
    const { records } = readRecords(decodeText(bytes));
    const layout = recognise(records);
    const basis = statedOr(layout.prices, stated.prices, {
      what: "prices are raw or adjusted",
      flag: "--prices raw or --prices adjusted",
      form: layout.form,
    });
    const series = readSeries(layout, stated, known);
    return succeed({ name, form: layout.form, basis, series });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return fail({ code: error.code, message: `${name}: ${error.message} Nothing was stored.` });
  }
}

function readSeries(
  layout: Layout,
  stated: FileStatement,
  known: KnownSymbols,
): ReadonlyMap<string, FileSeries> {
  const date = dateReader(
    layout.rows.map(({ cells }) => cells[layout.series[0]?.at.get("session") ?? -1] ?? ""),
  );
  const number = numberReader(layout.rows.flatMap(({ cells }) => numericCells(layout, cells)));
  const read = new Map<string, FileSeries>();
  for (const { symbol, columns, rows } of seriesOf(layout, stated, known)) {
    const { at } = columns;
    const hasVolume = at.has("volume") || at.has("lots") || at.has("shares");
    const unit = hasVolume
      ? statedOr(layout.volume, stated.volume, {
          what: "volumes are in shares or in lots of 100",
          flag: "--volume shares or --volume lots",
          form: layout.form,
        })
      : "shares";
    const zone = known.get(symbol) ?? "UTC";
    const sharesPerVolume = unit === "lots" ? LOT_SHARES : 1;
    read.set(symbol, collectSeries(rows, columns, { date, number, zone, sharesPerVolume }));
  }
  return read;
}

const NUMBERS = ["open", "high", "low", "close", "adjusted", "volume", "lots", "shares"] as const;

const numericCells = ({ series }: Layout, cells: readonly string[]): string[] =>
  series.flatMap(({ at }) => NUMBERS.flatMap((field) => cells[at.get(field) ?? -1] ?? []));

interface NamedRows {
  readonly symbol: string;
  readonly columns: SeriesColumns;
  readonly rows: readonly FileRecord[];
}

/** The rows of each symbol: from the header, a column, or the person's word. */
function seriesOf(layout: Layout, stated: FileStatement, known: KnownSymbols): NamedRows[] {
  const resolve = (written: string) => {
    const symbol = storedSymbol(written, known);
    if (symbol !== null) return symbol;
    throw new FileFault("unknown symbol", `There is no instrument ${JSON.stringify(written)}. Add it first.`);
  };
  const named = layout.series.flatMap(
    (columns): { written: string; columns: SeriesColumns; rows: FileRecord[] }[] => {
      const column = columns.at.get("symbol");
      if (columns.symbol !== null) return [{ written: columns.symbol, columns, rows: [...layout.rows] }];
      if (column === undefined) return [{ written: stated.symbol ?? "", columns, rows: [...layout.rows] }];
      const groups = Map.groupBy(layout.rows, ({ cells }) => cells[column] ?? "");
      return [...groups].map(([written, rows]) => ({ written, columns, rows }));
    },
  );
  const [first] = named;
  if (first?.written === "" && stated.symbol === undefined) {
    throw new FileFault(
      "ambiguous",
      `It (${layout.form}) names no symbol. Say --symbol, such as --symbol 9988.HK.`,
    );
  }
  if (stated.symbol === undefined)
    return named.map(({ written, ...rest }) => ({ symbol: resolve(written), ...rest }));
  if (named.length > 1)
    throw new FileFault("ambiguous", "It has several symbols, so that --symbol can't name it.");
  const symbol = resolve(stated.symbol);
  return named.map(({ columns, rows }) => ({ symbol, columns, rows }));
}

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
