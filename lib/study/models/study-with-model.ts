// A batch by a model other than the three plain ones.
import {
  allocatePanel,
  type BatchModel,
  type BatchOptions,
  type EventPanel,
  refuseRow,
} from "../batch/panel.ts";
import { type BatchEvents, cleanOf, type SeriesPair, studyEvents } from "../batch/study-events.ts";
import { withoutSessions } from "../clean-estimation.ts";
import { isSearched } from "../normal-return.ts";
import type { NormalReturnModel, PlainModel } from "../types.ts";
import { fitFactors } from "./factors.ts";
import { type GeneralOutcome, writeRow } from "./general-fit.ts";
import { fitLine } from "./line.ts";
import { fitDimson, fitScholesWilliams } from "./thin-trading.ts";

/** An instrument with what its model needs, by session of its exchange, fractions, NaN where missing. */
export interface ModelSeries {
  readonly returns: Float64Array;
  /** The benchmark's returns, for Scholes-Williams, Dimson and the CAPM; null for none. */
  readonly benchmark: Float64Array | null;
  /** Factor returns, for `factors`. */
  readonly factors: readonly Float64Array[];
  /** The riskless rate of each session, for `capm` and `factors`; null for zero. */
  readonly riskFree: Float64Array | null;
}

export type FittedModel = Exclude<BatchModel, PlainModel>;

/** Whether a model has the fast path of `studyEvents`. */
export const isPlain = (model: BatchModel): model is PlainModel =>
  model === "market" || model === "adjusted" || model === "mean";

/** Studies every event by a model that needs a benchmark alone, in the fastest way that it has. */
export function studyByModel(
  pairs: readonly SeriesPair[],
  events: BatchEvents,
  options: BatchOptions & { readonly model: NormalReturnModel },
): EventPanel {
  const { model } = options;
  if (isPlain(model)) return studyEvents(pairs, events, { ...options, model });
  const series = pairs.map((pair) => ({ ...pair, factors: [], riskFree: null }));
  return studyWithModel(series, events, { ...options, model });
}

/**
 * Studies every event by a fitted model: as `studyEvents`, one regression an event. For `capm` and `factors`
 * alpha and the factors explain the return over the riskless rate (an intercept is estimated, as in the
 * market model); the CAPM's one factor is the benchmark over the riskless rate.
 * Throws RangeError for a backward window or overlapping windows.
 */
export function studyWithModel(
  series: readonly ModelSeries[],
  events: BatchEvents,
  options: BatchOptions & { readonly model: FittedModel },
): EventPanel {
  const length = options.estimation.end - options.estimation.start + 1;
  const stored = new Float64Array(Math.max(0, length) * events.pair.length).fill(Number.NaN);
  const residualsOf = (row: number) => stored.subarray(row * length, (row + 1) * length);
  const panel = allocatePanel(events.pair.length, options, {
    read: (row, into) => into.set(residualsOf(row)),
  });
  const prepared = series.map((each) => prepare(each, options.model));
  for (let row = 0; row < panel.events; row++) {
    const each = prepared[events.pair[row] ?? -1];
    const dayZero = events.dayZero[row] ?? -1;
    if (each === undefined || dayZero < 0 || dayZero >= each.response.length) {
      refuseRow(panel, row, "outside the data", 0);
      continue;
    }
    const { leftOut, moved } = cleanOf(events, row);
    const response = withoutSessions(each.response, leftOut);
    const fit = fitModel({ ...each, response }, dayZero - moved, options);
    if (fit.status !== "ok") refuseRow(panel, row, fit.status, fit.sessions);
    else writeRow(panel, row, fit, response, each.riskFree, { dayZero, moved }, residualsOf(row));
  }
  return panel;
}

interface PreparedSeries {
  readonly response: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly factors: readonly Float64Array[];
  readonly riskFree: Float64Array | null;
}

/** Takes the riskless rate off what is regressed, once a series. */
function prepare(series: ModelSeries, model: FittedModel): PreparedSeries {
  const excessModel = model === "capm" || model === "factors";
  const riskFree = excessModel ? series.riskFree : null;
  const over = (values: Float64Array) => {
    return riskFree === null ? values : values.map((value, index) => value - (riskFree[index] ?? Number.NaN));
  };
  const { benchmark } = series;
  const market = benchmark === null ? [] : [over(benchmark)];
  const factors = model === "capm" ? market : series.factors;
  return { response: over(series.returns), benchmark, factors, riskFree };
}

function fitModel(
  series: PreparedSeries,
  dayZero: number,
  options: BatchOptions & { readonly model: FittedModel },
): GeneralOutcome {
  const { model, estimation, minimumSessions } = options;
  const { response, benchmark } = series;
  if (model === "huber" || isSearched(model))
    return fitLine(response, benchmark, dayZero, estimation, model, minimumSessions);
  if (model === "capm" || model === "factors") {
    return fitFactors(response, series.factors, dayZero, estimation, minimumSessions);
  }
  if (benchmark === null) return { status: "no benchmark", sessions: 0 };
  const fitted = model === "dimson" ? fitDimson : fitScholesWilliams;
  return fitted(response, benchmark, dayZero, estimation, minimumSessions);
}
