import { type FilterProblem, parseFilter } from "../filters/parse.ts";
import { filterQuery } from "../filters/query.ts";
import { DEFAULT_FILTER, type Filter } from "../filters.ts";
import { claimsQueryText, parseClaimsQuery } from "../reactions/claims/claims-query.ts";
import { movesQueryText, parseMovesQuery } from "../reactions/questions/moves-query.ts";
import { parseSizeQuery, sizeQueryText } from "../reactions/questions/size-query.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { select } from "../reactions/selection.ts";
import { fail, type Result, succeed } from "../result.ts";
import { readClaimReports } from "../store/claims/claims.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { claimsTable } from "./claims-table.ts";
import { DATASETS, type Dataset } from "./datasets.ts";
import { explainedTable } from "./explained-table.ts";
import { exportFileName } from "./export-name.ts";
import { exportTable, type SelectedDataset } from "./export-tables.ts";
import { movesTable } from "./moves-table.ts";
import { csvText, jsonText, type Table } from "./rows.ts";

/** An export ready to be sent: its text piece by piece, and the data revision it was made from. */
export interface ExportedFile {
  readonly pieces: AsyncGenerator<string, void, undefined>;
  readonly contentType: string;
  /** What it is called, by what it has. */
  readonly fileName: string;
  readonly revision: number;
}

export type ExportFormat = "csv" | "json";

/** `reactions.csv` as a table and a format; null for a name that is none. */
export function exportName(file: string): { dataset: Dataset; format: ExportFormat } | null {
  const [name, format, ...rest] = file.split(".");
  const dataset = DATASETS.find((known) => known === name);
  if (!dataset || rest.length > 0 || (format !== "csv" && format !== "json")) return null;
  return { dataset, format };
}

/**
 * Text after a byte order mark, by which Excel on Windows knows that it is UTF-8. Nothing else wants one: only who asks
 * for it (`bom=1`) gets it, so that every other export stays the same bytes.
 */
async function* marked(pieces: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield "\ufeff";
  yield* pieces;
}

/** One of the tables for a query, or what is wrong with the query. */
export async function exportFile(
  { dataset, format }: { readonly dataset: Dataset; readonly format: ExportFormat },
  query: URLSearchParams,
  given?: Store,
): Promise<Result<ExportedFile, readonly FilterProblem[]>> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const asked = await askedTable(dataset, query, store, reference);
  if (!asked.ok) return asked;
  const { table, filter, filterText } = asked.value;
  const { revision } = reference;
  const fileName = exportFileName(dataset, format, filter, reference);
  if (format === "csv") {
    const pieces = query.get("bom") === "1" ? marked(csvText(table)) : csvText(table);
    return succeed({ pieces, contentType: "text/csv; charset=utf-8", fileName, revision });
  }
  const meta = {
    filter: Object.fromEntries(filterText),
    revision,
    generatedAt: new Date().toISOString(),
  };
  return succeed({
    pieces: jsonText(table, meta),
    contentType: "application/json; charset=utf-8",
    fileName,
    revision,
  });
}

type Asked = Result<
  { readonly table: Table; readonly filter: Filter; readonly filterText: URLSearchParams },
  readonly FilterProblem[]
>;

async function askedTable(
  dataset: Dataset,
  query: URLSearchParams,
  store: Store,
  reference: Reference,
): Promise<Asked> {
  if (dataset === "claims") return claimsAsked(query, store, reference);
  if (dataset === "moves") return movesAsked(query, store, reference);
  if (dataset === "explained") return explainedAsked(query, store, reference);
  return tableAsked(dataset, query, store, reference);
}

/** What explains the size has two parameters of its own, `size` and `explain`. */
function explainedAsked(query: URLSearchParams, store: Store, reference: Reference): Asked {
  const { filter, problems } = parseFilter(query, reference.vocabulary);
  const size = parseSizeQuery(query);
  if (problems.length + size.problems.length > 0) return fail([...problems, ...size.problems]);
  const filterText = filterQuery(filter);
  for (const [name, text] of Object.entries(sizeQueryText(size.asked))) {
    if (text !== null) filterText.set(name, text);
  }
  const table = explainedTable(store, select(reference, filter), size.asked);
  return succeed({ table, filter, filterText });
}

function tableAsked(
  dataset: SelectedDataset,
  query: URLSearchParams,
  store: Store,
  reference: Reference,
): Asked {
  const { filter, problems } = parseFilter(query, reference.vocabulary);
  if (problems.length > 0) return fail(problems);
  const table = exportTable(dataset, store, select(reference, filter));
  return succeed({ table, filter, filterText: filterQuery(filter) });
}

/** Unexplained moves have a parameter of their own, `sigma`. */
function movesAsked(query: URLSearchParams, store: Store, reference: Reference): Asked {
  const { filter, problems, badSigma } = parseMovesQuery(query, reference);
  if (badSigma !== null) {
    const message = `sigma: "${badSigma}" is not a number from 2 to 10`;
    return fail([...problems, { parameter: "sigma", code: "bad choice", given: badSigma, message }]);
  }
  if (problems.length > 0) return fail(problems);
  const filterText = new URLSearchParams(movesQueryText(filter));
  return succeed({
    table: movesTable(store, reference, filter),
    filter: { ...DEFAULT_FILTER, ...filter },
    filterText,
  });
}

/** Claims have parameters of their own, `report` and `verdict`. */
async function claimsAsked(query: URLSearchParams, store: Store, reference: Reference): Promise<Asked> {
  const reports = new Set((await readClaimReports(store)).map(({ slug }) => slug));
  const { problems, ...asked } = parseClaimsQuery(query, reference, reports);
  if (problems.length > 0) return fail(problems);
  return succeed({
    table: claimsTable(store, reference, asked),
    filter: asked.filter,
    filterText: claimsQueryText(asked),
  });
}
