import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import type { Field } from "./column-names.ts";

/** What a person says of a file that it does not say itself. */
export interface FileStatement {
  /** The symbol of every row, for a file without one. */
  readonly symbol?: string | undefined;
  readonly volume?: "shares" | "lots" | undefined;
  readonly prices?: "raw" | "adjusted" | undefined;
  /** Whether 03/06/2025 has its day or its month first. */
  readonly dates?: "day-first" | "month-first" | undefined;
  /** What columns are, by their names; `none` for one that is not to be read. */
  readonly columns?: ReadonlyMap<string, Field | "none"> | undefined;
}

/** The instruments that rows can belong to: symbol to the IANA zone of its sessions. */
export type KnownSymbols = ReadonlyMap<string, string>;

/** One symbol's rows, ascending by session. */
export interface FileSeries {
  /** The code or symbol as the file writes it; empty where it writes none. */
  readonly writtenAs: string;
  /** Symbols of other exchanges that this code could mean as well. */
  readonly couldBe: readonly string[];
  /** As stated in the file; null where it isn't. */
  readonly currency: string | null;
  readonly bars: readonly QuoteBar[];
  readonly adjustedCloses: ReadonlyMap<string, number> | null;
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
  readonly remarks: readonly string[];
  /** Dividends and splits of its columns. */
  readonly actions: readonly QuoteAction[];
  /** Money traded by session; empty where no column tells it. */
  readonly turnovers: ReadonlyMap<string, number>;
  /** To how many shares its volumes are rounded: 5,000 where one is 61.50M; 0 for whole ones. */
  readonly volumeRounding: number;
  /** The first session in which it traded, where a column has it. */
  readonly listedOn: string | null;
}

/** A file of quotes, read. */
export interface QuoteFile {
  readonly name: string;
  /** What it was recognised as. */
  readonly form: string;
  readonly basis: "raw" | "adjusted";
  /** Whether a column of the file itself says the basis of its prices. */
  readonly statesBasis: boolean;
  /** Whether raw prices and volumes before a split are divided by it as a rule; their figures decide. */
  readonly dividedBySplits: boolean;
  readonly series: ReadonlyMap<string, FileSeries>;
  /** Names of columns that are not read. */
  readonly unread: readonly string[];
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
