import { describe, expect, it } from "vitest";
import { crossSectionDesign, type Regressor } from "../../../../lib/study/cross-section/design.ts";
import { type CrossSectionInput, explainSize } from "../../../../lib/study/cross-section/explain-size.ts";
import { wildDraws } from "../../../../lib/study/cross-section/wild-bootstrap.ts";
import { seededRandom } from "../../../../lib/study/random.ts";
import { normalSource } from "../../../reference/slow/generate.ts";

const levels = (name: string, values: readonly (string | readonly string[])[]): Regressor => ({
  kind: "levels",
  name,
  values: values.map((own) => [own].flat()),
});
const repeated = (text: string, count: number) => new Array<string>(count).fill(text);
const counted = (count: number) => Int32Array.from({ length: count }, (_, row) => row);

describe("the columns of a cross-sectional regression", () => {
  it("of 8 models, 6 chips and 5 policies, models are the baseline: two dummies", () => {
    const kinds = [...repeated("model", 8), ...repeated("chip", 6), ...repeated("policy", 5)];
    const { columns, baselines, leftOut } = crossSectionDesign([levels("kind", kinds)], counted(19));
    expect(columns.map(({ level, rows }) => [level, rows])).toEqual([
      ["chip", 6],
      ["policy", 5],
    ]);
    expect([baselines.get("kind"), leftOut]).toEqual(["model", []]);
  });

  it("an announcement of two kinds has both", () => {
    const kinds = [...repeated("model", 8), ...repeated("chip", 5)].map((kind, row) =>
      row === 0 ? ["model", "chip"] : kind,
    );
    const { columns } = crossSectionDesign([levels("kind", kinds)], counted(13));
    expect(columns[0]?.rows).toBe(6);
    expect(columns[0]?.values[0]).toBe(1);
  });

  it("three kinds of 2 pairs each share one column; a single one of 2 has none and is named", () => {
    const rare = ["capex", "capex", "M&A", "M&A", "listing", "listing"];
    const pooled = crossSectionDesign([levels("kind", [...repeated("model", 9), ...rare])], counted(15));
    expect(pooled.columns.map(({ level, rows }) => [level, rows])).toEqual([["other", 6]]);
    expect(pooled.columns[0]?.pooled).toEqual(["M&A", "capex", "listing"]);
    const alone = crossSectionDesign(
      [levels("kind", [...repeated("model", 9), "capex", "capex"])],
      counted(11),
    );
    expect(alone.columns).toEqual([]);
    expect(alone.leftOut).toEqual([{ regressor: "kind", level: "capex", reason: "too few events" }]);
  });

  it("six pairs of one day are one day: a level that lies on no other has no column", () => {
    const days = Int32Array.from([0, 1, 2, 3, 4, 5, 6, 9, 9, 9, 9, 9, 9]);
    const kinds = [...repeated("model", 7), ...repeated("policy", 6)];
    expect(crossSectionDesign([levels("kind", kinds)], days).leftOut).toEqual([
      { regressor: "kind", level: "policy", reason: "too few events" },
    ]);
  });

  it("a maker that makes all chips and nothing else says what the kind says: its column is left out and named", () => {
    const kinds = [...repeated("model", 8), ...repeated("chip", 6)];
    const makers = [...repeated("DeepSeek", 8), ...repeated("Nvidia", 6)];
    const { columns, leftOut } = crossSectionDesign(
      [levels("kind", kinds), levels("maker", makers)],
      counted(14),
    );
    expect(columns.map(({ regressor }) => regressor)).toEqual(["kind"]);
    expect(leftOut).toEqual([{ regressor: "maker", level: "Nvidia", reason: "collinear" }]);
  });

  it("a market that never moved, and a role that all have, vary in nothing", () => {
    const market: Regressor = { kind: "number", name: "market", values: new Float64Array(12).fill(0.01) };
    const { leftOut } = crossSectionDesign([levels("role", repeated("maker", 12)), market], counted(12));
    expect(leftOut).toEqual([
      { regressor: "role", level: null, reason: "no variation" },
      { regressor: "market", level: null, reason: "collinear" },
    ]);
  });
});

/** Sizes of 1% of models and 3% of chips, with noise of 1% that a day's events share. */
function made(days: number, seed = 1): CrossSectionInput {
  const normal = normalSource(seededRandom(seed));
  const rows = Array.from({ length: days }, (_, day) => {
    const shared = 0.01 * normal();
    return [0, 1].map(() => ({
      day,
      kind: day % 2 === 0 ? "model" : "chip",
      noise: shared + 0.001 * normal(),
    }));
  }).flat();
  return {
    response: Float64Array.from(rows, ({ kind, noise }) => (kind === "chip" ? 0.03 : 0.01) + noise),
    clusters: Int32Array.from(rows, ({ day }) => day),
    regressors: [
      levels(
        "kind",
        rows.map(({ kind }) => kind),
      ),
    ],
    draws: 199,
    seed: 7,
  };
}

