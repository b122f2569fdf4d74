import { fitTable } from "../export/fit-table.ts";
import { csvText, jsonText } from "../export/rows.ts";
import { ownDateText } from "../reactions/own/own-dates.ts";
import { measureReaction } from "../reactions/reaction.ts";
import { loadReference } from "../reactions/reference.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { FittedSession } from "../study/diagnostics/fitted-sessions.ts";
import { fitView, pairFit } from "./fit.ts";
import type { Asking } from "./study/outside-instrument.ts";
import { chosenDate, dateKey, studyChoice, studyFitQuery, studyQuery } from "./study/study-choice.ts";
import {
  choiceProblems,
  type FileFormat,
  fileFormat,
  fileProblem,
  quotedStudy,
  type StudyFile,
  type StudyFileProblem,
} from "./study/study-file.ts";

/** One fit with what it is of. */
interface NamedFit {
  /** A slug, or a date of the reader's own. */
  readonly event: string;
  readonly symbol: string;
  readonly sessions: readonly FittedSession[];
  /** The query string that asks for it again. */
  readonly query: string;
  readonly revision: number;
}

type Problems = readonly StudyFileProblem[];

/**
 * What the plots of one fit draw, session by session, for `/api/v1/fit`: of an announcement (`event` and `symbol`) by
 * the parameters of its page, or of one date of a study (`date`) by those of `/study`. `format` is `csv` or `json`.
 */
export async function fitFile(
  query: URLSearchParams,
  given?: Store,
  asking?: Asking,
): Promise<Result<StudyFile, Problems>> {
  const store = given ?? (await sharedStore());
  const format = fileFormat(query, "csv");
  if (!format.ok) return fail([format.problem]);
  const found = query.has("event") ? await eventFit(query, store) : await dateFit(query, store, asking);
  return found.ok ? succeed(fileOf(found.value, format.value)) : found;
}

function fileOf({ event, symbol, sessions, query, revision }: NamedFit, format: FileFormat): StudyFile {
  const table = fitTable({ event, symbol }, sessions);
  const fileName = `fit-${symbol}-${event}.${format}`;
  if (format === "csv") {
    return { pieces: csvText(table), contentType: "text/csv; charset=utf-8", fileName, revision };
  }
  const pieces = jsonText(table, { query, revision });
  return { pieces, contentType: "application/json; charset=utf-8", fileName, revision };
}

async function eventFit(query: URLSearchParams, store: Store): Promise<Result<NamedFit, Problems>> {
  const [slug, symbol] = [query.get("event") ?? "", query.get("symbol") ?? ""];
  const view = await fitView({ slug, symbol }, query, "en", store);
  if (view === null) {
    return fail([
      fileProblem("event", "unknown", slug, `is not stored together with the listing "${symbol}"`),
    ]);
  }
  const { problems, reaction, found, revision } = view;
  if (problems.length > 0) return fail(problems);
  if (found === null) return fail([notFitted("event", slug, reaction.status)]);
  const asked = `${new URLSearchParams({ event: slug, symbol })}${view.query === "" ? "" : `&${view.query}`}`;
  return succeed({ event: slug, symbol, sessions: found.sessions, query: asked, revision });
}

async function dateFit(
  query: URLSearchParams,
  store: Store,
  asking: Asking | undefined,
): Promise<Result<NamedFit, Problems>> {
  const reference = await loadReference(store, "en");
  const choice = studyChoice(reference, query);
  const problems = choiceProblems(choice, asking);
  if (problems.length > 0) return fail(problems);
  const { at, given } = chosenDate(query, choice.own);
  const date = choice.own.dates[at];
  if (!date) return fail([fileProblem("date", "unknown", given, "is not among the dates")]);
  const quoted = await quotedStudy(store, reference, choice, asking);
  if (!quoted.ok) return fail([quoted.problem]);
  const { instrument, study } = quoted.value;
  const pair = study.pairs[at];
  if (!pair) return fail([notFitted("date", dateKey(date), "no quotes")]);
  const found = pairFit(pair, choice.filter);
  if (found === null)
    return fail([notFitted("date", dateKey(date), measureReaction(pair, choice.filter).status)]);
  return succeed({
    ...{ event: ownDateText(date), symbol: instrument.symbol, sessions: found.sessions },
    query: studyFitQuery(studyQuery({ ...choice, instrument }), dateKey(date)),
    revision: reference.revision,
  });
}

/** Why there is no fit, by the status of its reaction. */
const notFitted = (parameter: string, given: string, status: string): StudyFileProblem =>
  fileProblem(parameter, "not fitted", given, `could not be fitted: ${status}`);
