import { type Cell, csvText, type Table } from "../../export/rows.ts";
import { STUDY_TABLES, studyTable } from "../../export/study-tables.ts";
import { type DateProblem, type OwnDate, ownDateText } from "../../reactions/own/own-dates.ts";
import type { OwnStudy, StudiedInstrument } from "../../reactions/own/own-pairs.ts";
import { loadReference, type Reference } from "../../reactions/reference.ts";
import { cleanEstimation } from "../../reactions/sessions/clean-estimation.ts";
import { boundOf } from "../../reactions/significance/within-bound.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { shortText } from "../../short-text.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { WHOLE_ESTIMATION } from "../../study/clean-estimation.ts";
import { MINIMUM_ESTIMATION_SESSIONS } from "../../study/windows.ts";
import type { EventRow } from "../../study-input/event-rows.ts";
import { studyAnswer } from "../../study-input/study-answer.ts";
import { type StudiedEvents, studyData } from "../../study-input/study-data.ts";
import { studyOptions } from "../../study-input/study-options.ts";
import type { WideTable } from "../../study-input/wide-table.ts";
import { windowText } from "../../window-text.ts";
import { askedStudy } from "./asked-study.ts";
import type { Asking, OutsideProblem } from "./outside-instrument.ts";
import { type StudyChoice, studyChoice, studyQuery } from "./study-choice.ts";

/** What is behind a study, in the form that the study command reads, beside what the command gives. */
const INPUT_TABLES = ["prices", "input"] as const;
const STUDY_FILE_TABLES = [...STUDY_TABLES, ...INPUT_TABLES] as const;
type StudyFileTable = (typeof STUDY_FILE_TABLES)[number];
const FORMATS = ["json", "csv"] as const;
export type FileFormat = (typeof FORMATS)[number];

/** A study as a file, piece by piece. */
export interface StudyFile {
  readonly pieces: AsyncGenerator<string, void, undefined>;
  readonly contentType: string;
  readonly fileName: string;
  readonly revision: number;
}

/** A parameter that can't be used, or a date of it. */
export interface StudyFileProblem {
  readonly parameter: string;
  readonly code: string;
  readonly given: string;
  /** A sentence in English. */
  readonly message: string;
}

/**
 * The study that an address of the page means, as the study command gives it of the same prices and dates: the same
 * digits, because the same function makes them. `format` is `json` or `csv`, with `table` for the latter.
 */
export async function studyFile(
  query: URLSearchParams,
  given?: Store,
  asking?: Asking,
): Promise<Result<StudyFile, readonly StudyFileProblem[]>> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const choice = studyChoice(reference, query);
  const form = fileForm(query);
  const { own, filter } = choice;
  const problems = [...choiceProblems(choice, asking), ...(form.ok ? [] : [form.problem])];
  if (problems.length > 0 || !form.ok) return fail(problems);
  const found = await quotedStudy(store, reference, choice, asking);
  if (!found.ok) return fail([found.problem]);
  const { instrument, study } = found.value;
  const input = { table: pricesOf(study), events: eventsOf(study, own.dates, filter) };
  const asked = optionTexts(filter);
  const options = studyOptions(asked, { kind: "price", hasFactors: false });
  if (!options.ok) {
    const { option, message } = options.problem;
    return fail([fileProblem(option, "bad choice", asked[option] ?? "", message.replaceAll("--", ""))]);
  }
  const studied = studyData({ ...input, kind: "price", factors: null }, options.value);
  if (!studied.ok) return fail([fileProblem("symbol", "not studied", instrument.symbol, studied.problem)]);
  const { format, table } = form.value;
  const { revision } = reference;
  if (format === "csv") {
    return succeed({
      pieces: csvText(tableOf(table, studied.value, input)),
      contentType: "text/csv; charset=utf-8",
      fileName: `study-${instrument.symbol}-${table}.csv`,
      revision,
    });
  }
  const meta = {
    ...{ symbol: instrument.symbol, name: instrument.name, exchange: instrument.exchangeCode },
    ...{ query: studyQuery(choice), revision, command: commandOf(asked) },
  };
  return succeed({
    pieces: jsonPieces(meta, studied.value),
    contentType: "application/json; charset=utf-8",
    fileName: `study-${instrument.symbol}.json`,
    revision,
  });
}