describe("what explains the size", () => {
  it("chips of 3% beside models of 1%: the difference of their means, found with errors of 60 days", () => {
    const outcome = explainSize(made(60));
    if (outcome.status !== "ok") throw new Error(outcome.status);
    const [constant, model] = outcome.coefficients;
    expect([outcome.rows, outcome.clusters, outcome.hasFewClusters]).toEqual([120, 60, false]);
    expect(outcome.baselines.get("kind")).toBe("chip");
    expect(constant?.estimate).toBeCloseTo(0.03, 2);
    expect(model?.estimate).toBeCloseTo(-0.02, 2);
    expect(model?.low).toBeLessThan(-0.02);
    expect(model?.high).toBeGreaterThan(-0.02);
  });

  it("two events a day with nearly the same noise: CR1 errors are 1.4 times those that take them for independent", () => {
    const outcome = explainSize(made(60));
    if (outcome.status !== "ok") throw new Error(outcome.status);
    const [, chip] = outcome.coefficients;
    expect((chip?.clustered?.standardError ?? 0) / (chip?.hc1 ?? 1)).toBeCloseTo(Math.SQRT2, 1);
  });

  it("30 days are few, and a level on 9 of 18 days is thin", () => {
    const outcome = explainSize(made(18));
    if (outcome.status !== "ok") throw new Error(outcome.status);
    expect(outcome.hasFewClusters).toBe(true);
    expect(outcome.coefficients.map(({ isThin }) => isThin)).toEqual([false, true]);
  });

  it("the same seed gives the same p; of 60 days, 30 of a kind, none is made", () => {
    const p = (input: CrossSectionInput) => {
      const outcome = explainSize(input);
      return outcome.status === "ok" ? outcome.coefficients.map(({ bootstrapP }) => bootstrapP) : [];
    };
    expect(p(made(30))).toEqual(p(made(30)));
    expect(p(made(60))).toEqual([null, null]);
  });

  it("of 60 days a policy of 5 pairs on 3 days alone has a bootstrap's p, whatever its t", () => {
    const input = made(60);
    const kinds = Array.from(input.clusters, (day, row) =>
      day < 3 && row < 5 ? ["model", "policy"] : ["model"],
    );
    const outcome = explainSize({ ...input, regressors: [...input.regressors, levels("policy", kinds)] });
    if (outcome.status !== "ok") throw new Error(outcome.status);
    const told = outcome.coefficients.map(({ isThin, bootstrapP }) => [isThin, bootstrapP === null]);
    expect(told).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ]);
  });

  it("events without a size or a market's move are left out and counted", () => {
    const input = made(30);
    const response = input.response.map((value, row) => (row < 3 ? Number.NaN : value));
    const market = Float64Array.from(response, (_, row) => (row === 59 ? Number.NaN : Math.sin(row)));
    const outcome = explainSize({
      ...input,
      response,
      regressors: [...input.regressors, { kind: "number", name: "market", values: market }],
    });
    expect(outcome).toMatchObject({ status: "ok", rows: 56, missing: 4 });
  });

  it("7 events for 4 columns, 4 days, sizes all alike, and nothing that differs are refused by name", () => {
    const input = made(30);
    const number = (name: string, power: number): Regressor => ({
      kind: "number",
      name,
      values: Float64Array.from({ length: 8 }, (_, row) => row ** power),
    });
    const regressors = [number("a", 1), number("b", 2), number("c", 3)];
    const of = (count: number) =>
      explainSize({
        ...input,
        response: Float64Array.from({ length: 8 }, (_, row) => (row < count ? Math.cos(row) : Number.NaN)),
        clusters: counted(8),
        regressors,
      });
    expect(of(8).status).toBe("ok");
    expect(of(7)).toEqual({ status: "too few events", rows: 7, clusters: 7, columns: 4 });
    expect(explainSize({ ...made(4) }).status).toBe("too few clusters");
    expect(explainSize({ ...input, response: new Float64Array(60).fill(0.02) }).status).toBe("zero variance");
    expect(explainSize({ ...input, regressors: [levels("kind", repeated("model", 60))] })).toEqual({
      status: "no regressors",
      rows: 60,
      clusters: 30,
      columns: 1,
    });
  });
});

describe("the samples of the wild bootstrap", () => {
  it("12 clusters have 4,096 sequences of signs, all gone through, the data among them", () => {
    const { weights, samples, isEnumerated, multipliers } = wildDraws(12, { draws: 99, seed: 1 });
    expect([weights, samples, isEnumerated]).toEqual(["rademacher", 4096, true]);
    expect(
      new Set(Array.from({ length: samples }, (_, at) => multipliers.slice(at * 12, at * 12 + 12).join()))
        .size,
    ).toBe(4096);
    expect([...multipliers.slice(-12)]).toEqual(new Array(12).fill(1));
  });

  it("11 clusters have Webb's six points, drawn; their mean square is 1", () => {
    const { weights, samples, isEnumerated, multipliers } = wildDraws(11, { draws: 999, seed: 1 });
    expect([weights, samples, isEnumerated]).toEqual(["webb", 999, false]);
    const squares = new Set([...multipliers].map((value) => Math.round(1000 * value * value) / 1000));
    expect([...squares].sort()).toEqual([0.5, 1, 1.5]);
    expect(multipliers.reduce((sum, value) => sum + value * value, 0) / multipliers.length).toBeCloseTo(1, 1);
  });
});
