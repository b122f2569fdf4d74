// `npm run test:fuzz`: random requests of every kind to the app on loopback. Prints the seed and whatever must not be,
// each with the words that repeat it alone.
import { writeFileSync } from "node:fs";
import { type Command, EXIT, runCommand } from "../../lib/cli/command.ts";
import { requireNode } from "../../lib/cli/node-version.ts";
import { fail, succeed } from "../../lib/result.ts";

requireNode();

interface FuzzAsked {
  readonly seed: number;
  readonly count: number;
  /** The number of the one request that is sent; null for all. */
  readonly only: number | null;
  readonly report: string | null;
}

const fuzzCommand: Command<FuzzAsked> = {
  run: "npm run test:fuzz",
  usage: `Sends random requests of every kind to the app on loopback and tells of what must not be.

  npm run test:fuzz -- [--seed N] [--requests N] [--only K] [--report <file>]

  --seed      what the requests are drawn from; without it: another one each time
  --requests  how many; without it: 2000
  --only      the one request of this number alone
  --report    a file for the counts too, for whoever adds them up (tests/run.ts)
`,
  options: {
    seed: { type: "string" },
    requests: { type: "string", default: "2000" },
    only: { type: "string" },
    report: { type: "string" },
  },
  read: ({ values }) => {
    const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
    const count = Number(values.requests);
    const only = values.only === undefined ? null : Number(values.only);
    if (![seed, count, only ?? 0].every((number) => Number.isSafeInteger(number) && number >= 0)) {
      return fail("--seed, --requests and --only are whole numbers from 0 up. Nothing was sent.");
    }
    return succeed({ seed, count, only, report: typeof values.report === "string" ? values.report : null });
  },
};

async function sendRequests({ seed, count, only, report }: FuzzAsked): Promise<number> {
  const { fuzz } = await import("./fuzz.ts");
  const { told } = await import("./told.ts");
  const { FAULTS } = await import("./verdict.ts");
  console.log(`Seed ${seed}, ${only === null ? `${count} requests` : `request ${only} alone`}`);
  const result = await fuzz({ seed, count, only });
  for (const line of told(seed, result)) console.log(line);
  // Each kind of fault is one test: that none of the requests shows it.
  const failed = new Set(result.findings.map(({ fault }) => fault)).size;
  if (report !== null) {
    const tests = FAULTS.map((fault) => ({ name: `fuzz: no fault of the kind "${fault}"`, seconds: 0 }));
    writeFileSync(report, JSON.stringify({ passed: FAULTS.length - failed, failed, tests }));
  }
  return failed > 0 ? EXIT.failed : EXIT.done;
}

process.exitCode = await runCommand(fuzzCommand, sendRequests);
