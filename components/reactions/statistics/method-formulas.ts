import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Diagnostic } from "../../../lib/study/diagnostics/diagnostic.ts";
import type { MethodsView, WorkedExample } from "../../../lib/views/methods.ts";
import type { Together } from "../../../lib/views/reactions/reactions-together.ts";
import { bareNumber } from "../../text/format.ts";

/** The methods that have a definition of their own, by the name of their text. */
export type MethodName = keyof Messages["methods"]["sections"];

/** Each method as published: LaTeX and its source. */
export const METHOD_FORMULAS: Readonly<
  Record<MethodName, { readonly formula: string; readonly source: string }>
> = {
  return: {
    formula: "R_t = P_t / P_{t-1} - 1",
    source: "MacKinlay 1997",
  },
  marketModel: {
    formula:
      "E[R_t] = \\hat\\alpha + \\hat\\beta R_{m,t}, \\quad \\hat\\beta = \\frac{\\sum (R_{m,t} - \\bar R_m)(R_t - \\bar R)}{\\sum (R_{m,t} - \\bar R_m)^2}",
    source: "Brown & Warner 1985; MacKinlay 1997",
  },
  alternatives: {
    formula: "E[R_t] = R_{m,t}; \\quad E[R_t] = \\bar R",
    source: "Brown & Warner 1980",
  },
  robust: {
    formula:
      "\\min_{\\alpha, \\beta} \\sum_t \\rho\\!\\left( \\frac{R_t - \\alpha - \\beta R_{m,t}}{s} \\right), \\quad \\rho'(u) = \\max(-k, \\min(k, u)), \\; k = 1.345, \\; s = \\frac{\\operatorname{med} |\\hat\\varepsilon|}{0.6745}",
    source: "Huber 1964, 1973; Venables & Ripley 2002",
  },
  garch: {
    formula:
      "h_t = \\omega + a\\, \\hat\\varepsilon_{t-1}^2 + b\\, h_{t-1}, \\quad S^2(AR_0) = E[h_0] + V(\\hat\\alpha + \\hat\\beta R_{m,0}), \\quad E[h_{T+k}] = \\omega + (a + b) E[h_{T+k-1}]",
    source: "Bollerslev 1986; Fiorentini, Calzolari & Panattoni 1996",
  },
  egarch: {
    formula:
      "\\ln h_t = \\omega + b \\ln h_{t-1} + a \\left( |z_{t-1}| - \\sqrt{2/\\pi} \\right) + g\\, z_{t-1}, \\quad z_t = \\hat\\varepsilon_t / \\sqrt{h_t}",
    source: "Nelson 1991",
  },
  cleanEstimation: {
    formula:
      "\\{ t \\in [-120, -11] : t - \\tau_j \\notin [t_1, t_2] \\text{ for every other announcement } j \\}",
    source: "MacKinlay 1997; Aktas, de Bodt & Cousin 2007",
  },
  abnormal: {
    formula: "AR_t = R_t - E[R_t]",
    source: "MacKinlay 1997",
  },
  standardError: {
    formula:
      "S(AR_t) = \\hat\\sigma \\sqrt{1 + \\frac{1}{M} + \\frac{(R_{m,t} - \\bar R_m)^2}{\\sum (R_{m} - \\bar R_m)^2}}, \\quad \\hat\\sigma^2 = \\frac{\\sum \\hat\\varepsilon^2}{M - 2}",
    source: "Patell 1976",
  },
  t: {
    formula: "t = AR_t / S(AR_t) \\sim t_{M-2}",
    source: "Patell 1976; MacKinlay 1997",
  },
  car: {
    formula:
      "CAR = \\sum_{t=t_1}^{t_2} AR_t, \\quad S^2(CAR) = \\hat\\sigma^2 \\left( L + \\frac{L^2}{M} + \\frac{(\\sum_t R_{m,t} - L \\bar R_m)^2}{\\sum (R_m - \\bar R_m)^2} \\right)",
    source: "Mikkelson & Partch 1988",
  },
  buyAndHold: {
    formula: "BHAR = \\prod_t (1 + R_t) - \\prod_t (1 + E[R_t])",
    source: "Barber & Lyon 1997",
  },
  volume: {
    formula: "V_0 \\Big/ \\frac{1}{M} \\sum_{t} V_t",
    source: "Campbell & Wasley 1996; Ajinkya & Jain 1989",
  },
  limit: {
    formula: "P^{up}_t = \\operatorname{round}_{0.01}\\!\\left( P_{t-1} (1 + \\ell) \\right)",
    source: "SZSE Trading Rules 2023; Kim & Rhee 1997",
  },
  dayParts: {
    formula:
      "R^{oc}_0 = \\frac{C_0}{O_0} - 1, \\quad R^{gap}_0 = \\frac{1 + R_0}{1 + R^{oc}_0} - 1, \\quad \\frac{C_0}{H_0} - 1, \\quad \\frac{C_0}{L_0} - 1",
    source: "Lou, Polk & Skouras 2019; Parkinson 1980",
  },
  beforeAfter: {
    formula: "CAR(-10, -1), \\quad CAR(0, s), \\quad s = 1, 5, 20, 60",
    source: "MacKinlay 1997; Mikkelson & Partch 1988",
  },
  durbinWatson: {
    formula:
      "d = \\frac{\\sum_{t=2}^{M} (\\hat\\varepsilon_t - \\hat\\varepsilon_{t-1})^2}{\\sum_{t=1}^{M} \\hat\\varepsilon_t^2}",
    source: "Durbin & Watson 1950",
  },
  ljungBox: {
    formula: "Q = M (M + 2) \\sum_{k=1}^{h} \\frac{\\hat r_k^2}{M - k} \\sim \\chi^2_h",
    source: "Ljung & Box 1978",
  },
  archTest: {
    formula:
      "(M - q) R^2 \\sim \\chi^2_q, \\quad \\hat\\varepsilon_t^2 = a_0 + \\sum_{i=1}^{q} a_i \\hat\\varepsilon_{t-i}^2 + u_t",
    source: "Engle 1982",
  },
  jarqueBera: {
    formula: "JB = \\frac{M}{6} \\left( b_1 + \\frac{(b_2 - 3)^2}{4} \\right) \\sim \\chi^2_2",
    source: "Jarque & Bera 1980",
  },
  shapiroWilk: {
    formula:
      "W = \\frac{\\left( \\sum_i a_i \\hat\\varepsilon_{(i)} \\right)^2}{\\sum_i (\\hat\\varepsilon_i - \\bar\\varepsilon)^2}",
    source: "Shapiro & Wilk 1965; Royston 1995",
  },
  chow: {
    formula: "F = \\frac{(S - S_1 - S_2) / k}{(S_1 + S_2) / (M - 2k)} \\sim F_{k, M - 2k}",
    source: "Chow 1960",
  },
  cook: {
    formula: "D_t = \\frac{\\hat\\varepsilon_t^2\\, h_t}{k\\, \\hat\\sigma^2 (1 - h_t)^2}",
    source: "Cook 1977",
  },
  preTrend: {
    formula: "t = CAR_{[-10, -1]} / S(CAR_{[-10, -1]})",
    source: "MacKinlay 1997; Roth 2022",
  },
  explained: {
    formula:
      "CAR_i = \\alpha + \\sum_j \\beta_j x_{ij} + u_i, \\quad \\hat V = \\frac{G}{G-1} \\frac{N-1}{N-k} (X'X)^{-1} \\Big( \\sum_{g=1}^{G} X_g' \\hat u_g \\hat u_g' X_g \\Big) (X'X)^{-1}",
    source: "MacKinlay 1997; Liang & Zeger 1986; MacKinnon & White 1985; Cameron & Miller 2015",
  },
  wildBootstrap: {
    formula:
      "p = \\frac{1 + \\#\\{ b : |t^{*}_b| \\ge |t| \\}}{1 + B}, \\quad y^{*}_g = X_g \\tilde\\beta + v_g \\tilde u_g",
    source: "Cameron, Gelbach & Miller 2008; Roodman, MacKinnon, Nielsen & Webb 2019; Webb 2023",
  },
  average: {
    formula: "AAR_t = \\frac{1}{N} \\sum_{i} AR_{i,t}, \\quad CAAR = \\frac{1}{N} \\sum_i CAR_i",
    source: "MacKinlay 1997",
  },
  detectable: {
    formula:
      "\\delta = S \\cdot \\lambda, \\quad P(|T_{d}(\\lambda)| > t_{d,\\,1-\\alpha/2}) = 1 - \\beta, \\quad \\alpha = 0.05,\\; 1-\\beta = 0.8",
    source: "Johnson & Welch 1940; Cohen 1988; Bloom 1995",
  },
  equivalence: {
    formula:
      "p = \\max\\left( P\\left(T_d > \\tfrac{x + b}{S}\\right),\\; P\\left(T_d > \\tfrac{b - x}{S}\\right) \\right)",
    source: "Schuirmann 1987",
  },
  manyTests: {
    formula:
      "\\tilde p^{Holm}_{(i)} = \\max_{j \\le i} \\min(1, (m-j+1)\\,p_{(j)}), \\quad \\tilde p^{BH}_{(i)} = \\min_{j \\ge i} \\min(1, \\tfrac{m}{j}\\,p_{(j)})",
    source: "Holm 1979; Benjamini & Hochberg 1995",
  },
  precisionWeighted: {
    formula: "\\sum_i w_i\\, CAR_i, \\quad w_i = \\frac{1/S_i}{\\sum_j 1/S_j}",
    source: "Jaffe 1974; Patell 1976",
  },
  correlation: {
    formula:
      "\\hat\\rho = \\frac{\\sum_d \\left[ (\\sum_i z_{id})^2 - \\sum_i z_{id}^2 \\right]}{\\sum_d n_d (n_d - 1)}, \\quad z_{id} = \\frac{\\hat\\varepsilon_{id} - \\bar\\varepsilon_i}{\\operatorname{rms}(\\hat\\varepsilon_i)}",
    source: "Kolari & Pynnonen 2010; Kolari, Pape & Pynnonen 2018",
  },
  volatility: {
    formula: "\\frac{1}{N} \\sum_i \\frac{AR_i^2}{S_i^2} \\cdot \\frac{d_i - 2}{d_i}",
    source: "Patell 1976; Beaver 1968",
  },
  logVolume: {
    formula: "\\exp\\!\\Big( \\frac{1}{N} \\sum_i \\big( \\ln V_{i,0} - \\overline{\\ln V_i} \\big) \\Big)",
    source: "Ajinkya & Jain 1989; Campbell & Wasley 1996",
  },
  thinTrading: {
    formula:
      "\\hat\\beta_{SW} = \\frac{\\hat\\beta_{-1} + \\hat\\beta_0 + \\hat\\beta_{+1}}{1 + 2 \\hat\\rho_m}, \\quad \\hat\\beta_D = \\sum_{k=-1}^{1} \\hat\\beta_k",
    source: "Scholes & Williams 1977; Dimson 1979",
  },
  factors: {
    formula: "R_t - R_{f,t} = \\alpha + \\sum_j \\beta_j F_{j,t} + \\varepsilon_t",
    source: "Sharpe 1964; Fama & French 1993, 2015",
  },
  neweyWest: {
    formula:
      "\\hat\\Omega = \\hat\\Gamma_0 + \\sum_{l=1}^{q} \\left(1 - \\frac{l}{q+1}\\right) (\\hat\\Gamma_l + \\hat\\Gamma_l')",
    source: "Newey & West 1987",
  },
  permutation: {
    formula: "p = \\frac{1 + \\#\\{ s : |t_s| \\ge |t| \\}}{1 + S}",
    source: "Phipson & Smyth 2010; Chernozhukov, Wuthrich & Zhu 2021",
  },
  bootstrap: {
    formula: "\\big[ CAAR^{*}_{(0.025)},\\; CAAR^{*}_{(0.975)} \\big]",
    source: "Efron 1979; Field & Welsh 2007",
  },
};

