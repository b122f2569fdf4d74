// With what a study was made: the settings as the options call them, and the model and tests in words and formulas.
import { testDefinitions, testNames } from "../study/significance/definitions.ts";
import { windowText } from "../window-text.ts";
import type { StudiedEvents } from "./study-data.ts";
import type { StudyModel, StudyOptions } from "./study-options.ts";

/** The expected return of each model, in LaTeX, and whose it is. */
const modelDefinitions: Readonly<Record<StudyModel, { readonly formula: string; readonly source: string }>> =
  {
    market: { formula: "E(R_t) = \\alpha + \\beta R_{mt}", source: "Fama, Fisher, Jensen & Roll 1969" },
    adjusted: { formula: "E(R_t) = R_{mt}", source: "Brown & Warner 1985" },
    mean: { formula: "E(R_t) = \\overline{R}", source: "Brown & Warner 1980" },
    huber: {
      formula: "E(R_t) = \\alpha + \\beta R_{mt} \\text{ by Huber's M-estimator}",
      source: "Huber 1964, 1981",
    },
    garch: {
      formula: "E(R_t) = \\alpha + \\beta R_{mt},\\; h_t = \\omega + a e_{t-1}^2 + b h_{t-1}",
      source: "Bollerslev 1986",
    },
    egarch: {
      formula:
        "E(R_t) = \\alpha + \\beta R_{mt},\\; \\ln h_t = \\omega + b \\ln h_{t-1} + a (|z_{t-1}| - \\sqrt{2/\\pi}) + g z_{t-1}",
      source: "Nelson 1991",
    },
    "scholes-williams": {
      formula: "E(R_t) = \\alpha + \\beta R_{mt},\\; \\beta = (b_{-1} + b_0 + b_{+1}) / (1 + 2 \\rho_m)",
      source: "Scholes & Williams 1977",
    },
    dimson: {
      formula: "E(R_t) = \\alpha + \\beta R_{mt},\\; \\beta = b_{-1} + b_0 + b_{+1}",
      source: "Dimson 1979",
    },
    capm: {
      formula: "E(R_t) = R_{ft} + \\alpha + \\beta (R_{mt} - R_{ft})",
      source: "Sharpe 1964; Lintner 1965",
    },
    factors: {
      formula: "E(R_t) = R_{ft} + \\alpha + \\sum_j b_j F_{jt}",
      source: "Fama & French 1993, 2015; Carhart 1997",
    },
  };

/** The settings of an answer, by their names in JSON. */
export function settingsAnswer(options: StudyOptions) {
  return {
    model: options.model,
    returns: options.returns,
    gaps: options.gaps,
    market: options.market ?? null,
    estimation: options.estimation === null ? "none" : windowText(options.estimation),
    window: windowText(options.window),
    minimumSessions: options.minimumSessions,
    residualDf: options["residual-df"],
    forecastCorrection: options["forecast-correction"],
    standardErrors: options["standard-errors"],
    sessions: options.sessions,
    exchange: options.exchange ?? null,
    riskFree: options["risk-free"] ?? null,
    resample: Number(options.resample),
    excludeEvents: options["exclude-events"],
    level: Number(options.level),
    power: Number(options.power),
    equivalenceBound:
      options["equivalence-bound"] === undefined ? null : Number(options["equivalence-bound"]),
  };
}

/** The model and every test with formula (LaTeX), source and distribution. */
export function specificationAnswer({ options }: StudiedEvents) {
  return {
    model: { name: options.model, ...modelDefinitions[options.model] },
    tests: testNames.map((name) => {
      const { formula, source, distribution } = testDefinitions[name];
      return { name, formula, source, distribution };
    }),
  };
}
