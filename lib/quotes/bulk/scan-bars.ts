import { BAR_FLAGS, flagFault, type QuoteBar } from "../../market/bar.ts";
import { isIsoDate } from "../../market/session-date.ts";
import { barFault } from "../judge/bar-fault.ts";
import { printedDecimal } from "../yahoo/float32.ts";
import { scanNumber } from "./scan-number.ts";

/** The first line of a file with our own columns, as `bars.csv` has it. */
export const OWN_HEADER =
  "symbol,session,open,high,low,close,adjusted_close,volume,currency,provider,basis,flag";
/** The same as it was before each row had its flag. */
export const UNFLAGGED_HEADER = OWN_HEADER.replace(/,flag$/, "");
/** The same as it was before each row said whether its prices are raw or adjusted. */
export const OLDER_HEADER = UNFLAGGED_HEADER.replace(/,basis$/, "");
/** All of them, each with one column less than the one before. */
export const OWN_HEADERS: readonly string[] = [OWN_HEADER, UNFLAGGED_HEADER, OLDER_HEADER];

/** Rows of one symbol that stand together in a file, in the file's order. */
export interface BarBlock {
  readonly symbol: string;
  /** The currency stated in the rows; null where none is. */
  readonly currency: string | null;
  /** What its rows say their prices are; null where they don't. */
  readonly basis: "raw" | "adjusted" | null;
  readonly bars: readonly QuoteBar[];
  /** The file's adjusted closes, in the order of `bars`; NaN where it has none. */
  readonly adjustedCloses: readonly number[];
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
}

/** A file that can't be read as our own columns; the message names the line. */
export class BarFileError extends Error {
  override readonly name = "BarFileError";
}

const [LINE_FEED, RETURN, COMMA, QUOTE, POINT] = [0x0a, 0x0d, 0x2c, 0x22, 0x2e];
const COLUMNS = 12;
/** Where each cell stands that only newer files have. */
const [BASIS, FLAG] = [10, 11];
/** A row has a few hundred bytes; without line ends, each piece would be joined to all before it. */
const LONGEST_LINE_BYTES = 256 * 1024;
/** A block ends here even if its symbol goes on, so that a file is never in memory whole. */
const LONGEST_BLOCK = 20_000;

/**
 * Reads a file with our own columns from pieces of bytes, block by block; what is in memory is one piece and one
 * block. Rows without a close are left out; rows that can't be read are rejected with their line.
 * @throws BarFileError when the header is another, a line has no end, or a quoted cell stands where none can be
 */
export async function* scanBars(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<BarBlock, void, undefined> {
  const reader = rowReader();
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    yield* reader.read(bytes, end);
    rest = bytes.slice(end);
    if (rest.length > LONGEST_LINE_BYTES) {
      throw new BarFileError(
        `It has a line longer than ${LONGEST_LINE_BYTES / 1024} KiB, which is no row of bars.`,
      );
    }
  }
  if (rest.length > 0) yield* reader.read(Buffer.concat([rest, Buffer.from("\n")]), rest.length + 1);
  yield* reader.finish();
}

