// One row of a panel as typed values: what the flat arrays hold as NaN is a gap or a refusal here.
import { tested } from "../prediction.ts";
import type { StudyRefusal, Tested } from "../types.ts";
import { type EventPanel, rowRefusals } from "./panel.ts";

/** The abnormal return of one session, null for a gap. */
export interface SessionResult {
  readonly session: number;
  readonly abnormal: Tested | null;
}

export type EventResult =
  | {
      readonly status: "ok";
      readonly alpha: number;
      readonly beta: number;
      readonly sigma: number;
      /** Standard errors; null where the model does not estimate one. */
      readonly alphaError: number | null;
      readonly betaError: number | null;
      /** M, and the degrees of freedom of the t statistics. */
      readonly sessions: number;
      readonly degreesOfFreedom: number;
      readonly abnormalReturns: readonly SessionResult[];
      /** Null where the event window has a gap. `tStatistic` of the CAR is the SCAR. */
      readonly car: Tested | null;
      readonly buyAndHold: number | null;
    }
  | { readonly status: StudyRefusal; readonly sessions: number };

/** t's degrees of freedom: M - k, or M - 1 when sigma was divided by that. */
export function testDegrees(panel: EventPanel, row: number): number {
  const sessions = panel.sessions[row] ?? 0;
  return panel.options.residualDegrees === "M-1" ? sessions - 1 : (panel.degreesOfFreedom[row] ?? 0);
}

/**
 * The study of one event of a batch, with p-values, which are made here and not in the batch: most are never
 * looked at. Throws RangeError for a row that is not of the panel.
 */
export function eventResult(panel: EventPanel, row: number): EventResult {
  if (row < 0 || row >= panel.events) throw new RangeError("no such event");
  const refusal = rowRefusals[panel.refusal[row] ?? 0] ?? null;
  const sessions = panel.sessions[row] ?? 0;
  if (refusal !== null) return { status: refusal, sessions };
  const degreesOfFreedom = testDegrees(panel, row);
  const abnormalReturns: SessionResult[] = [];
  for (let column = 0; column < panel.windowLength; column++) {
    const session = panel.options.window.start + column;
    abnormalReturns.push({ session, abnormal: cell(panel, row, column, degreesOfFreedom) });
  }
  return {
    status: "ok",
    alpha: panel.alpha[row] ?? Number.NaN,
    beta: panel.beta[row] ?? Number.NaN,
    sigma: panel.sigma[row] ?? Number.NaN,
    alphaError: known(panel.alphaError[row]),
    betaError: known(panel.betaError[row]),
    sessions,
    degreesOfFreedom,
    abnormalReturns,
    car: cell(panel, row, panel.windowLength, degreesOfFreedom),
    buyAndHold: known(panel.buyAndHold[row]),
  };
}

/** A number of the panel, null for NaN. */
function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function cell(panel: EventPanel, row: number, column: number, degreesOfFreedom: number): Tested | null {
  const value = panel.abnormal[column * panel.events + row] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  const error = panel.standardError[column * panel.events + row] ?? Number.NaN;
  return tested(value, error * error, degreesOfFreedom);
}
