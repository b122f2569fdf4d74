import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { parseSizeQuery, sizeQueryText } from "../../../lib/reactions/questions/size-query.ts";
import type { ExplainedView } from "../../../lib/views/reactions/reactions-explained.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { slowRegression } from "../../reference/slow/cross-section.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function explained(query: string): Promise<ExplainedView> {
  const { shown } = await reactionsPage(new URLSearchParams(`view=explained&${query}`), "en", world.store);
  if (shown.view !== "explained") throw new Error(shown.view);
  return shown.explained;
}

async function rows(file: "explained" | "reactions", query: string): Promise<Record<string, string>[]> {
  const made = await exportFile({ dataset: file, format: "csv" }, new URLSearchParams(query), world.store);
  if (!made.ok) throw new Error(made.problem.map(({ message }) => message).join());
  return parse((await collect(made.value.pieces)).join(""), { columns: true });
}

describe("what explains the size of the shipped reactions", () => {
  it("by the market's move alone: the line through CARs of reactions.csv, with errors clustered by day 0", async () => {
    const query = "relation=all&explain=market";
    const all = (await rows("reactions", query)).filter(({ status, car }) => status === "ok" && car !== "");
    const { outcome } = await explained(query);
    if (outcome.status !== "ok") throw new Error(outcome.status);
    // The benchmark's return is the return less alpha, beta and AR; reactions.csv has it by the adjusted model.
    const adjusted = await rows("reactions", "relation=all&model=adjusted");
    const market = new Map(
      adjusted.map((row) => [
        `${row.event} ${row.symbol}`,
        Number(row.return_day0) - Number(row.abnormal_return_day0),
      ]),
    );
    const slow = slowRegression(
      all.map(({ event, symbol }) => [1, market.get(`${event} ${symbol}`) ?? Number.NaN]),
      all.map(({ car }) => Number(car)),
      all.map(({ day0 }) => Date.parse(day0 ?? "") / 86_400_000),
    );
    expect([outcome.rows, outcome.clusters]).toEqual([all.length, new Set(all.map(({ day0 }) => day0)).size]);
    for (const at of [0, 1]) {
      expect(outcome.coefficients[at]?.estimate).toBeCloseTo(slow.estimates[at] ?? Number.NaN, 10);
      expect(outcome.coefficients[at]?.clustered?.standardError).toBeCloseTo(
        slow.clustered[at] ?? Number.NaN,
        10,
      );
    }
  });

  it("the market's slope is drawn for each percent: a hundredth of the table's", async () => {
    const { outcome, drawn, axis } = await explained("relation=all&explain=market");
    if (outcome.status !== "ok") throw new Error(outcome.status);
    expect(drawn[1]?.estimate).toBeCloseTo((outcome.coefficients[1]?.estimate ?? 0) / 100, 15);
    expect(drawn[0]?.estimate).toBe(outcome.coefficients[0]?.estimate);
    expect(axis?.low).toBeLessThanOrEqual(Math.min(...drawn.map(({ low }) => low ?? 0)));
  });

  it("explained.csv has the digits of the page, its baselines and what was left out", async () => {
    const view = await explained("relation=all&explain=role,hour&size=abnormal");
    if (view.outcome.status !== "ok") throw new Error(view.outcome.status);
    const sent = await rows("explained", view.exportQuery);
    const estimates = sent.filter(({ status }) => status === "ok");
    expect(estimates.map(({ estimate }) => Number(estimate))).toEqual(
      view.outcome.coefficients.map(({ estimate }) => estimate),
    );
    expect(estimates.map(({ bootstrap_p: p }) => (p === "" ? null : Number(p)))).toEqual(
      view.outcome.coefficients.map(({ bootstrapP }) => bootstrapP),
    );
    expect(
      sent.filter(({ status }) => status === "baseline").map(({ regressor, level }) => [regressor, level]),
    ).toEqual([
      ["role", "not named"],
      ["hour", view.outcome.baselines.get("hour")],
    ]);
    expect(new Set(sent.map(({ response }) => response))).toEqual(new Set(["abnormal"]));
  });

  it("the pairs of one announcement are too few for any column: refused, on the page and in the file", async () => {
    const { outcome, drawn, axis } = await explained("event=qwq-32b&relation=all");
    expect([outcome.status, drawn, axis]).toEqual(["too few events", [], null]);
    const sent = await rows("explained", "event=qwq-32b");
    expect(sent.map(({ status, regressor, all_pairs: pairs }) => [status, regressor, pairs])).toEqual([
      ["too few events", "", String(outcome.rows)],
    ]);
  });
});

describe("what an address asks of the regression", () => {
  it("explain=market,kind is kind and market, in their order; its text is the same", () => {
    const { asked, problems } = parseSizeQuery(new URLSearchParams("explain=market,kind&size=abnormal"));
    expect([asked.regressors, asked.response, problems]).toEqual([["kind", "market"], "abnormal", []]);
    expect(sizeQueryText(asked)).toEqual({ size: "abnormal", explain: "kind,market" });
  });

  it("without words: CAR by kind, role, hour and market, and an address without them", () => {
    expect(sizeQueryText(parseSizeQuery({}).asked)).toEqual({ size: null, explain: null });
  });

  it("weights and size=alpha are reported by name, on the page as in the file", async () => {
    const query = new URLSearchParams("explain=weights,kind&size=alpha");
    const { asked, problems } = parseSizeQuery(query);
    expect(asked).toEqual({ response: "car", regressors: ["kind"] });
    expect(problems.map(({ parameter, given }) => [parameter, given])).toEqual([
      ["size", "alpha"],
      ["explain", "weights"],
    ]);
    const made = await exportFile({ dataset: "explained", format: "json" }, query, world.store);
    expect(made.ok).toBe(false);
  });
});
