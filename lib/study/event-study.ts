// One announcement and one instrument: abnormal returns, their sum, and how sure one can be of them.
import { type CleanEstimation, WHOLE_ESTIMATION } from "./clean-estimation.ts";
import { cumulativeAbnormalReturn, cumulativeFromFit } from "./cumulative.ts";
import { fitWindow } from "./fit-window.ts";
import type { NormalReturnOutcome } from "./normal-return.ts";
import { predictionVariance, tested } from "./prediction.ts";
import type {
  AbnormalSession,
  EventStudy,
  NormalReturnFit,
  NormalReturnModel,
  SessionWindow,
  StudyRefusal,
  Tested,
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
  const outcome = fitEvent(input);
  if (outcome.status !== "ok") return outcome;
  const { window } = input;
  const sessions: AbnormalSession[] = [];
  for (let session = window.start; session <= window.end; session++) {
    sessions.push(measure(outcome.fit, session, input));
  }
  const study = { status: "ok", fit: outcome.fit, sessions, car: null } as const;
  return { ...study, car: cumulativeAbnormalReturn(study, window) };
}

/** What a row of a table takes from a study: its fit, AR of day 0 and CAR over the window. */
export type DayStudy =
  | {
      readonly status: "ok";
      readonly fit: NormalReturnFit;
      /** Null where a return of day 0 is missing. */
      readonly abnormal: Tested | null;
      /** Null where the window, which need not hold day 0, has a gap or runs past the data. */
      readonly car: Tested | null;
    }
  | { readonly status: StudyRefusal; readonly sessions: number };

/**
 * The same figures as `studyEvent`, to the last digit, without a test of every session of the window: of a million
 * pairs that takes a third of the time.
 */
export function studyDay(input: EventStudyInput): DayStudy {
  const outcome = fitEvent(input);
  if (outcome.status !== "ok") return outcome;
  const { fit } = outcome;
  const dayZero = measure(fit, 0, input);
  const abnormal = dayZero.kind === "gap" ? null : dayZero.abnormal;
  const { returns, benchmark, model, window } = input;
  const read = { returns, benchmark: model === "mean" ? null : benchmark };
  return { status: "ok", fit, abnormal, car: cumulativeFromFit(fit, read, input.dayZero, window) };
}

/** The benchmark's return at an index, NaN where missing; null for the mean model, which has none. */
const benchmarkAt = (
  benchmark: Float64Array | null,
  index: number,
  model: NormalReturnModel,
): number | null => (model === "mean" || benchmark === null ? null : (benchmark[index] ?? Number.NaN));

/** The normal return of an event fitted on its estimation window, or why there is none. */
function fitEvent(input: EventStudyInput): NormalReturnOutcome {
  const { returns, dayZero, estimation, window, model } = input;
  const benchmark = model === "mean" ? null : input.benchmark;
  if (benchmark !== null && benchmark.length !== returns.length) {
    throw new RangeError("returns and benchmark differ in length");
  }
  if (estimation.end < estimation.start || window.end < window.start) throw new RangeError("backward window");
  if (!Number.isInteger(dayZero) || dayZero < 0 || dayZero >= returns.length) {
    return { status: "outside the data", sessions: 0 };
  }
  if (model !== "mean" && benchmark === null) return { status: "no benchmark", sessions: 0 };
  const { minimumSessions, clean = WHOLE_ESTIMATION } = input;
  return fitWindow({
    returns,
    benchmark,
    dayZero,
    estimation,
    model,
    minimumSessions,
    clean,
  });
}

/** What the model expects of a session. A fraction. */
const expectedReturn = (fit: NormalReturnFit, benchmark: number | null): number =>
  fit.alpha + fit.beta * (benchmark ?? 0);

/** One session's abnormal return, or a gap where a return is missing. */
function measure(
  fit: NormalReturnFit,
  session: number,
  { returns, benchmark: beside, dayZero, model }: EventStudyInput,
): AbnormalSession {
  const actual = returns[dayZero + session] ?? Number.NaN;
  const benchmark = benchmarkAt(beside, dayZero + session, model);
  const expected = expectedReturn(fit, benchmark);
  if (!Number.isFinite(actual - expected)) return { kind: "gap", session };
  const variance = predictionVariance(fit, { start: session, end: session }, benchmark ?? 0);
  const abnormal = tested(actual - expected, variance, fit.degreesOfFreedom);
  return { kind: "measured", session, actual, expected, benchmark, abnormal };
}