/** A method of the page with the example's numbers in its formula. */
export interface Method {
  readonly name: MethodName;
  /** LaTeX with numbers; null where the example does not have them. */
  readonly worked: string | null;
}

const number = (value: number, digits = 6): string => bareNumber(value, digits);
const plus = (value: number, digits = 6): string =>
  `${value < 0 ? "-" : "+"} ${number(Math.abs(value), digits)}`;

/** The strongest p of a family with what corrections make of it. */
const workedFamily = (family: Together["families"][number] | null): string | null =>
  family?.least
    ? `m = ${family.tests}, \\quad p_{(1)} = ${number(family.least.pValue)}: \\quad \\tilde p^{Holm} = ${number(family.least.holm)},\\; \\tilde p^{BH} = ${number(family.least.benjaminiHochberg)}`
    : null;

/** The methods in the order of the page, with the numbers of the view's example. */
export function methodsOf({ example, limited, overview, explained }: MethodsView): Method[] {
  const aggregate = overview.together?.aggregate;
  const worked = (write: (of: WorkedExample) => string | null) => (example ? write(example) : null);
  return [
    {
      name: "return",
      worked: worked(({ reaction: { close, previousClose, rawReturn } }) =>
        close === null || previousClose === null || rawReturn === null
          ? null
          : `R_0 = ${close} / ${previousClose} - 1 = ${number(rawReturn)}`,
      ),
    },
    {
      name: "marketModel",
      worked: worked(
        ({ fit, benchmark, expected }) =>
          `E[R_0] = ${number(fit.alpha)} ${plus(fit.beta, 4)} \\times ${number(benchmark)} = ${number(expected)}, \\quad M = ${fit.sessions}`,
      ),
    },
    {
      name: "alternatives",
      worked: worked(
        ({ actual, benchmark }) => `${number(actual)} - ${number(benchmark)} = ${number(actual - benchmark)}`,
      ),
    },
    {
      name: "robust",
      worked: worked(({ fit, huber }) =>
        huber
          ? `\\hat\\alpha = ${number(huber.alpha)}, \\quad \\hat\\beta = ${number(huber.beta, 4)} \\;(${number(fit.beta, 4)})`
          : null,
      ),
    },
    { name: "garch", worked: worked(({ garch, abnormal }) => volatileWorked(garch, abnormal.standardError)) },
    {
      name: "egarch",
      worked: worked(({ egarch, abnormal }) => volatileWorked(egarch, abnormal.standardError)),
    },
    {
      name: "cleanEstimation",
      worked: worked(({ fit, clean }) =>
        clean
          ? `M = ${fit.sessions} - ${clean.leftOut} = ${clean.sessions}, \\quad \\hat\\beta = ${number(clean.beta, 4)} \\;(${number(fit.beta, 4)})`
          : null,
      ),
    },
    {
      name: "abnormal",
      worked: worked(
        ({ actual, expected, abnormal }) =>
          `AR_0 = ${number(actual)} ${plus(-expected)} = ${number(abnormal.value)}`,
      ),
    },
    {
      name: "standardError",
      worked: worked(
        ({ fit, benchmark, abnormal }) =>
          `${number(fit.sigma)} \\sqrt{1 + \\frac{1}{${fit.sessions}} + \\frac{(${number(benchmark)} ${plus(-fit.benchmarkMean)})^2}{${number(fit.benchmarkSquares)}}} = ${number(abnormal.standardError)}`,
      ),
    },
    {
      name: "t",
      worked: worked(
        ({ abnormal, fit }) =>
          `t = ${number(abnormal.value)} / ${number(abnormal.standardError)} = ${number(abnormal.tStatistic, 4)}, \\quad p = ${number(abnormal.pValue, 4)} \\;(${fit.degreesOfFreedom})`,
      ),
    },
    {
      name: "detectable",
      worked: worked(({ abnormal, detectable }) =>
        detectable === null
          ? null
          : `\\delta = ${number(abnormal.standardError)} \\times ${number(detectable / abnormal.standardError, 4)} = ${number(detectable)}`,
      ),
    },
    {
      name: "equivalence",
      worked: worked(
        ({ abnormal, equivalence: { above, below, pValue } }) =>
          `x = ${number(abnormal.value)}, \\quad b = 0.1: \\quad t = ${number(above, 4)},\\; ${number(below, 4)}, \\quad p = ${number(pValue)}`,
      ),
    },
    {
      name: "car",
      worked: worked(({ car, reaction }) =>
        car
          ? `CAR(${reaction.window.replace("..", ", ")}) = ${number(car.value)}, \\quad t = ${number(car.tStatistic, 4)}`
          : null,
      ),
    },
    {
      name: "buyAndHold",
      worked: worked(({ buyAndHold }) => (buyAndHold ? `BHAR = ${number(buyAndHold.value)}` : null)),
    },
    {
      name: "volume",
      worked: worked(({ reaction: { volumeRatio } }) =>
        volumeRatio === null ? null : number(volumeRatio, 4),
      ),
    },
    {
      name: "limit",
      worked:
        limited?.previousClose && limited.priceLimit !== null && limited.limitUpPrice !== null
          ? `${limited.previousClose} \\times ${1 + limited.priceLimit} \\to ${limited.limitUpPrice}`
          : null,
    },
    { name: "explained", worked: explainedWorked(explained) },
    { name: "wildBootstrap", worked: bootstrapWorked(explained) },
    { name: "dayParts", worked: worked(partsWorked) },
    { name: "beforeAfter", worked: worked(windowsWorked) },
    ...diagnosedMethods(example),
    {
      name: "average",
      worked: averageWorked(overview),
    },
    {
      name: "manyTests",
      worked: workedFamily(overview.together?.families[0] ?? null),
    },
    {
      name: "precisionWeighted",
      worked: aggregate?.window.precisionWeighted == null ? null : number(aggregate.window.precisionWeighted),
    },
    {
      name: "correlation",
      worked:
        aggregate?.dependence?.correlation == null
          ? null
          : `\\hat\\rho = ${number(aggregate.dependence.correlation)}`,
    },
    {
      name: "thinTrading",
      worked: worked(({ scholesWilliamsBeta: williams, dimsonBeta: dimson }) =>
        williams === null || dimson === null
          ? null
          : `\\hat\\beta_{SW} = ${number(williams, 4)}, \\quad \\hat\\beta_D = ${number(dimson, 4)}`,
      ),
    },
    { name: "factors", worked: null },
    {
      name: "neweyWest",
      worked: worked(({ neweyWest }) =>
        neweyWest ? `t_{NW}(CAR) = ${number(neweyWest.tStatistic, 4)}` : null,
      ),
    },
    {
      name: "permutation",
      worked: worked(({ permutation }) =>
        permutation?.status === "ok"
          ? `p = ${number(permutation.pValue, 4)}, \\quad S = ${permutation.placements}`
          : null,
      ),
    },
    { name: "bootstrap", worked: bandWorked(overview) },
    {
      name: "logVolume",
      worked: aggregate?.volume.multiple == null ? null : number(aggregate.volume.multiple, 4),
    },
    {
      name: "volatility",
      worked: aggregate?.volatility.ratio == null ? null : number(aggregate.volatility.ratio, 4),
    },
  ];
}

