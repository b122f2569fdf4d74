// A study of a file of the reader's own, made in the reader's browser: nothing here knows a server or a store.
// Before any schema is made.
import "./schemas-uncompiled.ts";

import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import { type Chart, chart } from "../../drawing/chart.ts";
import { fitTable } from "../../export/fit-table.ts";
import { csvText, type Table } from "../../export/rows.ts";
import { studyTable } from "../../export/study-tables.ts";
import { exchange } from "../../market/exchanges.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { isoDate } from "../../market/session-date.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { type OwnDate, ownDateText, ownTime } from "../../reactions/own/own-dates.ts";
import type { PathPoint } from "../../reactions/paths/car-path.ts";
import { chartWindow, type PanelPaths, panelPaths } from "../../reactions/paths/panel-paths.ts";
import { type PowerPoint, powerCurve } from "../../reactions/significance/detectable.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { eventResult } from "../../study/batch/event-result.ts";
import { WHOLE_ESTIMATION } from "../../study/clean-estimation.ts";
import { confidenceHalfWidth } from "../../study/cumulative.ts";
import { diagnose, type FitDiagnostics } from "../../study/diagnostics/diagnose.ts";
import { simpleReturns } from "../../study/returns.ts";
import type { SessionWindow, Tested } from "../../study/types.ts";
import { MINIMUM_ESTIMATION_SESSIONS, PRE_TREND, windowsOverlap } from "../../study/windows.ts";
import { textRows } from "../../study-input/delimited-rows.ts";
import type { EventRow } from "../../study-input/event-rows.ts";
import { estimatedWindow, studiedFit } from "../../study-input/fit-answer.ts";
import { InputFault } from "../../study-input/input-fault.ts";
import { nullAnswer } from "../../study-input/null-answer.ts";
import { aggregateAnswer, studyAnswer } from "../../study-input/study-answer.ts";
import { type StudiedEvents, studyData } from "../../study-input/study-data.ts";
import { type StudyOptions, studyOptions } from "../../study-input/study-options.ts";
import type { StudyWarning } from "../../study-input/warning.ts";
import { type CellKind, tableReader, type WideTable } from "../../study-input/wide-table.ts";
import { type ShownFit, shownFit } from "../fit-plots.ts";

/** A larger file is not read: it would hold up the page. */
export const LARGEST_FILE_BYTES = 10 * 2 ** 20;
/** Dates times securities that are studied at once. */
export const MOST_EVENTS = 2000;
/** More sections with charts make a page that is slow to draw and long to read. */
const MOST_IN_FULL = 12;
/** Sessions of prices shown either side of day 0. */
const SESSIONS_AROUND = 30;
const CONFIDENCE_LEVEL = 0.95;

/** What a file's figures are, and how it writes dates and decimals where it does not show that itself. */
export interface FileForm {
  readonly kind: "price" | "return" | "percent";
  readonly order: "day-first" | "month-first" | null;
  readonly decimal: "point" | "comma" | null;
}

/** A file that was read. */
export interface OwnTable {
  readonly kind: CellKind;
  readonly isPercent: boolean;
  readonly table: WideTable;
}

/** What is asked of a file. Windows as texts, such as `-1..1`. */
export interface OwnQuestion {
  /** Columns. */
  readonly securities: readonly string[];
  /** A column; null for none. */
  readonly market: string | null;
  readonly dates: readonly OwnDate[];
  /** Whose hours place a time of day; null where the day alone counts. */
  readonly exchange: ExchangeCode | null;
  readonly model: string;
  readonly window: string;
  readonly estimation: string;
  /** Which other dates' event windows are left out of estimation windows, by the words of the command. */
  readonly exclude: "none" | "security" | "all" | "cluster";
  /** A fraction that effects are tested to be smaller than; null where not asked. */
  readonly bound: number | null;
  /** For the models of factors; null for none, and the column of it that is the riskless rate. */
  readonly factors: OwnTable | null;
  readonly riskFree: string | null;
}

/** What one security did round one date. */
export interface OwnEvent {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly security: string;
  /** An ISO date; null outside of the file. */
  readonly day0: string | null;
  readonly status: string;
  /** The return of day 0, a fraction. */
  readonly change: number | null;
  readonly abnormal: Tested | null;
  readonly car: Tested | null;
  /** Whether it has a fit, which `OwnFileStudy.fit` makes. */
  readonly isFitted: boolean;
  /** p of the equivalence test of its CAR; null where not asked. */
  readonly within: number | null;
  /** The least AR of day 0 and CAR, fractions, that its tests find four times in five; null without a figure. */
  readonly detectable: { readonly abnormal: number | null; readonly car: number | null };
  /** With its charts; null of events beyond the first few. */
  readonly full: {
    readonly path: readonly PathPoint[];
    readonly axis: ValueAxis | null;
    readonly prices: Chart | null;
    /** How often an AR of a size would have been found; empty without one. */
    readonly power: readonly PowerPoint[];
    readonly fit: { readonly diagnostics: FitDiagnostics; readonly preTrend: Tested | null } | null;
  } | null;
}