/** One text: the answer as the command writes it, with what it is about before it. */
async function* jsonPieces(meta: object, studied: StudiedEvents): AsyncGenerator<string, void, undefined> {
  yield `${JSON.stringify({ meta, ...studyAnswer(studied) })}\n`;
}

function fileForm(
  query: URLSearchParams,
): Result<{ readonly format: FileFormat; readonly table: StudyFileTable }, StudyFileProblem> {
  const tableText = query.get("table") ?? "events";
  const format = fileFormat(query, "json");
  const table = STUDY_FILE_TABLES.find((one) => one === tableText);
  if (!format.ok) return format;
  if (!table)
    return fail(
      fileProblem("table", "bad choice", tableText, `is not one of ${STUDY_FILE_TABLES.join(", ")}`),
    );
  return succeed({ format: format.value, table });
}

/** The form that an address asks for, `usual` unless it does. */
export function fileFormat(query: URLSearchParams, usual: FileFormat): Result<FileFormat, StudyFileProblem> {
  const text = query.get("format") ?? usual;
  const format = FORMATS.find((one) => one === text);
  return format
    ? succeed(format)
    : fail(fileProblem("format", "bad choice", text, `is not ${FORMATS.join(" or ")}`));
}

/** The instrument and its study, or why there are no quotes for it. In: what `choiceProblems` finds nothing in. */
export async function quotedStudy(
  store: Store,
  reference: Reference,
  choice: StudyChoice,
  asking: Asking | undefined,
): Promise<Result<{ readonly instrument: StudiedInstrument; readonly study: OwnStudy }, StudyFileProblem>> {
  const { outside, instrument, study } = await askedStudy(store, reference, choice, asking);
  const { symbol } = choice.typed;
  if (outside && !outside.ok) {
    const { code, seconds } = outside.problem;
    return fail(fileProblem("symbol", code, symbol, outsideSentence(code, seconds)));
  }
  if (!instrument || !study)
    return fail(fileProblem("symbol", "no quotes", symbol, "no quotes of it are stored"));
  return succeed({ instrument, study });
}

/** Everything that an endpoint refuses: a file says nothing of what was left out of it. */
export function choiceProblems(
  { instrument, isOutside, fitting, own, typed, problems }: StudyChoice,
  asking: Asking | undefined,
): StudyFileProblem[] {
  const isAsked = asking !== undefined && isOutside;
  const found: StudyFileProblem[] = [...problems];
  if (instrument === null && !isAsked) {
    const near = fitting.map(({ symbol }) => symbol).join(", ");
    const said =
      near === "" ? "nothing stored is called so" : `nothing stored is called just so; there are ${near}`;
    found.push(
      typed.symbol === ""
        ? fileProblem("symbol", "missing", "", "say which instrument, by its symbol or name")
        : fileProblem("symbol", "unknown", typed.symbol, said),
    );
  }
  if (own.dates.length + own.problems.length === 0) {
    found.push(fileProblem("dates", "missing", "", "give dates such as 2023-03-16, parted by commas"));
  }
  for (const { code, line, text } of own.problems) {
    found.push(fileProblem("dates", code, text, `${DATE_SENTENCES[code]} (line ${line})`));
  }
  if (own.left > 0) {
    found.push(
      fileProblem("dates", "too many", "", `more than ${own.dates.length} are given; ${own.left} are left`),
    );
  }
  return found;
}

const DATE_SENTENCES: Readonly<Record<DateProblem["code"], string>> = {
  "no date": "does not begin with a date such as 2023-03-16",
  "no such day": "is no day of the calendar",
  ambiguous: "could have its day or its month first; write the year first",
  "bad time": "is no time of day such as 14:30",
  "bad zone": "is no zone of one clock only, such as America/New_York, UTC or +08:00",
  "long label": "is a label of more than 80 characters",
  repeated: "is given twice",
};

