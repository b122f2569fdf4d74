// The words the event study shares with its callers (MacKinlay 1997).

/** The models that need no iteration. */
export type PlainModel = "market" | "adjusted" | "mean";

/** How the return that would have come without the announcement is modelled, from a benchmark alone. */
export type NormalReturnModel = PlainModel | "huber" | "garch" | "egarch";

/** A span of sessions relative to day 0, both ends included. */
export interface SessionWindow {
  readonly start: number;
  readonly end: number;
}

/** A value with its significance. `value` is a fraction; `pValue` is two-sided. */
export interface Tested {
  readonly value: number;
  readonly standardError: number;
  readonly tStatistic: number;
  readonly pValue: number;
}

/** The normal-return model as fitted on the estimation window. */
export interface NormalReturnFit {
  readonly model: NormalReturnModel;
  /** Per-session intercept, a fraction; 0 for the market-adjusted model. */
  readonly alpha: number;
  /** 1 for the market-adjusted model, 0 for the mean-adjusted one. */
  readonly beta: number;
  /** Residual standard deviation, dividing by M - k. */
  readonly sigma: number;
  /** M: the sessions of the estimation window that had both returns. */
  readonly sessions: number;
  /** M - k. */
  readonly degreesOfFreedom: number;
  readonly benchmarkMean: number;
  /** Sum of squared deviations of the benchmark's returns. */
  readonly benchmarkSquares: number;
  /**
   * Variance of the coefficients over that of least squares with the same sigma: 1 for least squares itself; what a
   * robust line loses by weighing sessions less, or gains where residuals have fat tails.
   */
  readonly coefficientVariance: number;
  /** Of a model whose variance changes from session to session; null where sigma holds for all of them. */
  readonly conditional: ConditionalVariance | null;
}

/** A variance that follows what came before. */
export interface ConditionalVariance {
  /** Sessions from day 0 that the fit was made of, ascending, with the variance of each. */
  readonly sessions: readonly number[];
  readonly variances: Float64Array;
  /** What is expected so many sessions after the last of them, 1 or more. */
  forecast(horizon: number): number;
  /** The model's own parameters, in its order, of residuals in units of their deviation. */
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
}

/** Why a reaction could not be measured. */
export type StudyRefusal =
  | "too few sessions"
  | "no benchmark"
  | "zero variance"
  | "singular benchmark"
  | "outside the data";

/** One session of the event window. `gap` says that a return is missing there. */
export type AbnormalSession =
  | {
      readonly kind: "measured";
      readonly session: number;
      readonly actual: number;
      readonly expected: number;
      /** The benchmark's return; null for the mean-adjusted model. */
      readonly benchmark: number | null;
      readonly abnormal: Tested;
    }
  | { readonly kind: "gap"; readonly session: number };

export type EventStudy =
  | {
      readonly status: "ok";
      readonly fit: NormalReturnFit;
      readonly sessions: readonly AbnormalSession[];
      /** Null where the window has a gap or runs past the data. */
      readonly car: Tested | null;
    }
  | { readonly status: StudyRefusal; readonly sessions: number };
