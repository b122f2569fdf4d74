// What each test computes, as it is set on a page: the formula in LaTeX, its source, what it needs.
import type { TestName } from "./battery.ts";

export interface TestDefinition {
  /** LaTeX, for the CAR of a window; for one session read AR. */
  readonly formula: string;
  readonly source: string;
  /** The distribution that p comes from, in LaTeX. */
  readonly distribution: string;
  readonly fewestEvents: number;
}

/**
 * Symbols: N events, C_i the CAR of one, S_i its standard error, s the cross-sectional standard deviation over
 * N - 1, d_i = M_i - k, \bar r the mean correlation of residuals, T sessions, L sessions of the window, K a rank. In calendar
 * time: \tau_{ij} the share of L days that two windows have in common, \hat\rho the correlation of residuals paired
 * by date, D days with n_d events under way, a_{it} the weight of event i's residual on day t in the sum of P_d / s(P),
 * its estimation window's included, B resamples.
 */
export const testDefinitions: Readonly<Record<TestName, TestDefinition>> = {
  crossSectional: {
    formula: "t = \\sqrt{N}\\,\\overline{C} / s(C)",
    source: "Charest 1978; Brown & Warner 1985",
    distribution: "t_{N-1}",
    fewestEvents: 2,
  },
  patell: {
    formula: "Z = \\sum_i \\frac{C_i}{S_i} \\Big/ \\sqrt{\\sum_i \\frac{d_i}{d_i-2}}",
    source: "Patell 1976",
    distribution: "N(0,1)",
    fewestEvents: 1,
  },
  bmp: {
    formula: "t = \\sqrt{N}\\,\\overline{C/S} / s(C/S)",
    source: "Boehmer, Musumeci & Poulsen 1991",
    distribution: "t_{N-1}",
    fewestEvents: 2,
  },
  kolariPynnonen: {
    formula: "t = t_{BMP} \\sqrt{\\frac{1-\\bar r}{1+(N-1)\\bar r}}",
    source: "Kolari & Pynnonen 2010",
    distribution: "t_{N-1}",
    fewestEvents: 2,
  },
  corrado: {
    formula:
      "Z = \\frac{1}{\\sqrt{L}} \\sum_{t \\in W} D_t / S,\\; D_t = \\frac{1}{N_t} \\sum_i \\left(K_{it} - \\tfrac{T_i+1}{2}\\right),\\; S^2 = \\frac{1}{T} \\sum_t D_t^2",
    source: "Corrado 1989; for a window Cowan 1992, Campbell & Wasley 1993",
    distribution: "N(0,1)",
    fewestEvents: 1,
  },
  corradoZivney: {
    formula:
      "Z = \\frac{1}{\\sqrt{L}} \\sum_{t \\in W} D_t / S,\\; D_t = \\frac{1}{\\sqrt{N_t}} \\sum_i \\left(\\tfrac{K_{it}}{T_i+1} - \\tfrac12\\right),\\; S^2 = \\frac{1}{T} \\sum_t D_t^2",
    source: "Corrado & Zivney 1992",
    distribution: "N(0,1)",
    fewestEvents: 1,
  },
  generalizedSign: {
    formula: "Z = \\frac{w - N \\hat p}{\\sqrt{N \\hat p (1 - \\hat p)}}",
    source: "Cowan 1992",
    distribution: "N(0,1)",
    fewestEvents: 2,
  },
  generalizedRank: {
    formula:
      "t = Z \\sqrt{\\frac{T-2}{T-1-Z^2}},\\; Z = \\overline{U}_0 / S_U,\\; S_U^2 = \\frac{1}{T} \\sum_t \\frac{N_t}{N} \\overline{U}_t^2",
    source: "Kolari & Pynnonen 2011",
    distribution: "t_{T-2}",
    fewestEvents: 2,
  },
  wilcoxon: {
    formula: "Z = \\frac{W - N(N+1)/4}{\\sqrt{N(N+1)(2N+1)/24 - \\sum (u^3-u)/48}}",
    source: "Wilcoxon 1945; ties as in Lehmann 1975",
    distribution: "N(0,1)",
    fewestEvents: 2,
  },
  crudeDependence: {
    formula:
      "t = \\frac{\\overline{C}}{\\sqrt{L}\\,s(\\overline{A})},\\; s^2(\\overline{A}) = \\frac{1}{T-1} \\sum_t (\\overline{A}_t - \\overline{\\overline{A}})^2",
    source: "Brown & Warner 1980, 1985",
    distribution: "t_{T-1}",
    fewestEvents: 1,
  },
  skewnessAdjusted: {
    formula:
      "t = \\sqrt{N} \\left( S + \\tfrac13 \\hat\\gamma S^2 + \\tfrac1{27} \\hat\\gamma^2 S^3 + \\tfrac1{6N} \\hat\\gamma \\right),\\; S = \\overline{C} / s(C)",
    source: "Johnson 1978; Hall 1992",
    distribution: "t_{N-1}",
    fewestEvents: 3,
  },
  adjustedPatell: {
    formula: "Z = Z_{Patell} / \\sqrt{1 + (N-1) \\bar r}",
    source: "Kolari & Pynnonen 2010",
    distribution: "N(0,1)",
    fewestEvents: 2,
  },
  generalizedRankZ: {
    formula: "Z = \\overline{U}_0 \\Big/ \\sqrt{\\frac{1}{N^2} \\sum_i \\frac{T_i-1}{12(T_i+1)}}",
    source: "Kolari & Pynnonen 2011",
    distribution: "N(0,1)",
    fewestEvents: 2,
  },
  sign: {
    formula: "Z = \\frac{w - N/2}{\\sqrt{N}/2}",
    source: "Brown & Warner 1980",
    distribution: "N(0,1)",
    fewestEvents: 2,
  },
  wilcoxonExact: {
    formula: "P(W = w) = 2^{-N} \\, \\#\\{ A \\subseteq \\{1..N\\} : \\textstyle\\sum A = w \\}",
    source: "Wilcoxon 1945",
    distribution: "W",
    fewestEvents: 2,
  },
  jackknife: {
    formula:
      "t = \\sqrt{N}\\,\\overline{\\theta} / s(\\theta),\\; \\theta_i = N \\hat\\theta - (N-1) \\hat\\theta_{(i)},\\; \\hat\\theta = \\frac{\\sum C_i/S_i}{\\sum 1/S_i}",
    source: "Quenouille 1956; Tukey 1958; Miller 1974",
    distribution: "t_{N-1}",
    fewestEvents: 3,
  },
  pooledVariance: {
    formula: "Z = \\sum_i C_i \\Big/ \\sqrt{\\sum_i S_i^2}",
    source: "MacKinlay 1997; Campbell, Lo & MacKinlay 1997",
    distribution: "N(0,1)",
    fewestEvents: 1,
  },
  kolariPapePynnonen: {
    formula:
      "t = t_{BMP} \\sqrt{\\frac{1-c}{1+(N-1)c}},\\; c = \\frac{1}{N(N-1)} \\sum_{i \\ne j} \\tau_{ij} \\hat\\rho_{ij}",
    source: "Kolari, Pape & Pynnonen 2018",
    distribution: "t_{N-1}",
    fewestEvents: 2,
  },
  calendarTime: {
    formula:
      "t = \\frac{\\overline{P}}{s(P)} \\sqrt{\\frac{D}{V/D}},\\; P_d = \\frac{\\sum_i A_{id}/S_{id}}{\\sqrt{n_d\\,(1+(n_d-1)\\hat\\rho_d)}},\\; V = \\sum_t \\Big[ (1-\\hat\\rho) \\sum_i a_{it}^2 + \\hat\\rho \\big( \\sum_i a_{it} \\big)^2 \\Big]",
    source: "Jaffe 1974; Mandelker 1974; V adds the prediction error that the days share",
    distribution: "t_{D-1}",
    fewestEvents: 1,
  },
  blockBootstrap: {
    formula: "p = \\frac{1 + \\#\\{ |t^*_{BMP}| \\ge |t_{BMP}| \\}}{B+1}",
    source: "Kunsch 1989; Hein & Westfall 2004",
    distribution: "t^*_{1..B}",
    fewestEvents: 2,
  },
  placebo: {
    formula: "p = \\frac{1 + \\#\\{ |t_{BMP}(d-u)| \\ge |t_{BMP}(d)| \\}}{B+1}",
    source: "Brown & Warner 1985; Davison & Hinkley 1997",
    distribution: "t(d-u_{1..B})",
    fewestEvents: 2,
  },
};

/** The tests in the order in which they are shown: those that the study command names first come first. */
export const testNames: readonly TestName[] = [
  "crossSectional",
  "patell",
  "bmp",
  "kolariPynnonen",
  "corrado",
  "corradoZivney",
  "generalizedSign",
  "generalizedRank",
  "wilcoxon",
  "crudeDependence",
  "skewnessAdjusted",
  "adjustedPatell",
  "generalizedRankZ",
  "sign",
  "wilcoxonExact",
  "jackknife",
  "pooledVariance",
  "kolariPapePynnonen",
  "calendarTime",
  "blockBootstrap",
  "placebo",
];
