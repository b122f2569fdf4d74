import type { Messages } from "../../i18n/messages.ts";
import type { MethodsView, WorkedExample } from "../../lib/views/methods.ts";

/** One formula of the methods page: as published, and with the example's numbers in it. */
export interface Method {
  readonly name: keyof Messages["methods"]["sections"];
  readonly formula: string;
  readonly source: string;
  /** LaTeX with numbers; null where the example does not have them. */
  readonly worked: string | null;
}

const number = (value: number, digits = 6): string => value.toFixed(digits);
const plus = (value: number, digits = 6): string =>
  `${value < 0 ? "-" : "+"} ${number(Math.abs(value), digits)}`;

/** The formulas in the order of the page, with the numbers of the view's example. */
export function methodsOf({ example, limited, overview }: MethodsView): Method[] {
  const worked = (write: (of: WorkedExample) => string | null) => (example ? write(example) : null);
  return [
    {
      name: "return",
      formula: "R_t = P_t / P_{t-1} - 1",
      source: "MacKinlay 1997",
      worked: worked(({ reaction: { close, previousClose, rawReturn } }) =>
        close === null || previousClose === null || rawReturn === null
          ? null
          : `R_0 = ${close} / ${previousClose} - 1 = ${number(rawReturn)}`,
      ),
    },
    {
      name: "marketModel",
      formula:
        "E[R_t] = \\hat\\alpha + \\hat\\beta R_{m,t}, \\quad \\hat\\beta = \\frac{\\sum (R_{m,t} - \\bar R_m)(R_t - \\bar R)}{\\sum (R_{m,t} - \\bar R_m)^2}",
      source: "Brown & Warner 1985; MacKinlay 1997",
      worked: worked(
        ({ fit, benchmark, expected }) =>
          `E[R_0] = ${number(fit.alpha)} ${plus(fit.beta, 4)} \\times ${number(benchmark)} = ${number(expected)}, \\quad M = ${fit.sessions}`,
      ),
    },
    {
      name: "alternatives",
      formula: "E[R_t] = R_{m,t} \\quad\\text{or}\\quad E[R_t] = \\bar R",
      source: "Brown & Warner 1980",
      worked: worked(
        ({ actual, benchmark }) => `${number(actual)} - ${number(benchmark)} = ${number(actual - benchmark)}`,
      ),
    },
    {
      name: "abnormal",
      formula: "AR_t = R_t - E[R_t]",
      source: "MacKinlay 1997",
      worked: worked(
        ({ actual, expected, abnormal }) =>
          `AR_0 = ${number(actual)} ${plus(-expected)} = ${number(abnormal.value)}`,
      ),
    },
    {
      name: "standardError",
      formula:
        "S(AR_t) = \\hat\\sigma \\sqrt{1 + \\frac{1}{M} + \\frac{(R_{m,t} - \\bar R_m)^2}{\\sum (R_{m} - \\bar R_m)^2}}, \\quad \\hat\\sigma^2 = \\frac{\\sum \\hat\\varepsilon^2}{M - 2}",
      source: "Patell 1976",
      worked: worked(
        ({ fit, benchmark, abnormal }) =>
          `${number(fit.sigma)} \\sqrt{1 + \\frac{1}{${fit.sessions}} + \\frac{(${number(benchmark)} ${plus(-fit.benchmarkMean)})^2}{${number(fit.benchmarkSquares)}}} = ${number(abnormal.standardError)}`,
      ),
    },
    {
      name: "t",
      formula: "t = AR_t / S(AR_t) \\sim t_{M-2}",
      source: "Patell 1976; MacKinlay 1997",
      worked: worked(
        ({ abnormal, fit }) =>
          `t = ${number(abnormal.value)} / ${number(abnormal.standardError)} = ${number(abnormal.tStatistic, 4)}, \\quad p = ${number(abnormal.pValue, 4)} \\;(${fit.degreesOfFreedom})`,
      ),
    },
    {
      name: "car",
      formula:
        "CAR = \\sum_{t=t_1}^{t_2} AR_t, \\quad S^2(CAR) = \\hat\\sigma^2 \\left( L + \\frac{L^2}{M} + \\frac{(\\sum_t R_{m,t} - L \\bar R_m)^2}{\\sum (R_m - \\bar R_m)^2} \\right)",
      source: "Mikkelson & Partch 1988",
      worked: worked(({ car, reaction }) =>
        car
          ? `CAR(${reaction.window.replace("..", ", ")}) = ${number(car.value)}, \\quad t = ${number(car.tStatistic, 4)}`
          : null,
      ),
    },
    {
      name: "buyAndHold",
      formula: "BHAR = \\prod_t (1 + R_t) - \\prod_t (1 + E[R_t])",
      source: "Barber & Lyon 1997",
      worked: worked(({ buyAndHold }) => (buyAndHold ? `BHAR = ${number(buyAndHold.value)}` : null)),
    },
    {
      name: "volume",
      formula: "V_0 \\Big/ \\frac{1}{M} \\sum_{t} V_t",
      source: "Campbell & Wasley 1996; Ajinkya & Jain 1989",
      worked: worked(({ reaction: { volumeRatio } }) =>
        volumeRatio === null ? null : number(volumeRatio, 4),
      ),
    },
    {
      name: "limit",
      formula: "P^{up}_t = \\operatorname{round}_{0.01}\\!\\left( P_{t-1} (1 + \\ell) \\right)",
      source: "SZSE Trading Rules 2023; Kim & Rhee 1997",
      worked:
        limited?.previousClose && limited.priceLimit !== null && limited.limitUpPrice !== null
          ? `${limited.previousClose} \\times ${1 + limited.priceLimit} \\to ${limited.limitUpPrice}`
          : null,
    },
    {
      name: "average",
      formula: "AAR_t = \\frac{1}{N} \\sum_{i} AR_{i,t}, \\quad CAAR = \\frac{1}{N} \\sum_i CAR_i",
      source: "MacKinlay 1997",
      worked: averageWorked(overview),
    },
  ];
}

function averageWorked({ together }: MethodsView["overview"]): string | null {
  const average = together?.aggregate.dayZero.average ?? null;
  const cumulative = together?.aggregate.window.cumulative ?? null;
  if (average === null || cumulative === null) return null;
  return `AAR_0 = ${number(average)}, \\quad CAAR = ${number(cumulative)}, \\quad N = ${together?.aggregate.window.events}`;
}