/** The market's move in the regression of all shipped pairs: coefficient, clustered error and t. */
function explainedWorked(outcome: MethodsView["explained"]): string | null {
  const market = marketCoefficient(outcome);
  if (!market?.clustered || outcome.status !== "ok") return null;
  const { value, standardError, tStatistic } = market.clustered;
  return `\\hat\\beta_{R_m} = ${number(value, 4)}, \\quad t = ${number(value, 4)} / ${number(standardError, 4)} = ${number(tStatistic, 4)}, \\quad N = ${outcome.rows}, \\; G = ${outcome.clusters}`;
}

/** The first coefficient that stands on few days: the p of its t beside that of the bootstrap. */
function bootstrapWorked(outcome: MethodsView["explained"]): string | null {
  if (outcome.status !== "ok") return null;
  const thin = outcome.coefficients.find(({ bootstrapP }) => bootstrapP !== null);
  if (!thin?.clustered || thin.bootstrapP === null) return null;
  const { tStatistic, pValue } = thin.clustered;
  return `t = ${number(tStatistic, 4)}, \\quad p_t = ${number(pValue, 4)}, \\quad p = ${number(thin.bootstrapP, 4)}, \\quad B = ${outcome.bootstrap?.samples}`;
}

const marketCoefficient = (outcome: MethodsView["explained"]) =>
  outcome.status === "ok" ? outcome.coefficients.find(({ regressor }) => regressor === "market") : undefined;

