// A batch by a model other than the three plain ones.
import {
  allocatePanel,
  type BatchModel,
  type BatchOptions,
  type EventPanel,
  refuseRow,
} from "../batch/panel.ts";
import type { BatchEvents } from "../batch/study-events.ts";
import { fitFactors } from "./factors.ts";
import { type GeneralOutcome, writeRow } from "./general-fit.ts";
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

export type FittedModel = Exclude<BatchModel, "market" | "adjusted" | "mean">;

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
    const fit = fitModel(each, dayZero, options);
    if (fit.status !== "ok") refuseRow(panel, row, fit.status, fit.sessions);
    else writeRow(panel, row, fit, each.response, each.riskFree, dayZero, residualsOf(row));
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
  if (model === "capm" || model === "factors") {
    return fitFactors(response, series.factors, dayZero, estimation, minimumSessions);
  }
  if (benchmark === null) return { status: "no benchmark", sessions: 0 };
  const fitted = model === "dimson" ? fitDimson : fitScholesWilliams;
  return fitted(response, benchmark, dayZero, estimation, minimumSessions);
}
