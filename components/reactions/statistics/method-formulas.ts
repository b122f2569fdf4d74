import type { Messages } from "../../../lib/i18n/messages.ts";
import { CLAIM_FORMULAS } from "./claim-methods.ts";

/** The methods that have a definition of their own, by the name of their text. */
export type MethodName = keyof Messages["methods"]["sections"];

/** A method of the page with the example's numbers in its formula. */
export interface Method {
  readonly name: MethodName;
  /** LaTeX with numbers; null where the example does not have them. */
  readonly worked: string | null;
}

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
      "\\ln h_t = \\omega + b \\ln h_{t-1} + a \\left( |z_{t-1}| - \\sqrt{2/\\pi} \\right) + g\\, z_{t-1}, \\quad z_t = \\hat\\varepsilon_t / \\sqrt{h_t}, \\quad E[h_{T+k}] = h_{T+1}^{\\,b^{k-1}} \\prod_{i=0}^{k-2} e^{b^i \\omega}\\, E\\!\\left[ e^{b^i \\left( a (|z| - \\sqrt{2/\\pi}) + g z \\right)} \\right]",
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
  longView: {
    formula:
      "r_t = \\alpha + \\beta m_t + \\sum_k \\gamma_k D_{kt} + \\varepsilon_t: \\quad \\sum r_t = \\hat\\beta \\sum m_t + \\sum_k \\hat\\gamma_k + \\text{rest}, \\quad S^2\\!\\left(\\sum \\hat\\gamma_k\\right) = \\hat\\sigma^2 \\left( L + \\frac{L^2}{M} + \\frac{(\\sum_k m_k - L \\bar m)^2}{\\sum (m - \\bar m)^2} \\right)",
    source: "Karafiath 1988; Mikkelson & Partch 1988",
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
  leftBand: {
    formula: "CAR(0, s) \\pm t_{M-2,\\,0.975}\\, S(CAR(0, s)), \\quad s = 1, 5, 20, 60",
    source: "Mikkelson & Partch 1988",
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
      "CAR_i = \\alpha + \\sum_j \\beta_j x_{ij} + u_i, \\quad \\hat V = \\frac{G}{G-1} \\frac{N-1}{N-k} (X'X)^{-1} \\Big( \\sum_{g=1}^{G} X_g' \\hat u_g \\hat u_g' X_g \\Big) (X'X)^{-1}, \\quad \\hat V_{HC} = (X'X)^{-1} \\Big( \\sum_i w_i x_i x_i' \\Big) (X'X)^{-1}, \\; w^{HC1}_i = \\frac{N}{N-k} \\hat u_i^2, \\; w^{HC3}_i = \\frac{\\hat u_i^2}{(1-h_i)^2}",
    source: "MacKinlay 1997; White 1980; Liang & Zeger 1986; MacKinnon & White 1985; Cameron & Miller 2015",
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
      "\\pi(x) = P(|T_{d}(x / S)| > t_{d,\\,1-\\alpha/2}), \\quad \\delta = S \\cdot \\lambda, \\; \\pi(\\delta) = 1 - \\beta, \\quad \\alpha = 0.05,\\; 1-\\beta = 0.8",
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
  ...CLAIM_FORMULAS,
};
