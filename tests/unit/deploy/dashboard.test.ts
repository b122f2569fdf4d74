import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FIGURES, figuresText, startFigures } from "../../../lib/telemetry/figures.ts";

const panel = z.object({
  id: z.number().int(),
  type: z.string(),
  title: z.string(),
  targets: z.array(z.object({ expr: z.string() })).default([]),
});
const dashboard = z.object({
  panels: z.array(panel),
  templating: z.object({ list: z.array(z.object({ name: z.string(), query: z.unknown() })) }),
});
const { panels, templating } = dashboard.parse(
  JSON.parse(readFileSync("deploy/grafana/model-moves.json", "utf8")),
);
const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** The words of a query that are names of figures, without their labels, ranges and functions. */
function figuresIn(query: string): string[] {
  const bare = query.replace(/\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)/g, "");
  return [...bare.matchAll(/\b[a-z_][a-z_0-9]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => name.includes("_"));
}
const labelsIn = (query: string) =>
  [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, names = ""]) => names.split(", "));

describe("the dashboard for Grafana", () => {
  it("asks only for figures that the server tells, by the names of /api/metrics, and for each of our own", async () => {
    await startFigures();
    const { text } = await figuresText();
    const told = new Set(
      [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name = "", kind]) =>
        kind === "histogram" ? ["_bucket", "_count", "_sum"].map((end) => name + end) : [name],
      ),
    );
    expect(queries.length).toBeGreaterThan(20);
    const asked = new Set([...queries, JSON.stringify(templating)].flatMap(figuresIn));
    const unknown = [...asked].filter(
      (name) => /^(?:model_moves|process|nodejs)_/.test(name) && !told.has(name),
    );
    expect(unknown).toEqual([]);
    for (const query of queries)
      expect(
        figuresIn(query).some((name) => told.has(name)),
        query,
      ).toBe(true);
    const missing = Object.keys(FIGURES).filter((name) => !queries.some((query) => query.includes(name)));
    expect(missing).toEqual([]);
  });

  it("groups by labels that the figure has", () => {
    for (const query of queries) {
      const name = Object.keys(FIGURES).find((one) => query.includes(one));
      const labels = Object.entries(FIGURES).find(([one]) => one === name)?.[1];
      const has: readonly string[] = [...(labels && "labels" in labels ? labels.labels : []), "le"];
      for (const label of labelsIn(query)) expect(has, query).toContain(label);
    }
  });

  it("has panels of their own numbers and names", () => {
    for (const key of ["id", "title"] as const)
      expect(new Set(panels.map((one) => one[key])).size, key).toBe(panels.length);
  });
});
