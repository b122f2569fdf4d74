// Returns made up for the tests and labelled so: a market, shares that follow it, heavy tails, gaps, ties.
import { seededRandom } from "../../../lib/study/random.ts";

export interface GeneratedStudy {
  /** One returns array and one benchmark array an event, NaN where missing. */
  readonly returns: readonly Float64Array[];
  readonly benchmarks: readonly Float64Array[];
  readonly dayZero: number;
}

export interface GenerateOptions {
  readonly seed: number;
  readonly events: number;
  readonly sessions: number;
  readonly dayZero: number;
  /** Share of sessions without a return. */
  readonly missing?: number;
  /** Rounds returns to multiples of 1/256, which makes ties that binary arithmetic keeps. */
  readonly tied?: boolean;
  /** Correlation of the residuals of events on the same day. */
  readonly correlation?: number;
  /** The residuals' standard deviation in the event window over the usual one. */
  readonly inducedDeviation?: number;
  readonly windowStart?: number;
}

/** Standard normal numbers by Box & Muller (1958). */
export function normalSource(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Events that all have the same day 0 and the same benchmark. The same seed gives the same returns. */
export function generateStudy(options: GenerateOptions): GeneratedStudy {
  const { events, sessions, missing = 0, tied = false, correlation = 0, inducedDeviation = 1 } = options;
  const random = seededRandom(options.seed);
  const normal = normalSource(random);
  const round = (value: number) => (tied ? Math.round(value * 256) / 256 : value);
  const keep = (value: number) => (random() < missing ? Number.NaN : round(value));
  const market = Float64Array.from({ length: sessions }, () => round(0.0004 + 0.012 * normal()));
  const shared = Float64Array.from({ length: sessions }, () => normal());
  const windowStart = options.windowStart ?? options.dayZero;
  const returns = Array.from({ length: events }, (_, event) => {
    const deviation = 0.01 + 0.002 * (event % 7);
    return market.map((value, index) => {
      const own = Math.sqrt(correlation) * (shared[index] ?? 0) + Math.sqrt(1 - correlation) * normal();
      const scale = index >= windowStart ? inducedDeviation : 1;
      return keep(0.0002 + (0.6 + 0.1 * (event % 9)) * value + deviation * scale * own);
    });
  });
  const benchmarks = returns.map(() => market.map((value) => (missing > 0 ? keep(value) : value)));
  return { returns, benchmarks, dayZero: options.dayZero };
}
