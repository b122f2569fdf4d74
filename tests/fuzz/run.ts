// `npm run test:fuzz -- [--seed N] [--requests N] [--only K] [--report file]`: random requests of every kind to the
// app on loopback. Prints the seed and whatever must not be, each with the words that repeat it alone.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { requireNode } from "../../lib/cli/node-version.ts";

requireNode();

const { fuzz } = await import("./fuzz.ts");
const { told } = await import("./told.ts");
const { FAULTS } = await import("./verdict.ts");

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    requests: { type: "string", default: "2000" },
    only: { type: "string" },
    report: { type: "string" },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const count = Number(values.requests);
const only = values.only === undefined ? null : Number(values.only);
if (![seed, count, only ?? 0].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error("--seed, --requests and --only are whole numbers from 0 up. Nothing was sent.");
  process.exit(2);
}

console.log(`Seed ${seed}, ${only === null ? `${count} requests` : `request ${only} alone`}`);
const result = await fuzz({ seed, count, only });
for (const line of told(seed, result)) console.log(line);
// Each kind of fault is one test: that none of the requests shows it.
const failed = new Set(result.findings.map(({ fault }) => fault)).size;
if (values.report) {
  const tests = FAULTS.map((fault) => ({ name: `fuzz: no fault of the kind "${fault}"`, seconds: 0 }));
  writeFileSync(values.report, JSON.stringify({ passed: FAULTS.length - failed, failed, tests }));
}
process.exitCode = failed > 0 ? 1 : 0;
