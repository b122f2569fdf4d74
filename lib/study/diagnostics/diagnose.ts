// Everything that is asked of one fit, and the words that follow from it.
import { leastSquares } from "../ols.ts";
import { type Diagnostic, TOO_FEW } from "./diagnostic.ts";
import { type Influence, influences } from "./influence.ts";
import { jarqueBera, type Shape, shapeOf } from "./normality.ts";
import { archLagrange, durbinWatson, ljungBox } from "./serial.ts";
import { shapiroWilk } from "./shapiro-wilk.ts";
import { chow } from "./stability.ts";

/** What can be wrong with a fit, the gravest first. */
const FIT_FINDINGS = [
  "one session",
  "fat tails",
  "skewed",
  "volatility clusters",
  "serial dependence",
  "beta moved",
] as const;
export type FitFinding = (typeof FIT_FINDINGS)[number];

/** A test speaks where chance alone would do so in one fit of a hundred: seven are made of each. */
export const FINDING_LEVEL = 0.01;
/** From this Cook's distance on a session makes the line (Cook & Weisberg 1982). */
export const MOST_INFLUENCE = 1;

/** The tests of one fit. */
export interface FitDiagnostics {
  /** Sessions of the estimation window that were read. */
  readonly sessions: number;
  readonly shape: Shape;
  readonly jarqueBera: Diagnostic;
  readonly shapiroWilk: Diagnostic;
  readonly ljungBox: Diagnostic;
  readonly arch: Diagnostic;
  /** Of the line of least squares; too few sessions where the design is not known. */
  readonly durbinWatson: Diagnostic;
  readonly chow: Diagnostic;
  /** The largest Cook's distance; null where the design is not known. */
  readonly influence: { readonly position: number; readonly distance: number } | null;
  readonly findings: readonly FitFinding[];
}

/** What a fit was made of. */
export interface FittedWindow {
  /** Residuals of the fit in order, of sessions with every return; fractions. */
  readonly residuals: Float64Array;
  /** The response and the columns that it was regressed on, with the intercept's ones; null where a model has none. */
  readonly design: { readonly response: Float64Array; readonly columns: readonly Float64Array[] } | null;
}

/** Tests one fit. In: eight residuals or more, no NaN; with fewer every test says so. */
export function diagnose({ residuals, design }: FittedWindow): FitDiagnostics {
  const ofLine = design && lineDiagnostics(design);
  const tests = {
    sessions: residuals.length,
    shape: shapeOf(residuals),
    jarqueBera: jarqueBera(residuals),
    shapiroWilk: shapiroWilk(residuals),
    ljungBox: ljungBox(residuals),
    arch: archLagrange(residuals),
    durbinWatson: ofLine?.durbinWatson ?? TOO_FEW,
    chow: ofLine?.chow ?? TOO_FEW,
    influence: ofLine?.influence ?? null,
  };
  return { ...tests, findings: FIT_FINDINGS.filter((finding) => FOUND[finding](tests)) };
}

const speaks = (test: Diagnostic): boolean => test.status === "ok" && test.pValue < FINDING_LEVEL;

const FOUND: Readonly<Record<FitFinding, (tests: Omit<FitDiagnostics, "findings">) => boolean>> = {
  "one session": ({ influence }) => (influence?.distance ?? 0) > MOST_INFLUENCE,
  "fat tails": (tests) => (speaks(tests.jarqueBera) || speaks(tests.shapiroWilk)) && tests.shape.kurtosis > 3,
  skewed: (tests) => (speaks(tests.jarqueBera) || speaks(tests.shapiroWilk)) && tests.shape.kurtosis <= 3,
  "volatility clusters": ({ arch }) => speaks(arch),
  "serial dependence": (tests) => speaks(tests.ljungBox) || speaks(tests.durbinWatson),
  "beta moved": (tests) => speaks(tests.chow),
};

function lineDiagnostics({ response, columns }: NonNullable<FittedWindow["design"]>) {
  if (response.length <= columns.length) return null;
  const regression = leastSquares(columns, response);
  if (regression === null) return null;
  return {
    durbinWatson: durbinWatson(regression.residuals, columns, regression.inverseCross),
    chow: chow(columns, response),
    influence: largest(influences(columns, regression)),
  };
}

function largest(all: readonly Influence[]): FitDiagnostics["influence"] {
  let position = -1;
  let distance = Number.NEGATIVE_INFINITY;
  for (const [at, one] of all.entries())
    if (one.distance > distance) [position, distance] = [at, one.distance];
  return position === -1 ? null : { position, distance };
}
