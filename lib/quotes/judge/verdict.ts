import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import type { Finding } from "../../market/finding.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import type { TradingTimes } from "./calendar.ts";

/** What a person can confirm against what the figures say, by the name of the judgement. */
export const CONFIRMATIONS = ["days", "basis", "volume"] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** How a row that is let in is named: `2026-02-10`, or `002315.SZ:2026-02-10` of one symbol. */
export const LET_IN_ROW = /^(\S+:)?\d{4}-\d{2}-\d{2}$/;

/** What a person says of the rows that are to be stored; kept in the record of the run. */
export interface PersonsWord {
  /** Judgements that are overruled. */
  readonly confirm?: readonly Confirmation[] | undefined;
  /** Rows that are let in beyond a price limit, each as `LET_IN_ROW` names it. */
  readonly letIn?: readonly string[] | undefined;
  /** The first session in which the instrument traded, an ISO date. */
  readonly listedOn?: string | undefined;
}

/** The instrument that a series is to be stored for. */
export interface JudgedInstrument {
  readonly symbol: string;
  readonly kind: string;
  readonly exchange: ExchangeCode | null;
  readonly currency: string;
  /** `raw` or `adjusted`: what its stored prices are. */
  readonly basis: string;
  readonly dividendCurrency: string | null;
  readonly listedOn: string | null;
  /** When it was under special treatment, as `isUnderTreatment` reads it; null where never. */
  readonly specialTreatment?: string | null;
}

/** A stored bar, as far as new ones are compared with it. */
export interface KnownBar {
  readonly session: string;
  readonly close: number;
  readonly volume: number | null;
  readonly flag: string | null;
}

/** What a series is judged against. */
export interface JudgeContext {
  readonly instrument: JudgedInstrument;
  readonly times: TradingTimes;
  /** Ascending by session. */
  readonly stored: readonly KnownBar[];
  readonly storedActions: readonly QuoteAction[];
  /** What the prices of the series are said to be. */
  readonly basis: "raw" | "adjusted";
  /** All units of this listing that there were, by ISO date, ascending; may be empty. */
  readonly units: readonly { readonly asOf: string; readonly units: number }[];
  /** A dividend's amount in the listing's currency; null where its day has no rate. */
  readonly inListingCurrency: (action: QuoteAction) => number | null;
  /** The last session that is wanted; rows after it are evidence only. */
  readonly to?: string | undefined;
  readonly said: PersonsWord;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type RefusalCode =
  | "another instrument"
  | "wrong currency"
  | "not daily"
  | "other dates"
  | "two kinds of prices"
  | "another unit of volume";

/** Why nothing of a series is stored, in a sentence with the figure that decided and what a person can do. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** What is wrong with the figure that decided, alone. */
  readonly fault: string;
}

/** A series as it may be stored. */
export interface AcceptedSeries {
  /** As traded, ascending, within what is wanted. */
  readonly bars: readonly QuoteBar[];
  /** Actions that are not stored yet. */
  readonly actions: readonly QuoteAction[];
  /** Rows held back, each with its reason. */
  readonly rejected: ProviderSeries["rejected"];
  /** Sessions that are not over yet. */
  readonly unfinished: readonly string[];
  /** What was held back or is odd about what was taken. */
  readonly findings: readonly Finding[];
  readonly remarks: readonly string[];
  /** The day of listing, where it let a row in. */
  readonly listedOn: string | null;
}

export type Verdict =
  | { readonly kind: "accepted"; readonly series: AcceptedSeries }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Whether a person let one row of a symbol in. */
export const isLetIn = ({ letIn = [] }: PersonsWord, symbol: string, session: string): boolean =>
  letIn.some((one) => one === session || one === `${symbol}:${session}`);
