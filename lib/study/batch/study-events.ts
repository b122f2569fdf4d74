// Many announcements at once: the engine behind the reactions page and the study command.
import { type CleanEstimation, WHOLE_ESTIMATION, withoutSessions } from "../clean-estimation.ts";
import type { PlainModel } from "../types.ts";
import { fitRow, rowScratch } from "./fit-row.ts";
import { allocatePanel, type BatchOptions, type EventPanel, refuseRow } from "./panel.ts";

/** An instrument beside its benchmark, aligned once however many events they have. */
export interface SeriesPair {
  /** Returns by session of the instrument's exchange, fractions; NaN where missing. */
  readonly returns: Float64Array;
  /** The benchmark's returns in the same sessions; null for none. */
  readonly benchmark: Float64Array | null;
}

/** Which pair each event is about, and the index of its day 0 (-1 when it has none). */
export interface BatchEvents {
  readonly pair: Int32Array;
  readonly dayZero: Int32Array;
  /** What each event's estimation window does without, by event; none does unless given. */
  readonly clean?: readonly CleanEstimation[];
}

/** What an event's estimation window does without. */
export const cleanOf = ({ clean }: BatchEvents, event: number): CleanEstimation =>
  clean?.[event] ?? WHOLE_ESTIMATION;

/**
 * Studies every event: the fit, AR, CAR and BHAR of `studyEvent`, for each row of a panel.
 * In: pairs of equal-length series, events by index into them. Out: a panel with a row for each event, a
 * refused one marked. Models: `market`, `adjusted`, `mean`; the others are filled by `studyWithModel`.
 * Throws RangeError for series of different lengths, a backward window or overlapping windows.
 */
export function studyEvents(
  pairs: readonly SeriesPair[],
  events: BatchEvents,
  options: BatchOptions & { readonly model: PlainModel },
): EventPanel {
  const { model, estimation } = options;
  const longest = pairs.reduce((length, pair) => Math.max(length, pair.returns.length), 0);
  const zeros = new Float64Array(model === "mean" ? longest : 0);
  for (const pair of pairs) {
    const length = pair.benchmark?.length;
    if (model !== "mean" && length !== undefined && length !== pair.returns.length) {
      throw new RangeError("returns and benchmark differ in length");
    }
  }
  const pairOf = (event: number) => pairs[events.pair[event] ?? -1];
  const benchmarkOf = (pair: SeriesPair) => (model === "mean" ? zeros : pair.benchmark);
  const panel = allocatePanel(events.pair.length, options, {
    read(row, into) {
      const pair = pairOf(row);
      const benchmark = pair && benchmarkOf(pair);
      if (!pair || !benchmark) return;
      const { leftOut, moved } = cleanOf(events, row);
      const start = (events.dayZero[row] ?? 0) - moved + estimation.start;
      readResiduals(into, pair.returns, benchmark, start, panel.alpha[row] ?? 0, panel.beta[row] ?? 0);
      for (const position of leftOut) into[position - start] = Number.NaN;
    },
  });
  const scratch = rowScratch();
  for (let event = 0; event < panel.events; event++) {
    const pair = pairOf(event);
    const dayZero = events.dayZero[event] ?? -1;
    if (pair === undefined || dayZero < 0 || dayZero >= pair.returns.length) {
      refuseRow(panel, event, "outside the data", 0);
      continue;
    }
    const benchmark = benchmarkOf(pair);
    if (benchmark === null) refuseRow(panel, event, "no benchmark", 0);
    else {
      const { leftOut, moved } = cleanOf(events, event);
      const estimated = withoutSessions(pair.returns, leftOut);
      fitRow(panel, event, estimated, benchmark, { dayZero, moved }, model, scratch);
    }
  }
  return panel;
}

/** R - alpha - beta Rm from index `start` on, NaN outside the data. */
function readResiduals(
  into: Float64Array,
  y: Float64Array,
  x: Float64Array,
  start: number,
  alpha: number,
  beta: number,
): void {
  const from = Math.max(0, -start);
  const until = Math.min(into.length, y.length - start);
  if (from > 0) into.fill(Number.NaN, 0, from);
  if (until < into.length) into.fill(Number.NaN, Math.max(0, until));
  for (let position = from; position < until; position++) {
    const index = start + position;
    into[position] = (y[index] ?? Number.NaN) - alpha - beta * (x[index] ?? Number.NaN);
  }
}
