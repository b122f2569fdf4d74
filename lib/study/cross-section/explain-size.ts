// What explains the size of reactions: a regression across events, with errors that days share.
import { studentCritical } from "../distributions.ts";
import { sumOfSquares } from "../moments.ts";
import { roundingShare } from "../normal-return.ts";
import { leastSquares } from "../ols.ts";
import { tested } from "../prediction.ts";
import type { Tested } from "../types.ts";
import {
  crossSectionDesign,
  type Design,
  type DesignColumn,
  type LeftOut,
  type Regressor,
} from "./design.ts";
import { clusteredVariances, heteroskedasticVariances } from "./robust-errors.ts";
import { type WildDraws, wildBootstrapP, wildDraws } from "./wild-bootstrap.ts";

export interface CrossSectionInput {
  /** What is explained, a value an event, such as its CAR; NaN where it was not measured. */
  readonly response: Float64Array;
  /** What each event shares with others, such as the number of its day; any whole numbers. */
  readonly clusters: Int32Array;
  readonly regressors: readonly Regressor[];
  /** Samples of the wild bootstrap where they can't be enumerated, and their seed. */
  readonly draws: number;
  readonly seed: number;
}

/** One coefficient; of a level, how much more its events have than those of the baseline. */
export interface Coefficient extends Omit<DesignColumn, "values"> {
  /** With CR1 errors and Student's t of G - 1; null where the clusters leave no variance. */
  readonly clustered: Tested | null;
  readonly estimate: number;
  /** The 95% interval of that. */
  readonly low: number | null;
  readonly high: number | null;
  /** Standard errors for residuals of any variance, but independent. */
  readonly hc1: number;
  readonly hc3: number | null;
  /** Whether so few clusters have it that neither of those errors is to be believed (MacKinnon & Webb 2017). */
  readonly isThin: boolean;
  /** The p of the wild cluster bootstrap; null where there are clusters enough, and enough that have the level. */
  readonly bootstrapP: number | null;
}

/** Why there is no regression. */
export type CrossSectionRefusal = "no regressors" | "too few events" | "too few clusters" | "zero variance";

export type CrossSection =
  | {
      readonly status: "ok";
      readonly rows: number;
      readonly clusters: number;
      /** Rows of the input without a response or a number of a regressor. */
      readonly missing: number;
      /** The constant first. */
      readonly coefficients: readonly Coefficient[];
      readonly baselines: Design["baselines"];
      readonly leftOut: readonly LeftOut[];
      readonly rSquared: number;
      /** Whether clusters are so few that the bootstrap's p is to be read instead. */
      readonly hasFewClusters: boolean;
      /** How the bootstrap's samples were made; null where there was none. */
      readonly bootstrap: Pick<WildDraws, "weights" | "samples" | "isEnumerated"> | null;
    }
  | {
      readonly status: CrossSectionRefusal;
      readonly rows: number;
      readonly clusters: number;
      /** Columns that the regression would have, the constant among them. */
      readonly columns: number;
    };

/** What the constant is called among regressors. */
const CONSTANT = "constant";
/** Fewer rows than twice the columns fit whatever there is. */
const ROWS_A_COLUMN = 2;
/** No error can be told from fewer clusters. */
const FEWEST_CLUSTERS = 5;
/** Errors by cluster are too small with fewer clusters than "20 to 50" (Cameron & Miller 2015). */
const FEW_CLUSTERS = 50;
/** The same of the clusters that have a level. */
const FEW_OF_A_LEVEL = 10;
const CONFIDENCE_LEVEL = 0.95;

/**
 * Ordinary least squares of reactions on what is known of their events (the cross-sectional regression of event studies,
 * MacKinlay 1997, section 9), with errors clustered by day and t of G - 1 degrees of freedom (Cameron & Miller 2015), HC1
 * and HC3 beside them, and the p of a restricted wild cluster bootstrap. It is association: which events differ, not
 * why. In: as many values in `response`, `clusters` and each regressor. Out: the coefficients, or why there are none.
 */