function rowReader() {
  const scanSession = sessionScanner();
  const ends = new Int32Array(COLUMNS);
  let columns = COLUMNS;
  let line = 0;
  let block = newBlock("", null, { basis: null, statesBasis: false });
  let symbolBytes: Uint8Array = new Uint8Array(0);

  function* read(bytes: Uint8Array, end: number): Generator<BarBlock, void, undefined> {
    let start = 0;
    while (start < end) {
      const lineFeed = bytes.indexOf(LINE_FEED, start);
      const last = lineFeed > start && bytes[lineFeed - 1] === RETURN ? lineFeed - 1 : lineFeed;
      line += 1;
      if (line === 1) columns = columnsIn(bytes, start, last);
      else if (last > start) {
        const cells = split(bytes, start, last, ends);
        if (cells !== columns) {
          block.rejected.push({
            session: "",
            reason: `line ${line} has ${cells} cells instead of ${columns}`,
          });
        } else {
          const sameSymbol = isWord(bytes, start, ends[0] ?? 0, symbolBytes);
          if (!sameSymbol || block.bars.length >= LONGEST_BLOCK) {
            if (block.symbol !== "") yield block;
            symbolBytes = bytes.slice(start, ends[0]);
            const statesBasis = columns > BASIS;
            const basis = statesBasis ? basisOf(bytes, ends) : null;
            const symbol = text(symbolBytes, 0, symbolBytes.length);
            block = newBlock(symbol, currencyOf(bytes, ends), { basis, statesBasis });
          }
          readRow(bytes, ends, line, block, scanSession, columns > FLAG);
        }
      }
      start = lineFeed + 1;
    }
  }

  function* finish(): Generator<BarBlock, void, undefined> {
    if (line === 0) throw new BarFileError("The file is empty.");
    if (block.symbol !== "" || block.rejected.length > 0) yield block;
  }
  return { read, finish };
}

interface OpenBlock extends BarBlock {
  readonly bars: QuoteBar[];
  readonly adjustedCloses: number[];
  /** Whether the file has a column for the basis. */
  readonly statesBasis: boolean;
  readonly rejected: { session: string; reason: string }[];
}

const newBlock = (
  symbol: string,
  currency: string | null,
  { basis, statesBasis }: Pick<OpenBlock, "basis" | "statesBasis">,
): OpenBlock => ({
  symbol,
  currency,
  basis,
  statesBasis,
  bars: [],
  adjustedCloses: [],
  rejected: [],
});

function readRow(
  bytes: Uint8Array,
  ends: Int32Array,
  line: number,
  block: OpenBlock,
  scanSession: ReturnType<typeof sessionScanner>,
  statesFlag: boolean,
): void {
  const end = (column: number) => ends[column] ?? 0;
  const number = (column: number) => scanNumber(bytes, end(column - 1) + 1, end(column));
  const session = scanSession(bytes, end(0) + 1, end(1));
  const reject = (reason: string) => {
    block.rejected.push({ session: session ?? "", reason: `line ${line}: ${reason}` });
  };
  if (session === null) {
    reject("the session is no date such as 2025-03-06");
    return;
  }
  const price = (column: number) => {
    const value = number(column);
    return value === null || isShort(value)
      ? value
      : withoutNoise(bytes, end(column - 1) + 1, end(column), value);
  };
  const close = price(5);
  if (close === null) return;
  const bar = {
    session,
    open: price(2),
    high: price(3),
    low: price(4),
    close,
    volume: number(7),
    flag: statesFlag ? flagOf(bytes, ends) : null,
    source: null,
  };
  const adjusted = number(6);
  const fault =
    barFault(bar) ??
    currencyFault(bytes, ends, block.currency) ??
    basisFault(bytes, ends, block) ??
    (bar.flag === null ? null : flagFault(bar.flag));
  if (fault !== null) {
    reject(fault);
    return;
  }
  block.bars.push(bar);
  block.adjustedCloses.push(adjusted === null || adjusted <= 0 ? Number.NaN : adjusted);
}

/** Whether a price has four decimals at most, as nearly all have, so that no noise can be in it. */
const isShort = (value: number): boolean => {
  const tenThousandths = value * 1e4;
  return Math.abs(tenThousandths - Math.round(tenThousandths)) < 1e-6;
};

/** A price in bytes `start` to `end` (exclusive) without the noise of the 32-bit float that it was printed from. */
function withoutNoise(bytes: Uint8Array, start: number, end: number, value: number): number {
  const point = bytes.subarray(start, end).indexOf(POINT);
  return point < 0 ? value : printedDecimal(value, end - start - 1 - point);
}

