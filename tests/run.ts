// The whole proof, as `npm test` and CI run it: checks, unit tests in three zones, a build, and the browser.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { requireNode } from "../lib/cli/node-version.ts";

requireNode();

const reports = mkdtempSync(path.join(tmpdir(), "model-moves-tests-"));
const totals = { passed: 0, failed: 0 };

function run(command: string, options: readonly string[], environment: Record<string, string> = {}): boolean {
  console.log(`\n> ${command} ${options.join(" ")} ${JSON.stringify(environment)}`);
  const { status } = spawnSync(command, options, {
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

/** Adds what a runner counted; a runner that broke off without a report counts as one failure. */
function count(succeeded: boolean, counted: { passed: number; failed: number } | null): void {
  totals.passed += counted?.passed ?? 0;
  totals.failed += counted && (succeeded || counted.failed > 0) ? counted.failed : 1;
}

function readReport<Report>(file: string, schema: z.ZodType<Report>): Report | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform(({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }));
const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));

function unitTests(zone: string, folders: readonly string[]): void {
  const report = path.join(reports, `unit-${zone.replace("/", "-")}.json`);
  const options = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...folders];
  const succeeded = run("vitest", options, { TZ: zone });
  count(succeeded, readReport(report, vitestReport));
}

const checks = path.join(reports, "checks.json");
const checked = run("node", ["lib/cli/check.ts", "--report", checks]);
count(checked, readReport(checks, z.object({ passed: z.number(), failed: z.number() })));

unitTests("UTC", []);
// What could depend on the machine's zone runs again where that zone is far from UTC, either way.
for (const zone of ["Asia/Shanghai", "America/New_York"]) {
  unitTests(zone, ["tests/unit/market", "tests/unit/views", "tests/unit/quotes"]);
}

const report = path.join(reports, "browser.json");
const succeeded = run("playwright", ["test"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
count(succeeded, readReport(report, playwrightReport));

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;
