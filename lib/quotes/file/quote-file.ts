import type { QuoteBar } from "../../market/bar.ts";

/** What a person says of a file that it does not say itself. */
export interface FileStatement {
  /** The symbol of every row, for a file without one. */
  readonly symbol?: string | undefined;
  readonly volume?: "shares" | "lots" | undefined;
  readonly prices?: "raw" | "adjusted" | undefined;
}

/** The instruments that rows can belong to: symbol to the IANA zone of its sessions. */
export type KnownSymbols = ReadonlyMap<string, string>;

/** One symbol's rows, ascending by session. */
export interface FileSeries {
  /** As stated in the file; null where it isn't. */
  readonly currency: string | null;
  readonly bars: readonly QuoteBar[];
  readonly adjustedCloses: ReadonlyMap<string, number> | null;
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
  readonly remarks: readonly string[];
}

/** A file of quotes, read. */
export interface QuoteFile {
  readonly name: string;
  /** What it was recognised as. */
  readonly form: string;
  readonly basis: "raw" | "adjusted";
  /** Whether raw prices and volumes before a split are divided by it; `withSplitsUndone` turns them back. */
  readonly dividedBySplits: boolean;
  readonly series: ReadonlyMap<string, FileSeries>;
}

/** Why a file can't be read; the message names the file, what was seen and what settles it. Nothing was stored. */
export interface QuoteFileProblem {
  readonly code: "unreadable" | "unknown form" | "ambiguous" | "unknown symbol";
  readonly message: string;
}

/** Thrown inside this folder and turned into a `QuoteFileProblem` by `readQuoteFile`. */
export class FileFault extends Error {
  override readonly name = "FileFault";
  readonly code: QuoteFileProblem["code"];
  constructor(code: QuoteFileProblem["code"], message: string) {
    super(message);
    this.code = code;
  }
}
