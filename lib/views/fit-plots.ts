// What is shown of a fit, wherever it was made: pure, for the server and the browser alike.
import { type ValueAxis, valueAxis } from "../drawing/axis.ts";
import type { AxisEnds } from "../drawing/plot-frame.ts";
import type { FitDiagnostics } from "../study/diagnostics/diagnose.ts";
import type { FittedSession } from "../study/diagnostics/fitted-sessions.ts";
import type { NormalReturnFit, Tested } from "../study/types.ts";

/** Points of a plot, with the axes that hold them. */
export interface FitPlot {
  readonly points: readonly { readonly x: number; readonly y: number; readonly half?: number }[];
  readonly across: AxisEnds & { readonly ticks: readonly number[] };
  readonly up: ValueAxis;
}

/** What a fit is shown from. */
export interface MadeFit {
  /** Its line; fractions, beta without a unit. */
  readonly fit: Pick<NormalReturnFit, "alpha" | "beta" | "sigma" | "sessions">;
  readonly diagnostics: FitDiagnostics;
  /** The CAR of the ten sessions before day 0; null where it could not be made. */
  readonly preTrend: Tested | null;
  /** The sessions that it was made of, in order: what its plots draw and its file has. */
  readonly sessions: readonly FittedSession[];
}

/** A fit with every test of it, ready to be shown. */
export interface ShownFit extends MadeFit {
  /** The five sessions that hold most of the line; none of a model that is no line of least squares. */
  readonly influential: readonly (FittedSession & { readonly distance: number })[];
  readonly plots: {
    /** Residuals by session, counted from day 0. */
    readonly residuals: FitPlot | null;
    /** Residuals over their deviation against normal quantiles. */
    readonly quantiles: FitPlot | null;
    /** Beta of sixty sessions by the last of them, with its 95% band. */
    readonly betas: FitPlot | null;
    /** Cook's distance by session. */
    readonly distances: FitPlot | null;
  };
}

const MOST_INFLUENTIAL = 5;
const NORMAL_95 = 1.96;
/** Share of a plot kept free beside its outermost points. */
const EDGE = 0.02;

/** A fit with its plots; what its model or its sessions do not give is null. */
export function shownFit<Made extends MadeFit>(made: Made): Made & ShownFit {
  const { sessions } = made;
  const measured = sessions.flatMap((one) =>
    one.distance === null ? [] : { ...one, distance: one.distance },
  );
  return {
    ...made,
    influential: measured.toSorted((a, b) => b.distance - a.distance).slice(0, MOST_INFLUENTIAL),
    plots: {
      residuals: plotOf(sessions.map(({ offset, residual }) => ({ x: offset, y: residual }))),
      quantiles: plotOf(sessions.map(({ normal, standardised }) => ({ x: normal, y: standardised }))),
      betas: plotOf(
        sessions.flatMap(({ offset, beta }) =>
          beta === null ? [] : { x: offset, y: beta.beta, half: NORMAL_95 * beta.standardError },
        ),
      ),
      distances: plotOf(
        measured.map(({ offset, distance }) => ({ x: offset, y: distance })),
        0,
      ),
    },
  };
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
