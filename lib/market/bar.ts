/** One session as a provider gives it: raw prices in the listing's currency, volume in shares. */
export interface QuoteBar {
  readonly session: string;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
  readonly volume: number | null;
  /** `derived`, `indicative`, `corrected` or `confirmed`; null for an ordinary bar. */
  readonly flag: string | null;
  /** Where a shipped bar was read; null when the provider itself is the source. */
  readonly source: string | null;
}

/** A dividend (amount per share in `currency`) or a split (`ratio` new shares for one old). */
export interface QuoteAction {
  readonly exDate: string;
  readonly kind: "dividend" | "split";
  readonly amount: number | null;
  readonly currency: string | null;
  readonly ratio: number | null;
  /** `stated` in a filing, `implied` by a price step, or `provider`. */
  readonly basis: string;
  readonly source: string;
}

/** A stored bar as the checks read it: prices in the instrument's currency, volume in shares. */
export interface JudgedBar {
  readonly session: string;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
  readonly adjustedClose: number;
  readonly volume: number | null;
  readonly flag?: string | null;
}
