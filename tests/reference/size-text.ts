// SIZE.md from what the simulations counted.
import type { TestName } from "../../lib/study/significance/battery.ts";
import { type EquivalenceSize, equivalenceDesigns } from "./size-equivalence.ts";
import { type ModelSize, modelDesign, modelScenarios, modelTests, type Residuals } from "./size-models.ts";
import {
  fewEvents,
  fewSteps,
  fewTests,
  type OverlapSize,
  overlapDesign,
  overlapTests,
} from "./size-overlap.ts";
import {
  advisedTest as advisedOf,
  design,
  type Scenario,
  type SizeOfTests,
  samplingError,
  testNames,
} from "./size-simulation.ts";

/** A scenario of overlap, with the placebo of fewer samples. */
export type OverlapRow = OverlapSize & { readonly placebo: number | undefined };

/** What each simulation counted, and how many samples stand behind it. */
export interface SizeCounts {
  readonly results: readonly SizeOfTests[];
  readonly overlaps: readonly OverlapRow[];
  readonly few: readonly OverlapSize[];
  readonly equivalence: readonly EquivalenceSize[];
  /** In the order of `modelScenarios`. */
  readonly models: readonly ModelSize[];
  readonly samples: number;
  readonly placeboSamples: number;
  readonly modelSamples: number;
}

const whole = new Intl.NumberFormat("en");
const inPercent = (share: number) => (100 * share).toFixed(1);

/** A table in Markdown. */
const lines = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** A share in percent, in bold where it is further than `within` from 5%; empty for none. */
function percentOf(share: number | undefined, within: number): string {
  if (share === undefined) return "";
  const text = inPercent(share);
  return Math.abs(share - 0.05) <= within ? text : `**${text}**`;
}

/** The section of few events. */
export function fewText(few: readonly OverlapSize[], samples: number): string {
  const tables = fewSteps.map(({ name, step }) => {
    const columns = fewEvents.map((events) =>
      few.find(({ scenario }) => scenario.step === step && scenario.events === events),
    );
    const rows = fewTests.map((test) => [
      test,
      ...columns.map((column) => percentOf(column?.window.get(test), samplingError(samples))),
    ]);
    return `### ${name[0]?.toUpperCase()}${name.slice(1)}\n${lines(["test", ...fewEvents.map(String)], rows)}`;
  });
  return `## Few events
Two to twenty shares with an event each, three sessions, residuals correlated ${overlapDesign.correlation} by calendar day, without a raised variance; days of their own: sixty sessions apart. Wilcoxon's exact p is 2 / 2^N at the least, so that five events can't reach 5%.

${tables.join("\n\n")}`;
}