/** The fit behind an event; `csv` is what its plots draw, as `/api/v1/fit` writes it. */
export interface OwnFit extends ShownFit {
  readonly csv: () => Promise<string>;
}

/** A study of a file, ready to be shown. */
export interface OwnFileStudy {
  readonly events: readonly OwnEvent[];
  readonly answer: ReturnType<typeof aggregateAnswer>;
  readonly window: string;
  /** What the equivalence tests are against, a fraction; null where not asked. */
  readonly bound: number | null;
  /** Null where fewer than three days were measured. */
  readonly paths: (PanelPaths & { readonly axes: readonly [ValueAxis | null, ValueAxis | null] }) | null;
  readonly warnings: readonly StudyWarning[];
  /** The fit behind one of the events, with its plots, made when it is asked for; null where nothing was fitted. */
  readonly fit: (id: string) => OwnFit | null;
  /** The answer as the study command writes it. */
  readonly json: () => string;
  readonly csv: (table: "events" | "abnormal" | "tests") => Promise<string>;
}

/** The text of a file: UTF-8, UTF-16 by its mark, else as a Chinese Excel writes it. */
export function fileText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Reads a file; the problem is one line in English that says where and what. */
export function readOwnTable(
  name: string,
  text: string,
  { kind, order, decimal }: FileForm,
): Result<OwnTable, string> {
  try {
    const { rows, delimiter } = textRows(text, name);
    const cells = kind === "price" ? "price" : "return";
    const reader = tableReader({
      ...{ source: name, kind: cells, wanted: null, delimiter: () => delimiter },
      ...{ dates: order ?? undefined, decimal: decimal ?? undefined },
    });
    for (const row of rows) reader.row(row);
    return succeed({ kind: cells, isPercent: kind === "percent", table: reader.end() });
  } catch (error) {
    if (error instanceof InputFault) return fail(error.message);
    throw error;
  }
}

/** Studies a file by the definitions of the pages; the same figures as the study command's, by the same function. */
export function studyOwnTable(own: OwnTable, question: OwnQuestion): Result<OwnFileStudy, string> {
  const texts = optionTexts(own, question);
  const { factors } = question;
  const options = studyOptions(texts, { kind: own.kind, hasFactors: factors !== null });
  if (!options.ok) return fail(`${options.problem.option} ${options.problem.message.replaceAll("--", "")}`);
  const events = eventRows(question);
  const table = onlyColumns(own.table, [
    ...question.securities,
    ...(question.market === null ? [] : [question.market]),
  ]);
  const input = { table, kind: own.kind, factors: factors?.table ?? null };
  const studied = studyData({ ...input, events }, options.value);
  if (!studied.ok) return studied;
  const settled = settledRows(studied.value);
  const study: Study = (rows, window) =>
    studyData({ ...input, events: rows }, { ...options.value, "exclude-events": "none", window });
  const inFull = settled.slice(0, MOST_IN_FULL);
  const paths = eventPaths(study, inFull, options.value);
  const before = preTrends(study, inFull, options.value);
  const series = new Map(question.securities.map((security) => [security, seriesOf(own, security)]));
  return succeed({
    events: events.map((event, row) =>
      ownEvent(series, studied.value, { event, row }, { path: paths[row], before: before[row] ?? null }),
    ),
    answer: aggregateAnswer(studied.value),
    window: question.window,
    bound: question.bound,
    paths: averagePaths(study, studied.value, settled),
    warnings: studied.value.warnings,
    fit: (id) =>
      fitOf(
        study,
        studied.value,
        settled.find((event) => event.id === id),
      ),
    json: () =>
      `${JSON.stringify({ meta: { file: own.table.source, options: texts }, ...studyAnswer(studied.value) })}\n`,
    csv: (name) => wholeText(studyTable(studied.value, name)),
  });
}

async function wholeText(table: Table): Promise<string> {
  let text = "";
  for await (const piece of csvText(table)) text += piece;
  return text;
}

