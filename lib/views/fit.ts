import { type ValueAxis, valueAxis } from "../drawing/axis.ts";
import type { AxisEnds } from "../drawing/plot-frame.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { filterFor, filterQuery } from "../filters/query.ts";
import type { Filter } from "../filters.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { loadReference } from "../reactions/reference.ts";
import { loadSelection, type PlacedPair, placedPairs, select } from "../reactions/selection.ts";
import { benchmarkReturns } from "../reactions/series.ts";
import { type PairDiagnostics, pairDiagnostics } from "../reactions/significance/fit-diagnostics.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { FitDiagnostics } from "../study/diagnostics/diagnose.ts";
import { influences } from "../study/diagnostics/influence.ts";
import { quantilePairs } from "../study/diagnostics/normality.ts";
import { ROLLING_SESSIONS, rollingBeta } from "../study/diagnostics/stability.ts";
import { leastSquares } from "../study/ols.ts";
import type { NormalReturnFit, Tested } from "../study/types.ts";

/** Points of a plot, with the axes that hold them. */
export interface FitPlot {
  readonly points: readonly { readonly x: number; readonly y: number; readonly half?: number }[];
  readonly across: AxisEnds & { readonly ticks: readonly number[] };
  readonly up: ValueAxis;
}

/** A session that holds much of a line. */
export interface InfluentialSession {
  readonly session: string;
  /** Counted from day 0. */
  readonly offset: number;
  readonly residual: number;
  readonly distance: number;
}

/** The fit behind one reaction, with every test of it. */
export interface FitView {
  readonly revision: number;
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
  /** The address of the announcement's page with the same method. */
  readonly query: string;
  readonly reaction: Reaction;
  /** Null where nothing could be fitted; the reaction's status says why. */
  readonly found: {
    readonly fit: NormalReturnFit;
    readonly diagnostics: FitDiagnostics;
    readonly preTrend: Tested | null;
    /** The five sessions that hold most of the line. */
    readonly influential: readonly InfluentialSession[];
    readonly plots: {
      /** Residuals by session, counted from day 0. */
      readonly residuals: FitPlot | null;
      /** Ordered residuals over their deviation against normal quantiles. */
      readonly quantiles: FitPlot | null;
      /** Beta of sixty sessions by the last of them, with its 95% band. */
      readonly betas: FitPlot | null;
      /** Cook's distance by session. */
      readonly distances: FitPlot | null;
    };
  } | null;
}

const MOST_INFLUENTIAL = 5;
const NORMAL_95 = 1.96;
/** Share of a plot kept free beside its outermost points. */
const EDGE = 0.02;

/** The fit behind an announcement's reaction on a listing; null where either is not stored. */
export async function fitView(
  { slug, symbol }: { readonly slug: string; readonly symbol: string },
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<FitView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const parsed = parseFilter(query, reference.vocabulary);
  const filter: Filter = { ...filterFor("event", parsed.filter), company: [], event: [slug] };
  const listing = reference.listings.find((one) => one.symbol === symbol);
  const selection = select(reference, filter);
  if (!listing || selection.announcements.length === 0) return null;
  const [pair] = placedPairs(await loadSelection(store, { ...selection, listings: [listing] }));
  if (!pair) return null;
  const found = pair.index === null ? null : pairDiagnostics(pair, pair.index, filter);
  return {
    revision: reference.revision,
    filter,
    problems: parsed.problems,
    query: filterQuery({ ...filter, event: [] }).toString(),
    reaction: measureReaction(pair, filter),
    found: found && pair.index !== null ? shown(pair, pair.index, found) : null,
  };
}

function shown(pair: PlacedPair, index: number, found: PairDiagnostics): FitView["found"] {
  const { fit, diagnostics, preTrend, positions, fitted } = found;
  const { residuals, design } = fitted;
  const offsets = positions.map((position) => position - index);
  const regression = design && leastSquares(design.columns, design.response);
  const distances = design && regression ? influences(design.columns, regression) : [];
  const influential = distances
    .map(({ distance }, at) => ({
      session: pair.series.sessions[positions[at] ?? -1] ?? "",
      offset: offsets[at] ?? 0,
      residual: residuals[at] ?? Number.NaN,
      distance,
    }))
    .sort((a, b) => b.distance - a.distance)
    .slice(0, MOST_INFLUENTIAL);
  const pairs = quantilePairs(residuals);
  return {
    fit,
    diagnostics,
    preTrend,
    influential,
    plots: {
      residuals: plotOf(offsets.map((x, at) => ({ x, y: residuals[at] ?? Number.NaN }))),
      quantiles: plotOf(pairs.map(({ normal, residual }) => ({ x: normal, y: residual }))),
      betas: plotOf(betasOf(pair, fit, positions, offsets)),
      distances: plotOf(
        distances.map(({ distance }, at) => ({ x: offsets[at] ?? 0, y: distance })),
        0,
      ),
    },
  };
}

/** Beta on its way through the window, of a model that has one. */
function betasOf(
  { series, benchmark }: PlacedPair,
  { model }: NormalReturnFit,
  positions: readonly number[],
  offsets: readonly number[],
): FitPlot["points"] {
  if (benchmark === null || model === "mean" || positions.length < ROLLING_SESSIONS) return [];
  const market = benchmarkReturns(series, benchmark);
  const pick = (values: Float64Array) => Float64Array.from(positions, (at) => values[at] ?? Number.NaN);
  return rollingBeta(pick(series.returns), pick(market)).map(({ last, beta, standardError }) => ({
    x: offsets[last] ?? 0,
    y: beta,
    half: NORMAL_95 * standardError,
  }));
}

/** Points with axes that hold them, up from `floor` where one is given; null for none. */
function plotOf(points: FitPlot["points"], floor?: number): FitPlot | null {
  if (points.length === 0) return null;
  const values = points.flatMap(({ y, half = 0 }) => [y - half, y + half]);
  const xs = points.map(({ x }) => x);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  // Room for half a mark at every edge.
  const up = valueAxis([floor ?? low - EDGE * (high - low), high + EDGE * (high - low)], "price");
  if (up === null) return null;
  const beside = EDGE * (last - first);
  const ends = { first: first - beside, last: last + beside };
  const round = valueAxis([first, last], "price")?.ticks ?? [];
  return {
    points,
    up,
    across: { ...ends, ticks: round.filter((tick) => tick >= ends.first && tick <= ends.last) },
  };
}