export function explainSize({
  response,
  clusters,
  regressors,
  draws,
  seed,
}: CrossSectionInput): CrossSection {
  const known = knownRows(response, regressors);
  const y = Float64Array.from(known, (row) => response[row] ?? Number.NaN);
  const groups = numbered(Int32Array.from(known, (row) => clusters[row] ?? 0));
  const design = crossSectionDesign(
    regressors.map((regressor) => rowsOf(regressor, known)),
    groups,
  );
  const columns = [new Float64Array(y.length).fill(1), ...design.columns.map(({ values }) => values)];
  const [rows, count] = [y.length, new Set(groups).size];
  const refuse = (status: CrossSectionRefusal): CrossSection => ({
    status,
    rows,
    clusters: count,
    columns: columns.length,
  });
  if (rows < ROWS_A_COLUMN * Math.max(2, columns.length)) return refuse("too few events");
  if (count < FEWEST_CLUSTERS) return refuse("too few clusters");
  if (design.columns.length === 0) return refuse("no regressors");
  const regression = leastSquares(columns, y);
  const squares = sumOfSquares(y);
  if (!regression || !(squares > roundingShare * sumOfSquares(y, 0))) return refuse("zero variance");

  const clustered = clusteredVariances(columns, regression, groups);
  const { hc1, hc3 } = heteroskedasticVariances(columns, regression);
  const hasFewClusters = count < FEW_CLUSTERS;
  const isThin = (column: Pick<DesignColumn, "clusters">) => column.clusters < FEW_OF_A_LEVEL;
  const isSampled = hasFewClusters || design.columns.some(isThin);
  const sampled = isSampled ? wildDraws(count, { draws, seed }) : null;
  const critical = studentCritical(CONFIDENCE_LEVEL, count - 1);
  const constant = { regressor: CONSTANT, level: null, pooled: [], rows, clusters: count };
  return {
    status: "ok",
    rows,
    clusters: count,
    missing: response.length - rows,
    coefficients: [constant, ...design.columns].map((column, at): Coefficient => {
      const { regressor, level, pooled } = column;
      const estimate = regression.coefficients[at] ?? Number.NaN;
      const variance = clustered[at] ?? Number.NaN;
      const own = variance > 0 ? tested(estimate, variance, count - 1) : null;
      const half = own && critical * own.standardError;
      const data = { columns, response: y, regression, clusters: groups };
      const p =
        own && sampled && (hasFewClusters || isThin(column))
          ? wildBootstrapP(data, at, own.tStatistic, sampled)
          : Number.NaN;
      return {
        ...{ regressor, level, pooled, rows: column.rows, clusters: column.clusters, estimate },
        clustered: own,
        low: half === null ? null : estimate - half,
        high: half === null ? null : estimate + half,
        hc1: Math.sqrt(hc1[at] ?? Number.NaN),
        hc3: finite(Math.sqrt(hc3[at] ?? Number.NaN)),
        isThin: isThin(column),
        bootstrapP: finite(p),
      };
    }),
    baselines: design.baselines,
    leftOut: design.leftOut,
    rSquared: 1 - regression.residualSquares / squares,
    hasFewClusters,
    bootstrap: sampled && {
      weights: sampled.weights,
      samples: sampled.samples,
      isEnumerated: sampled.isEnumerated,
    },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The rows with a response and every number. */
const knownRows = (response: Float64Array, regressors: readonly Regressor[]): number[] =>
  [...response.keys()].filter(
    (row) =>
      Number.isFinite(response[row]) &&
      regressors.every(({ kind, values }) => kind === "levels" || Number.isFinite(values[row])),
  );

function rowsOf(regressor: Regressor, rows: readonly number[]): Regressor {
  return regressor.kind === "number"
    ? { ...regressor, values: Float64Array.from(rows, (row) => regressor.values[row] ?? Number.NaN) }
    : { ...regressor, values: rows.map((row) => regressor.values[row] ?? []) };
}

/** Clusters counted from 0 in the order in which they first appear. */
function numbered(clusters: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return clusters.map((cluster) => {
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    return number;
  });
}
