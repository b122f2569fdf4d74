import { describe, expect, it } from "vitest";
import { type Decomposition, type DecompositionInput, decompose } from "../../../lib/study/decomposition.ts";
import { seededRandom } from "../../../lib/study/random.ts";

const ones = (length: number) => new Int32Array(length).fill(1);

function parts(input: DecompositionInput): Extract<Decomposition, { status: "ok" }> {
  const found = decompose(input);
  if (found.status !== "ok") throw new Error(found.status);
  return found;
}

/** Solves a system by elimination, and gives the inverse of its matrix. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...row.map((_, other) => Number(other === at))]);
  for (let column = 0; column < size; column++) {
    const best = rows.reduce(
      (most, row, at) =>
        at >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[most]?.[column] ?? 0) ? at : most,
      column,
    );
    [rows[column], rows[best]] = [rows[best] ?? [], rows[column] ?? []];
    const pivot = rows[column]?.[column] ?? 1;
    rows[column] = (rows[column] ?? []).map((value) => value / pivot);
    for (let at = 0; at < size; at++) {
      if (at === column) continue;
      const factor = rows[at]?.[column] ?? 0;
      rows[at] = (rows[at] ?? []).map((value, place) => value - factor * (rows[column]?.[place] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

/** The same regression as it is written: one dummy for each announcement session, by the normal equations. */
function dummyRegression({ returns, benchmark, announced }: DecompositionInput) {
  const days = [...announced].sort((a, b) => a - b);
  const design = Array.from(returns, (_, at) => [
    1,
    benchmark[at] ?? 0,
    ...days.map((day) => Number(day === at)),
  ]);
  const width = days.length + 2;
  const columns = Array.from({ length: width }, (_, column) => design.map((row) => row[column] ?? 0));
  const dot = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  const inverted = inverse(columns.map((one) => columns.map((other) => dot(one, other))));
  const moments = columns.map((one) => dot(one, [...returns]));
  const coefficients = inverted.map((row) => dot(row, moments));
  const squares = design.reduce(
    (sum, row, at) => sum + ((returns[at] ?? 0) - dot(row, coefficients)) ** 2,
    0,
  );
  const variance = squares / (returns.length - width);
  const gammas = coefficients.slice(2);
  let sumVariance = 0;
  for (let one = 2; one < width; one++) {
    for (let other = 2; other < width; other++) sumVariance += (inverted[one]?.[other] ?? 0) * variance;
  }
  return {
    alpha: coefficients[0] ?? 0,
    beta: coefficients[1] ?? 0,
    betaError: Math.sqrt((inverted[1]?.[1] ?? 0) * variance),
    announced: gammas.reduce((sum, value) => sum + value, 0),
    announcedError: Math.sqrt(sumVariance),
  };
}

