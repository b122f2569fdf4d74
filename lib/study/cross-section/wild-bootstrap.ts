// The p of a coefficient where clusters are few: residuals keep their clusters and change their signs.
import { leastSquares, type Regression } from "../ols.ts";
import { type Random, randomIndex, seededRandom } from "../random.ts";
import { clusterCount, clusterFactor } from "./robust-errors.ts";

/** The values that a cluster's residuals are multiplied by, each as likely as the others. */
const WEIGHTS = {
  /** Two signs (Davidson & Flachaire 2008). */
  rademacher: [-1, 1],
  /** Webb's (2023) six points, which give few clusters more than 2^G samples. */
  webb: [-Math.sqrt(3 / 2), -1, -Math.sqrt(1 / 2), Math.sqrt(1 / 2), 1, Math.sqrt(3 / 2)],
} as const;
export type WeightName = keyof typeof WEIGHTS;

/** With fewer clusters two signs give too few samples for a small p (Webb 2023). */
const FEWEST_FOR_TWO_SIGNS = 12;
/** So many samples are gone through one by one instead of being drawn. */
const MOST_ENUMERATED = 4096;

/** How samples are made: all there are, or so many drawn from a seed. */
export interface WildDraws {
  readonly weights: WeightName;
  readonly samples: number;
  readonly isEnumerated: boolean;
  /** By sample and cluster. */
  readonly multipliers: Float64Array;
}

/**
 * The multipliers of every sample for so many clusters, the same for all coefficients. Two signs from twelve clusters on
 * and Webb's six points below, unless told; every sample there is where those are 4,096 at most, else `draws` of them.
 * The same seed gives the same samples.
 */
export function wildDraws(
  clusters: number,
  {
    draws,
    seed,
    weights: asked,
  }: { readonly draws: number; readonly seed: number; readonly weights?: WeightName },
): WildDraws {
  const weights = asked ?? (clusters < FEWEST_FOR_TWO_SIGNS ? "webb" : "rademacher");
  const values = WEIGHTS[weights];
  const all = values.length ** clusters;
  const isEnumerated = all <= MOST_ENUMERATED;
  const samples = isEnumerated ? all : draws;
  const random: Random = seededRandom(seed);
  const multipliers = new Float64Array(samples * clusters);
  for (let sample = 0; sample < samples; sample++) {
    // An enumerated sample is its number in as many digits as there are clusters.
    let number = sample;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const digit = isEnumerated ? number % values.length : randomIndex(random, values.length);
      number = Math.floor(number / values.length);
      multipliers[sample * clusters + cluster] = values[digit] ?? 0;
    }
  }
  return { weights, samples, isEnumerated, multipliers };
}

/** Statistics that agree to so many digits count as equal: the sample of all ones is the data itself. */
const EQUAL = 1 - 1e-9;

/**
 * The restricted wild cluster bootstrap-t of one coefficient, two-sided (Cameron, Gelbach & Miller 2008; computed as by
 * Roodman, MacKinnon, Nielsen & Webb 2019): residuals of the regression that holds the coefficient at zero, each
 * cluster's multiplied by one draw, give new responses; p is the share of those whose |t|, by CR1, is as large as the
 * data's. Drawn samples count the data among themselves (Phipson & Smyth 2010), enumerated ones hold them already.
 *
 * Nothing is fitted again: with S_g = X_g'u_g and v_g the draw, b* = e_j'(X'X)^-1 sum v_g S_g, and the cluster sums of
 * its residuals are v_g a_g'u_g - a_g'X_g (X'X)^-1 sum v_h S_h, a = X (X'X)^-1 e_j.
 *
 * In: columns, response, the regression of one on the other, clusters counted from 0, the coefficient's place and its t by
 * CR1. Out: p; NaN where the restricted regression is singular.
 */
export function wildBootstrapP(
  data: {
    readonly columns: readonly Float64Array[];
    readonly response: Float64Array;
    readonly regression: Regression;
    readonly clusters: Int32Array;
  },
  coefficient: number,
  tStatistic: number,
  { samples, isEnumerated, multipliers }: WildDraws,
): number {
  const sums = clusterSums(data, coefficient);
  if (sums === null) return Number.NaN;
  const { count, width, scores, own, beside, row } = sums;
  const factor = clusterFactor(count, data.response.length, data.regression.degreesOfFreedom);
  const { inverseCross } = data.regression;
  const total = new Float64Array(width);
  const turned = new Float64Array(width);
  let asGreat = 0;
  for (let sample = 0; sample < samples; sample++) {
    const first = sample * count;
    total.fill(0);
    for (let cluster = 0; cluster < count; cluster++) {
      const draw = multipliers[first + cluster] ?? 0;
      const place = cluster * width;
      for (let index = 0; index < width; index++) {
        total[index] = (total[index] ?? 0) + draw * (scores[place + index] ?? 0);
      }
    }
    let estimate = 0;
    for (let index = 0; index < width; index++) {
      let sum = 0;
      for (let inner = 0; inner < width; inner++) {
        sum += (inverseCross[index * width + inner] ?? 0) * (total[inner] ?? 0);
      }
      turned[index] = sum;
      estimate += (row[index] ?? 0) * (total[index] ?? 0);
    }
    let squares = 0;
    for (let cluster = 0; cluster < count; cluster++) {
      const place = cluster * width;
      let left = (multipliers[first + cluster] ?? 0) * (own[cluster] ?? 0);
      for (let index = 0; index < width; index++) left -= (beside[place + index] ?? 0) * (turned[index] ?? 0);
      squares += left * left;
    }
    // A sample without variance is no evidence against the null.
    if (!(Math.abs(estimate) < Math.abs(tStatistic) * Math.sqrt(factor * squares) * EQUAL)) asGreat += 1;
  }
  return isEnumerated ? asGreat / samples : (1 + asGreat) / (1 + samples);
}

/** What every sample of a coefficient is made from: X_g'u_g, a_g'u_g and a_g'X_g by cluster, and e_j'(X'X)^-1. */
function clusterSums(
  { columns, response, regression, clusters }: Parameters<typeof wildBootstrapP>[0],
  coefficient: number,
) {
  const width = columns.length;
  const count = clusterCount(clusters);
  const others = columns.filter((_, index) => index !== coefficient);
  const restricted = others.length === 0 ? response : leastSquares(others, response)?.residuals;
  if (!restricted) return null;
  const row = regression.inverseCross.subarray(coefficient * width, (coefficient + 1) * width);
  const scores = new Float64Array(count * width);
  const own = new Float64Array(count);
  const beside = new Float64Array(count * width);
  restricted.forEach((residual, at) => {
    const cluster = clusters[at] ?? 0;
    let weight = 0;
    columns.forEach((column, index) => {
      weight += (row[index] ?? 0) * (column[at] ?? 0);
    });
    own[cluster] = (own[cluster] ?? 0) + weight * residual;
    columns.forEach((column, index) => {
      const place = cluster * width + index;
      scores[place] = (scores[place] ?? 0) + (column[at] ?? 0) * residual;
      beside[place] = (beside[place] ?? 0) + weight * (column[at] ?? 0);
    });
  });
  return { count, width, scores, own, beside, row };
}
