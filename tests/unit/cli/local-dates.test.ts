import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-local-dates-"));
writeFileSync(
  path.join(folder, "biome.json"),
  JSON.stringify({ plugins: [path.resolve("lib/cli/local-dates.grit")] }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of a program in which the linter finds a date read in the machine's own zone. */
function linesFound(program: readonly string[]): number[] {
  writeFileSync(path.join(folder, "made-up.ts"), program.join("\n"));
  const words = ["lint", "--max-diagnostics=100", "--colors=off", "made-up.ts"];
  const { stdout, stderr } = spawnSync(path.resolve("node_modules/.bin/biome"), words, {
    cwd: folder,
    encoding: "utf8",
  });
  const found = `${stdout}${stderr}`.matchAll(/made-up\.ts:(\d+):\d+ plugin /g);
  return [...new Set([...found].map(([, line]) => Number(line)))];
}

const allOf = (program: readonly string[]) => program.map((_, index) => index + 1);

describe("the lint rule against dates in the machine's own zone", () => {
  it("finds local getters and setters, dates from parts, and formats that name no zone", () => {
    const program = [
      "date.getHours();",
      "date.getDate();",
      "new Date(instant).getDay();",
      "date.getMonth() + 1;",
      "date.getFullYear();",
      "date.setDate(1);",
      "date.setHours(0, 0, 0, 0);",
      "new Date(2025, 0);",
      "new Date(2025, 2, 6);",
      "new Date(year, month, day, 9, 30);",
      "date.toLocaleDateString();",
      'date.toLocaleString("en");',
      'date.toLocaleTimeString("en", { hour: "numeric" });',
      "date.toDateString();",
      'new Intl.DateTimeFormat("en");',
      'new Intl.DateTimeFormat("en", { dateStyle: "medium" });',
      'Intl.DateTimeFormat("en").format(date);',
    ];
    expect(linesFound(program)).toEqual(allOf(program));
  });

  it("finds nothing in what is in UTC or names its zone, and nothing in the question for the reader's own", () => {
    const program = [
      "date.getUTCHours();",
      "date.getTime();",
      "date.setUTCDate(1);",
      "date.toISOString();",
      "new Date(instant);",
      "new Date(Date.UTC(2025, 2, 6));",
      'date.toLocaleDateString("en", { timeZone: "UTC" });',
      'date.toLocaleTimeString("en", { hour: "numeric", timeZone });',
      'new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: zone });',
      "new Intl.DateTimeFormat().resolvedOptions().timeZone;",
    ];
    expect(linesFound(program)).toEqual([]);
  });
});
