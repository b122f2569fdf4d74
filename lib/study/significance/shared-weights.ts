// How much of a sum of abnormal returns two events have in common, their estimation windows included. An
// abnormal return is a residual less the error in alpha, so a CAR is a sum of residuals: those of its window with
// weight 1, and those of its estimation window with weight -L / M (the covariance of Mikkelson & Partch 1988, of
// which the part through beta is left out: it is smaller by a factor of L).
import type { EventPanel } from "../batch/panel.ts";
import type { CalendarPlaces, Presence } from "./calendar.ts";

export interface SharedWeights {
  /** By place: the sum over events of their weights in their windows, and of the squares. */
  readonly inWindow: Float64Array;
  readonly inWindowSquares: Float64Array;
  /** The sum over all days of the squared sum of all weights, and of the sum of squares. */
  readonly together: number;
  readonly alone: number;
}

/**
 * Adds the weights up by day. `raised` is the residuals' standard deviation in the event windows over the usual one,
 * by which the weights there are multiplied. `weightOf` gives the weight of an event's residual on a day of its window; what an
 * event has there is taken out again evenly over its estimation window's days, unless its model estimates no
 * alpha or standard errors are without prediction error.
 */
export function sharedWeights(
  panel: EventPanel,
  places: CalendarPlaces,
  presence: Presence,
  raised: number,
  weightOf: (row: number, place: number) => number,
): SharedWeights {
  const { length } = places;
  const totals = new Float64Array(panel.events);
  const inWindow = new Float64Array(length);
  const inWindowSquares = new Float64Array(length);
  for (let place = 0; place < length; place++) {
    const until = presence.starts[place + 1] ?? 0;
    for (let entry = presence.starts[place] ?? 0; entry < until; entry++) {
      const row = presence.rows[entry] ?? 0;
      const weight = weightOf(row, place);
      const inside = weight * raised;
      inWindow[place] = (inWindow[place] ?? 0) + inside;
      inWindowSquares[place] = (inWindowSquares[place] ?? 0) + inside * inside;
      totals[row] = (totals[row] ?? 0) + weight;
    }
  }
  // Steps at the first day of an estimation window and after its last, summed up below.
  const steps = new Float64Array(length + 1);
  const squareSteps = new Float64Array(length + 1);
  if (hasAlphaError(panel)) {
    totals.forEach((total, row) => {
      const span = total === 0 ? null : estimationSpan(panel, places, row);
      if (span === null) return;
      const share = total / (span.last - span.first + 1);
      steps[span.first] = (steps[span.first] ?? 0) - share;
      steps[span.last + 1] = (steps[span.last + 1] ?? 0) + share;
      squareSteps[span.first] = (squareSteps[span.first] ?? 0) + share * share;
      squareSteps[span.last + 1] = (squareSteps[span.last + 1] ?? 0) - share * share;
    });
  }
  let [sum, squares, together, alone] = [0, 0, 0, 0];
  for (let place = 0; place < length; place++) {
    sum += steps[place] ?? 0;
    squares += squareSteps[place] ?? 0;
    together += (sum + (inWindow[place] ?? 0)) ** 2;
    alone += squares + (inWindowSquares[place] ?? 0);
  }
  return { inWindow, inWindowSquares, together, alone };
}

/** Whether the abnormal returns of a panel carry an error in alpha that its standard errors count. */
export function hasAlphaError({ options }: EventPanel): boolean {
  return options.model !== "adjusted" && options.forecastCorrection === "on";
}

/** The first and the last place of an event's estimation window inside the data; null for none. */
export function estimationSpan(
  panel: EventPanel,
  places: CalendarPlaces,
  row: number,
): { readonly first: number; readonly last: number } | null {
  const { start, end } = panel.options.estimation;
  let from = start;
  while (from <= end && places.estimationPlaceOf(row, from) < 0) from += 1;
  let until = end;
  while (until >= from && places.estimationPlaceOf(row, until) < 0) until -= 1;
  return from > end
    ? null
    : { first: places.estimationPlaceOf(row, from), last: places.estimationPlaceOf(row, until) };
}
