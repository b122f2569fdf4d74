// The residuals behind a fit, for the tests that look at them one by one.
import { WHOLE_ESTIMATION, withoutSessions } from "./clean-estimation.ts";
import type { EventStudyInput } from "./event-study.ts";
import type { NormalReturnFit } from "./types.ts";

/** Residuals and benchmark returns of the estimation window in order, fractions, NaN where missing. */
export interface EstimationResiduals {
  readonly residuals: Float64Array;
  readonly benchmark: Float64Array;
}

/**
 * R - alpha - beta Rm for each session of the estimation window, from the input and the fit of one study. Both
 * arrays have the window's length; the mean model's benchmark is 0.
 */
export function estimationResiduals(input: EventStudyInput, fit: NormalReturnFit): EstimationResiduals {
  const { estimation, clean = WHOLE_ESTIMATION } = input;
  const returns = withoutSessions(input.returns, clean.leftOut);
  const first = input.dayZero - clean.moved + estimation.start;
  const length = estimation.end - estimation.start + 1;
  const residuals = new Float64Array(length);
  const benchmark = new Float64Array(length);
  for (let position = 0; position < length; position++) {
    const index = first + position;
    const market = fit.model === "mean" ? 0 : (input.benchmark?.[index] ?? Number.NaN);
    const residual = (returns[index] ?? Number.NaN) - fit.alpha - fit.beta * market;
    residuals[position] = residual;
    benchmark[position] = Number.isNaN(residual) ? Number.NaN : market;
  }
  return { residuals, benchmark };
}
