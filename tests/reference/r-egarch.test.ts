// EGARCH's variances and what it expects of later sessions, as R computed them from Nelson's formulas (r/egarch.R).
import { expect, test } from "vitest";
import { studyEvent } from "../../lib/study/event-study.ts";
import { EGARCH } from "../../lib/study/volatility/egarch.ts";
import { fitVolatility } from "../../lib/study/volatility/volatility-fit.ts";
import { near, resultsOf } from "./r-results.ts";
import { columnOf, numbersOf } from "./tables.ts";

const r = resultsOf("egarch-results.csv");
const rows = numbersOf("r/egarch.csv");
const [benchmark, returns] = [columnOf(rows, 1), columnOf(rows, 2)];
/** R's fit is of the first 500 sessions; the event window begins three sessions after the last of them. */
const FITTED = 500;
const [x, y] = [benchmark.subarray(0, FITTED), returns.subarray(0, FITTED)];
const HORIZONS = [1, 2, 5, 10, 11, 20, 60];
const NAMES = ["alpha", "beta", "omega", "a", "g", "b"];
/** Two searches for one top of 500 sessions end so near to each other, in shares of a parameter. */
const TOP = 1e-5;
/** Variances are of the size of 1e-4: held in units of a squared per cent. */
const squaredPercent = (value: number) => value * 1e4;

test.each(["falls", "rises", "symmetric", "top"])(
  "at the parameters %s: likelihood, h of five sessions and E h of one to sixty sessions ahead are R's",
  (tag) => {
    const parameters = NAMES.map((name) => r(`${tag}.${name}`));
    const variances = new Float64Array(FITTED);
    const { value } = EGARCH.likelihood(y, x, parameters, variances);
    near(-value - (FITTED / 2) * Math.log(2 * Math.PI), r(`${tag}.logLikelihood`));
    for (const session of [1, 2, 60, 250, FITTED]) {
      near(squaredPercent(variances[session - 1] ?? Number.NaN), squaredPercent(r(`${tag}.h.${session}`)));
    }
    const [alpha = 0, beta = 0, ...others] = parameters;
    const last = {
      residual: (y.at(-1) ?? Number.NaN) - alpha - beta * (x.at(-1) ?? Number.NaN),
      variance: variances.at(-1) ?? Number.NaN,
    };
    for (const ahead of HORIZONS) {
      const expected = EGARCH.forecast(others, last, ahead);
      near(squaredPercent(expected), squaredPercent(r(`${tag}.forecast.${ahead}`)));
    }
  },
);

test("the fit's own top is R's, and so are its forecasts in the unit of the returns", () => {
  const fit = fitVolatility(EGARCH, y, x);
  expect(fit?.converged).toBe(true);
  near(fit?.logLikelihood, r("top.logLikelihood"), 1e-10);
  const [, a, g, b] = fit?.parameters ?? [];
  near(a, r("top.a"), TOP);
  near(g, r("top.g"), TOP);
  near(b, r("top.b"), TOP);
  near(fit?.beta, r("top.beta"), TOP);
  for (const ahead of HORIZONS)
    near(squaredPercent(fit?.forecast(ahead) ?? Number.NaN), squaredPercent(r(`top.forecast.${ahead}`)), TOP);
});

test("the errors of AR in each session of the event window, and of CAR, are R's", () => {
  const study = studyEvent({
    ...{ returns, benchmark, dayZero: 507, model: "egarch", minimumSessions: 20 },
    ...{ estimation: { start: -507, end: -8 }, window: { start: -5, end: 5 } },
  });
  if (study.status !== "ok") throw new Error(study.status);
  expect(study.sessions).toHaveLength(11);
  for (const day of study.sessions) {
    if (day.kind !== "measured") throw new Error("a gap");
    near(day.abnormal.value, r(`ar.${day.session + 8}`), TOP);
    near(day.abnormal.standardError, r(`se.${day.session + 8}`), TOP);
  }
  near(study.car?.value, r("car"), TOP);
  near(study.car?.standardError, r("car.se"), TOP);
});