function partsWorked({ parts, open, reaction: { close } }: WorkedExample): string | null {
  if (!parts?.share || parts.change === null) return null;
  const { gap, openToClose } = parts.share;
  return `R^{oc}_0 = ${close} / ${open} - 1 = ${number(openToClose)}, \\quad R^{gap}_0 = \\frac{1 ${plus(parts.change)}}{1 ${plus(openToClose)}} - 1 = ${number(gap)}`;
}

function windowsWorked({ parts }: WorkedExample): string | null {
  const sums = parts?.windows.flatMap(({ window: { start, end }, car }) =>
    car ? `CAR(${start}, ${end}) = ${number(car.value, 4)} \\;(t = ${number(car.tStatistic, 2)})` : [],
  );
  return sums?.length ? sums.join(", \\; ") : null;
}

/** The parameters beside omega, and the error of AR beside the usual one. */
function volatileWorked(fit: WorkedExample["garch"], usual: number): string | null {
  if (fit === null) return null;
  const others = fit.parameters.slice(1);
  const names = others.length === 2 ? ["a", "b"] : ["a", "g", "b"];
  const terms = others.map((value, at) => `${names[at]} = ${number(value, 4)}`);
  return `${terms.join(", \\; ")}, \\quad S(AR_0) = ${number(fit.standardError)} \\;(${number(usual)})`;
}

