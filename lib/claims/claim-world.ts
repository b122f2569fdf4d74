import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { LimitState } from "../market/types.ts";

/** What a claim needs to know of an instrument. */
export interface ClaimInstrument {
  readonly symbol: string;
  readonly kind: "share" | "index" | "fund" | "currency";
  readonly currency: string;
  readonly exchange: string | null;
  /** The company's slug. */
  readonly company: string | null;
  readonly basis: "raw" | "adjusted";
  /** Shares of the company that one unit stands for (8 for BABA). */
  readonly sharesPerUnit: number;
  /** Splits and rights issues by their ex-dates, ascending. */
  readonly splits: readonly ShareSplit[];
}

/** From its ex-date on, `ratio` new shares stand for an old one; of a rights issue the price is divided by it. */
export interface ShareSplit {
  readonly exDate: string;
  readonly ratio: number;
}

/** Shares outstanding of a whole company on a date. */
export interface CountedShares {
  readonly asOf: string;
  readonly shares: number;
}

/** Units of a currency for one US dollar, and the date of the rate. */
export interface DollarRate {
  readonly rate: number;
  readonly asOf: string;
}

/** The price limit of one session. */
export interface LimitOfDay {
  /** A fraction. */
  readonly limit: number;
  readonly up: number;
  readonly down: number;
  readonly state: LimitState | null;
}

/**
 * What claims are checked against: everything stored, as of one data revision. It is handed in, so that whatever is
 * measured here needs neither a database nor a server.
 */
export interface ClaimWorld {
  /** Null where nothing of that symbol is stored. */
  readonly instrument: (symbol: string) => ClaimInstrument | null;
  /** The symbol of a company's main listing; null where there is no such company or it has none. */
  readonly mainListing: (company: string) => string | null;
  /** The other listings of the same company, the main one first. */
  readonly otherLines: (symbol: string) => readonly string[];
  /** The other indexes and the funds that stand beside an index, in the order of their symbols. */
  readonly otherIndexes: (symbol: string) => readonly string[];
  readonly series: (symbol: string) => Promise<InstrumentSeries | null>;
  /** Share counts of a company (slug), ascending. */
  readonly shareCounts: (company: string) => readonly CountedShares[];
  /** A currency's rate on an ISO date or within the week before; null where there is none. US dollars are 1. */
  readonly dollarRate: (currency: string, date: string) => Promise<DollarRate | null>;
  /** The price limit of a session of a share; null where there is none or it is not known. */
  readonly limitOf: (symbol: string, session: string) => Promise<LimitOfDay | null>;
}
