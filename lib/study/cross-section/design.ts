// The columns of a cross-sectional regression, made from what is known of each event.

/** Something that may explain the size of a reaction, by row. */
export type Regressor =
  | {
      readonly kind: "number";
      readonly name: string;
      /** NaN where it is not known. */
      readonly values: Float64Array;
    }
  | {
      readonly kind: "levels";
      readonly name: string;
      /** The levels of each row: one, or several where it is several things at once. */
      readonly values: readonly (readonly string[])[];
    };

/** A column of the design: a number, or whether a row has a level (1) or not (0). */
export interface DesignColumn {
  readonly regressor: string;
  /** Null for a number. */
  readonly level: string | null;
  /** The rare levels that share this column; none for a level of its own. */
  readonly pooled: readonly string[];
  readonly values: Float64Array;
  /** Rows in which it is not zero, and the clusters that they lie in. */
  readonly rows: number;
  readonly clusters: number;
}

/** What has no column, and why. */
export interface LeftOut {
  readonly regressor: string;
  /** Null where the whole regressor is meant. */
  readonly level: string | null;
  /** `collinear`: other columns say the same; `too few events`: nothing can be told from so few; `no variation`: all alike. */
  readonly reason: "collinear" | "too few events" | "no variation";
}

export interface Design {
  readonly columns: readonly DesignColumn[];
  /** The level of each regressor that the others are measured against: its most frequent one. */
  readonly baselines: ReadonlyMap<string, string>;
  readonly leftOut: readonly LeftOut[];
}

/** The level that rare ones are pooled into. */
const POOLED_LEVEL = "other";
/** A level of fewer rows, or of fewer clusters, is pooled: its coefficient would be the mean of those rows. */
const FEWEST_ROWS = 5;
const FEWEST_CLUSTERS = 2;
/** The share of a column's length that must lie outside the span of those before it (the tolerance of R's `lm`). */
const COLLINEAR_TOLERANCE = 1e-7;

/**
 * The columns of some regressors beside a constant: numbers as they are, levels as dummies (Suits 1957) against the most
 * frequent one. Rare levels are pooled into one column; columns that those before them span are left out and named, as
 * R's `lm` does. In: one cluster a row; regressors of as many rows, no NaN. Out: the columns in their order, the
 * constant not among them.
 */
export function crossSectionDesign(regressors: readonly Regressor[], clusters: Int32Array): Design {
  const baselines = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  const made: DesignColumn[] = [];
  for (const regressor of regressors) {
    if (regressor.kind === "number") {
      made.push(designColumn({ ...regressor, level: null, pooled: [] }, clusters));
      continue;
    }
    const { baseline, columns, rare } = levelColumns(regressor, clusters);
    if (baseline !== null) baselines.set(regressor.name, baseline);
    made.push(...columns);
    const told = rare.map((level) => ({
      regressor: regressor.name,
      level,
      reason: "too few events" as const,
    }));
    leftOut.push(...told);
    if (columns.length === 0 && told.length === 0) {
      leftOut.push({ regressor: regressor.name, level: null, reason: "no variation" });
    }
  }
  const span = [unit(new Float64Array(clusters.length).fill(1))];
  const columns = made.filter(({ regressor, level, values }) => {
    const outside = outsideOf(span, values);
    if (outside) span.push(outside);
    else leftOut.push({ regressor, level, reason: "collinear" });
    return outside !== null;
  });
  return { columns, baselines, leftOut };
}

/** The dummies of a regressor's levels, its baseline, and the levels too rare even when pooled. */
function levelColumns(
  { name, values }: Extract<Regressor, { kind: "levels" }>,
  clusters: Int32Array,
): { readonly baseline: string | null; readonly columns: DesignColumn[]; readonly rare: readonly string[] } {
  const counts = new Map<string, number>();
  for (const level of values.flat()) counts.set(level, (counts.get(level) ?? 0) + 1);
  const levels = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  const [baseline = null, ...others] = levels.map(([level]) => level);
  const dummy = (level: string, members: readonly string[], pooled: readonly string[]) => {
    const has = Float64Array.from(values, (own) => Number(own.some((one) => members.includes(one))));
    return designColumn({ name, level, pooled, values: has }, clusters);
  };
  const isFull = ({ rows, clusters: days }: DesignColumn) => rows >= FEWEST_ROWS && days >= FEWEST_CLUSTERS;
  const columns = others.map((level) => dummy(level, [level], []));
  const full = columns.filter(isFull);
  const rare = columns.flatMap((column) => (isFull(column) ? [] : (column.level ?? [])));
  const pooled = dummy(POOLED_LEVEL, rare, rare);
  if (rare.length < 2 || !isFull(pooled)) return { baseline, columns: full, rare };
  return { baseline, columns: [...full, pooled], rare: [] };
}

function designColumn(
  {
    name,
    level,
    pooled,
    values,
  }: Pick<DesignColumn, "level" | "pooled" | "values"> & { readonly name: string },
  clusters: Int32Array,
): DesignColumn {
  const inside = clusters.filter((_, row) => values[row] !== 0);
  return { regressor: name, level, pooled, values, rows: inside.length, clusters: new Set(inside).size };
}

/** A column's part outside of an orthonormal span, of length 1; null where next to nothing is. */
function outsideOf(span: readonly Float64Array[], values: Float64Array): Float64Array | null {
  const rest = Float64Array.from(values);
  // Twice is enough (Giraud, Langou & Rozloznik 2005).
  for (const direction of [...span, ...span]) {
    let product = 0;
    for (let row = 0; row < rest.length; row++) product += (rest[row] ?? 0) * (direction[row] ?? 0);
    for (let row = 0; row < rest.length; row++)
      rest[row] = (rest[row] ?? 0) - product * (direction[row] ?? 0);
  }
  return length(rest) > COLLINEAR_TOLERANCE * length(values) ? unit(rest) : null;
}

const length = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

function unit(values: Float64Array): Float64Array {
  const size = length(values);
  return values.map((value) => value / size);
}
