import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { succeed } from "../result.ts";
import { type Command, EXIT, runCommand } from "./command.ts";
import { startApp } from "./loopback-app.ts";
import { requireNode } from "./node-version.ts";
import { HEAVIEST_PAGE, scriptWeight, WEIGHED_PAGES, wholeWeight } from "./script-weight.ts";

requireNode();

/** Whether one of the project's own tools is content. */
const passes = (command: string, options: readonly string[]) => async (): Promise<boolean> =>
  spawnSync(command, options, { stdio: "inherit" }).status === 0;

/** What every change must pass. */
const CHECKS = [
  { name: "lint", run: passes("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types", run: passes("tsc", ["--noEmit"]) },
  {
    name: "dependency rule",
    run: passes("depcruise", ["app", "components", "lib", "scripts", "--config", ".dependency-cruiser.cjs"]),
  },
  { name: "JavaScript weight", run: withinWeight },
];

/** Whether the main pages of the production build, made where it is stale, bring no more scripts than they may. */
async function withinWeight(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-weight-"));
  try {
    const app = await startApp(`file:${path.join(folder, "weight.db")}`);
    try {
      let within = true;
      for (const { path: page, limit } of WEIGHED_PAGES) {
        const weight = await scriptWeight(app.origin, page);
        console.log(`${weight.toFixed(0).padStart(4)} of ${limit} KiB  ${page}`);
        // A page without any script is one that this check no longer understands.
        if (weight === 0 || weight > limit) within = false;
      }
      const whole = await wholeWeight(app.origin, HEAVIEST_PAGE.path);
      console.log(
        `${whole.toFixed(0).padStart(4)} of ${HEAVIEST_PAGE.limit} KiB  ${HEAVIEST_PAGE.path} with all that comes on demand`,
      );
      if (whole > HEAVIEST_PAGE.limit) within = false;
      return within;
    } finally {
      await app.stop();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const checkCommand: Command<{ readonly report: string | null }> = {
  run: "npm run check",
  usage: `Checks what every change must pass: lint, types, the dependency rule and the weight of the pages' JavaScript.

  --report   a file for the counts and seconds too, for whoever adds them up (tests/run.ts)

Ends with 0 when all pass, 1 when one fails, 2 when the command is wrong.
`,
  options: { report: { type: "string" } },
  read: ({ values: { report } }) => succeed({ report: typeof report === "string" ? report : null }),
};

async function check({ report }: { readonly report: string | null }): Promise<number> {
  const tests: { name: string; seconds: number }[] = [];
  let failed = 0;
  spawnSync("next", ["typegen"], { stdio: "ignore", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } }); // the routes' types, which tsc reads
  for (const { name, run } of CHECKS) {
    const begun = performance.now();
    const passed = await run();
    tests.push({ name, seconds: (performance.now() - begun) / 1000 });
    if (!passed) failed += 1;
    console.log(`${passed ? "ok" : "FAILED"}: ${name}`);
  }
  const counted = { passed: CHECKS.length - failed, failed, tests };
  if (report !== null) writeFileSync(report, JSON.stringify(counted));
  console.log(`${counted.passed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.failed : EXIT.done;
}

process.exitCode = await runCommand(checkCommand, check);
