import { describe, expect, test } from "vitest";
import type { TestName } from "../../../lib/study/significance/battery.ts";
import { fewScenarios, overlapScenarios, simulateOverlap } from "../../reference/size-overlap.ts";
import { scenarios, simulateSize, testNames } from "../../reference/size-simulation.ts";

// A few seeds only, with wide bands: the full table is tests/reference/SIZE.md.
const samples = 250;
const fourErrors = 4 * Math.sqrt((0.05 * 0.95) / samples);

function simulated(name: string) {
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(name);
  return simulateSize(scenario, samples, 100_000);
}

describe("rejections at 5% of a true null, 250 samples of 60 events", () => {
  test("independent events: every test within four sampling errors of 5%", () => {
    const { day, window, single } = simulated("independent");
    for (const name of testNames) {
      expect(Math.abs((day.get(name) ?? 1) - 0.05), name).toBeLessThan(fourErrors);
      expect(Math.abs((window.get(name) ?? 1) - 0.05), name).toBeLessThan(fourErrors);
    }
    for (const share of Object.values(single)) expect(Math.abs(share - 0.05)).toBeLessThan(fourErrors);
  });

  test("clustered days and induced variance: the adjusted tests hold, the plain ones do not", () => {
    const { day } = simulated("clustered, induced");
    const held: TestName[] = ["kolariPynnonen", "generalizedRank"];
    for (const name of held) expect(Math.abs((day.get(name) ?? 1) - 0.05), name).toBeLessThan(fourErrors);
    const misled: TestName[] = ["crossSectional", "patell", "bmp", "sign", "wilcoxon"];
    for (const name of misled) expect(day.get(name), name).toBeGreaterThan(0.2);
  });
});

test("thirty events on consecutive days, window -10..10: what is advised holds, tests by session do not", () => {
  const scenario = overlapScenarios.find(({ step, reach }) => step === 1 && reach === 10);
  if (scenario === undefined) throw new Error("no such scenario");
  const { window } = simulateOverlap(scenario, { samples, firstSeed: 100_000, bootstrap: 0, placebos: 0 });
  for (const name of ["advice", "kolariPapePynnonen", "calendarTime"] as const) {
    expect(Math.abs((window.get(name) ?? 1) - 0.05), name).toBeLessThan(fourErrors);
  }
  for (const name of ["bmp", "kolariPynnonen", "generalizedRank", "crudeDependence"] as const) {
    expect(window.get(name), name).toBeGreaterThan(0.2);
  }
});

test("two, three and five events, apart, on one day and on consecutive ones: what is advised holds and can reject", () => {
  for (const scenario of fewScenarios.filter(({ events = 0 }) => events <= 5)) {
    const { window } = simulateOverlap(scenario, { samples, firstSeed: 100_000, bootstrap: 0, placebos: 0 });
    const about = `${scenario.events} events, ${scenario.name}`;
    expect(Math.abs((window.get("advice") ?? 1) - 0.05), about).toBeLessThan(fourErrors);
    expect(window.get("advice"), about).toBeGreaterThan(0);
    expect(window.get("wilcoxonExact"), about).toBe(0);
  }
});
