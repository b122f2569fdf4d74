import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFilter } from "../../../../lib/filters/parse.ts";
import { dayZerosOn } from "../../../../lib/reactions/day-zeros.ts";
import { measureReaction } from "../../../../lib/reactions/reaction.ts";
import { samplePanel, takeSample } from "../../../../lib/reactions/reaction-sample.ts";
import { studyReaction } from "../../../../lib/reactions/reaction-study.ts";
import { loadReference, type Reference } from "../../../../lib/reactions/reference.ts";
import {
  type LoadedSelection,
  loadPairs,
  loadSelection,
  type PlacedPair,
  placedPairs,
  select,
} from "../../../../lib/reactions/selection.ts";
import { cleanEstimation } from "../../../../lib/reactions/sessions/clean-estimation.ts";
import { eventResult } from "../../../../lib/study/batch/event-result.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

async function selected(query: string): Promise<LoadedSelection> {
  const { filter } = parseFilter(new URLSearchParams(query), reference.vocabulary);
  return loadSelection(world.store, select(reference, filter));
}

async function alibaba(exclude: string, more = "") {
  const selection = await selected(`event=qwq-32b&company=alibaba&listing=primary&exclude=${exclude}${more}`);
  const [pair] = placedPairs(selection);
  if (!pair || pair.index === null) throw new Error("QwQ-32B has no day 0 in Hong Kong");
  return { pair, index: pair.index, filter: selection.filter };
}

/** The sessions that other announcements' CAR windows hold, each looked at in turn. */
function byHand({ pair, index, filter }: Awaited<ReturnType<typeof alibaba>>, company: string | null) {
  const { series, placed } = pair;
  const dayZero = placed.dayZero.status === "found" ? placed.dayZero.index : Number.NaN;
  const held: number[] = [];
  for (
    let position = index + filter.estimation.start;
    position <= index + filter.estimation.end;
    position++
  ) {
    const isHeld = [...dayZerosOn(reference, pair.listing.exchangeCode).values()].some((other) => {
      const { announcement } = other;
      if (announcement.slug === "qwq-32b" || other.dayZero.status !== "found") return false;
      if (company !== null && !announcement.companies.some((named) => named.company === company))
        return false;
      const days = other.candidates.length > 0 ? other.candidates : [other.dayZero];
      return days.some((day) => {
        const away = dayZero + (position - index) - day.index;
        return away >= filter.window.start && away <= filter.window.end;
      });
    });
    if (isHeld && Number.isFinite(series.returns[position])) held.push(position);
  }
  return held;
}

describe("the estimation window of Alibaba's QwQ-32B, 110 sessions before 6 March 2025", () => {
  it("is whole unless something is left out, and then without the CAR windows of the others, as counted one by one", async () => {
    const whole = await alibaba("none");
    expect(cleanEstimation(whole.pair, whole.index, whole.filter)).toEqual({ leftOut: [], moved: 0 });
    const own = await alibaba("company");
    const { leftOut } = cleanEstimation(own.pair, own.index, own.filter);
    expect(leftOut).toEqual(byHand(own, "alibaba"));
    const all = await alibaba("all");
    const everybody = cleanEstimation(all.pair, all.index, all.filter).leftOut;
    expect(everybody).toEqual(byHand(all, null));
    expect(leftOut.length).toBeGreaterThan(0);
    expect(everybody.length).toBeGreaterThan(leftOut.length);
    const [before, after] = [
      measureReaction(whole.pair, whole.filter),
      measureReaction(own.pair, own.filter),
    ];
    expect(before.estimationLeftOut).toBe(0);
    expect(after.estimationLeftOut).toBe(leftOut.length);
    expect((after.estimationSessions ?? 0) + leftOut.length).toBe(before.estimationSessions);
    expect(after.beta).not.toBe(before.beta);
    expect(after.adjustedReturn).toBe(before.adjustedReturn);
  });

  it("with CAR over -10..10 chains back over the company's announcements and ends before the first of them", async () => {
    const { pair, index, filter } = await alibaba("cluster", "&window=-10..10");
    const { moved } = cleanEstimation(pair, index, filter);
    const dayZero = pair.placed.dayZero.status === "found" ? pair.placed.dayZero.index : Number.NaN;
    const days = [...dayZerosOn(reference, pair.listing.exchangeCode).values()]
      .filter(({ announcement }) => announcement.companies.some(({ company }) => company === "alibaba"))
      .flatMap(({ dayZero: day, candidates }) => [
        ...candidates.map((candidate) => candidate.index),
        ...(day.status === "found" ? [day.index] : []),
      ]);
    let first = dayZero;
    for (let at = dayZero - 1; at >= first - 20; at--) if (days.includes(at)) first = at;
    expect(moved).toBe(dayZero - first);
    expect(moved).toBeGreaterThan(0);
    expect(measureReaction(pair, filter)).toMatchObject({ estimationMoved: moved, estimationLeftOut: 0 });
  });
});

const queries = [
  ...["model=garch", "model=egarch", "exclude=cluster&model=garch", "exclude=company&model=egarch"],
  "exclude=company",
  "exclude=all",
  "exclude=cluster",
  "model=huber",
  "exclude=company&model=huber",
];

it.each(queries)("%s: the panel across events and the row of each say the same figures", async (query) => {
  const selection = await selected(`from=2025-01-01&to=2025-04-30&relation=named&${query}`);
  const sample = takeSample(selection);
  const panel = samplePanel(sample.pairs, sample.events, selection.filter, selection.filter.window);
  let compared = 0;
  for (const [row, { reaction }] of sample.events.entries()) {
    const result = eventResult(panel, row);
    if (result.status !== "ok" || reaction.car === null) continue;
    expect(result.car?.value).toBeCloseTo(reaction.car.value, 12);
    expect(result.car?.tStatistic).toBeCloseTo(reaction.car.tStatistic, 8);
    expect(result.sessions).toBe(reaction.estimationSessions);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(15);
});

it.each(queries)("%s: measured from the part of the quotes behind it as from the whole", async (query) => {
  const { filter } = parseFilter(
    new URLSearchParams(`from=2025-02-01&to=2025-03-15&relation=named&${query}`),
    reference.vocabulary,
  );
  const selection = select(reference, filter);
  const figures = (loaded: LoadedSelection) =>
    [...placedPairs(loaded)].map((pair) => measureReaction(pair, filter).car);
  const whole = figures(await loadSelection(world.store, selection));
  expect(figures(await loadPairs(world.store, selection))).toEqual(whole);
  expect(whole.filter((car) => car !== null).length).toBeGreaterThan(10);
});

it("a study over a wider window is of the same fit: the filter's own CAR window says what is left out", async () => {
  const { pair, index, filter } = await alibaba("company");
  const fitOf = (of: PlacedPair, window = filter.window) => {
    const study = studyReaction(of, index, filter, window);
    return study.status === "ok" ? study.fit : null;
  };
  expect(fitOf(pair, { start: -10, end: 10 })).toEqual(fitOf(pair));
});
