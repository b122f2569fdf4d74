// Writes SIZE.md whole, in one run: `node tests/reference/size.ts [samples]`, 1,000 samples a scenario unless told
// otherwise, the scenarios side by side on two threads. Some eight minutes of one core; with 4,000 half an hour.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";
import { type EquivalenceSize, equivalenceScenarios, simulateEquivalence } from "./size-equivalence.ts";
import { type ModelSize, modelScenarios, simulateModel } from "./size-models.ts";
import { fewScenarios, type OverlapSize, overlapScenarios, simulateOverlap } from "./size-overlap.ts";
import { type SizeOfTests, scenarios, simulateSize } from "./size-simulation.ts";
import { type OverlapRow, sizeText } from "./size-text.ts";

const samples = isMainThread ? Number(process.argv[2] ?? 1000) : z.number().parse(workerData);
const placeboSamples = Math.ceil(samples / 2);
const modelSamples = Math.ceil(samples / 2);

/** What one scenario of one kind gives; the same seeds give the same, on whichever thread. */
type Simulated =
  | { readonly kind: "size"; readonly counted: SizeOfTests }
  | { readonly kind: "overlap"; readonly counted: OverlapRow }
  | { readonly kind: "few"; readonly counted: OverlapSize }
  | { readonly kind: "equivalence"; readonly counted: readonly EquivalenceSize[] }
  | { readonly kind: "model"; readonly counted: ModelSize };

/** Every scenario in the order of the file, with its name. */
const tasks: readonly { readonly name: string; readonly simulate: () => Simulated }[] = [
  ...scenarios.map((scenario) => ({
    name: scenario.name,
    simulate: (): Simulated => ({ kind: "size", counted: simulateSize(scenario, samples, 1) }),
  })),
  ...overlapScenarios.map((scenario) => ({
    name: `${scenario.name}, -${scenario.reach}..${scenario.reach}`,
    simulate: (): Simulated => {
      const size = simulateOverlap(scenario, { samples, firstSeed: 1, bootstrap: 199, placebos: 0 });
      const placebos = { samples: placeboSamples, firstSeed: 1, bootstrap: 0, placebos: 99 };
      const placebo = simulateOverlap(scenario, placebos).window.get("placebo");
      return { kind: "overlap", counted: { ...size, placebo } };
    },
  })),
  ...fewScenarios.map((scenario) => ({
    name: `${scenario.events} events, ${scenario.name}`,
    simulate: (): Simulated => {
      const options = { samples, firstSeed: 1, bootstrap: 0, placebos: 0 };
      return { kind: "few", counted: simulateOverlap(scenario, options) };
    },
  })),
  ...equivalenceScenarios.map((scenario) => ({
    name: `equivalence, ${scenario.name}`,
    simulate: (): Simulated => ({
      kind: "equivalence",
      counted: simulateEquivalence(scenario, placeboSamples, 1),
    }),
  })),
  ...modelScenarios.map((scenario) => ({
    name: `${scenario.model}, ${scenario.residuals}`,
    simulate: (): Simulated => ({ kind: "model", counted: simulateModel(scenario, modelSamples, 1) }),
  })),
];

/** Simulates every scenario on two threads; the seconds of each go to stderr. */
async function simulated(): Promise<readonly Simulated[]> {
  const found: Simulated[] = [];
  let next = 0;
  const thread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: samples });
      let started = performance.now();
      let at = -1;
      const hand = () => {
        at = next++;
        started = performance.now();
        if (at < tasks.length) worker.postMessage(at);
        else void worker.terminate().then(() => resolve());
      };
      worker.on("message", (counted: Simulated) => {
        found[at] = counted;
        console.error(`${tasks[at]?.name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
        hand();
      });
      worker.on("error", reject);
      hand();
    });
  await Promise.all([thread(), thread()]);
  return found;
}

if (isMainThread) {
  const found = await simulated();
  const of = <Kind extends Simulated["kind"]>(kind: Kind) =>
    found.filter((one): one is Extract<Simulated, { kind: Kind }> => one.kind === kind);
  const text = sizeText({
    results: of("size").map(({ counted }) => counted),
    overlaps: of("overlap").map(({ counted }) => counted),
    few: of("few").map(({ counted }) => counted),
    equivalence: of("equivalence").flatMap(({ counted }) => counted),
    models: of("model").map(({ counted }) => counted),
    ...{ samples, placeboSamples, modelSamples },
  });
  writeFileSync(path.join(import.meta.dirname, "SIZE.md"), text);
} else {
  parentPort?.on("message", (at: number) => parentPort?.postMessage(tasks[at]?.simulate()));
}
