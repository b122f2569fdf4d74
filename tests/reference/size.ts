// Writes SIZE.md: `node tests/reference/size.ts [samples]`, 4,000 samples a scenario unless told otherwise. About twenty
// minutes of one core.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { equivalenceScenarios, simulateEquivalence } from "./size-equivalence.ts";
import { modelScenarios, simulateModel } from "./size-models.ts";
import { overlapScenarios, simulateOverlap } from "./size-overlap.ts";
import { scenarios, simulateSize } from "./size-simulation.ts";
import { sizeText } from "./size-text.ts";

const samples = Number(process.argv[2] ?? 4000);
const placeboSamples = Math.ceil(samples / 2);
const modelSamples = Math.ceil(samples / 4);

/** What a simulation gives, with its seconds on stderr. */
function timed<Outcome>(name: string, simulate: () => Outcome): Outcome {
  const started = performance.now();
  const outcome = simulate();
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return outcome;
}

const results = scenarios.map((scenario) => timed(scenario.name, () => simulateSize(scenario, samples, 1)));
const overlaps = overlapScenarios.map((scenario) =>
  timed(`${scenario.name}, ${scenario.reach}`, () => {
    const size = simulateOverlap(scenario, { samples, firstSeed: 1, bootstrap: 199, placebos: 0 });
    const placebos = { samples: placeboSamples, firstSeed: 1, bootstrap: 0, placebos: 99 };
    return { ...size, placebo: simulateOverlap(scenario, placebos).window.get("placebo") };
  }),
);
const equivalence = equivalenceScenarios.flatMap((scenario) =>
  timed(`equivalence, ${scenario.name}`, () => simulateEquivalence(scenario, samples, 1)),
);
const models = modelScenarios.map((scenario) =>
  timed(`${scenario.model}, ${scenario.residuals}`, () => simulateModel(scenario, modelSamples, 1)),
);
const counts = { results, overlaps, equivalence, models, samples, placeboSamples, modelSamples };
writeFileSync(path.join(import.meta.dirname, "SIZE.md"), sizeText(counts));
