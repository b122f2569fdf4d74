import { type BasisMark, basisMark, plainName } from "./column-names.ts";
import { FileFault } from "./quote-file.ts";
import type { FileRecord } from "./read-records.ts";

/** What the lines before a table say of it. */
export interface FileTitle {
  /** Symbols or codes of securities, as written. */
  readonly symbols: readonly string[];
  readonly mark: { readonly basis: BasisMark; readonly where: string } | null;
}

/** A code by its digits or its exchange: 002315, SZ002315, 9988.HK, HK.09988. */
const CODE = /(?<![\w.-])(?:(?:SH|SZ|HK)[.:]?\d{5,6}|\d{4,6}\.(?:SH|SS|SZ|HK)|\d{5,6})(?![\w-]|\.\d)/gi;
/** `Ticker: BABA`, or the two in cells of their own. */
const NAMED = /^(?:symbol|ticker|code|代码|证券代码|股票代码)$/i;
const NAMED_IN_ONE = /^(?:symbol|ticker|code|代码|证券代码|股票代码)\s*[:：=]\s*(\S+)$/i;
const COARSE =
  /周线|周k|月线|月k|季线|季k|年线|年k|分钟|小时线|\b(?:weekly|monthly|quarterly|yearly|hourly)\b/i;

/**
 * Reads what stands before a table, such as Tongdaxin's `002315 焦点科技 日线 前复权`: whose it is, whether its rows are
 * days, and what its prices are. The file's own name may have a mark too.
 * @throws FileFault where the rows are said to be weeks, months or minutes, or two marks contradict each other
 */
export function readTitle(lines: readonly FileRecord[], fileName: string): FileTitle {
  const symbols = new Set<string>();
  let mark: FileTitle["mark"] = null;
  const take = (text: string, where: string) => {
    const found = basisMark(text).mark;
    if (found === null) return;
    if (mark !== null && mark.basis !== found) {
      throw new FileFault("ambiguous", `It says of its prices both ${mark.where} and ${where}.`);
    }
    mark ??= { basis: found, where };
  };
  for (const { line, cells } of lines) {
    const text = cells.filter((cell) => cell !== "").join(" ");
    const coarse = COARSE.exec(text);
    if (coarse) {
      throw new FileFault(
        "unknown form",
        `Its rows are not days: line ${line} says ${coarse[0]}. Save daily quotes.`,
      );
    }
    take(text, `${word(text)} on line ${line}`);
    const [key = "", value = ""] = cells;
    const named = NAMED.test(plainName(key).replace(/[:：]$/, "")) ? value : NAMED_IN_ONE.exec(text)?.[1];
    if (named) symbols.add(named.replace(/^'/, ""));
    else for (const [code] of text.matchAll(CODE)) symbols.add(code);
  }
  take(fileName, `${word(fileName)} in its name`);
  return { symbols: [...symbols], mark };
}

/** The word of a text that says what prices are. */
function word(text: string): string {
  const { rest } = basisMark(text);
  const start = [...text].findIndex((letter, at) => letter !== rest[at]);
  return start < 0 ? text : text.slice(start, start + text.length - rest.length).trim();
}