/** Why Yahoo Finance gave no prices. */
function outsideSentence(code: OutsideProblem["code"], seconds: number): string {
  if (code === "too often") return `may be asked of Yahoo Finance again in ${seconds} seconds`;
  if (code === "other exchange")
    return "is listed where no exchange of this site's is, so its day 0 is not known";
  if (code === "unknown symbol") return "is no symbol that Yahoo Finance knows";
  return "could not be asked of Yahoo Finance; try again later";
}

/** What is wrong with a parameter, quoted in its sentence. */
export function fileProblem(
  parameter: string,
  code: string,
  given: string,
  sentence: string,
): StudyFileProblem {
  const short = shortText(given);
  const quoted = short === "" ? "" : `"${short}" `;
  return { parameter, code, given: short, message: `${parameter}: ${quoted}${sentence}` };
}

interface StudyInput {
  readonly table: WideTable;
  readonly events: readonly EventRow[];
}

/** The adjusted closes of the instrument and of every benchmark, on the sessions of the instrument's exchange. */
function pricesOf({ loaded: { series, benchmarks } }: OwnStudy): WideTable {
  const { sessions } = series;
  const columns = new Map([[series.symbol, series.adjustedClose]]);
  for (const { symbol, position, adjustedClose } of benchmarks) {
    columns.set(
      symbol,
      Float64Array.from(sessions, (session) => adjustedClose[position.get(session) ?? -1] ?? Number.NaN),
    );
  }
  return { source: "prices", dates: sessions, columns, isPublishedFactors: false, warnings: [] };
}

/** Each date by its day 0, as the exchange's calendar places it; one that has none by its own day. */
function eventsOf(
  { pairs, loaded }: OwnStudy,
  dates: readonly OwnDate[],
  filter: StudyChoice["filter"],
): EventRow[] {
  return pairs.map((pair, at): EventRow => {
    const { placed, benchmark, index } = pair;
    const { dayZero } = placed;
    const own = dates[at];
    const { leftOut, moved } = index === null ? WHOLE_ESTIMATION : cleanEstimation(pair, index, filter);
    const isWhole = leftOut.length === 0 && moved === 0;
    const left = leftOut.map((place) => loaded.series.sessions[place] ?? "");
    return {
      ...(isWhole ? {} : { without: { leftOut: left, moved } }),
      source: "dates",
      line: at + 1,
      id: own ? ownDateText(own) : String(at + 1),
      security: loaded.series.symbol,
      date: dayZero.status === "found" ? dayZero.session : (own?.date ?? ""),
      instant: null,
      market: benchmark?.symbol ?? null,
      exchange: null,
    };
  });
}

/** How the page measures, in the options of the command. */
function optionTexts(filter: StudyChoice["filter"]): Record<string, string> {
  const { model, estimation, window } = filter;
  const bound = boundOf(filter);
  return {
    ...(bound === null ? {} : { "equivalence-bound": String(bound) }),
    model,
    estimation: windowText(estimation),
    window: windowText(window),
    "minimum-sessions": String(MINIMUM_ESTIMATION_SESSIONS),
  };
}

/** What makes the same of the tables `prices` and `input`. */
const commandOf = (asked: Readonly<Record<string, string>>): string =>
  [
    "npm run --silent study -- --prices prices.csv --events input.csv",
    ...Object.entries(asked).map(([option, value]) => `--${option} ${value}`),
  ].join(" ");

function tableOf(name: StudyFileTable, studied: StudiedEvents, { table, events }: StudyInput): Table {
  if (name === "input") {
    return {
      columns: ["id", "security", "date", "market", "left_out", "moved"],
      rows: events.map(({ id, security, date, market, without }) => [
        ...[id, security, date, market],
        ...(without ? [without.leftOut.join(" ") || null, without.moved] : [null, null]),
      ]),
    };
  }
  if (name !== "prices") return studyTable(studied, name);
  const columns = [...table.columns];
  return {
    columns: ["date", ...columns.map(([column]) => column)],
    rows: table.dates.map((date, at): readonly Cell[] => [
      date,
      ...columns.map(([, values]) => finite(values[at])),
    ]),
  };
}

const finite = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
