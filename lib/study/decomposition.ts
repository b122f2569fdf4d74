// A share's move over many sessions taken apart: its market's part, that of announcement days, and the rest.
//
//   r_t = alpha + beta m_t + sum_k gamma_k D_kt + e_t
//
// with log returns, which add up, and a dummy D_k for each announcement session (Karafiath 1988). Least squares fits
// every such session exactly, so that alpha and beta are those of the other sessions alone and gamma_k is the abnormal
// return of session k. What is drawn up to a session t is
//
//   market = beta sum m,   announced = sum gamma_k,   rest = sum r - market - announced.
import { mean, sumOfSquares } from "./moments.ts";
import { roundingShare } from "./normal-return.ts";
import type { NormalReturnFit, StudyRefusal } from "./types.ts";

/** What is taken apart. All three are aligned by session. */
export interface DecompositionInput {
  /** Log returns of share and benchmark over the same spans; NaN in both where there is none. */
  readonly returns: Float64Array;
  readonly benchmark: Float64Array;
  /** How many sessions each return spans: of one over a gap neither alpha nor beta is estimated. */
  readonly spans: Int32Array;
  /** Positions of the sessions that are announcement days, each once. */
  readonly announced: ReadonlySet<number>;
  /** The fewest ordinary sessions that a fit needs. */
  readonly minimumSessions: number;
}

/** A part by session, summed from the first on, with the standard error of each sum. Log points as fractions. */
export interface PartPath {
  readonly sums: Float64Array;
  readonly errors: Float64Array;
}

export type Decomposition =
  | {
      readonly status: "ok";
      readonly fit: Pick<NormalReturnFit, "alpha" | "beta" | "sigma" | "sessions" | "degreesOfFreedom">;
      /** Standard error of beta. */
      readonly betaError: number;
      /** The three parts add up to it in every session. */
      readonly total: Float64Array;
      readonly market: PartPath;
      readonly announced: PartPath;
      readonly rest: PartPath;
      /** Announcement days with a return, and returns over more than one session. */
      readonly announcedSessions: number;
      readonly overGaps: number;
    }
  | { readonly status: StudyRefusal; readonly sessions: number };

/**
 * Takes log returns apart. With M ordinary sessions of mean benchmark return a and squares S about it, up to a session
 * with L announcement days whose benchmark returns sum to u, n others summing to v, and U = u + v:
 *
 *   S^2(market)    = sigma^2 U^2 / S                                       how well beta is known
 *   S^2(announced) = sigma^2 (L + L^2 / M + (u - L a)^2 / S)               as of a CAR (Mikkelson & Partch 1988)
 *   S^2(rest)      = sigma^2 (n + L^2 / M + (v + L a)^2 / S)               as much for as many ordinary days
 *
 * sigma^2 is that of the residuals over M - 2. Out: arrays as long as the input, or why nothing could be fitted.
 * Throws RangeError when the lengths differ.
 */
export function decompose(input: DecompositionInput): Decomposition {
  const { returns, benchmark, spans, minimumSessions } = input;
  if (benchmark.length !== returns.length || spans.length !== returns.length) {
    throw new RangeError("returns, benchmark and spans differ in length");
  }
  const ordinary = ordinarySessions(input);
  const sessions = ordinary.length;
  if (sessions < Math.max(minimumSessions, 3)) return { status: "too few sessions", sessions };
  const own = Float64Array.from(ordinary, (at) => returns[at] ?? Number.NaN);
  const beside = Float64Array.from(ordinary, (at) => benchmark[at] ?? Number.NaN);
  const [ownMean, marketMean] = [mean(own), mean(beside)];
  const squares = sumOfSquares(beside);
  if (!(squares > roundingShare * sumOfSquares(beside, 0))) return { status: "singular benchmark", sessions };
  let products = 0;
  for (let at = 0; at < sessions; at++) {
    products += ((beside[at] ?? 0) - marketMean) * ((own[at] ?? 0) - ownMean);
  }
  const beta = products / squares;
  const alpha = ownMean - beta * marketMean;
  const residuals = own.map((value, at) => value - alpha - beta * (beside[at] ?? 0));
  const left = sumOfSquares(residuals, 0);
  if (!(left > roundingShare * sumOfSquares(own, 0))) return { status: "zero variance", sessions };
  const degreesOfFreedom = sessions - 2;
  const sigma = Math.sqrt(left / degreesOfFreedom);
  return {
    status: "ok",
    fit: { alpha, beta, sigma, sessions, degreesOfFreedom },
    betaError: sigma / Math.sqrt(squares),
    ...paths(input, { alpha, beta, sigma, sessions, marketMean, squares }),
  };
}

/** Sessions with both returns over one session that are no announcement days. */
function ordinarySessions({ returns, benchmark, spans, announced }: DecompositionInput): number[] {
  const found: number[] = [];
  for (let at = 0; at < returns.length; at++) {
    const isKnown = Number.isFinite((returns[at] ?? Number.NaN) + (benchmark[at] ?? Number.NaN));
    if (isKnown && spans[at] === 1 && !announced.has(at)) found.push(at);
  }
  return found;
}

interface Line {
  readonly alpha: number;
  readonly beta: number;
  readonly sigma: number;
  readonly sessions: number;
  readonly marketMean: number;
  readonly squares: number;
}

function paths({ returns, benchmark, spans, announced }: DecompositionInput, line: Line) {
  const { alpha, beta, sigma, sessions, marketMean, squares } = line;
  const column = () => new Float64Array(returns.length);
  const path = (): PartPath => ({ sums: column(), errors: column() });
  const total = column();
  const [market, days, rest] = [path(), path(), path()];
  let [own, abnormal] = [0, 0];
  let [count, announcedMarket, others, othersMarket, overGaps] = [0, 0, 0, 0, 0];
  for (let at = 0; at < returns.length; at++) {
    const [change, beside] = [returns[at] ?? Number.NaN, benchmark[at] ?? Number.NaN];
    if (Number.isFinite(change + beside)) {
      own += change;
      if (spans[at] !== 1) overGaps += 1;
      if (announced.has(at)) {
        abnormal += change - alpha - beta * beside;
        count += 1;
        announcedMarket += beside;
      } else {
        others += spans[at] ?? 1;
        othersMarket += beside;
      }
    }
    const byMarket = beta * (announcedMarket + othersMarket);
    total[at] = own;
    market.sums[at] = byMarket;
    days.sums[at] = abnormal;
    rest.sums[at] = own - byMarket - abnormal;
    const throughMean = (count * count) / sessions;
    market.errors[at] = (sigma * Math.abs(announcedMarket + othersMarket)) / Math.sqrt(squares);
    days.errors[at] =
      sigma * Math.sqrt(count + throughMean + (announcedMarket - count * marketMean) ** 2 / squares);
    rest.errors[at] =
      sigma * Math.sqrt(others + throughMean + (othersMarket + count * marketMean) ** 2 / squares);
  }
  return { total, market, announced: days, rest, announcedSessions: count, overGaps };
}
