import type { LimitState } from "../../market/types.ts";

/** A stored value that a figure was made of: one field of one bar. */
export interface BarFigure {
  readonly symbol: string;
  readonly session: string;
  readonly field: "close" | "high" | "low" | "open" | "adjusted close" | "volume";
  readonly value: number;
  /** What the value is divided by to stand beside a later price: the splits between the two; 1 where there are none. */
  readonly splitBy: number;
  /** The bar's flag where it is no ordinary one. */
  readonly flag: string | null;
}

/** A whole company's value, made from one price. */
export interface ValueStep {
  readonly kind: "market value";
  readonly of: BarFigure;
  readonly sharesPerUnit: number;
  readonly shares: number;
  /** The date of the share count. */
  readonly sharesAsOf: string;
  /** Units of the price's currency for one of the asked. */
  readonly rate: number;
  readonly ratesAsOf: readonly string[];
  readonly currency: string;
  readonly value: number;
}

/** How a figure was made, with every number in it: the formula as data. */
export type Step =
  /** `of / (against / its splits) - 1`. */
  | { readonly kind: "change"; readonly of: BarFigure; readonly against: BarFigure; readonly value: number }
  | { readonly kind: "level"; readonly of: BarFigure; readonly value: number }
  | ValueStep
  | {
      readonly kind: "value change";
      readonly later: ValueStep;
      readonly earlier: ValueStep;
      readonly value: number;
    }
  | {
      readonly kind: "conversion";
      readonly amount: number;
      readonly from: string;
      readonly to: string;
      /** Units of `from` for one of `to`. */
      readonly rate: number;
      readonly ratesAsOf: readonly string[];
      readonly value: number;
    }
  | { readonly kind: "ratio"; readonly part: number; readonly whole: number; readonly value: number }
  /** Since when there was nothing like it: the last session that had it, or the first stored where none had. */
  | {
      readonly kind: "since";
      readonly of: BarFigure;
      /** The size that was compared; a price, or a fraction of a move. */
      readonly size: number;
      readonly last: { readonly session: string; readonly size: number } | null;
      readonly firstStored: string;
      readonly calendarDays: number;
      readonly sessions: number;
    }
  | {
      readonly kind: "volume multiple";
      readonly of: BarFigure;
      readonly mean: number;
      readonly sessions: number;
      readonly value: number;
    }
  | {
      readonly kind: "rank";
      readonly changes: readonly { readonly symbol: string; readonly value: number }[];
      /** Peers without a change that day. */
      readonly without: readonly string[];
      readonly value: number;
    }
  | { readonly kind: "streak"; readonly first: string | null; readonly last: string; readonly value: number }
  | {
      readonly kind: "limit";
      readonly of: BarFigure;
      readonly limit: number;
      /** The day's change from close to close, a fraction; null where no close stands before it. */
      readonly change: number | null;
      readonly up: number;
      readonly down: number;
      readonly state: LimitState | null;
    };

/** What a measured value counts, as `FigureUnit` of what is reported; `limit` is none but whether. */
export type MeasuredUnit = "fraction" | "price" | "money" | "multiple" | "time" | "count" | "limit";

/** Why a claim can't be checked. */
const WHYS = [
  "not stored",
  "no market figure",
  "no figure",
  "several figures",
  "other unit",
  "no session",
  "no bar",
  "time of day",
  "no high and low",
  "one price only",
  "adjusted prices",
  "no share count",
  "no rate",
  "no limit",
  "history too short",
] as const;
export type Why = (typeof WHYS)[number];

/** A figure made from what is stored; what is only bounded by the day's range; or why there is none. */
export type Measured =
  | { readonly is: "exact"; readonly value: number; readonly unit: MeasuredUnit; readonly step: Step }
  | {
      readonly is: "bounded";
      readonly low: number;
      readonly high: number;
      readonly unit: MeasuredUnit;
      readonly steps: readonly [low: Step, high: Step];
    }
  | { readonly is: "missing"; readonly why: Why };

/** No figure, for a reason that the working names. */
export const missing = (why: Why): Measured => ({ is: "missing", why });
