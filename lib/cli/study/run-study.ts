import { applyNeweyWestErrors } from "../../study/batch/newey-west-errors.ts";
import type { BatchModel, BatchOptions, EventPanel } from "../../study/batch/panel.ts";
import { type BatchEvents, studyEvents } from "../../study/batch/study-events.ts";
import { studyWithModel } from "../../study/models/study-with-model.ts";
import { logReturns, simpleReturns, spanReturns } from "../../study/returns.ts";
import { type Clustering, clusterEvents } from "../../study/significance/clusters.ts";
import type { StudyArguments } from "./arguments.ts";
import { BadInput, badRow } from "./bad-input.ts";
import type { EventRow } from "./read-events.ts";
import type { WideTable } from "./read-table.ts";

/** The studied events with what the writers need. */
export interface StudiedEvents {
  readonly panel: EventPanel;
  readonly events: readonly EventRow[];
  /** The date of day 0 of each event; null outside the data. */
  readonly dayZero: readonly (string | null)[];
  readonly clustering: Clustering;
}

/** The columns of the prices or returns file that these events need. */
export function wantedColumns(events: readonly EventRow[], market: string | undefined): ReadonlySet<string> {
  const names = new Set(events.map((event) => event.security));
  for (const event of events) if (event.market !== null) names.add(event.market);
  if (market !== undefined) names.add(market);
  return names;
}

/** Studies the events of a file. Throws BadInput for an event whose security or market has no column. */
export function runStudy(
  options: StudyArguments,
  events: readonly EventRow[],
  table: WideTable,
  factors: WideTable | null,
): StudiedEvents {
  const pairs: { security: string; market: string | null }[] = [];
  const pairOf = new Map<string, number>();
  const pair = new Int32Array(events.length);
  const dayZero = new Int32Array(events.length);
  events.forEach((event, index) => {
    const market = options.model === "mean" ? null : (event.market ?? options.market ?? null);
    for (const name of [event.security, market]) {
      if (name === null || table.columns.has(name)) continue;
      throw badRow(options.events, event.line, `"${name}" is not a column of the ${tableName(options)}`);
    }
    const key = JSON.stringify([event.security, market]);
    const known = pairOf.get(key) ?? pairs.push({ security: event.security, market }) - 1;
    pairOf.set(key, known);
    pair[index] = known;
    dayZero[index] = firstOnOrAfter(table.dates, event.date);
  });
  const series = pairedSeries(options, table, pairs);
  const panel = studied(options, series, { pair, dayZero }, table, factors);
  return {
    panel,
    events,
    dayZero: events.map((_, index) => table.dates[dayZero[index] ?? -1] ?? null),
    clustering: clusterEvents(
      dayZero.filter((_, row) => panel.refusal[row] === 0),
      options.window,
    ),
  };
}

function tableName(options: StudyArguments): string {
  return options.prices === undefined ? "returns file" : "prices file";
}

/** The place of the first date at or after `date` (ISO dates sort as text); -1 for none or before the first. */
function firstOnOrAfter(dates: readonly string[], date: string): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((dates[middle] ?? "") < date) low = middle + 1;
    else high = middle;
  }
  const beforeTheData = low === 0 && dates[0] !== date;
  return low === dates.length || beforeTheData ? -1 : low;
}

interface PairedSeries {
  readonly returns: Float64Array;
  readonly benchmark: Float64Array | null;
}

/** Returns of each pair, made once for each security or pair. */
function pairedSeries(
  options: StudyArguments,
  table: WideTable,
  pairs: readonly { security: string; market: string | null }[],
): PairedSeries[] {
  const made = new Map<string, Float64Array>();
  const column = (name: string) => table.columns.get(name) ?? new Float64Array(0);
  const returnsOf = (name: string) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const toReturns = options.returns === "log" ? logReturns : simpleReturns;
    const returns = options.prices === undefined ? column(name) : toReturns(column(name));
    made.set(name, returns);
    return returns;
  };
  return pairs.map(({ security, market }) => {
    if (market !== null && options.gaps === "span") {
      const spans = spanReturns(column(security), column(market), options.returns);
      return { returns: spans.returns, benchmark: spans.benchmark };
    }
    return { returns: returnsOf(security), benchmark: market === null ? null : returnsOf(market) };
  });
}

const modelNames: Readonly<Record<StudyArguments["model"], BatchModel>> = {
  market: "market",
  adjusted: "adjusted",
  mean: "mean",
  "scholes-williams": "scholesWilliams",
  dimson: "dimson",
  capm: "capm",
  factors: "factors",
};

function studied(
  options: StudyArguments,
  series: readonly PairedSeries[],
  events: BatchEvents,
  table: WideTable,
  factors: WideTable | null,
): EventPanel {
  const common: Omit<BatchOptions, "model"> = {
    estimation: options.estimation,
    window: options.window,
    minimumSessions: options.minimumSessions,
    residualDegrees: options["residual-df"],
    forecastCorrection: options["forecast-correction"],
  };
  const model = modelNames[options.model];
  if (model === "market" || model === "adjusted" || model === "mean") {
    const panel = studyEvents(series, events, { ...common, model });
    if (options["standard-errors"] === "newey-west") applyNeweyWestErrors(panel, series, events, null);
    return panel;
  }
  const riskFreeName = options["risk-free"];
  const aligned = alignedFactors(factors, table.dates);
  const riskFree = riskFreeName === undefined ? null : (aligned.get(riskFreeName) ?? null);
  if (riskFreeName !== undefined && riskFree === null) {
    throw new BadInput(`--risk-free ${riskFreeName} is not a column of the factors file`);
  }
  const columns = [...aligned].filter(([name]) => name !== riskFreeName).map(([, values]) => values);
  const full = series.map((each) => ({ ...each, factors: columns, riskFree }));
  return studyWithModel(full, events, { ...common, model });
}

/** Factor columns by the dates of the prices; NaN on a date that the factors file does not have. */
function alignedFactors(factors: WideTable | null, dates: readonly string[]): Map<string, Float64Array> {
  const aligned = new Map<string, Float64Array>();
  if (factors === null) return aligned;
  const placeOf = new Map(factors.dates.map((date, place) => [date, place] as const));
  for (const [name, values] of factors.columns) {
    const byDate = dates.map((date) => values[placeOf.get(date) ?? -1] ?? Number.NaN);
    aligned.set(name, Float64Array.from(byDate));
  }
  return aligned;
}
