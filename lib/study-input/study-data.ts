// From tables and events to studied events: what the command, the page and the API have in common, so that the three
// give the same digits. Knows neither files nor a process.
import { dayNumber } from "../market/session-date.ts";
import { fail, type Result, succeed } from "../result.ts";
import { applyNeweyWestErrors } from "../study/batch/newey-west-errors.ts";
import type { BatchModel, BatchOptions, EventPanel } from "../study/batch/panel.ts";
import { plainDifferences } from "../study/batch/plain-difference.ts";
import { type BatchEvents, studyEvents } from "../study/batch/study-events.ts";
import { type CleanEstimation, WHOLE_ESTIMATION } from "../study/clean-estimation.ts";
import { isPlain, studyWithModel } from "../study/models/study-with-model.ts";
import type { PanelCalendar } from "../study/significance/calendar.ts";
import { type Clustering, clusterByCalendar } from "../study/significance/clusters.ts";
import type { PlaceboStudy } from "../study/significance/placebo.ts";
import { cleanEvents } from "./clean-events.ts";
import {
  holeDoubts,
  looksLikePercent,
  priceDoubts,
  returnDoubts,
  risklessDoubts,
  risklessRateDoubts,
  thinDoubts,
} from "./doubts.ts";
import { firstOnOrAfter, firstReactingDay } from "./event-day.ts";
import type { EventRow } from "./event-rows.ts";
import { InputFault } from "./input-fault.ts";
import {
  type DatedFactors,
  type PairSeries,
  pairSeries,
  type StudyPair,
  sessionDates,
  sessionRows,
} from "./pair-series.ts";
import type { StudyModel, StudyOptions } from "./study-options.ts";
import type { StudyWarning } from "./warning.ts";
import type { WideTable } from "./wide-table.ts";

/** What is studied. */
export interface StudyData {
  /** Prices or returns by day, at least the columns of `wantedColumns`. */
  readonly table: WideTable;
  readonly kind: "price" | "return";
  readonly events: readonly EventRow[];
  readonly factors: WideTable | null;
}

/** The studied events with what the writers need. */
export interface StudiedEvents {
  readonly options: StudyOptions;
  readonly panel: EventPanel;
  readonly events: readonly EventRow[];
  /** The date of day 0 of each event; null outside the data. */
  readonly dayZero: readonly (string | null)[];
  /** The first and last date of each event's sessions. */
  readonly coverage: readonly (readonly [first: string, last: string])[];
  readonly clustering: Clustering;
  /** Where the sessions of each event lie in time. */
  readonly calendar: PanelCalendar;
  /** The returns of each pair, and what each event's estimation window does without, where it does. */
  readonly series: readonly PairSeries[];
  readonly clean: readonly CleanEstimation[] | null;
  /** What a placebo studies again; null for a model that takes more than a market. */
  readonly placebo: PlaceboStudy | null;
  readonly warnings: readonly StudyWarning[];
}

/** The columns of prices or returns that these events need. */
export function wantedColumns(events: readonly EventRow[], market: string | undefined): ReadonlySet<string> {
  const names = new Set(events.map((event) => event.security));
  for (const event of events) if (event.market !== null) names.add(event.market);
  if (market !== undefined) names.add(market);
  return names;
}

/** Studies the events; the problem is one line that says where and what. */
export function studyData(data: StudyData, options: StudyOptions): Result<StudiedEvents, string> {
  try {
    return succeed(studied(data, options));
  } catch (error) {
    if (error instanceof InputFault) return fail(error.message);
    throw error;
  }
}

function studied({ table: written, kind, events, factors }: StudyData, options: StudyOptions): StudiedEvents {
  const warnings = [...written.warnings, ...holeDoubts(written)];
  if (kind === "price") warnings.push(...priceDoubts(written));
  else warnings.push(...returnDoubts(written, "--returns-unit", options["returns-unit"] !== undefined));
  const table = options["returns-unit"] === "percent" ? asFractions(written) : written;

  const placed = placedEvents(table, kind, events, options, warnings);
  const dated = factors === null ? null : datedFactors(table, factors, options, warnings);
  const series = pairSeries(options, kind, table, dated, placed.pairs);
  warnings.push(
    ...thinDoubts(
      placed.pairs.map(({ security }) => security),
      series.map(({ returns }) => returns),
    ),
  );
  const clean = cleanOfEvents(events, placed, options);
  const studiedOf: BatchEvents = clean === null ? placed : { ...placed, clean };
  const panel = studiedPanel(options, series, studiedOf);
  const dayZero = events.map((_, event) => placed.dates[event]?.[placed.dayZero[event] ?? -1] ?? null);
  const coverage = placed.dates.map((dates) => [dates[0] ?? "", dates.at(-1) ?? ""] as const);
  const { pair } = placed;
  // Pairs on the same rows have the very same dates, which are counted once.
  const counted = new Map([...new Set(placed.datesOfPair)].map((dates) => [dates, sessionDays(dates)]));
  const days = placed.datesOfPair.map((dates) => counted.get(dates) ?? sessionDays(dates));
  const moved = clean === null ? {} : { moved: Int32Array.from(clean, (own) => own.moved) };
  const calendar = { days, pair, dayZero: placed.dayZero, ...moved };
  const measured = (_: number, row: number) => panel.refusal[row] === 0;
  const clustering = clusterByCalendar(
    { days, pair: pair.filter(measured), dayZero: placed.dayZero.filter(measured) },
    options.window,
  );
  const { model } = panel.options;
  const placebo =
    isPlain(model) && options.estimation !== null
      ? { pairs: series, events: studiedOf, options: { ...panel.options, model }, days }
      : null;
  warnings.push(...missingCars(panel, events, options));
  return {
    options,
    panel,
    events,
    dayZero,
    coverage,
    clustering,
    calendar,
    series,
    clean,
    placebo,
    warnings,
  };
}

