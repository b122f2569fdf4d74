// One announcement and one instrument: abnormal returns, their sum, and how sure one can be of them.
import { type CleanEstimation, WHOLE_ESTIMATION, withoutSessions } from "./clean-estimation.ts";
import { cumulativeAbnormalReturn } from "./cumulative.ts";
import { fitNormalReturns } from "./normal-return.ts";
import { predictionVariance, tested } from "./prediction.ts";
import type {
  AbnormalSession,
  EventStudy,
  NormalReturnFit,
  NormalReturnModel,
  SessionWindow,
} from "./types.ts";

/** What one study is made of. Both arrays are aligned by session of the instrument's exchange. */
export interface EventStudyInput {
  /** Returns of the instrument, fractions; NaN where missing. */
  readonly returns: Float64Array;
  /** Returns of the benchmark in the same sessions, fractions; NaN where missing; null for none. */
  readonly benchmark: Float64Array | null;
  /** The index of day 0 in both arrays. */
  readonly dayZero: number;
  readonly estimation: SessionWindow;
  readonly window: SessionWindow;
  readonly model: NormalReturnModel;
  /** The fewest sessions of the estimation window that must have both returns. */
  readonly minimumSessions: number;
  /** What the estimation window does without; the whole window where it stands unless given. */
  readonly clean?: CleanEstimation;
}

/**
 * Studies one event (MacKinlay 1997): fits the normal return on the estimation window, then
 * AR_t = R_t - alpha - beta Rm_t for each session of the event window, with t = AR_t / S(AR_t), where S
 * carries the prediction-error correction (Patell 1976) and p comes from Student's t with M - k degrees of
 * freedom. `car` is their sum over the whole window with the full covariance (Mikkelson & Partch 1988).
 *
 * A session with only one of the two returns is left out of the estimation and is a gap in the event
 * window; so is a session past either end of the data. The mean model reads no benchmark.
 * Out: the study, or a refusal with the number of usable sessions found: `outside the data` (day 0 is not an
 * index of the arrays), `no benchmark` (needed, but null), or one of `fitNormalReturns`.
 * Throws RangeError when the arrays differ in length or a window runs backward.
 */
export function studyEvent(input: EventStudyInput): EventStudy {
  const { returns, dayZero, estimation, window, model, clean = WHOLE_ESTIMATION } = input;
  const benchmark = model === "mean" ? null : input.benchmark;
  if (benchmark !== null && benchmark.length !== returns.length) {
    throw new RangeError("returns and benchmark differ in length");
  }
  if (estimation.end < estimation.start || window.end < window.start) throw new RangeError("backward window");
  if (!Number.isInteger(dayZero) || dayZero < 0 || dayZero >= returns.length) {
    return { status: "outside the data", sessions: 0 };
  }
  if (model !== "mean" && benchmark === null) return { status: "no benchmark", sessions: 0 };

  const estimated = withoutSessions(returns, clean.leftOut);
  const known = knownSessions(estimated, benchmark, dayZero - clean.moved, estimation);
  const outcome = fitNormalReturns(known.returns, known.benchmark, model, input.minimumSessions, {
    sessions: known.sessions.map((session) => session - clean.moved),
  });
  if (outcome.status !== "ok") return outcome;

  const sessions: AbnormalSession[] = [];
  for (let session = window.start; session <= window.end; session++) {
    const actual = returns[dayZero + session] ?? Number.NaN;
    const beside = benchmark === null ? null : (benchmark[dayZero + session] ?? Number.NaN);
    sessions.push(measure(outcome.fit, session, actual, beside));
  }
  const study = { status: "ok", fit: outcome.fit, sessions, car: null } as const;
  return { ...study, car: cumulativeAbnormalReturn(study, window) };
}

/** The returns of the estimation window's sessions that have every return the model needs; of no benchmark zeros. Sessions count from `dayZero`. */
export function knownSessions(
  returns: Float64Array,
  benchmark: Float64Array | null,
  dayZero: number,
  estimation: SessionWindow,
): {
  readonly returns: Float64Array;
  readonly benchmark: Float64Array;
  readonly sessions: readonly number[];
} {
  const first = Math.max(0, dayZero + estimation.start);
  const last = Math.min(returns.length - 1, dayZero + estimation.end);
  const length = Math.max(0, last - first + 1);
  const known = { returns: new Float64Array(length), benchmark: new Float64Array(length) };
  const sessions: number[] = [];
  let count = 0;
  for (let index = first; index <= last; index++) {
    const own = returns[index] ?? Number.NaN;
    const beside = benchmark === null ? 0 : (benchmark[index] ?? Number.NaN);
    if (!Number.isFinite(own + beside)) continue;
    known.returns[count] = own;
    known.benchmark[count] = beside;
    sessions.push(index - dayZero);
    count += 1;
  }
  return {
    returns: known.returns.subarray(0, count),
    benchmark: known.benchmark.subarray(0, count),
    sessions,
  };
}

/** One session's abnormal return, or a gap where a return is missing. */
function measure(
  fit: NormalReturnFit,
  session: number,
  actual: number,
  benchmark: number | null,
): AbnormalSession {
  const expected = fit.alpha + fit.beta * (benchmark ?? 0);
  if (!Number.isFinite(actual - expected)) return { kind: "gap", session };
  const variance = predictionVariance(fit, { start: session, end: session }, benchmark ?? 0);
  const abnormal = tested(actual - expected, variance, fit.degreesOfFreedom);
  return { kind: "measured", session, actual, expected, benchmark, abnormal };
}
