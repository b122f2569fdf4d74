// Residuals whose variance follows what came before: GARCH(1,1) (Bollerslev 1986) by maximum likelihood.
import type { Slope } from "./minimise.ts";
import { residualSums, type VolatilityModel } from "./volatility-fit.ts";

/**
 * h_t = omega + a e_{t-1}^2 + b h_{t-1}, with normal e_t / sqrt(h_t), omega > 0, a and b not below 0 and a + b < 1.
 * Before the first session e^2 and h are the mean of all e_t^2 (Bollerslev & Ghysels 1996; the convention of Fiorentini,
 * Calzolari & Panattoni's 1996 benchmark). Parameters: omega, a, b, of residuals in units of their own deviation.
 */
export const GARCH: VolatilityModel = {
  parameters: 3,
  starts: [
    [0.1, 0.1, 0.8],
    [0.5, 0.2, 0.3],
    [0.02, 0.05, 0.93],
  ],
  free: ([omega = 0, a = 0, b = 0]) => {
    const persistence = a + b;
    return [Math.log(omega), Math.log(persistence / (1 - persistence)), Math.log(a / b)];
  },
  natural: ([first = 0, second = 0, third = 0]) => {
    const persistence = 1 / (1 + Math.exp(-second));
    const share = 1 / (1 + Math.exp(-third));
    const omega = Math.exp(first);
    const [a, b] = [persistence * share, persistence * (1 - share)];
    const [byPersistence, byShare] = [persistence * (1 - persistence), share * (1 - share) * persistence];
    return {
      values: [omega, a, b],
      // Rows: derivatives of omega, a and b by the three free numbers.
      jacobian: [
        [omega, 0, 0],
        [0, share * byPersistence, byShare],
        [0, (1 - share) * byPersistence, -byShare],
      ],
    };
  },
  likelihood: garchLikelihood,
  forecast([omega = 0, a = 0, b = 0], { residual, variance }, horizon) {
    let next = omega + a * residual * residual + b * variance;
    for (let ahead = 1; ahead < horizon; ahead++) next = omega + (a + b) * next;
    return next;
  },
};

/**
 * Minus the log-likelihood of a line with GARCH(1,1) errors, less the constant, with its gradient by alpha, beta, omega,
 * a and b (Fiorentini, Calzolari & Panattoni 1996, analytic). In: response and regressor (a line's; zeros for none),
 * the five parameters; `variances` takes h_t where given.
 */
export function garchLikelihood(
  y: Float64Array,
  x: Float64Array,
  [alpha = 0, beta = 0, omega = 0, a = 0, b = 0]: ArrayLike<number> & Iterable<number>,
  variances?: Float64Array,
): Slope {
  const count = y.length;
  const { squares, sum, products } = residualSums(y, x, alpha, beta);
  const start = squares / count;
  const gradient = new Float64Array(5);
  let [residual, market, variance] = [Number.NaN, 0, start];
  let byAlpha = (-2 * sum) / count;
  let byBeta = (-2 * products) / count;
  let [byOmega, byA, byB] = [0, 0, 0];
  let value = 0;
  for (let at = 0; at < count; at++) {
    const before = at === 0 ? start : residual * residual;
    const squareByAlpha = at === 0 ? byAlpha : -2 * residual;
    const squareByBeta = at === 0 ? byBeta : -2 * residual * market;
    byAlpha = a * squareByAlpha + b * byAlpha;
    byBeta = a * squareByBeta + b * byBeta;
    byOmega = 1 + b * byOmega;
    byA = before + b * byA;
    byB = variance + b * byB;
    variance = omega + a * before + b * variance;
    market = x[at] ?? Number.NaN;
    residual = (y[at] ?? Number.NaN) - alpha - beta * market;
    if (variances) variances[at] = variance;
    const over = residual / variance;
    value += (Math.log(variance) + residual * over) / 2;
    const byVariance = (1 / variance - over * over) / 2;
    gradient[0] = (gradient[0] ?? 0) + byVariance * byAlpha - over;
    gradient[1] = (gradient[1] ?? 0) + byVariance * byBeta - over * market;
    gradient[2] = (gradient[2] ?? 0) + byVariance * byOmega;
    gradient[3] = (gradient[3] ?? 0) + byVariance * byA;
    gradient[4] = (gradient[4] ?? 0) + byVariance * byB;
  }
  return { value, gradient };
}