/** What each event's estimation window does without; null where all are whole. */
function cleanOfEvents(
  events: readonly EventRow[],
  { pair, dayZero, datesOfPair, dates }: PlacedEvents,
  { "exclude-events": exclude, estimation, window }: StudyOptions,
): CleanEstimation[] | null {
  if (estimation === null || (exclude === "none" && events.every(({ without }) => !without))) return null;
  const securities = events.map(({ security }) => security);
  const byOption =
    exclude === "none"
      ? null
      : cleanEvents({ pair, dayZero, securities, datesOfPair }, { estimation, window, exclude });
  return events.map(({ without, source, line }, event) => {
    const { leftOut, moved } = byOption?.[event] ?? WHOLE_ESTIMATION;
    if (!without) return { leftOut, moved };
    const own = dates[event] ?? [];
    const earlier = moved + without.moved;
    const first = (dayZero[event] ?? -1) - earlier + estimation.start;
    const last = first + estimation.end - estimation.start;
    const named = without.leftOut.map((date) => {
      const place = firstOnOrAfter(own, date);
      if (own[place] !== date) throw new InputFault(source, line, `${date} in left_out is no session of it`);
      return place;
    });
    const all = [...new Set([...leftOut, ...named])].filter((place) => place >= first && place <= last);
    return { leftOut: all.sort((left, right) => left - right), moved: earlier };
  });
}

/** The days since 1970 of ISO dates. */
const sessionDays = (dates: readonly string[]) => Int32Array.from(dates, dayNumber);

/** A table's figures over a hundred. */
function asFractions(table: WideTable): WideTable {
  const columns = [...table.columns].map(
    ([name, values]) => [name, values.map((value) => value / 100)] as const,
  );
  return { ...table, columns: new Map(columns) };
}

/** Each event's pair and its place among that pair's sessions. */
interface PlacedEvents extends BatchEvents {
  readonly pairs: readonly StudyPair[];
  /** By event, and by pair: the dates of its sessions. */
  readonly dates: readonly (readonly string[])[];
  readonly datesOfPair: readonly (readonly string[])[];
}

/** Days from an event to its day 0 that no holiday explains. */
const LONGEST_WAIT_DAYS = 5;

function placedEvents(
  table: WideTable,
  kind: "price" | "return",
  events: readonly EventRow[],
  options: StudyOptions,
  warnings: StudyWarning[],
): PlacedEvents {
  const pairs: StudyPair[] = [];
  const datesOfPair: (readonly string[])[] = [];
  const pairOf = new Map<string, number>();
  const pair = new Int32Array(events.length);
  const dayZero = new Int32Array(events.length);
  const late: string[] = [];
  const unplaced: string[] = [];
  const dates = events.map((event, index) => {
    const calendar = event.market ?? options.market ?? null;
    const market = options.model === "mean" ? null : calendar;
    for (const name of [event.security, market, options.sessions === "market" ? calendar : null]) {
      if (name === null || table.columns.has(name)) continue;
      const tableName = kind === "price" ? "prices file" : "returns file";
      throw new InputFault(event.source, event.line, `"${name}" is not a column of the ${tableName}`);
    }
    const key = JSON.stringify([event.security, market, options.sessions === "market" ? calendar : null]);
    let known = pairOf.get(key);
    if (known === undefined) {
      const rows = sessionRows(options, table, event.security, calendar);
      known = pairs.push({ security: event.security, market, rows }) - 1;
      pairOf.set(key, known);
      datesOfPair.push(sessionDates(table, { security: event.security, market, rows }));
    }
    const own = datesOfPair[known] ?? [];
    const exchange = event.exchange ?? options.exchange ?? null;
    if (event.instant !== null && exchange === null) unplaced.push(event.id);
    const day = firstReactingDay(event, exchange);
    const place = firstOnOrAfter(own, day);
    const found = own[place];
    const waited = found === undefined ? 0 : dayNumber(found) - dayNumber(day);
    if (waited > LONGEST_WAIT_DAYS) late.push(`${event.id}: ${found}, ${waited} days after ${event.date}`);
    pair[index] = known;
    dayZero[index] = place;
    return own;
  });
  if (late.length > 0) {
    const message = `Day 0 lies more than ${LONGEST_WAIT_DAYS} days after the event: ${listed(late, "; ")}.`;
    warnings.push({ code: "late day 0", message });
  }
  if (unplaced.length > 0) {
    const message = `The hour of ${listed(unplaced, ", ")} was not used, only the date: name the exchange by --exchange or a column "exchange".`;
    warnings.push({ code: "hour not used", message });
  }
  return { pair, dayZero, pairs, dates, datesOfPair };
}

