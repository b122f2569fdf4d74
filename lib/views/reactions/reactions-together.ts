import type { Filter } from "../../filters.ts";
import {
  panelQuestion,
  type Sample,
  type SampleEvent,
  sampleCalendar,
  samplePanel,
} from "../../reactions/reaction-sample.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { volatilityByDay } from "../../study/abnormal-volatility.ts";
import { volumeMultiple } from "../../study/abnormal-volume.ts";
import { type Advice, adviseTest, type TestTraits, testTraits } from "../../study/significance/advice.ts";
import { type Aggregate, aggregate, type TestName } from "../../study/significance/battery.ts";
import type { Clustering } from "../../study/significance/clusters.ts";
import { type TestDefinition, testDefinitions, testNames } from "../../study/significance/definitions.ts";
import type { TestResult } from "../../study/significance/result.ts";
import type { SessionWindow } from "../../study/types.ts";
import { DAY_ZERO, windowsOverlap } from "../../study/windows.ts";
import { type KindAxes, type KindPath, kindPaths } from "./kind-paths.ts";
import { type FamilyCount, familyCounts } from "./many-tests.ts";
import { MOST_RESAMPLED, type ReactionsSelection } from "./reactions-selection.ts";

export type { TestResult };

/** A test across events, for day 0 and for the window. */
export interface TestRow {
  readonly name: TestName;
  readonly definition: TestDefinition;
  readonly traits: TestTraits;
  readonly dayZero: TestResult | null;
  readonly window: TestResult;
}

/** All measured reactions of a selection studied together. */
export interface Together {
  readonly advice: Advice;
  readonly tests: readonly TestRow[];
  readonly aggregate: Pick<Aggregate, "meanCorrelation" | "dependence"> & {
    /** Pairs of events whose windows have a day in common, and events in the longest chain of such windows. */
    readonly overlap: Pick<Clustering, "events" | "overlappingPairs" | "longestChain">;
    readonly dayZero: {
      readonly average: number | null;
      readonly events: number;
      readonly positive: number;
    };
    /** Volume of day 0 as a multiple of the usual (mean of logarithms), and whether that is more than noise. */
    readonly volume: {
      readonly multiple: number | null;
      readonly events: number;
      readonly test: TestResult | null;
    };
    /** Squared standardised abnormal returns of day 0: 1 is usual. */
    readonly volatility: { readonly ratio: number | null; readonly test: TestResult | null };
    readonly window: {
      readonly cumulative: number | null;
      readonly precisionWeighted: number | null;
      readonly buyAndHold: number | null;
      readonly events: number;
      readonly positive: number;
    };
  };
  /** How many p of single pairs stand once they are corrected for how many there are, by family. */
  readonly families: readonly FamilyCount[];
  readonly kinds: readonly KindPath[];
  readonly axes: KindAxes;
}

/** Why a selection can't be studied together: its estimation window holds sessions that are to be measured. */
export type TogetherRefusal = "overlap" | "dayZeroEstimated";

const RESAMPLING = { draws: 199, seed: 20_250_306 };

/** Studied once for a sample that is kept: whoever goes from view to view comes back to it. */
const kept = new WeakMap<Sample, Result<Together, TogetherRefusal>>();

/**
 * A selection's averages and tests over its window and over day 0. The estimation window may lie before or after the
 * event window, and either side of day 0, but must hold neither.
 */
export function reactionsTogether(selection: StudiedTogether): Result<Together, TogetherRefusal> {
  const together = kept.get(selection.sample) ?? studied(selection);
  kept.set(selection.sample, together);
  return together;
}

/** What is studied together: of the counts only how many closed at a price limit. */
interface StudiedTogether extends Pick<ReactionsSelection, "sample" | "measured" | "filter" | "clusters"> {
  readonly counts: Pick<ReactionsSelection["counts"], "limitsHit">;
}

function studied({
  sample,
  measured,
  filter,
  clusters,
  counts,
}: StudiedTogether): Result<Together, TogetherRefusal> {
  if (windowsOverlap(filter.estimation, filter.window)) return fail("overlap");
  if (windowsOverlap(filter.estimation, DAY_ZERO)) return fail("dayZeroEstimated");
  return succeed({
    advice: adviseTest({ clustering: clusters, limitsHit: counts.limitsHit }),
    ...studiedTogether(sample, measured, filter, clusters),
    families: familyCounts(measured.map(({ reaction }) => reaction)),
    ...kindPaths(sample, measured, filter),
  });
}

/** The event window widened to day 0; day 0 alone where the estimation window lies between the two. */
function dayZeroWindow({ window, estimation }: Filter): SessionWindow {
  const widened = { start: Math.min(window.start, 0), end: Math.max(window.end, 0) };
  return windowsOverlap(estimation, widened) ? DAY_ZERO : widened;
}

function studiedTogether(
  sample: Sample,
  events: readonly SampleEvent[],
  filter: Filter,
  { events: studied, overlappingPairs, longestChain }: Clustering,
) {
  const calendar = sampleCalendar(sample, events);
  const studiedWindow = samplePanel(sample.pairs, events, filter, filter.window);
  const whole = aggregate(studiedWindow, {
    calendar,
    resampling:
      events.length > MOST_RESAMPLED
        ? null
        : { ...RESAMPLING, study: { ...sample, ...panelQuestion(events, filter, filter.window) } },
  });
  const widened = dayZeroWindow(filter);
  // A window that holds day 0 has been studied with it.
  const isWhole = widened.start === filter.window.start && widened.end === filter.window.end;
  const panel = isWhole ? studiedWindow : samplePanel(sample.pairs, events, filter, widened);
  const { byDay } = isWhole ? whole : aggregate(panel, { calendar });
  const day = byDay.find(({ session }) => session === 0);
  const volatility = volatilityByDay(panel).find(({ session }) => session === 0);
  return {
    tests: testNames.map((name) => ({
      name,
      definition: testDefinitions[name],
      traits: testTraits[name],
      dayZero: day?.tests[name] ?? null,
      window: whole.window.tests[name],
    })),
    aggregate: {
      meanCorrelation: whole.meanCorrelation,
      dependence: whole.dependence,
      overlap: { events: studied, overlappingPairs, longestChain },
      dayZero: { average: day?.average ?? null, events: day?.events ?? 0, positive: day?.positive ?? 0 },
      volume: volumeOfDayZero(sample, events, filter),
      volatility: { ratio: volatility?.ratio ?? null, test: volatility?.crossSectional ?? null },
      window: {
        cumulative: whole.window.cumulative,
        precisionWeighted: whole.window.precisionWeighted,
        buyAndHold: whole.window.buyAndHold.average,
        events: whole.window.events,
        positive: whole.window.positive,
      },
    },
  };
}

/** Volume against its own estimation window, in logarithms, tested by the generalised rank (Campbell and Wasley 1996). */
function volumeOfDayZero(sample: Sample, events: readonly SampleEvent[], { estimation }: Filter) {
  const [day] = aggregate(samplePanel(sample.volumes, events, { model: "mean", estimation }, DAY_ZERO)).byDay;
  const average = day?.average ?? null;
  return {
    multiple: average === null ? null : volumeMultiple(average),
    events: day?.events ?? 0,
    test: day?.tests.generalizedRank ?? null,
  };
}
