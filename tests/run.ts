// The whole proof, as `npm test` and CI run it, and what `npm run test:zones` and `test:faults` repeat in full.
// tests/runners/table.ts says what each is made of.
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Command, EXIT, runCommand } from "../lib/cli/command.ts";
import { requireNode } from "../lib/cli/node-version.ts";
import { fail, succeed } from "../lib/result.ts";
import { runAll } from "./runners/schedule.ts";
import { SUITES } from "./runners/table.ts";

requireNode();

const SLOWEST = 10;
const testCommand: Command<NonNullable<(typeof SUITES)[string]>> = {
  run: "npm test",
  usage: `Runs the whole proof, or a suite: ${Object.keys(SUITES).join(", ")}. Ends with "N passed, N failed".\n`,
  options: {},
  operands: { least: 0, most: 1, sentence: "Name one suite, or none for the whole proof." },
  read: ({ operands: [name = "test"] }) => {
    const runners = SUITES[name];
    return runners
      ? succeed(runners)
      : fail(`There is no suite ${name}: choose ${Object.keys(SUITES).join(", ")}`);
  },
};

async function test(runners: NonNullable<(typeof SUITES)[string]>): Promise<number> {
  process.env.FAULT_SEED ??= String(randomInt(1_000_000));
  process.env.NODE_COMPILE_CACHE ??= path.resolve("node_modules/.cache/compiled"); // for the many processes of the tests
  console.log(`The seed of what is random: FAULT_SEED=${process.env.FAULT_SEED}`);

  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-tests-"));
  const begun = performance.now();
  const ran = await runAll(runners, folder);
  rmSync(folder, { recursive: true, force: true });

  console.log(`\nSeconds by runner, ${((performance.now() - begun) / 1000).toFixed(0)} in all:`);
  for (const { name, seconds, passed, failed } of ran)
    console.log(`${seconds.toFixed(0).padStart(6)}  ${name}: ${passed} passed, ${failed} failed`);
  console.log(`\nThe ${SLOWEST} slowest tests, in seconds:`);
  const slowest = ran.flatMap(({ tests }) => tests).sort((one, other) => other.seconds - one.seconds);
  for (const { name, seconds } of slowest.slice(0, SLOWEST))
    console.log(`${seconds.toFixed(1).padStart(6)}  ${name}`);

  const total = (what: "passed" | "failed") => ran.reduce((sum, counted) => sum + counted[what], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  return total("failed") > 0 ? EXIT.failed : EXIT.done;
}

process.exitCode = await runCommand(testCommand, test);