/** The fit behind a studied event with its plots; null where nothing was fitted. */
function fitOf(study: Study, studied: StudiedEvents, event: EventRow | undefined): OwnFit | null {
  const { panel, events, options } = studied;
  const row = events.findIndex(({ id }) => id === event?.id);
  const result = event ? eventResult(panel, row) : null;
  if (!event || result?.status !== "ok" || options.estimation === null) return null;
  const [preTrend = null] = preTrends(study, [event], options);
  const fit = shownFit({ fit: result, preTrend, ...studiedFit(studied, row) });
  const of = { event: event.id, symbol: event.security };
  return { ...fit, csv: () => wholeText(fitTable(of, fit.sessions)) };
}

/** Of a file only what is asked about: doubts about the rest are nobody's here. */
const onlyColumns = (table: WideTable, names: readonly string[]): WideTable => ({
  ...table,
  columns: new Map([...table.columns].filter(([name]) => names.includes(name))),
});

/** How the pages measure, in the options of the command. */
function optionTexts(
  own: OwnTable,
  { market, model, window, estimation, exclude, bound, factors, riskFree }: OwnQuestion,
): Record<string, string> {
  const isOfFactors = model === "factors" && factors !== null;
  return {
    ...(riskFree === null || factors === null ? {} : { "risk-free": riskFree }),
    ...(factors?.isPercent ? { "factors-unit": "percent" } : {}),
    ...(bound === null ? {} : { "equivalence-bound": String(bound) }),
    "exclude-events": exclude,
    ...(market === null ? {} : { market }),
    ...(own.isPercent ? { "returns-unit": "percent" } : {}),
    model: market === null && !isOfFactors ? "mean" : model,
    ...{ window, estimation, sessions: "own" },
    "minimum-sessions": String(MINIMUM_ESTIMATION_SESSIONS),
  };
}

function eventRows({ securities, market, dates, exchange: code }: OwnQuestion): EventRow[] {
  return securities.flatMap((security) =>
    dates.map((own, at): EventRow => {
      const { announcedAt } = ownTime(own, code === null ? "UTC" : exchange(code).zone);
      const id = ownDateText(own);
      return {
        source: "dates",
        line: at + 1,
        id: securities.length === 1 ? id : `${security} ${id}`,
        ...{ security, market, exchange: code, date: own.date, instant: announcedAt },
      };
    }),
  );
}

/**
 * The events with what their estimation windows do without: what is left out for others, or for a cluster, hangs on all
 * events and on their CAR windows, also where some are studied alone or over another window.
 */
function settledRows({ events, clean, calendar: { days, pair } }: StudiedEvents): readonly EventRow[] {
  if (clean === null) return events;
  return events.map((event, row) => {
    const { leftOut, moved } = clean[row] ?? WHOLE_ESTIMATION;
    const own = days[pair[row] ?? -1];
    return { ...event, without: { leftOut: leftOut.map((place) => isoDate(own?.[place] ?? 0)), moved } };
  });
}

/** Studies some of the settled events over a window. */
type Study = (rows: readonly EventRow[], window: SessionWindow) => Result<StudiedEvents, string>;

/** The CAR of each event from the start of the charts' window to each session of it, whatever the model. */
function eventPaths(study: Study, events: readonly EventRow[], { estimation }: StudyOptions): PathPoint[][] {
  if (estimation === null || events.length === 0) return [];
  const { start, end } = chartWindow(estimation);
  const paths: PathPoint[][] = events.map(() => []);
  for (let session = start; session <= end; session += 1) {
    const studied = study(events, { start, end: session });
    if (!studied.ok) return [];
    paths.forEach((path, row) => {
      const result = eventResult(studied.value.panel, row);
      const car = result.status === "ok" ? result.car : null;
      const half =
        car && result.status === "ok"
          ? confidenceHalfWidth(car, result.degreesOfFreedom, CONFIDENCE_LEVEL)
          : 0;
      path.push({
        ...{ session, date: null, car: car?.value ?? null },
        ...{ low: car ? car.value - half : null, high: car ? car.value + half : null },
      });
    });
  }
  return paths;
}

/** The CAR of the ten sessions before day 0 of each event; none where they are estimated on. */
function preTrends(
  study: Study,
  events: readonly EventRow[],
  { estimation }: StudyOptions,
): readonly (Tested | null)[] {
  if (estimation === null || events.length === 0 || windowsOverlap(estimation, PRE_TREND)) return [];
  const studied = study(events, PRE_TREND);
  if (!studied.ok) return [];
  return events.map((_, row) => {
    const result = eventResult(studied.value.panel, row);
    return result.status === "ok" ? result.car : null;
  });
}

/** Fewer days say nothing that the table does not, and their bootstrap has no width. */
const FEWEST_DAYS = 3;

