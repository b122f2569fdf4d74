// The market-adjusted return where nothing is estimated: no session before the event is asked for.
import { allocatePanel, type BatchOptions, type EventPanel, refuseRow } from "./panel.ts";
import type { BatchEvents, SeriesPair } from "./study-events.ts";

/**
 * AR = R - Rm, CAR and BHAR of every event, without sigma: for securities without a history before the event. Standard
 * errors are NaN, so that only tests which take their variance from the spread across events can be made of the panel
 * (cross-sectional t, skewness-adjusted t, sign, Wilcoxon).
 * In: pairs and events as `studyEvents` takes them. Refused: `outside the data`, `no benchmark`.
 * Throws RangeError for a backward window.
 */
export function plainDifferences(
  pairs: readonly SeriesPair[],
  events: BatchEvents,
  options: Omit<BatchOptions, "model" | "estimation">,
): EventPanel {
  // A panel has an estimation window of one session at least: this one is always empty.
  const before = options.window.start - 1;
  const panel = allocatePanel(
    events.pair.length,
    { ...options, model: "adjusted", estimation: { start: before, end: before } },
    { read: (_, into) => void into.fill(Number.NaN) },
  );
  for (let event = 0; event < panel.events; event++) {
    const pair = pairs[events.pair[event] ?? -1];
    const dayZero = events.dayZero[event] ?? -1;
    if (pair === undefined || dayZero < 0 || dayZero >= pair.returns.length) {
      refuseRow(panel, event, "outside the data", 0);
    } else if (pair.benchmark === null) refuseRow(panel, event, "no benchmark", 0);
    else fillDifferences(panel, event, pair.returns, pair.benchmark, dayZero);
  }
  return panel;
}

function fillDifferences(
  panel: EventPanel,
  event: number,
  returns: Float64Array,
  benchmark: Float64Array,
  dayZero: number,
): void {
  panel.alpha[event] = 0;
  panel.beta[event] = 1;
  const start = dayZero + panel.options.window.start;
  let sum = 0;
  let held = 1;
  let marketHeld = 1;
  for (let position = 0; position < panel.windowLength; position++) {
    const returned = returns[start + position] ?? Number.NaN;
    const market = benchmark[start + position] ?? Number.NaN;
    const value = returned - market;
    sum += value;
    held *= 1 + returned;
    marketHeld *= 1 + market;
    if (!Number.isNaN(value)) panel.abnormal[position * panel.events + event] = value;
  }
  if (Number.isNaN(sum)) return;
  panel.abnormal[panel.windowLength * panel.events + event] = sum;
  panel.buyAndHold[event] = held - marketHeld;
}
