// Wilcoxon's signed-rank test across events (Wilcoxon 1945).
import { rankScratch, sortRow, tieEnd } from "../batch/ranks.ts";
import { normalResult, type TestResult } from "./result.ts";

/** The rank sum of the positive values among all absolute ones, zeros dropped, mid-ranks for ties. */
export interface SignedRanks {
  readonly positiveRankSum: number;
  /** Values that are not zero. */
  readonly count: number;
  /** Sum of t^3 - t over groups of t equal absolute values. */
  readonly tieCubes: number;
}

/** Ranks |x|. In: values of any length, no NaN; `scratch` has room for them all. */
export function signedRanks(values: Float64Array, scratch = rankScratch(values.length, 256)): SignedRanks {
  let count = 0;
  let size = 0;
  const positive = scratch.flags;
  for (let event = 0; event < values.length; event++) {
    const value = values[event] ?? Number.NaN;
    if (value === 0) continue;
    scratch.values[count] = Math.abs(value);
    positive[count] = value > 0 ? 1 : 0;
    size += Math.abs(value);
    count += 1;
  }
  sortRow(scratch, count, size / count);
  let positiveRankSum = 0;
  let tieCubes = 0;
  let place = 0;
  if (!scratch.hasTies) {
    for (; place < count; place++) {
      if (positive[scratch.order[place] ?? 0] === 1) positiveRankSum += place + 1;
    }
  }
  while (place < count) {
    const end = tieEnd(scratch, place);
    const ties = end - place;
    const rank = place + (ties + 1) / 2;
    tieCubes += ties * ties * ties - ties;
    for (; place < end; place++) positiveRankSum += rank * (positive[scratch.order[place] ?? 0] ?? 0);
  }
  return { positiveRankSum, count, tieCubes };
}

/**
 * Z = (W - N(N+1)/4) / sqrt( N(N+1)(2N+1)/24 - sum(t^3 - t)/48 ), no continuity correction (Lehmann 1975).
 * Normal. Needs two values that are not zero.
 */
export function wilcoxon(values: Float64Array, ranks = signedRanks(values)): TestResult {
  const { positiveRankSum, count, tieCubes } = ranks;
  if (count < 2) return { status: "too few events" };
  const variance = (count * (count + 1) * (2 * count + 1)) / 24 - tieCubes / 48;
  return normalResult((positiveRankSum - (count * (count + 1)) / 4) / Math.sqrt(variance));
}

const exactLimit = 50;

/**
 * The same with its exact distribution, for up to 50 values without ties: every one of the 2^N ways to give
 * signs is as likely, so P(W = w) counts the subsets of 1..N that sum to w. `statistic` is W.
 */
export function wilcoxonExact(values: Float64Array, ranks = signedRanks(values)): TestResult {
  const { positiveRankSum, count, tieCubes } = ranks;
  if (count < 2) return { status: "too few events" };
  if (count > exactLimit || tieCubes > 0) return { status: "ties or too many events" };
  const most = (count * (count + 1)) / 2;
  const probabilities = new Float64Array(most + 1);
  probabilities[0] = 1;
  for (let rank = 1; rank <= count; rank++) {
    for (let sum = most; sum >= 0; sum--) {
      const without = probabilities[sum] ?? 0;
      probabilities[sum] = (without + (sum >= rank ? (probabilities[sum - rank] ?? 0) : 0)) / 2;
    }
  }
  const nearerEnd = Math.min(positiveRankSum, most - positiveRankSum);
  let tail = 0;
  for (let sum = 0; sum <= nearerEnd; sum++) tail += probabilities[sum] ?? 0;
  const pValue = Math.min(1, 2 * tail);
  return {
    status: "ok",
    statistic: positiveRankSum,
    pValue,
    distribution: "signed rank",
    degreesOfFreedom: null,
  };
}