/** The tests of the example's fit. */
function diagnosedMethods(example: MethodsView["example"]): Method[] {
  const diagnosed = example?.diagnosed ?? null;
  const tests = diagnosed?.diagnostics ?? null;
  const of = (letter: string, test: Diagnostic | undefined) =>
    test?.status === "ok"
      ? `${letter} = ${number(test.statistic, 4)}, \\quad p = ${number(test.pValue, 4)}`
      : null;
  const influence = tests?.influence ?? null;
  const before = diagnosed?.preTrend ?? null;
  return [
    { name: "durbinWatson", worked: of("d", tests?.durbinWatson) },
    { name: "ljungBox", worked: of("Q", tests?.ljungBox) },
    { name: "archTest", worked: of("(M - q) R^2", tests?.arch) },
    { name: "jarqueBera", worked: of("JB", tests?.jarqueBera) },
    { name: "shapiroWilk", worked: of("W", tests?.shapiroWilk) },
    { name: "chow", worked: of("F", tests?.chow) },
    { name: "cook", worked: influence && `\\max_t D_t = ${number(influence.distance, 4)}` },
    {
      name: "preTrend",
      worked:
        before &&
        `CAR_{[-10, -1]} = ${number(before.value)}, \\quad t = ${number(before.tStatistic, 4)}, \\quad p = ${number(before.pValue, 4)}`,
    },
  ];
}

function bandWorked({ together }: MethodsView["overview"]): string | null {
  const last = together?.kinds[0]?.path.at(-1);
  if (!last || last.low === null || last.high === null) return null;
  return `[${number(last.low, 4)}, ${number(last.high, 4)}]`;
}

function averageWorked({ together }: MethodsView["overview"]): string | null {
  const average = together?.aggregate.dayZero.average ?? null;
  const cumulative = together?.aggregate.window.cumulative ?? null;
  if (average === null || cumulative === null) return null;
  return `AAR_0 = ${number(average)}, \\quad CAAR = ${number(cumulative)}, \\quad N = ${together?.aggregate.window.events}`;
}
