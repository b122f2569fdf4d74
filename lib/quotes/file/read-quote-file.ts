import { fail, type Result, succeed } from "../../result.ts";
import { collectSeries } from "./collect-series.ts";
import { isChinese } from "./column-names.ts";
import { decodeText } from "./decode-text.ts";
import { type Layout, recognise } from "./layout.ts";
import { placeIn } from "./place-of.ts";
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
import { readRecords } from "./read-records.ts";
import { rowsBySymbol } from "./rows-by-symbol.ts";
import { wholeRows } from "./whole-rows.ts";

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
