import { describe, expect, test } from "vitest";
import { studyEvent } from "../../../lib/study/event-study.ts";
import { rollingAbnormal } from "../../../lib/study/rolling-abnormal.ts";

const estimation = { start: -120, end: -11 };

/** Reproducible numbers within 0..1. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Returns of so many sessions with a beta of 1.2 on their benchmark, a tenth of them missing where asked. */
function history(sessions: number, gaps = false) {
  const next = chance(7);
  const noise = () => (next() + next() + next() - 1.5) * 0.03;
  const benchmark = Float64Array.from({ length: sessions }, () => noise());
  const returns = benchmark.map((value) => 0.0005 + 1.2 * value + noise());
  if (gaps) {
    for (let index = 0; index < sessions; index++) {
      if (next() < 0.05) returns[index] = Number.NaN;
      if (next() < 0.05) benchmark[index] = Number.NaN;
    }
  }
  return { returns, benchmark };
}

/** The largest relative difference from `studyEvent` over every session, and how many were measured. */
function againstStudies({ returns, benchmark }: ReturnType<typeof history>) {
  const rolling = rollingAbnormal({ returns, benchmark, estimation, minimumSessions: 20 });
  let measured = 0;
  let worst = 0;
  for (let dayZero = 0; dayZero < returns.length; dayZero++) {
    const window = { start: 0, end: 0 };
    const study = studyEvent({
      returns,
      benchmark,
      dayZero,
      estimation,
      window,
      model: "market",
      minimumSessions: 20,
    });
    const [session] = study.status === "ok" ? study.sessions : [];
    const values = [rolling.abnormal[dayZero], rolling.tStatistic[dayZero], rolling.sigma[dayZero]];
    if (study.status !== "ok" || session?.kind !== "measured") {
      expect(values, `session ${dayZero}`).toEqual([Number.NaN, Number.NaN, Number.NaN]);
      continue;
    }
    measured += 1;
    const { value, tStatistic } = session.abnormal;
    const [abnormal = Number.NaN, t = Number.NaN, sigma = Number.NaN] = values;
    const scale = study.fit.sigma;
    const differences = [(abnormal - value) / scale, t - tStatistic, sigma / scale - 1].map(Math.abs);
    worst = Math.max(worst, ...differences);
  }
  return { measured, worst };
}

describe("the abnormal return of every session", () => {
  test("equals 600 event studies to 1e-12; the first with 20 sessions to fit on is session 30", () => {
    const { measured, worst } = againstStudies(history(600));
    expect(measured).toBe(570);
    expect(worst).toBeLessThan(1e-12);
  });

  test("equals 5,000 event studies with one in ten sessions missing", () => {
    const { measured, worst } = againstStudies(history(5000, true));
    expect(measured).toBeGreaterThan(4400);
    expect(worst).toBeLessThan(1e-12);
  });

  test("a return of 300% that leaves the window leaves no rounding behind", () => {
    const given = history(600);
    given.returns[200] = 3;
    given.benchmark[260] = -0.9;
    expect(againstStudies(given).worst).toBeLessThan(1e-12);
  });

  test("a return that follows its benchmark to a ten-thousandth is fitted anew", () => {
    const { benchmark, returns } = history(300);
    const close = returns.map((value, index) => (benchmark[index] ?? 0) + value * 1e-4);
    expect(againstStudies({ returns: close, benchmark }).worst).toBeLessThan(1e-9);
  });

  test("refuses where studyEvent does: a benchmark that stands still, a return equal to it", () => {
    const { returns, benchmark } = history(300);
    expect(againstStudies({ returns, benchmark: benchmark.map(() => 0.001) }).measured).toBe(0);
    expect(againstStudies({ returns: benchmark, benchmark }).measured).toBe(0);
  });

  test("arrays of different length and a window that reaches its own session are errors", () => {
    const { returns, benchmark } = history(40);
    const input = { returns, benchmark, estimation, minimumSessions: 20 };
    expect(() => rollingAbnormal({ ...input, benchmark: benchmark.slice(1) })).toThrow(RangeError);
    expect(() => rollingAbnormal({ ...input, estimation: { start: -5, end: 0 } })).toThrow(RangeError);
  });
});
