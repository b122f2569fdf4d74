// What many studies have in common, in flat arrays: one row an event, so that no test makes an object or an
// array for an event. A row that was refused, and a session that is a gap, hold NaN here and nowhere else:
// `event-result.ts` and the tests turn them into typed values.

import type { NormalReturnModel, SessionWindow, StudyRefusal } from "../types.ts";
import { windowsOverlap } from "../windows.ts";

/** What sigma is divided by: M - k (k parameters), or M - 1 as estudy2 does. */
export type ResidualDegrees = "M-k" | "M-1";

/** Whether standard errors carry the prediction error of alpha and beta (Patell 1976), or sigma alone. */
export type ForecastCorrection = "on" | "off";

/** The models of a batch: those of one study, and those fitted by `models/`. */
export type BatchModel = NormalReturnModel | "scholesWilliams" | "dimson" | "capm" | "factors";

export interface BatchOptions {
  readonly estimation: SessionWindow;
  readonly window: SessionWindow;
  readonly model: BatchModel;
  readonly minimumSessions: number;
  readonly residualDegrees: ResidualDegrees;
  readonly forecastCorrection: ForecastCorrection;
}

/** Every refusal a row can have; the row holds the index into this list, 0 for none. */
export const rowRefusals: readonly (StudyRefusal | null)[] = [
  null,
  "outside the data",
  "no benchmark",
  "too few sessions",
  "singular benchmark",
  "zero variance",
];

/**
 * Where the residuals of a row come from. They are read when they are needed and not kept: for 10,000 events
 * they would fill 20 MB, and the first touch of that memory costs more than making them anew.
 */
export interface ResidualSource {
  /** Writes the E residuals of the estimation window of a studied row, NaN where a return is missing. */
  read(row: number, into: Float64Array): void;
}

/**
 * Studies of N events. Matrices are flat, by columns (N values for each column): columns 0..L-1 are the
 * sessions of the event window and column L is their sum. Returns are fractions; NaN stands for missing.
 */
export interface EventPanel {
  readonly options: BatchOptions;
  readonly events: number;
  /** E and L. */
  readonly estimationLength: number;
  readonly windowLength: number;
  readonly refusal: Uint8Array;
  /** M: the estimation sessions that had every return. */
  readonly sessions: Int32Array;
  /** M - k, whatever sigma is divided by. */
  readonly degreesOfFreedom: Int32Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly sigma: Float64Array;
  /** Standard errors of alpha and beta; NaN where the model does not estimate one. */
  readonly alphaError: Float64Array;
  readonly betaError: Float64Array;
  readonly residuals: ResidualSource;
  readonly residualMean: Float64Array;
  /** Sum of squares of the residuals about their mean. */
  readonly residualSquares: Float64Array;
  /** AR by session, then CAR. */
  readonly abnormal: Float64Array;
  /** Their standard errors: sigma, with the prediction error unless that is off. */
  readonly standardError: Float64Array;
  /** Buy-and-hold abnormal return of the window (Barber & Lyon 1997). */
  readonly buyAndHold: Float64Array;
}

/**
 * An empty panel for `events` events. Throws RangeError for a backward window, or for an estimation window
 * that overlaps the event window (ranks and forecasts would count a session twice).
 */
export function allocatePanel(events: number, options: BatchOptions, residuals: ResidualSource): EventPanel {
  const { estimation, window } = options;
  if (estimation.end < estimation.start || window.end < window.start) throw new RangeError("backward window");
  if (windowsOverlap(estimation, window)) throw new RangeError("windows overlap");
  const estimationLength = estimation.end - estimation.start + 1;
  const windowLength = window.end - window.start + 1;
  const row = () => new Float64Array(events).fill(Number.NaN);
  return {
    options,
    events,
    estimationLength,
    windowLength,
    refusal: new Uint8Array(events),
    sessions: new Int32Array(events),
    degreesOfFreedom: new Int32Array(events),
    alpha: row(),
    beta: row(),
    sigma: row(),
    alphaError: row(),
    betaError: row(),
    residuals,
    residualMean: row(),
    residualSquares: row(),
    abnormal: new Float64Array(events * (windowLength + 1)).fill(Number.NaN),
    standardError: new Float64Array(events * (windowLength + 1)).fill(Number.NaN),
    buyAndHold: row(),
  };
}

/** Marks a row as refused. */
export function refuseRow(panel: EventPanel, event: number, refusal: StudyRefusal, sessions: number): void {
  panel.refusal[event] = rowRefusals.indexOf(refusal);
  panel.sessions[event] = sessions;
}
