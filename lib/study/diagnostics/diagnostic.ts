// What every test of a fit says.

/** A statistic of a fit's residuals with its chance where nothing is wrong, or why there is none. */
export type Diagnostic =
  | {
      readonly status: "ok";
      readonly statistic: number;
      readonly pValue: number;
      /** Lags looked at, or degrees of freedom; null where the test has none. */
      readonly degrees: number | null;
    }
  | { readonly status: "too few sessions" };

export const TOO_FEW: Diagnostic = { status: "too few sessions" };

/** A statistic with its p; no number at all counts as too few sessions. */
export const diagnostic = (statistic: number, pValue: number, degrees: number | null): Diagnostic =>
  Number.isFinite(statistic) && Number.isFinite(pValue)
    ? { status: "ok", statistic, pValue, degrees }
    : TOO_FEW;

/** Lags that a test of dependence looks at: ten, or a fifth of the sessions where that is fewer (Hyndman 2014). */
export const lagsFor = (sessions: number): number => Math.min(10, Math.floor(sessions / 5));
