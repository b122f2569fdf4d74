// Writes SIZE.md: `node tests/reference/size.ts [samples]`, 4,000 samples a scenario unless told otherwise.
import { writeFileSync } from "node:fs";
import path from "node:path";
import {
  design,
  type SizeOfTests,
  samplingError,
  scenarios,
  simulateSize,
  testNames,
} from "./size-simulation.ts";

const samples = Number(process.argv[2] ?? 4000);
const results = scenarios.map((scenario) => {
  const started = performance.now();
  const result = simulateSize(scenario, samples, 1);
  console.error(`${scenario.name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return result;
});

const error = samplingError(samples);
const percent = (share: number | undefined) => {
  if (share === undefined) return "";
  const text = `${(100 * share).toFixed(1)}`;
  return Math.abs(share - 0.05) <= error ? text : `**${text}**`;
};
const table = (rows: readonly (readonly [string, (result: SizeOfTests) => number | undefined])[]) => {
  const head = ["test", ...results.map((result) => result.scenario.name)];
  const lines = rows.map(([name, of]) => [name, ...results.map((result) => percent(of(result)))]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
};

const text = `# Size of the tests
How often each test rejects at 5%, two-sided, when nothing happened: percent of ${new Intl.NumberFormat("en").format(samples)} samples of ${design.events} events, market model, estimation window of 200 sessions, made by \`node tests/reference/size.ts\` (Brown & Warner 1985's design with made-up returns). The sampling error is +/-${(100 * error).toFixed(1)}; a figure further from 5 is in bold.

- independent: every event has days of its own, residuals are normal.
- heavy tails: the same with Student's t of 4 degrees of freedom.
- clustered: all events on the same day, residuals correlated 0.2.
- induced variance: the event window's standard deviation is 1.5 times the usual one.

## One session
${table(testNames.map((name) => [name, (result) => result.day.get(name)] as const))}

## Three sessions
${table(testNames.map((name) => [name, (result) => result.window.get(name)] as const))}

## One event alone
${table([
  ["t of AR", (result) => result.single.ar],
  ["t of CAR, three sessions", (result) => result.single.car],
  ["permutation of AR", (result) => result.single.permutation],
  ["permutation of CAR, three sessions", (result) => result.single.permutationCar],
])}

## What to read in it
- With independent events every test stands within about a point of 5. The columns share their samples, so their errors go together; the sign test counts, so its size with 60 events is 5.2 by the binomial distribution; the generalised rank test divides by the spread of the events it tests, which costs it half a point with 60 of them.
- On clustered days the tests that take events for independent reject more than ten times too often. Kolari-Pynnonen, adjusted Patell, crude dependence, the rank tests of Corrado and Corrado-Zivney and the generalised rank t hold.
- When the event makes returns wilder, Patell, adjusted Patell, crude dependence and Corrado take that for an effect. The cross-sectional t, BMP, Kolari-Pynnonen, the jackknife, the generalised rank test and the tests of signs do not.
- With both at once Kolari-Pynnonen and the generalised rank t stand nearest to 5%.
- A single event has no other events to learn its variance from: nothing stands an induced variance there.
`;
writeFileSync(path.join(import.meta.dirname, "SIZE.md"), text);
