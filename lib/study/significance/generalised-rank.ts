// The generalised rank test of Kolari & Pynnonen (2011): the CAR takes one place among the estimation
// window's standardised returns, so its test is not diluted by the length of the window, and it stands
// event-induced variance, serial correlation and events on the same days.
//
//   SCAR*_i = SCAR_i / s(SCAR), s the cross-sectional standard deviation
//   U_it = rank / (T_i + 1) - 1/2 among the M_i standardised residuals and SCAR*_i, T_i = M_i + 1
//   Z = U_0 / S, S^2 = sum_t (N_t / N) U_t^2 / T over the estimation sessions and the event "session" 0
//   t = Z sqrt( (T - 2) / (T - 1 - Z^2) ), T - 2 degrees of freedom
//   GRANK-Z = U_0 / sqrt( sum_i (T_i - 1) / (12 (T_i + 1)) / N^2 ), normal, for independent events
//
// U_t is the mean over events. A residual is standardised by its sigma.
import type { GeneralisedSums } from "./generalised-sums.ts";
import { normalResult, studentResult, type TestRefusal, type TestResult } from "./result.ts";

export interface GeneralisedRank {
  readonly t: TestResult;
  readonly z: TestResult;
}

/** The same reason for both forms. */
function refused(status: TestRefusal): GeneralisedRank {
  return { t: { status }, z: { status } };
}

/**
 * Both forms of the test for one column of the panel, in which `sampled` events have a value. Refused: fewer
 * than two events, no spread across them to standardise by, or fewer than three estimation sessions.
 */
export function generalisedRank(sums: GeneralisedSums, column: number, sampled: number): GeneralisedRank {
  if (sampled < 2) return refused("too few events");
  const events = sums.events[column] ?? 0;
  if (events === 0) return refused("zero variance");
  const { estimationLength } = sums;
  const atEvent = sums.atEvent[column] ?? 0;
  const meanAtEvent = atEvent / events;
  const everywhere = sums.everywhere[column] ?? 0;
  const perWholeRank = 1 / (estimationLength + 2);
  let squares = meanAtEvent * meanAtEvent;
  let length = 1;
  const whole = sums.whole[column];
  for (let position = 0; position < estimationLength; position++) {
    const cell = column * estimationLength + position;
    const count = (sums.baseCounts[position] ?? 0) - (sums.taken[cell] ?? 0);
    if (count <= 0) continue;
    const ones = everywhere + (whole?.[position] ?? 0);
    const sum = (sums.base[position] ?? 0) + (sums.added[cell] ?? 0) + ones * perWholeRank;
    squares += (sum * sum) / (count * events);
    length += 1;
  }
  if (length < 4) return refused("too few sessions");
  const ratio = meanAtEvent / Math.sqrt(squares / length);
  return {
    t: studentResult(ratio * Math.sqrt((length - 2) / (length - 1 - ratio * ratio)), length - 2),
    z: normalResult(atEvent / Math.sqrt(sums.independentVariance[column] ?? Number.NaN)),
  };
}
