// Newey-West standard errors for the rows of a panel.
import { neweyWest, neweyWestCarVariance, neweyWestLags } from "../newey-west.ts";
import { type EventPanel, rowRefusals } from "./panel.ts";
import { type BatchEvents, cleanOf, type SeriesPair } from "./study-events.ts";

/**
 * Puts Newey-West (1987) standard errors in the place of the usual ones, for each AR and CAR of a market-model
 * panel; every test that standardises by them follows. In: the panel with the pairs and events it was made of;
 * the lags, null for `neweyWestLags` of each event's sessions. Sessions without both returns are closed up.
 * Throws RangeError for another model.
 */
export function applyNeweyWestErrors(
  panel: EventPanel,
  pairs: readonly SeriesPair[],
  events: BatchEvents,
  lags: number | null,
): void {
  if (panel.options.model !== "market") throw new RangeError("Newey-West errors are for the market model");
  const { estimationLength, windowLength, standardError } = panel;
  const { estimation, window } = panel.options;
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
    let sum = 0;
    for (let column = 0; column <= windowLength; column++) {
      const whole = column === windowLength;
      const now = whole ? sum : (benchmark[dayZero + window.start + column] ?? Number.NaN);
      sum += whole ? 0 : now;
      const cell = column * panel.events + row;
      if (Number.isNaN(standardError[cell] ?? Number.NaN)) continue;
      standardError[cell] = Math.sqrt(neweyWestCarVariance(estimate, whole ? windowLength : 1, now));
    }
  }
}
