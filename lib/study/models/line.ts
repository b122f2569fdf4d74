// A batch by a model of one event's study that has no fast path of its own.
import { WHOLE_ESTIMATION } from "../clean-estimation.ts";
import { fitWindow } from "../fit-window.ts";
import { noiseVariance, predictionVariance } from "../prediction.ts";
import type { NormalReturnModel, SessionWindow } from "../types.ts";
import type { GeneralOutcome } from "./general-fit.ts";

/**
 * Fits a model by `fitNormalReturns` on the sessions of the estimation window with both returns, so that a batch says
 * what `studyEvent` says. In: returns and benchmark by session, NaN where missing. Refused: as there, and
 * `no benchmark`.
 */
export function fitLine(
  returns: Float64Array,
  benchmark: Float64Array | null,
  dayZero: number,
  estimation: SessionWindow,
  model: NormalReturnModel,
  minimumSessions: number,
): GeneralOutcome {
  if (benchmark === null) return { status: "no benchmark", sessions: 0 };
  const clean = WHOLE_ESTIMATION;
  const outcome = fitWindow({ returns, benchmark, dayZero, estimation, model, minimumSessions, clean });
  if (outcome.status !== "ok") return outcome;
  const { fit } = outcome;
  const squares = fit.sigma * fit.sigma;
  return {
    status: "ok",
    alpha: fit.alpha,
    beta: fit.beta,
    parameters: fit.sessions - fit.degreesOfFreedom,
    alphaFactor: fit.coefficientVariance * (1 / fit.sessions + fit.benchmarkMean ** 2 / fit.benchmarkSquares),
    betaFactor: fit.coefficientVariance / fit.benchmarkSquares,
    expected: (index) => fit.alpha + fit.beta * (benchmark[index] ?? Number.NaN),
    parameterVariance(first, last) {
      const window = { start: first - dayZero, end: last - dayZero };
      let sum = 0;
      for (let index = first; index <= last; index++) sum += benchmark[index] ?? Number.NaN;
      return (predictionVariance(fit, window, sum) - noiseVariance(fit, window)) / squares;
    },
    noiseVariance: (first, last) =>
      noiseVariance(fit, { start: first - dayZero, end: last - dayZero }) / squares,
  };
}
