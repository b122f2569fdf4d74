/** One session as a provider gives it: raw prices in the listing's currency, volume in shares. */
export interface QuoteBar {
  readonly session: string;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
  readonly volume: number | null;
  /** One of `BAR_FLAGS`; null for an ordinary bar. */
  readonly flag: string | null;
  /** Where a shipped bar was read; null when the provider itself is the source. */
  readonly source: string | null;
}

/**
 * The flag of a bar whose prices were divided by every later split: good for returns, while a price limit, a level or
 * a market value can't be read off it.
 */
export const SPLIT_ADJUSTED = "split-adjusted";

/** The flag of a half day of which only one price is known: a close, and no open, high or low. */
export const INDICATIVE = "indicative";

/** What a stored bar can say of itself, where it is no ordinary one. */
export const BAR_FLAGS = [
  "derived",
  INDICATIVE,
  "corrected",
  "confirmed",
  "suspect",
  "market",
  SPLIT_ADJUSTED,
] as const;

/** Why a word that a file states for a flag is none, or null. */
export const flagFault = (word: string): string | null =>
  BAR_FLAGS.some((flag) => flag === word) ? null : `the flag is none of ${BAR_FLAGS.join(", ")}`;

/**
 * What can happen to a share on an ex-date. A `dividend` is cash and a `distribution` something in kind, such as
 * another company's shares at their value: both an amount a share. A `split` (with bonus shares) gives `ratio` new
 * shares for one old; a `rights` issue has for `ratio` the close before over the price after the rights.
 */
export const ACTION_KINDS = ["dividend", "split", "distribution", "rights"] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Whether a kind of action is an amount a share, and no ratio. */
export const isPaid = (kind: ActionKind): boolean => kind === "dividend" || kind === "distribution";

/** A stored or written kind; null where it is none. */
export const actionKind = (text: string): ActionKind | null =>
  ACTION_KINDS.find((kind) => kind === text) ?? null;

/** Something paid (`amount` a share in `currency`) or a change of shares (`ratio`) on an ex-date. */
export interface QuoteAction {
  readonly exDate: string;
  readonly kind: ActionKind;
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
