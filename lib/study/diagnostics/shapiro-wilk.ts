// The test of normality that sees most departures in small samples.
import { normalQuantile, normalUpper } from "../distributions.ts";
import { sumOfSquares } from "../moments.ts";
import { type Diagnostic, diagnostic, TOO_FEW } from "./diagnostic.ts";

/** Royston's (1995) polynomials, constant term first. */
const LAST_WEIGHT = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const NEXT_WEIGHT = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL_GAMMA = [-2.273, 0.459];
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4];
const SMALL_DEVIATION = [1.3822, -0.77857, 0.062767, -0.0020322];
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915];
const LARGE_DEVIATION = [-0.4803, -0.082676, 0.0030302];

const FEWEST = 4;
const MOST = 5000;
/** Up to so many values the logarithm of 1 - W is bent before it is taken for normal. */
const SMALL = 11;

/**
 * Shapiro & Wilk (1965): W = (sum a_i x_(i))^2 / sum (x - mean)^2, near 1 for normal values; weights and p by Royston's
 * (1995) algorithm AS R94. In: values, no NaN, four to 5,000 of them. Out: W with the chance of one as small.
 */
export function shapiroWilk(values: Float64Array): Diagnostic {
  const count = values.length;
  if (count < FEWEST || count > MOST) return TOO_FEW;
  const ordered = Float64Array.from(values).sort();
  const weights = weightsOf(count);
  let sum = 0;
  weights.forEach((weight, at) => {
    sum += weight * ((ordered[count - 1 - at] ?? Number.NaN) - (ordered[at] ?? Number.NaN));
  });
  const statistic = (sum * sum) / sumOfSquares(values);
  return diagnostic(statistic, chance(statistic, count), null);
}

/** Weights by the number of values; fits of one window have nearly all the same. */
const kept = new Map<number, readonly number[]>();
const MOST_KEPT = 64;

function weightsOf(count: number): readonly number[] {
  const known = kept.get(count);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const weights = royston(count);
  kept.set(count, weights);
  return weights;
}

/** The weights of the upper half, from the largest value down; those of the lower half are their opposites. */
function royston(count: number): number[] {
  const half = Math.floor(count / 2);
  const scores = Array.from({ length: half }, (_, at) => -normalQuantile((at + 0.625) / (count + 0.25)));
  const squares = 2 * scores.reduce((total, score) => total + score * score, 0);
  const root = Math.sqrt(squares);
  const small = 1 / Math.sqrt(count);
  const [first = 0, second = 0] = scores;
  const last = polynomial(LAST_WEIGHT, small) + first / root;
  if (count <= 5) {
    const rest = Math.sqrt((squares - 2 * first ** 2) / (1 - 2 * last ** 2));
    return scores.map((score, at) => (at === 0 ? last : score / rest));
  }
  const next = polynomial(NEXT_WEIGHT, small) + second / root;
  const rest = Math.sqrt((squares - 2 * first ** 2 - 2 * second ** 2) / (1 - 2 * last ** 2 - 2 * next ** 2));
  return scores.map((score, at) => (at === 0 ? last : at === 1 ? next : score / rest));
}

/** The chance of a W as small, from the normal distribution of its transformed distance from 1. */
function chance(statistic: number, count: number): number {
  const distance = Math.log(1 - statistic);
  if (count <= SMALL) {
    const gamma = polynomial(SMALL_GAMMA, count);
    if (distance >= gamma) return 0;
    const bent = -Math.log(gamma - distance);
    return normalUpper((bent - polynomial(SMALL_MEAN, count)) / Math.exp(polynomial(SMALL_DEVIATION, count)));
  }
  const size = Math.log(count);
  return normalUpper((distance - polynomial(LARGE_MEAN, size)) / Math.exp(polynomial(LARGE_DEVIATION, size)));
}

const polynomial = (terms: readonly number[], at: number): number =>
  terms.reduceRight((sum, term) => sum * at + term, 0);