/** The whole file, Markdown. */
export function sizeText(counts: SizeCounts): string {
  const { results, overlaps, samples, placeboSamples } = counts;
  const error = samplingError(samples);
  const percent = (share: number | undefined, within = error) => percentOf(share, within);
  const advised = (of: ReadonlyMap<TestName, number>, scenario: Scenario) => {
    const name = advisedOf(scenario);
    return name === null ? undefined : of.get(name);
  };
  const table = (rows: readonly (readonly [string, (result: SizeOfTests) => number | undefined])[]) =>
    lines(
      ["test", ...results.map((result) => result.scenario.name)],
      rows.map(([name, of]) => [name, ...results.map((result) => percent(of(result)))]),
    );
  const modelError = samplingError(counts.modelSamples);
  const modelTable = (residuals: Residuals) => {
    const columns = modelScenarios.flatMap(({ model, ...scenario }, at) =>
      scenario.residuals === residuals ? [{ model, size: counts.models[at] }] : [],
    );
    // Of one event alone there are so many times as many, and none has to do with another.
    const single = samplingError(counts.modelSamples * modelDesign.events);
    const names = (["t of AR", "t of CAR", ...modelTests] as const).map((name) => [
      name,
      ...columns.map(({ size }) => percent(size?.get(name), name.startsWith("t of") ? single : modelError)),
    ]);
    return lines(["test", ...columns.map(({ model }) => model)], names);
  };
  const equivalenceTable = () => {
    const scenarios = [...new Set(counts.equivalence.map(({ scenario }) => scenario))];
    const head = equivalenceDesigns.flatMap(({ name }) => [name, "power"]);
    const rows = scenarios.map((scenario) => [
      scenario,
      ...equivalenceDesigns.flatMap(({ name }) => {
        const found = counts.equivalence.find((one) => one.scenario === scenario && one.design.name === name);
        if (!found) return ["", ""];
        // At the bound 5% is the most that it may say; less is no fault.
        const size = percent(found.atBound, found.atBound < 0.05 ? 1 : samplingError(placeboSamples));
        return [size, inPercent(found.power)];
      }),
    ]);
    return lines(["events", ...head], rows);
  };
  const overlapTable = (reach: number, part: "day" | "window") => {
    const columns = overlaps.filter(({ scenario }) => scenario.reach === reach);
    const shareOf = (column: (typeof columns)[number], name: (typeof overlapTests)[number]) =>
      name === "placebo" && part === "window"
        ? percent(column.placebo, samplingError(placeboSamples))
        : percent(column[part].get(name));
    const rows = overlapTests.map((name) => [name, ...columns.map((column) => shareOf(column, name))]);
    return lines(
      ["test", ...columns.map(({ scenario }) => scenario.name)],
      rows.filter((cells) => cells.slice(1).some((cell) => cell !== "")),
    );
  };

  return `# Size of the tests
How often each test rejects at 5%, two-sided, when nothing happened: percent of ${whole.format(samples)} samples of ${design.events} events, market model, estimation window of 200 sessions, made by \`node tests/reference/size.ts\` (Brown & Warner 1985's design with made-up returns). The sampling error is +/-${(100 * error).toFixed(1)}; a figure further from 5 is in bold.

- independent: every event has days of its own, residuals are normal.
- heavy tails: the same with Student's t of 4 degrees of freedom.
- clustered: all events on the same day, residuals correlated 0.2.
- induced variance: the event window's standard deviation is 1.5 times the usual one.

## One session
${table([
  ...testNames.map((name) => [name, (result: SizeOfTests) => result.day.get(name)] as const),
  ["advice", (result) => advised(result.day, result.scenario)],
])}

## Three sessions
${table([
  ...testNames.map((name) => [name, (result: SizeOfTests) => result.window.get(name)] as const),
  ["advice", (result) => advised(result.window, result.scenario)],
])}

## One event alone
${table([
  ["t of AR", (result) => result.single.ar],
  ["t of CAR, three sessions", (result) => result.single.car],
  ["permutation of AR", (result) => result.single.permutation],
  ["permutation of CAR, three sessions", (result) => result.single.permutationCar],
])}

${fewText(counts.few, samples)}

## Shared days and windows that overlap
${overlapDesign.events} shares with an event each and residuals correlated ${overlapDesign.correlation} by calendar day; the rest as above. The events fall on one day, on consecutive days or on every second day; induced: the standard deviation of a share is 1.5 times the usual one inside its own event window. The block bootstrap has 199 resamples; the placebo has 99 shifts in ${whole.format(placeboSamples)} samples, so its sampling error is +/-${inPercent(samplingError(placeboSamples))}, and as long a history as it asks for. The calendar-time portfolio can't be made for one session on one day. advice: the test that the product advises.

### Three sessions, -1..1
${overlapTable(1, "window")}

### Twenty-one sessions, -10..10
${overlapTable(10, "window")}

### Day 0 alone
${overlapTable(1, "day")}

## Equivalence of the averages
How often two one-sided tests at 5% say that an average is smaller than a bound: where the effect on day 0 is the bound itself, of which 5% is the most that may be so called, and after it, as power, where there is no effect. ${overlapDesign.events} events as above, ${whole.format(placeboSamples)} samples, sampling error of a 5% +/-${inPercent(samplingError(placeboSamples))}; days of their own: sixty sessions apart.

${equivalenceTable()}

## Models whose fit is a search
${modelDesign.events} events on days of their own, window -1..1, ${whole.format(counts.modelSamples)} samples: the sampling error is +/-${inPercent(modelError)}, of t of AR and t of CAR, which count every event alone, +/-${inPercent(samplingError(counts.modelSamples * modelDesign.events))}. Heavy tails: Student's t of 4 degrees of freedom; changing variance: GARCH(1,1) with a = 0.1 and b = 0.85.

### Normal residuals
${modelTable("normal")}

### Heavy tails
${modelTable("heavy tails")}

### Changing variance
${modelTable("changing variance")}

## What to read in it
- With independent events every test stands within about a point of 5. The columns share their samples, so their errors go together; the sign test counts, so its size with 60 events is 5.2 by the binomial distribution; the generalised rank test divides by the spread of the events it tests, which costs it half a point with 60 of them.
- On clustered days the tests that take events for independent reject more than ten times too often. Kolari-Pynnonen, Kolari-Pape-Pynnonen, adjusted Patell, crude dependence, the rank tests of Corrado and Corrado-Zivney and the generalised rank t hold.
- When the event makes returns wilder, Patell, adjusted Patell, crude dependence and Corrado take that for an effect. The cross-sectional t, BMP, Kolari-Pynnonen, the jackknife, the generalised rank test and the tests of signs do not.
- With both at once Kolari-Pynnonen and Kolari-Pape-Pynnonen stand nearest to 5%; the generalised rank t is a point above.
- Where windows overlap and days are not shared, every test that matches events by session from day 0 fails, however it allows for shared days: Kolari-Pynnonen, the generalised rank and crude dependence reject a third of true nulls on consecutive days with windows of 21 sessions. Those that pair by date hold: Kolari-Pape-Pynnonen, the calendar-time portfolio, and the block bootstrap within two points, with a raised variance and without.
- What the product advises (BMP for independent events, Kolari-Pape-Pynnonen where days are shared or windows overlap) stands within the sampling error of 5% in every column of every table.
- With few events the generalised rank t, which divides by the spread of the events themselves, rejects too often: a quarter of true nulls with two, 8% with eight, 7% with twenty, so that it is named only from thirty on. Wilcoxon's exact test rejects nothing with fewer than six. BMP and the cross-sectional t hold from two events on where they are independent, Kolari-Pape-Pynnonen where they are not; the product advises accordingly, and no test across events for one alone.
- The placebo asks for a history of twenty times the longest run of days under way; without that 5% became 8 to 9% on consecutive days. With it all but one design stand within the sampling error: 21 sessions round one shared day reject 7%. It is no part of the advice.
- The averages' equivalence test says "smaller" of an effect as large as the bound in 5% within the sampling error, or in fewer. Where events share a day its error is widened for what they share and it errs on the careful side; where the bound is less than twice that error it can say it hardly ever, which its power shows.
- GARCH and EGARCH on 200 sessions: across events the tests stand as with the market model. The t of one event rejects 5.3 to 5.9% on residuals that don't change their variance and 6% where they do, no better than the market model. Huber's line has the size of the market model's.
- A single event has no other events to learn its variance from: nothing stands an induced variance there.
`;
}
