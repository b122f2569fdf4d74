// One column of the panel as the tests read it: the events that have a value there, side by side.
import type { EventPanel } from "../batch/panel.ts";

/** Events with a value in one session of the event window, or with a CAR over the whole of it. */
export interface ColumnSample {
  /** 0..L-1 for a session, L for the window. */
  readonly column: number;
  /** How many sessions the value spans: 1, or L. */
  readonly span: number;
  /** Rows of the panel, in order. */
  readonly rows: Int32Array;
  /** AR or CAR, fractions. */
  readonly abnormal: Float64Array;
  /** The prediction-error standard deviation of each, fractions. */
  readonly standardError: Float64Array;
  /** AR or CAR over its standard error: SAR or SCAR. */
  readonly standardised: Float64Array;
  /** M - k of each. */
  readonly degreesOfFreedom: Float64Array;
}

/** Room for one column at a time: a sample made from it is overwritten by the next. */
export type SampleSpace = Omit<ColumnSample, "column" | "span">;

/** Room for as many events. */
export function sampleSpace(events: number): SampleSpace {
  return {
    rows: new Int32Array(events),
    abnormal: new Float64Array(events),
    standardError: new Float64Array(events),
    standardised: new Float64Array(events),
    degreesOfFreedom: new Float64Array(events),
  };
}

/** Gathers a column of the panel, gaps and refused rows left out. The arrays are views of `space`. */
export function sampleColumn(panel: EventPanel, column: number, space: SampleSpace): ColumnSample {
  const { events, abnormal, standardError, degreesOfFreedom } = panel;
  const base = column * events;
  let count = 0;
  for (let row = 0; row < events; row++) {
    const value = abnormal[base + row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const error = standardError[base + row] ?? Number.NaN;
    space.rows[count] = row;
    space.abnormal[count] = value;
    space.standardError[count] = error;
    space.standardised[count] = value / error;
    space.degreesOfFreedom[count] = degreesOfFreedom[row] ?? 0;
    count += 1;
  }
  return {
    column,
    span: column === panel.windowLength ? panel.windowLength : 1,
    rows: space.rows.subarray(0, count),
    abnormal: space.abnormal.subarray(0, count),
    standardError: space.standardError.subarray(0, count),
    standardised: space.standardised.subarray(0, count),
    degreesOfFreedom: space.degreesOfFreedom.subarray(0, count),
  };
}
