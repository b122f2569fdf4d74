// Newey-West standard errors for the rows of a panel.
import { neweyWest, neweyWestCarVariance, neweyWestLags } from "../newey-west.ts";
import { type EventPanel, rowRefusals } from "./panel.ts";
import { type BatchEvents, cleanOf, type SeriesPair } from "./study-events.ts";

/**
 * Puts Newey-West (1987) standard errors in the place of the usual ones: those of alpha and beta, and of each AR and CAR
 * of a market-model panel, where they carry the prediction error of alpha and beta unless `forecastCorrection` is
 * off; every test that standardises by them follows. In: the panel with the pairs and events it was made of;
 * the lags, null for `neweyWestLags` of each event's sessions. Sessions without both returns are closed up.
 * Throws RangeError for another model, and for a panel whose sigma divides by M - 1, since these errors divide by M - 2.
 */
export function applyNeweyWestErrors(
  panel: EventPanel,
  pairs: readonly SeriesPair[],
  events: BatchEvents,
  lags: number | null,
): void {
  if (panel.options.model !== "market") throw new RangeError("Newey-West errors are for the market model");
  if (panel.options.residualDegrees !== "M-k") throw new RangeError("Newey-West errors divide by M - k");
  const { estimationLength, windowLength, standardError } = panel;
  const { estimation, window, forecastCorrection } = panel.options;
  const residuals = new Float64Array(estimationLength);
  for (let row = 0; row < panel.events; row++) {
    const benchmark = pairs[events.pair[row] ?? -1]?.benchmark ?? null;
    if (rowRefusals[panel.refusal[row] ?? 0] !== null || benchmark === null) continue;
    const dayZero = events.dayZero[row] ?? 0;
    panel.residuals.read(row, residuals);
    const usable = (_: number, position: number) => !Number.isNaN(residuals[position] ?? Number.NaN);
    const start = dayZero - cleanOf(events, row).moved + estimation.start;
    const market = residuals.map((_, position) => benchmark[start + position] ?? Number.NaN);
    const used = lags ?? neweyWestLags(panel.sessions[row] ?? 0);
    const estimate = neweyWest(residuals.filter(usable), market.filter(usable), used);
    panel.alphaError[row] = Math.sqrt(estimate.alphaVariance);
    panel.betaError[row] = Math.sqrt(estimate.betaVariance);
    let sum = 0;
    for (let column = 0; column <= windowLength; column++) {
      const whole = column === windowLength;
      const now = whole ? sum : (benchmark[dayZero + window.start + column] ?? Number.NaN);
      sum += whole ? 0 : now;
      const cell = column * panel.events + row;
      if (Number.isNaN(standardError[cell] ?? Number.NaN)) continue;
      const length = whole ? windowLength : 1;
      const variance =
        forecastCorrection === "on"
          ? neweyWestCarVariance(estimate, length, now)
          : estimate.sumVariance(length);
      standardError[cell] = Math.sqrt(variance);
    }
  }
}
