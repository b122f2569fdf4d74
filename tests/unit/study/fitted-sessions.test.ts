import { describe, expect, it } from "vitest";
import { type EstimatedWindow, fittedSessions } from "../../../lib/study/diagnostics/fitted-sessions.ts";
import { influences } from "../../../lib/study/diagnostics/influence.ts";
import { quantilePairs } from "../../../lib/study/diagnostics/normality.ts";
import { rollingBeta } from "../../../lib/study/diagnostics/stability.ts";
import { leastSquares } from "../../../lib/study/ols.ts";
import { seededRandom } from "../../../lib/study/random.ts";

/** 70 sessions from -80 on of a share that follows its market by 1.5. */
function window(): EstimatedWindow & { readonly returns: NonNullable<EstimatedWindow["returns"]> } {
  const random = seededRandom(11);
  const market = Float64Array.from({ length: 70 }, () => (random() - 0.5) / 20);
  const own = market.map((value) => 1.5 * value + (random() - 0.5) / 50);
  const columns = [new Float64Array(70).fill(1), market];
  const residuals = leastSquares(columns, own)?.residuals ?? new Float64Array(0);
  const offsets = Array.from({ length: 70 }, (_, at) => at - 80);
  return { residuals, offsets, design: { response: own, columns }, returns: { own, market } };
}
const made = (fitted: EstimatedWindow) => fittedSessions(fitted, (offset) => `session ${offset}`);

describe("the sessions of a fit", () => {
  it("stand in the order of time with their date, each with its own residual's pair of the Q-Q plot", () => {
    const fitted = window();
    const sessions = made(fitted);
    expect(sessions.map(({ offset, date }) => [offset, date])).toEqual(
      fitted.offsets.map((offset) => [offset, `session ${offset}`]),
    );
    const ordered = sessions.toSorted((a, b) => a.residual - b.residual);
    expect(ordered.map(({ normal, standardised }) => ({ normal, residual: standardised }))).toEqual(
      quantilePairs(fitted.residuals),
    );
  });

  it("two equal residuals have two places in a normal sample", () => {
    const residuals = Float64Array.of(0.02, -0.01, 0.02, 0);
    const sessions = made({ residuals, offsets: [-14, -13, -12, -11], design: null, returns: null });
    const normals = sessions.map(({ normal }) => normal);
    expect(new Set(normals).size).toBe(4);
    expect(normals[0]).toBeLessThan(normals[2] ?? 0);
  });

  it("have a beta from the sixtieth on, and the distances of the line", () => {
    const fitted = window();
    const sessions = made(fitted);
    const betas = rollingBeta(fitted.returns.own, fitted.returns.market);
    expect(sessions.slice(0, 59).every(({ beta }) => beta === null)).toBe(true);
    expect(sessions.slice(59).map(({ beta }) => beta?.beta)).toEqual(betas.map(({ beta }) => beta));
    const { columns, response } = fitted.design ?? { columns: [], response: new Float64Array(0) };
    const regression = leastSquares(columns, response);
    expect(sessions.map(({ distance }) => distance)).toEqual(
      regression && influences(columns, regression).map(({ distance }) => distance),
    );
  });

  it("of a model that is no line have neither", () => {
    const sessions = made({ ...window(), design: null, returns: null });
    expect(sessions.every(({ beta, distance }) => beta === null && distance === null)).toBe(true);
  });
});