function averagePaths(
  study: Study,
  { panel, options: { estimation } }: StudiedEvents,
  events: readonly EventRow[],
): OwnFileStudy["paths"] {
  const measured = events.filter((_, row) => panel.refusal[row] === 0);
  if (estimation === null || measured.length === 0) return null;
  const studied = study(measured, chartWindow(estimation));
  if (!studied.ok || studied.value.clustering.days < FEWEST_DAYS) return null;
  const paths = panelPaths(studied.value.panel, studied.value.clustering.groups);
  return { ...paths, axes: [axisOf(paths.averagePath), axisOf(paths.path)] };
}

/** A scale that holds zero, every value and every band, fractions; null where there is none. */
const axisOf = (points: readonly PathPoint[]): ValueAxis | null =>
  valueAxis(
    points.flatMap(({ car, low, high }) => [car, low, high, 0]),
    "price",
  );

function ownEvent(
  bySecurity: ReadonlyMap<string, InstrumentSeries>,
  studied: StudiedEvents,
  { event, row }: { readonly event: EventRow; readonly row: number },
  { path, before }: { readonly path: readonly PathPoint[] | undefined; readonly before: Tested | null },
): OwnEvent {
  const { panel, dayZero } = studied;
  const result = eventResult(panel, row);
  const day0 = dayZero[row] ?? null;
  const series = bySecurity.get(event.security);
  const at = day0 === null ? undefined : series?.position.get(day0);
  const abnormal =
    result.status === "ok"
      ? (result.abnormalReturns.find(({ session }) => session === 0)?.abnormal ?? null)
      : null;
  const isFitted = result.status === "ok" && studied.options.estimation !== null;
  const leastOf = (tested: Tested | null) =>
    result.status === "ok" ? nullAnswer(studied, row, tested, result.degreesOfFreedom).carDetectable : null;
  const least = leastOf(abnormal);
  const change = at === undefined ? Number.NaN : (series?.returns[at] ?? Number.NaN);
  return {
    ...{ id: event.id, title: event.id, date: event.date, security: event.security, day0 },
    status: result.status === "ok" && result.car === null ? "gap" : result.status,
    change: Number.isNaN(change) ? null : change,
    abnormal,
    isFitted,
    detectable: { abnormal: least, car: leastOf(result.status === "ok" ? result.car : null) },
    car: result.status === "ok" ? result.car : null,
    within:
      result.status === "ok"
        ? nullAnswer(studied, row, result.car, result.degreesOfFreedom).carEquivalenceP
        : null,
    full: path
      ? {
          path: path.map((point) => ({
            ...point,
            date: series?.sessions[(at ?? Number.NaN) + point.session] ?? null,
          })),
          axis: axisOf(path),
          prices: series === undefined || at === undefined ? null : pricesAround(series, at),
          power:
            least === null || abnormal === null || result.status !== "ok"
              ? []
              : powerCurve(least, abnormal.standardError, result.degreesOfFreedom),
          fit: isFitted ? { diagnostics: diagnose(estimatedWindow(studied, row)), preTrend: before } : null,
        }
      : null,
  };
}

/** The closes round a position; of returns the level that they lead to from 100. */
function pricesAround(series: InstrumentSeries, at: number): Chart {
  const { sessions } = series;
  const from = sessions[Math.max(0, at - SESSIONS_AROUND)] ?? "";
  const to = sessions[Math.min(sessions.length - 1, at + SESSIONS_AROUND)] ?? "";
  const look = { colour: 1, dash: null };
  const subject = {
    series,
    name: series.symbol,
    company: null,
    currency: null,
    kind: "share",
    look,
  } as const;
  return chart([subject], "price", from, to);
}

/** One column of a file on its own sessions. */
function seriesOf({ table, kind, isPercent }: OwnTable, security: string): InstrumentSeries {
  const figures = table.columns.get(security) ?? new Float64Array(0);
  const rows = table.dates.flatMap((date, row) =>
    Number.isNaN(figures[row] ?? Number.NaN) ? [] : [{ date, row }],
  );
  const values = Float64Array.from(rows, ({ row }) => (figures[row] ?? Number.NaN) / (isPercent ? 100 : 1));
  const close = kind === "price" ? values : levels(values);
  const sessions = rows.map(({ date }) => date);
  const none = new Float64Array(sessions.length).fill(Number.NaN);
  return {
    symbol: security,
    ...{ sessions, close, adjustedClose: close, open: none, high: none, low: none, volume: none },
    position: new Map(sessions.map((session, index) => [session, index])),
    flags: new Map(),
    returns: kind === "price" ? simpleReturns(values) : values,
    range: sessions.length === 0 ? null : { first: sessions[0] ?? "", last: sessions.at(-1) ?? "" },
  };
}

function levels(returns: Float64Array): Float64Array {
  let level = 100;
  return returns.map((value) => {
    level *= 1 + value;
    return level;
  });
}
