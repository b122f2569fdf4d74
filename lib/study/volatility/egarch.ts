// Residuals whose variance follows what came before, falls and rises told apart: EGARCH(1,1) (Nelson 1991).
import { normalUpper } from "../distributions.ts";
import type { Slope } from "./minimise.ts";
import { residualSums, type VolatilityModel } from "./volatility-fit.ts";

/** E|Z| of a standard normal. */
const MEAN_SIZE = Math.sqrt(2 / Math.PI);

/**
 * ln h_t = omega + b ln h_{t-1} + a (|z_{t-1}| - sqrt(2 / pi)) + g z_{t-1} with normal z_t = e_t / sqrt(h_t),
 * a > 0 and 0 < b < 1: of a hundred sessions without clusters the likelihood has higher tops beyond, which are noise and
 * make an expected variance ten times too small or too large. The first h is the mean of all e_t^2. Parameters: omega, a, g, b, of residuals in units of their own deviation.
 */
export const EGARCH: VolatilityModel = {
  parameters: 4,
  starts: [
    [0, 0.15, 0, 0.9],
    [0, 0.2, -0.05, 0.5],
    [0, 0.05, 0, 0.97],
  ],
  free: ([omega = 0, a = 0, g = 0, b = 0]) => [omega, Math.log(a), g, Math.log(b / (1 - b))],
  natural: ([omega = 0, second = 0, g = 0, fourth = 0]) => {
    const a = Math.exp(second);
    const b = 1 / (1 + Math.exp(-fourth));
    return {
      values: [omega, a, g, b],
      jacobian: [
        [1, 0, 0, 0],
        [0, a, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, b * (1 - b)],
      ],
    };
  },
  likelihood: egarchLikelihood,
  /**
   * E h_{T+k}: h_{T+1}^(b^(k-1)) prod_i exp(b^i omega) E exp(b^i (a (|z| - E|z|) + g z)), i = 0 .. k - 2 (Nelson 1991,
   * theorem A1.1: for normal z the expectation is in closed form).
   */
  forecast([omega = 0, a = 0, g = 0, b = 0], { residual, variance }, horizon) {
    const z = residual / Math.sqrt(variance);
    const next = omega + b * Math.log(variance) + a * (Math.abs(z) - MEAN_SIZE) + g * z;
    let power = 1;
    let logarithm = 0;
    for (let ahead = 1; ahead < horizon; ahead++) {
      logarithm += power * omega + Math.log(meanExponential(power * a, power * g));
      power *= b;
    }
    return Math.exp(power * next + logarithm);
  },
};

/** E exp(a (|Z| - E|Z|) + g Z) of a standard normal. */
function meanExponential(a: number, g: number): number {
  const [up, down] = [a + g, a - g];
  const part = (slope: number) => Math.exp((slope * slope) / 2) * normalUpper(-slope);
  return Math.exp(-a * MEAN_SIZE) * (part(up) + part(down));
}

/**
 * Minus the log-likelihood of a line with EGARCH(1,1) errors, less the constant, with its gradient by alpha, beta, omega,
 * a, g and b. In and out as `garchLikelihood`.
 */
function egarchLikelihood(
  y: Float64Array,
  x: Float64Array,
  [alpha = 0, beta = 0, omega = 0, a = 0, g = 0, b = 0]: ArrayLike<number> & Iterable<number>,
  variances?: Float64Array,
): Slope {
  const count = y.length;
  const { squares, sum, products } = residualSums(y, x, alpha, beta);
  let logarithm = Math.log(squares / count);
  // Derivatives of ln h by alpha, beta, omega, a, g and b.
  const by = new Float64Array(6);
  by[0] = (-2 * sum) / squares;
  by[1] = (-2 * products) / squares;
  const gradient = new Float64Array(6);
  const zBy = new Float64Array(6);
  let z = 0;
  let value = 0;
  for (let at = 0; at < count; at++) {
    if (at > 0) {
      const slope = a * Math.sign(z) + g;
      const size = Math.abs(z) - MEAN_SIZE;
      const before = logarithm;
      logarithm = omega + b * before + a * size + g * z;
      for (let place = 0; place < 6; place++) {
        by[place] = b * (by[place] ?? 0) + slope * (zBy[place] ?? 0);
      }
      by[2] = (by[2] ?? 0) + 1;
      by[3] = (by[3] ?? 0) + size;
      by[4] = (by[4] ?? 0) + z;
      by[5] = (by[5] ?? 0) + before;
    }
    if (variances) variances[at] = Math.exp(logarithm);
    const market = x[at] ?? Number.NaN;
    const inverse = Math.exp(-logarithm / 2);
    z = ((y[at] ?? Number.NaN) - alpha - beta * market) * inverse;
    value += (logarithm + z * z) / 2;
    for (let place = 0; place < 6; place++) {
      const own = place === 0 ? -inverse : place === 1 ? -market * inverse : 0;
      zBy[place] = own - (z / 2) * (by[place] ?? 0);
      gradient[place] = (gradient[place] ?? 0) + (by[place] ?? 0) / 2 + z * (zBy[place] ?? 0);
    }
  }
  return { value, gradient };
}
