// The fit on one event's estimation window.
import { type CleanEstimation, movedWindow, withoutSessions } from "./clean-estimation.ts";
import { fitNormalReturns, isSearched, type NormalReturnOutcome } from "./normal-return.ts";
import type { NormalReturnModel, SessionWindow } from "./types.ts";

/** What one event is fitted on. Both series are aligned by session of the instrument's exchange. */
export interface EstimationInput {
  readonly returns: Float64Array;
  /** Null for a model that reads none. */
  readonly benchmark: Float64Array | null;
  readonly dayZero: number;
  readonly estimation: SessionWindow;
  readonly model: NormalReturnModel;
  readonly minimumSessions: number;
  readonly clean: CleanEstimation;
}

/** Fits that took a search, by the returns that they are of; a page asks for each of them several times. */
const searched = new WeakMap<Float64Array, Map<string, Found>>();

interface Found {
  readonly benchmark: Float64Array | null;
  readonly outcome: NormalReturnOutcome;
}

/**
 * Fits a model of the normal return (`fitNormalReturns`) on the sessions of the estimation window that have every return
 * it needs and are not left out. The series are never written to after they are made: what was searched for once is
 * not searched for again.
 */
export function fitWindow(input: EstimationInput): NormalReturnOutcome {
  const { returns, benchmark, dayZero, estimation, model, clean } = input;
  if (!isSearched(model)) return fitted(input);
  const { leftOut, moved } = clean;
  const { start, end } = estimation;
  const key = [model, dayZero, start, end, moved, input.minimumSessions, ...leftOut].join();
  const known = searched.get(returns) ?? new Map<string, Found>();
  searched.set(returns, known);
  const found = known.get(key);
  if (found?.benchmark === benchmark) return found.outcome;
  const outcome = fitted(input);
  known.set(key, { benchmark, outcome });
  return outcome;
}

function fitted(input: EstimationInput): NormalReturnOutcome {
  const { benchmark, dayZero, estimation, model, minimumSessions, clean } = input;
  const returns = withoutSessions(input.returns, clean.leftOut);
  const known = knownSessions(returns, benchmark, dayZero - clean.moved, estimation);
  const sessions = isSearched(model) ? sessionsOf(returns, benchmark, input) : [];
  return fitNormalReturns(known.returns, known.benchmark, model, minimumSessions, { sessions });
}

/** The sessions from day 0 that have both returns. */
function sessionsOf(
  returns: Float64Array,
  benchmark: Float64Array | null,
  { estimation, clean, dayZero }: EstimationInput,
): number[] {
  const { start, end } = movedWindow(estimation, clean);
  const sessions: number[] = [];
  for (let session = start; session <= end; session++) {
    const index = dayZero + session;
    if (Number.isFinite((returns[index] ?? Number.NaN) + (benchmark?.[index] ?? Number.NaN))) {
      sessions.push(session);
    }
  }
  return sessions;
}

/**
 * The returns of the estimation window's sessions that have every return the model needs; of no benchmark zeros. Where
 * none is missing they are a view of what came in.
 */
function knownSessions(
  returns: Float64Array,
  benchmark: Float64Array | null,
  dayZero: number,
  estimation: SessionWindow,
): { readonly returns: Float64Array; readonly benchmark: Float64Array } {
  const first = Math.max(0, dayZero + estimation.start);
  const end = Math.max(first, Math.min(returns.length, dayZero + estimation.end + 1));
  if (benchmark !== null && firstGap(returns, benchmark, first, end) === end) {
    return { returns: returns.subarray(first, end), benchmark: benchmark.subarray(first, end) };
  }
  const known = { returns: new Float64Array(end - first), benchmark: new Float64Array(end - first) };
  let count = 0;
  for (let index = first; index < end; index++) {
    const own = returns[index] ?? Number.NaN;
    const beside = benchmark === null ? 0 : (benchmark[index] ?? Number.NaN);
    if (!Number.isFinite(own + beside)) continue;
    known.returns[count] = own;
    known.benchmark[count] = beside;
    count += 1;
  }
  return { returns: known.returns.subarray(0, count), benchmark: known.benchmark.subarray(0, count) };
}

/** The first index from `first` to before `end` at which one of two returns is missing; `end` where none is. */
function firstGap(returns: Float64Array, benchmark: Float64Array, first: number, end: number): number {
  let index = first;
  while (index < end && Number.isFinite((returns[index] ?? Number.NaN) + (benchmark[index] ?? Number.NaN)))
    index += 1;
  return index;
}
