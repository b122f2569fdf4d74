// Fits of one line the obvious way: plain arrays, normal equations written out, more rounds than anybody needs. It
// shares no code with lib/study.
import { sum, variance } from "./event.ts";

export interface SlowLine {
  readonly alpha: number;
  readonly beta: number;
}

/** Weighted least squares from the raw sums by Cramer's rule. */
export function slowWeightedLine(
  y: readonly number[],
  x: readonly number[],
  weights: readonly number[],
): SlowLine {
  const w = sum(weights);
  const wx = sum(weights.map((weight, at) => weight * (x[at] ?? 0)));
  const wy = sum(weights.map((weight, at) => weight * (y[at] ?? 0)));
  const wxx = sum(weights.map((weight, at) => weight * (x[at] ?? 0) ** 2));
  const wxy = sum(weights.map((weight, at) => weight * (x[at] ?? 0) * (y[at] ?? 0)));
  const determinant = w * wxx - wx * wx;
  return { alpha: (wy * wxx - wx * wxy) / determinant, beta: (w * wxy - wx * wy) / determinant };
}

export function slowMedian(values: readonly number[]): number {
  const order = [...values].sort((a, b) => a - b);
  const at = (place: number) => order[place] ?? Number.NaN;
  const half = Math.floor(order.length / 2);
  return order.length % 2 === 0 ? (at(half - 1) + at(half)) / 2 : at(half);
}

/**
 * Huber's line after 3,000 rounds, with the factor before (X'X)^-1 in the covariance of its coefficients. With an
 * accuracy it stops as R's `rlm` does: where a round moves the residuals by no more than that share of their length.
 */
export function slowHuber(y: readonly number[], x: readonly number[], accuracy = 0) {
  const tuning = 1.345;
  let line = slowWeightedLine(
    y,
    x,
    y.map(() => 1),
  );
  const residualsOf = ({ alpha, beta }: SlowLine) =>
    y.map((value, at) => value - alpha - beta * (x[at] ?? 0));
  const scaleOf = (residuals: readonly number[]) => slowMedian(residuals.map(Math.abs)) / 0.67448975019608171;
  for (let round = 0; round < 3000; round++) {
    const before = residualsOf(line);
    const scale = scaleOf(before);
    line = slowWeightedLine(
      y,
      x,
      before.map((residual) => Math.min(1, (tuning * scale) / Math.abs(residual))),
    );
    const after = residualsOf(line);
    const moved = sum(after.map((residual, at) => (residual - (before[at] ?? 0)) ** 2));
    if (Math.sqrt(moved / sum(before.map((residual) => residual ** 2))) <= accuracy) break;
  }
  const residuals = residualsOf(line);
  const scale = scaleOf(residuals);
  const psi = residuals.map((residual) => Math.max(-tuning, Math.min(tuning, residual / scale)) * scale);
  const slopes: number[] = residuals.map((residual) => (Math.abs(residual) <= tuning * scale ? 1 : 0));
  const share = sum(slopes) / slopes.length;
  const correction = 1 + (2 * variance(slopes)) / (slopes.length * share ** 2);
  const squares = sum(psi.map((value) => value ** 2)) / (y.length - 2);
  return { ...line, scale, variance: squares * (correction / share) ** 2 };
}

/** Squared residuals' mean, then h by its recursion: what GARCH(1,1) says of each session (Bollerslev 1986). */
export function slowGarch(
  y: readonly number[],
  x: readonly number[],
  [alpha = 0, beta = 0, omega = 0, a = 0, b = 0]: readonly number[],
) {
  const residuals = y.map((value, at) => value - alpha - beta * (x[at] ?? 0));
  const start = sum(residuals.map((value) => value ** 2)) / y.length;
  const variances: number[] = [];
  for (const at of y.keys()) {
    const square = at === 0 ? start : (residuals[at - 1] ?? 0) ** 2;
    variances.push(omega + a * square + b * (at === 0 ? start : (variances[at - 1] ?? 0)));
  }
  return { variances, logLikelihood: slowNormalLikelihood(residuals, variances) };
}

/** The same of EGARCH(1,1) (Nelson 1991), whose first h is the mean of the squared residuals. */
export function slowEgarch(
  y: readonly number[],
  x: readonly number[],
  [alpha = 0, beta = 0, omega = 0, a = 0, g = 0, b = 0]: readonly number[],
  first: "mean square" | "after a mean day" = "mean square",
) {
  const residuals = y.map((value, at) => value - alpha - beta * (x[at] ?? 0));
  const meanSquare = sum(residuals.map((value) => value ** 2)) / y.length;
  const next = (residual: number, variance: number) => {
    const z = residual / Math.sqrt(variance);
    return Math.exp(omega + b * Math.log(variance) + a * (Math.abs(z) - Math.sqrt(2 / Math.PI)) + g * z);
  };
  const variances = [first === "mean square" ? meanSquare : next(sum(residuals) / y.length, meanSquare)];
  for (let at = 1; at < y.length; at++) {
    variances.push(next(residuals[at - 1] ?? 0, variances[at - 1] ?? 0));
  }
  return { variances, logLikelihood: slowNormalLikelihood(residuals, variances) };
}

const slowNormalLikelihood = (residuals: readonly number[], variances: readonly number[]): number =>
  sum(
    residuals.map((residual, at) => {
      const variance = variances[at] ?? 0;
      return -Math.log(Math.sqrt(2 * Math.PI * variance)) - residual ** 2 / (2 * variance);
    }),
  );

/** The highest point of a function by walking: each number a little up or down, in steps that shrink. */
export function slowHighest(
  of: (at: readonly number[]) => number,
  start: readonly number[],
): readonly number[] {
  let at = start;
  let steps = start.map((value) => Math.max(0.05, Math.abs(value) / 10));
  for (let round = 0; round < 4000 && Math.max(...steps) > 1e-11; round++) {
    const before = at;
    for (const place of start.keys()) {
      for (const side of [1, -1]) {
        const there = at.map((value, one) => (one === place ? value + side * (steps[place] ?? 0) : value));
        if (of(there) > of(at)) at = there;
      }
    }
    // On along the way just gone (Hooke & Jeeves 1961), else in smaller steps.
    const on = at.map((value, place) => 2 * value - (before[place] ?? 0));
    if (of(on) > of(at)) at = on;
    else if (at === before) steps = steps.map((step) => step / 2);
  }
  return at;
}
