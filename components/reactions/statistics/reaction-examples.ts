import type { Diagnostic } from "../../../lib/study/diagnostics/diagnostic.ts";
import type { MethodsView, WorkedExample } from "../../../lib/views/methods.ts";
import type { Method } from "./method-formulas.ts";
import { chance, number, plus } from "./worked-numbers.ts";

type Example = MethodsView["example"];

/** Writes the example's numbers into a formula; null where there is no example. */
const worker = (example: Example) => (write: (of: WorkedExample) => string | null) =>
  example ? write(example) : null;

/** How one reaction is measured: what was expected of it, its abnormal return, CAR and what stands beside them. */
export function reactionMethods(example: Example, limited: MethodsView["limited"]): Method[] {
  const worked = worker(example);
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
      worked: worked(({ abnormal, detectable, power }) =>
        detectable === null
          ? null
          : `\\delta = ${number(abnormal.standardError)} \\times ${number(detectable / abnormal.standardError, 4)} = ${number(detectable)}, \\quad \\pi(${power.effect}) = ${number(power.value, 4)}`,
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
  ];
}

/** Day 0 in its parts, before it and after, and a long range taken apart. */
export function partMethods(example: Example): Method[] {
  const worked = worker(example);
  return [
    { name: "dayParts", worked: worked(partsWorked) },
    { name: "beforeAfter", worked: worked(windowsWorked) },
    { name: "leftBand", worked: worked(leftWorked) },
    { name: "longView", worked: worked(longViewWorked) },
  ];
}

/** What changes the expectation or its error where the usual one does not do. */
export function finerMethods(example: Example): Method[] {
  const worked = worker(example);
  return [
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
  ];
}

/** The move of the story's range taken apart, in log returns. */
function longViewWorked({ longView }: WorkedExample): string | null {
  if (longView?.status !== "ok") return null;
  const { fit, total, market, announced, rest } = longView;
  const [all, byMarket, onDays, others] = [total, market.sums, announced.sums, rest.sums].map(
    (sums) => sums.at(-1) ?? 0,
  );
  return `\\hat\\beta = ${number(fit.beta, 4)}: \\quad ${number(all ?? 0)} = ${number(byMarket ?? 0)} ${plus(onDays ?? 0)} ${plus(others ?? 0)}, \\quad L = ${longView.announcedSessions}, \\; S = ${number(announced.errors.at(-1) ?? 0)}`;
}

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

/** The last step of what was left that can be told, with the band of its CAR. */
function leftWorked({ left }: WorkedExample): string | null {
  const step = left.findLast(({ car }) => car !== null);
  if (!step?.car) return null;
  const { value, low, high, standardError } = step.car;
  const half = (high - low) / 2;
  return `CAR(0, ${step.sessions}) = ${number(value, 4)} \\pm ${number(half / standardError, 4)} \\times ${number(standardError, 4)}: \\quad [${number(low, 4)},\\; ${number(high, 4)}]`;
}

/** The parameters beside omega, the deviation expected of day 0, and the error of AR beside the usual one. */
function volatileWorked(fit: WorkedExample["garch"], usual: number): string | null {
  if (fit === null) return null;
  const others = fit.parameters.slice(1);
  const names = others.length === 2 ? ["a", "b"] : ["a", "g", "b"];
  const terms = others.map((value, at) => `${names[at]} = ${number(value, 4)}`);
  return `${terms.join(", \\; ")}, \\quad k = ${fit.ahead}, \\; \\sqrt{E[h_0]} = ${number(Math.sqrt(fit.expected))}, \\quad S(AR_0) = ${number(fit.standardError)} \\;(${number(usual)})`;
}

/** The tests of the example's fit. */
export function diagnosedMethods(example: Example): Method[] {
  const diagnosed = example?.diagnosed ?? null;
  const tests = diagnosed?.diagnostics ?? null;
  const of = (letter: string, test: Diagnostic | undefined) =>
    test?.status === "ok"
      ? `${letter} = ${number(test.statistic, 4)}, \\quad p = ${chance(test.pValue)}`
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