const MOST_LISTED = 5;

function listed(items: readonly string[], separator: string): string {
  const more = items.length > MOST_LISTED ? `${separator}and ${items.length - MOST_LISTED} more` : "";
  return items.slice(0, MOST_LISTED).join(separator) + more;
}

/** Factor columns as fractions by the dates of the prices; NaN on a date that they do not have. */
function datedFactors(
  table: WideTable,
  written: WideTable,
  options: StudyOptions,
  warnings: StudyWarning[],
): DatedFactors {
  const unit = options["factors-unit"];
  const isPublished = unit === undefined && written.isPublishedFactors && looksLikePercent(written);
  warnings.push(...written.warnings);
  warnings.push(...returnDoubts(written, "--factors-unit", isPublished || unit !== undefined));
  if (isPublished) {
    const message = `${written.source}: it has the form of Kenneth French's files, whose figures are in percent, and was read so; --factors-unit fraction takes them as they stand.`;
    warnings.push({ code: "read as published", message });
  }
  const factors = isPublished || unit === "percent" ? asFractions(written) : written;
  const placeOf = new Map(factors.dates.map((date, place) => [date, place] as const));
  const places = Int32Array.from(table.dates, (date) => placeOf.get(date) ?? -1);
  const onDates = (values: Float64Array) => Float64Array.from(places, (place) => values[place] ?? Number.NaN);
  const name = options["risk-free"];
  const rate = name === undefined ? undefined : factors.columns.get(name);
  if (name !== undefined && rate === undefined) {
    throw new InputFault(factors.source, null, `--risk-free ${name} is not a column of the factors file`);
  }
  const others = new Map([...factors.columns].filter(([column]) => column !== name));
  if (options.model === "factors") warnings.push(...risklessDoubts(factors, others));
  if (name !== undefined && rate !== undefined) warnings.push(...risklessRateDoubts(factors, name, rate));
  return {
    factors: [...others.values()].map(onDates),
    riskFree: rate === undefined ? null : onDates(rate),
  };
}

const modelNames: Readonly<Record<StudyModel, BatchModel>> = {
  market: "market",
  adjusted: "adjusted",
  mean: "mean",
  huber: "huber",
  garch: "garch",
  egarch: "egarch",
  "scholes-williams": "scholesWilliams",
  dimson: "dimson",
  capm: "capm",
  factors: "factors",
};

function studiedPanel(options: StudyOptions, series: readonly PairSeries[], events: BatchEvents): EventPanel {
  const common: Omit<BatchOptions, "model" | "estimation"> = {
    window: options.window,
    minimumSessions: options.minimumSessions,
    residualDegrees: options["residual-df"],
    forecastCorrection: options["forecast-correction"],
  };
  const { estimation } = options;
  if (estimation === null) return plainDifferences(series, events, common);
  const model = modelNames[options.model];
  if (model === "market" || model === "adjusted" || model === "mean") {
    const panel = studyEvents(series, events, { ...common, estimation, model });
    if (options["standard-errors"] === "newey-west") applyNeweyWestErrors(panel, series, events, null);
    return panel;
  }
  return studyWithModel(series, events, { ...common, estimation, model });
}

/** Events that were fitted and have no CAR, where sessions are not each security's own. */
function missingCars(panel: EventPanel, events: readonly EventRow[], options: StudyOptions): StudyWarning[] {
  const car = panel.windowLength * panel.events;
  const without = events.filter(
    (_, row) => panel.refusal[row] === 0 && Number.isNaN(panel.abnormal[car + row] ?? Number.NaN),
  );
  if (without.length === 0 || options.sessions === "own") return [];
  const ids = listed(
    without.map(({ id }) => id),
    ", ",
  );
  const message = `No CAR for ${ids}: a row of the window has no figure of the security or of its market. Where rows are those of several exchanges, --sessions own counts each security's own.`;
  return [{ code: "no price on a row", message }];
}
