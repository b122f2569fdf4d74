import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_FILTER } from "../../../lib/filters.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSelection, select } from "../../../lib/reactions/selection.ts";
import { priceChart } from "../../../lib/views/figure/price-chart.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let shipped: TemporaryStore;
beforeAll(async () => {
  shipped = await shippedStore();
});
afterAll(() => shipped.dispose());

/** The benchmarks of a chart with benchmarks laid over: symbol, and instead of whom. */
async function benchmarks(
  companies: readonly string[],
  from: string,
  to: string,
  benchmark: string | null = null,
): Promise<(readonly [string, string | null])[]> {
  const reference = await loadReference(shipped.store, "en");
  const overlay = ["benchmark"] as const;
  const filter = { ...DEFAULT_FILTER, company: companies, benchmark, overlay, from, to };
  const loaded = await loadSelection(shipped.store, select(reference, filter));
  return priceChart(loaded, { from, to })
    .lines.filter(({ kind }) => kind === "benchmark")
    .map(({ symbol, insteadOf }) => [symbol, insteadOf ?? null]);
}

describe("benchmarks laid over the prices", () => {
  it("of Tencent from 2023: Hang Seng TECH from 2024 on, and the Hang Seng that figures before were measured against", async () => {
    expect(await benchmarks(["tencent"], "2023-01-03", "2025-06-30")).toEqual([
      ["HSTECH.HK", null],
      ["^HSI", "Hang Seng TECH Index"],
    ]);
  });

  it("both in a range that begins in March 2024, when Hang Seng TECH did not yet fill an estimation window", async () => {
    expect((await benchmarks(["tencent"], "2024-03-01", "2025-06-30")).map(([symbol]) => symbol)).toEqual([
      "HSTECH.HK",
      "^HSI",
    ]);
  });

  it("Hang Seng TECH alone from 2025, and alone where it is chosen", async () => {
    expect(await benchmarks(["tencent"], "2025-01-02", "2025-06-30")).toEqual([["HSTECH.HK", null]]);
    const chosen = await benchmarks(["tencent"], "2023-01-03", "2025-06-30", "HSTECH.HK");
    expect(chosen).toEqual([["HSTECH.HK", null]]);
  });

  it("every one once for two companies of one benchmark", async () => {
    const symbols = (await benchmarks(["tencent", "xiaomi"], "2023-01-03", "2025-06-30")).map(([one]) => one);
    expect(symbols).toEqual(["HSTECH.HK", "^HSI"]);
  });
});
