import { spawnSync } from "node:child_process";
import { requireNode } from "./node-version.ts";

requireNode();

/** What every change must pass; each is one of the project's own tools. */
const CHECKS = [
  { name: "lint", command: "biome", options: ["check", "--error-on-warnings", "."] },
  { name: "types", command: "tsc", options: ["--noEmit"] },
  {
    name: "dependency rule",
    command: "depcruise",
    options: ["app", "components", "i18n", "lib", "--config", ".dependency-cruiser.cjs"],
  },
] as const;

let failed = 0;
spawnSync("next", ["typegen"], { stdio: "ignore", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } }); // the routes' types, which tsc reads
for (const { name, command, options } of CHECKS) {
  const { status } = spawnSync(command, options, { stdio: "inherit" });
  if (status !== 0) failed += 1;
  console.log(`${status === 0 ? "ok" : "FAILED"}: ${name}`);
}
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
