import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventView } from "../../../lib/views/event.ts";
import { type FitView, fitView } from "../../../lib/views/fit.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const asked = { slug: "qwq-32b", symbol: "9988.HK" };
async function viewOf(query = ""): Promise<FitView> {
  const view = await fitView(asked, new URLSearchParams(query), "en", world.store);
  if (!view) throw new Error("Alibaba has a reaction to QwQ-32B");
  return view;
}
async function found(query = "") {
  const { found: one } = await viewOf(query);
  if (!one) throw new Error("nothing was fitted");
  return one;
}

describe("the fit behind Alibaba's reaction to QwQ-32B", () => {
  it("has a residual, a quantile and a distance for each of its sessions, and a beta from the sixtieth on", async () => {
    const { fit: line, diagnostics, plots } = await found();
    expect(diagnostics.sessions).toBe(line.sessions);
    expect(plots.residuals?.points).toHaveLength(line.sessions);
    expect(plots.quantiles?.points).toHaveLength(line.sessions);
    expect(plots.distances?.points).toHaveLength(line.sessions);
    expect(plots.betas?.points).toHaveLength(line.sessions - 59);
    expect(plots.residuals?.points.every(({ x }) => x >= -120 && x <= -11)).toBe(true);
  });

  it("names the five sessions that hold most of the line, the first as far as the largest distance", async () => {
    const { influential, diagnostics } = await found();
    expect(influential).toHaveLength(5);
    expect(influential[0]?.distance).toBe(diagnostics.influence?.distance);
    expect(influential.every(({ date }) => date < "2025-03-06")).toBe(true);
  });

  it("says on the announcement's page what it says on its own", async () => {
    for (const query of ["", "model=huber&exclude=company", "model=garch", "model=mean"]) {
      const page = await eventView("qwq-32b", new URLSearchParams(query), "en", world.store);
      const badge = page?.listings.find(({ reaction }) => reaction.symbol === "9988.HK")?.fit;
      const { diagnostics } = await found(query);
      expect(badge?.diagnostics.findings, query).toEqual(diagnostics.findings);
      expect(badge?.query, query).toBe((await viewOf(query)).query);
    }
  });

  it("without the company's other announcements has fewer sessions, by as many as the reaction says", async () => {
    const { reaction, found: clean } = await viewOf("exclude=company");
    const whole = await found();
    expect((clean?.fit.sessions ?? 0) + (reaction.estimationLeftOut ?? 0)).toBe(whole.fit.sessions);
  });

  it("by GARCH tests each residual over its own deviation, by the mean has no beta to roll", async () => {
    const [plain, garch] = [await found(), await found("model=garch")];
    expect(garch.fit.conditional?.parameters).toHaveLength(3);
    expect(garch.plots.residuals?.points).not.toEqual(plain.plots.residuals?.points);
    expect((await found("model=mean")).plots.betas).toBeNull();
  });
});

it("is none of an announcement or a listing that is not stored", async () => {
  for (const one of [
    { ...asked, slug: "nothing" },
    { ...asked, symbol: "NOPE" },
  ]) {
    expect(await fitView(one, new URLSearchParams(), "en", world.store)).toBeNull();
  }
});