/** Whether a row states the currency of its block's first row, or leaves it out as that did. */
function currencyFault(bytes: Uint8Array, ends: Int32Array, currency: string | null): string | null {
  const start = (ends[7] ?? 0) + 1;
  const length = (ends[8] ?? 0) - start;
  let same = length === (currency?.length ?? 0);
  for (let at = 0; same && at < length; at += 1) same = bytes[start + at] === currency?.charCodeAt(at);
  return same ? null : `the currency is not ${currency ?? "left out"} as in the symbol's first row`;
}

/** Whether a row states a basis, and that of its block's first row. */
function basisFault(bytes: Uint8Array, ends: Int32Array, block: OpenBlock): string | null {
  if (!block.statesBasis) return null;
  const basis = basisOf(bytes, ends);
  if (basis === null && (ends[BASIS] ?? 0) > (ends[BASIS - 1] ?? 0) + 1)
    return "the basis is neither raw nor adjusted";
  if (basis === block.basis || (block.basis === null && basis === "raw")) return null;
  return `the basis is not ${block.basis ?? "left out"} as in the symbol's first row`;
}

/** What its cell says the prices are; null where it is empty or says something else. */
function basisOf(bytes: Uint8Array, ends: Int32Array): BarBlock["basis"] {
  const [start, end] = [(ends[BASIS - 1] ?? 0) + 1, ends[BASIS] ?? 0];
  if (isWord(bytes, start, end, RAW)) return "raw";
  return isWord(bytes, start, end, ADJUSTED) ? "adjusted" : null;
}

/** The flag that a row states, one text for all rows that have it; null where its cell is empty. */
function flagOf(bytes: Uint8Array, ends: Int32Array): string | null {
  const [start, end] = [(ends[FLAG - 1] ?? 0) + 1, ends[FLAG] ?? 0];
  if (start >= end) return null;
  return FLAG_WORDS.find(({ word }) => isWord(bytes, start, end, word))?.flag ?? text(bytes, start, end);
}

const FLAG_WORDS = BAR_FLAGS.map((flag) => ({ flag, word: Buffer.from(flag) }));

const RAW = Buffer.from("raw");
const ADJUSTED = Buffer.from("adjusted");

function isWord(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) if (bytes[start + at] !== word[at]) return false;
  return true;
}

function currencyOf(bytes: Uint8Array, ends: Int32Array): string | null {
  const stated = text(bytes, (ends[7] ?? 0) + 1, ends[8] ?? 0);
  return stated === "" ? null : stated;
}

/** Writes where each cell ends; returns the number of cells. */
function split(bytes: Uint8Array, start: number, end: number, ends: Int32Array): number {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) throw new BarFileError("A cell is quoted; no cell of this form needs quotes.");
    if (byte !== COMMA) continue;
    if (column < COLUMNS) ends[column] = at;
    column += 1;
  }
  if (column < COLUMNS) ends[column] = end;
  return column + 1;
}

/** How many columns a header of ours has. */
function columnsIn(bytes: Uint8Array, start: number, end: number): number {
  const header = text(bytes, start, end).replace(/^\u00ef\u00bb\u00bf/, "");
  const age = OWN_HEADERS.indexOf(header);
  if (age >= 0) return COLUMNS - age;
  throw new BarFileError(`The first line is not ${OWN_HEADER}.`);
}

const text = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");

const ZERO = 0x30;
const HYPHEN = 0x2d;
const LENGTH = 10;

/**
 * A reader of ISO dates from ASCII bytes `start` to `end` (exclusive): the date, or null where they hold none. The
 * same date is the same text each time, so that 25 million bars do not hold 25 million dates.
 */
function sessionScanner(): (bytes: Uint8Array, start: number, end: number) => string | null {
  const known = new Map<number, string | null>();
  return (bytes, start, end) => {
    if (end - start !== LENGTH || bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return null;
    let key = 0;
    for (let at = start; at < end; at += 1) {
      if (at === start + 4 || at === start + 7) continue;
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return null;
      key = key * 10 + digit;
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const text = String(key).padStart(8, "0");
    const written = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    const date = isIsoDate(written) ? written : null;
    known.set(key, date);
    return date;
  };
}
