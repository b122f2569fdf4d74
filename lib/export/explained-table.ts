import { explainedSizes } from "../reactions/questions/explained-sizes.ts";
import type { SizeQuery } from "../reactions/questions/size-query.ts";
import { pairMeasurer } from "../reactions/reaction.ts";
import {
  loadPairs,
  mostPairsTogether,
  newestPairs,
  placedPairs,
  type Selection,
} from "../reactions/selection.ts";
import type { Store } from "../store/client.ts";
import type { LeftOut } from "../study/cross-section/design.ts";
import type { Coefficient, CrossSection, CrossSectionRefusal } from "../study/cross-section/explain-size.ts";
import { type Column, type Columns, type DataTable, dataTable, type Unit, unlessEmpty } from "./columns.ts";

/** A coefficient of a regression, a level that has none, or the reason why there is no regression at all. */
interface ExplainedRow {
  readonly status: "ok" | "baseline" | LeftOut["reason"] | CrossSectionRefusal;
  readonly regressor: string | null;
  readonly level: string | null;
  readonly coefficient: Coefficient | null;
  readonly response: SizeQuery["response"];
  readonly outcome: CrossSection;
}

const figure = (
  unit: Unit,
  sentence: string,
  read: (coefficient: Coefficient) => number | null | undefined,
): Column<ExplainedRow> => ({
  type: "number",
  unit,
  sentence,
  read: ({ coefficient }) => (coefficient && read(coefficient)) ?? null,
});

const count = (
  unit: "pairs" | "days",
  sentence: string,
  read: (row: ExplainedRow) => number | null,
): Column<ExplainedRow> => ({
  type: "integer",
  unit,
  sentence,
  read,
});

/** The columns of explained.csv. */
export const EXPLAINED_COLUMNS: Columns<ExplainedRow> = {
  regressor: {
    type: "string",
    sentence: "constant, kind, role, hour, market or maker.",
    read: ({ regressor }) => regressor,
  },
  level: {
    type: "string",
    sentence:
      "The level whose pairs are compared with the baseline's; empty for the constant and the market.",
    read: ({ level }) => level,
  },
  status: {
    type: "string",
    sentence: "ok, baseline, why a level has no coefficient, or why there is no regression.",
    read: ({ status }) => status,
  },
  estimate: figure(
    "fraction",
    "How much more than the baseline's; of the constant the baseline's mean, of market for a move of 1, which is 100%.",
    ({ estimate }) => estimate,
  ),
  standard_error: figure(
    "fraction",
    "Its standard error, clustered by the day of day 0 (CR1).",
    ({ clustered }) => clustered?.standardError,
  ),
  t: figure("standard errors", "Estimate over standard error.", ({ clustered }) => clustered?.tStatistic),
  p: figure(
    "probability",
    "The p of t, two-sided, with one degree of freedom less than there are days.",
    ({ clustered }) => clustered?.pValue,
  ),
  low: figure("fraction", "The lower end of the 95% interval.", ({ low }) => low),
  high: figure("fraction", "The upper end of the 95% interval.", ({ high }) => high),
  bootstrap_p: figure(
    "probability",
    "The p of the wild cluster bootstrap; empty where there are fifty days, and ten that have the level.",
    ({ bootstrapP }) => bootstrapP,
  ),
  hc1_error: figure(
    "fraction",
    "The standard error by HC1, which takes pairs for independent.",
    ({ hc1 }) => hc1,
  ),
  hc3_error: figure(
    "fraction",
    "The standard error by HC3, which takes pairs for independent.",
    ({ hc3 }) => hc3,
  ),
  pairs: count("pairs", "Pairs that have the level.", ({ coefficient }) => coefficient?.rows ?? null),
  days: count("days", "Days that they lie on.", ({ coefficient }) => coefficient?.clusters ?? null),
  pooled: {
    type: "list",
    separator: ";",
    sentence: "The rare levels that are taken together in this one.",
    read: ({ coefficient }) => unlessEmpty(coefficient?.pooled ?? []),
  },
  response: {
    type: "string",
    sentence: "What is explained: car, or abnormal for the abnormal return of day 0.",
    read: ({ response }) => response,
  },
  all_pairs: count("pairs", "Pairs in the regression.", ({ outcome }) => outcome.rows),
  all_days: count(
    "days",
    "Days in the regression, which are the clusters.",
    ({ outcome }) => outcome.clusters,
  ),
  r_squared: {
    type: "number",
    unit: "ratio",
    sentence: "The share of the squares that is explained.",
    read: ({ outcome }) => (outcome.status === "ok" ? outcome.rSquared : null),
  },
};

/**
 * The regression of a selection's sizes as a table: the coefficients, the baselines and what has none. Of too many pairs
 * the newest, as on the page.
 */
export const explainedTable = (store: Store, selection: Selection, asked: SizeQuery): DataTable =>
  dataTable(EXPLAINED_COLUMNS, explainedRows(store, selection, asked));

async function* explainedRows(
  store: Store,
  selection: Selection,
  asked: SizeQuery,
): AsyncGenerator<ExplainedRow, void, undefined> {
  const { reference, filter } = selection;
  const loaded = await loadPairs(store, newestPairs(selection, mostPairsTogether(filter)));
  const reactions = Array.from(placedPairs(loaded), pairMeasurer(filter));
  const measured = reactions.filter(({ status }) => status === "ok");
  const outcome = explainedSizes(reference, measured, asked);
  const { response } = asked;
  const row = (of: Pick<ExplainedRow, "status"> & Partial<ExplainedRow>): ExplainedRow => ({
    ...{ regressor: null, level: null, coefficient: null, response, outcome },
    ...of,
  });
  if (outcome.status !== "ok") {
    yield row({ status: outcome.status });
    return;
  }
  for (const coefficient of outcome.coefficients) {
    const { regressor, level } = coefficient;
    yield row({ status: "ok", regressor, level, coefficient });
  }
  for (const [regressor, level] of outcome.baselines) yield row({ status: "baseline", regressor, level });
  for (const { reason, ...left } of outcome.leftOut) yield row({ status: reason, ...left });
}