describe("a move taken apart", () => {
  // e = 2, -2, -1, 1 thousandths is orthogonal to 1 and m = 1, -1, 2, -2 hundredths; r = 0.001 + 1.5 m + e.
  const byHand: DecompositionInput = {
    returns: Float64Array.of(0.018, -0.016, 0.03, -0.028, 0.05),
    benchmark: Float64Array.of(0.01, -0.01, 0.02, -0.02, 0.01),
    spans: ones(5),
    announced: new Set([4]),
    minimumSessions: 3,
  };

  it("by hand: alpha 0.001, beta 1.5, and of 0.054 the market 0.015, the announcement 0.034, the rest 0.005", () => {
    const { fit, total, market, announced, rest } = parts(byHand);
    expect(fit.alpha).toBeCloseTo(0.001, 12);
    expect(fit.beta).toBeCloseTo(1.5, 12);
    // (4 + 4 + 1 + 1) millionths over 4 - 2.
    expect(fit.sigma ** 2).toBeCloseTo(5e-6, 12);
    expect(total[4]).toBeCloseTo(0.054, 12);
    expect(market.sums[4]).toBeCloseTo(1.5 * 0.01, 12);
    expect(announced.sums[4]).toBeCloseTo(0.05 - 0.001 - 0.015, 12);
    // Five alphas: residuals of the other sessions sum to zero.
    expect(rest.sums[4]).toBeCloseTo(0.005, 12);
  });

  it("by hand: standard errors 0.000707, 0.002598 and 0.00461", () => {
    const { market, announced, rest } = parts(byHand);
    // Squares about the mean, which is 0: 0.0001 + 0.0001 + 0.0004 + 0.0004 = 0.001.
    expect(market.errors[4]).toBeCloseTo(Math.sqrt((5e-6 * 0.01 ** 2) / 0.001), 12);
    expect(announced.errors[4]).toBeCloseTo(Math.sqrt(5e-6 * (1 + 1 / 4 + 0.01 ** 2 / 0.001)), 12);
    expect(rest.errors[4]).toBeCloseTo(Math.sqrt(5e-6 * (4 + 1 / 4 + 0)), 12);
  });

  it("is the regression with a dummy for each announcement session, of 300 sessions with 12", () => {
    const draw = seededRandom(20_250_306);
    const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const benchmark = Float64Array.from({ length: 300 }, () => 0.012 * normal());
    const announced = new Set(Array.from({ length: 12 }, (_, at) => 5 + 23 * at));
    const returns = benchmark.map(
      (value, at) => 0.0004 + 1.3 * value + (announced.has(at) ? 0.03 : 0) + 0.02 * normal(),
    );
    const input = { returns, benchmark, spans: ones(300), announced, minimumSessions: 20 };
    const slow = dummyRegression(input);
    const fast = parts(input);
    expect(fast.fit.alpha).toBeCloseTo(slow.alpha, 12);
    expect(fast.fit.beta).toBeCloseTo(slow.beta, 10);
    expect(fast.betaError).toBeCloseTo(slow.betaError, 10);
    expect(fast.announced.sums[299]).toBeCloseTo(slow.announced, 10);
    expect(fast.announced.errors[299]).toBeCloseTo(slow.announcedError, 10);
    for (const at of [0, 57, 123, 299]) {
      const sum = (fast.market.sums[at] ?? 0) + (fast.announced.sums[at] ?? 0) + (fast.rest.sums[at] ?? 0);
      expect(sum).toBeCloseTo(fast.total[at] ?? 0, 12);
    }
    expect(fast.total[299]).toBeCloseTo(
      returns.reduce((sum, value) => sum + value, 0),
      12,
    );
  });

  it("a return over a gap of three sessions is split by beta and fits no line", () => {
    const { fit, overGaps, market, rest } = parts({
      returns: Float64Array.of(0.018, -0.016, Number.NaN, Number.NaN, 0.03, -0.028, 0.2),
      benchmark: Float64Array.of(0.01, -0.01, Number.NaN, Number.NaN, 0.02, -0.02, 0.1),
      spans: Int32Array.of(1, 1, 0, 0, 1, 1, 3),
      announced: new Set(),
      minimumSessions: 3,
    });
    expect(fit.sessions).toBe(4);
    expect(fit.beta).toBeCloseTo(1.5, 12);
    expect(overGaps).toBe(1);
    expect(market.sums[6]).toBeCloseTo(1.5 * 0.1, 12);
    expect(rest.sums[6]).toBeCloseTo(0.004 + 0.05, 12);
    // A session without a return carries the sums on.
    expect(market.sums[3]).toBe(market.sums[1]);
  });

  it("refuses 2 ordinary sessions, a benchmark that stands still, and arrays of different lengths", () => {
    expect(decompose({ ...byHand, announced: new Set([0, 1, 4]) })).toEqual({
      status: "too few sessions",
      sessions: 2,
    });
    expect(decompose({ ...byHand, benchmark: new Float64Array(5).fill(0.01) })).toMatchObject({
      status: "singular benchmark",
    });
    expect(() => decompose({ ...byHand, spans: ones(4) })).toThrow(RangeError);
  });
});
