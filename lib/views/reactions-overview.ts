import { DEFAULT_FILTER, type Filter, type FilterProblem, parseFilter, type QueryInput } from "../filters.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { volatilityByDay } from "../study/abnormal-volatility.ts";
import { volumeMultiple } from "../study/abnormal-volume.ts";
import { type Advice, adviseTest, type TestTraits, testTraits } from "../study/significance/advice.ts";
import { type Aggregate, aggregate, type TestName } from "../study/significance/battery.ts";
import { type TestDefinition, testDefinitions, testNames } from "../study/significance/definitions.ts";
import type { TestResult } from "../study/significance/result.ts";
import type { ValueAxis } from "./axis.ts";
import { type ExportLinks, exportLinks } from "./export-links.ts";
import { type KindPath, kindPaths } from "./kind-paths.ts";
import { type FilterOptions, filterOptions } from "./options.ts";
import type { Reaction } from "./reaction.ts";
import { loadReference } from "./reference.ts";
import { loadSample, type Sample, type SampleEvent, sampleClusters, samplePanel } from "./sample.ts";

export type { TestResult };

/** A test across events, for day 0 and for the window. */
export interface TestRow {
  readonly name: TestName;
  readonly definition: TestDefinition;
  readonly traits: TestTraits;
  readonly dayZero: TestResult | null;
  readonly window: TestResult;
}

/** One announcement of the heat map with its reactions in the order of `symbols`. */
export interface HeatRow {
  readonly event: string;
  readonly title: string;
  readonly announcedOn: string;
  readonly cells: readonly Reaction[];
}

/** All reactions of a filter, studied together. */
export interface ReactionsOverview {
  readonly revision: number;
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  readonly heat: { readonly symbols: readonly string[]; readonly rows: readonly HeatRow[] };
  /** What was studied together: pairs of announcement and listing that could be measured. */
  readonly sample: {
    readonly pairs: number;
    readonly left: number;
    readonly days: number;
    readonly sharing: number;
    readonly limitsHit: number;
  };
  /** Null where the event window overlaps the estimation window, so that nothing was studied together. */
  readonly together: {
    readonly advice: Advice;
    readonly tests: readonly TestRow[];
    readonly aggregate: Pick<Aggregate, "meanCorrelation"> & {
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
    readonly kinds: readonly KindPath[];
    readonly axis: ValueAxis | null;
  } | null;
}

/** The reactions page for a query. Nothing given: main listings and the companies that announcements name. */
export async function reactionsOverview(query: QueryInput, given?: Store): Promise<ReactionsOverview> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store);
  const { filter, problems } = parseFilter(query, reference.vocabulary, {
    ...DEFAULT_FILTER,
    listing: "primary",
    relation: "named",
  });
  const sample = await loadSample(store, reference, filter);
  const chosen = sample.events.filter(
    ({ reaction }) => filter.relation === "all" || reaction.relation !== null,
  );
  const measured = chosen.filter(({ reaction }) => reaction.status === "ok");
  const clusters = sampleClusters(measured, filter.window);
  const limitsHit = measured.filter(({ reaction }) => reaction.limit !== null).length;
  return {
    revision: reference.revision,
    filter,
    problems,
    options: filterOptions(reference),
    exports: exportLinks(reference, filter),
    heat: heatMap(sample),
    sample: {
      pairs: measured.length,
      left: chosen.length - measured.length,
      days: clusters.days,
      sharing: clusters.sharing,
      limitsHit,
    },
    together: overlaps(filter)
      ? null
      : {
          advice: adviseTest({ clustering: clusters, limitsHit }),
          ...studiedTogether(sample, measured, filter),
          ...kindPaths(sample, measured, filter),
        },
  };
}

const overlaps = ({ window, estimation }: Filter): boolean =>
  estimation.start <= window.end && Math.min(window.start, 0) <= estimation.end;

function heatMap({ events }: Sample): ReactionsOverview["heat"] {
  const symbols = [...new Set(events.map(({ reaction }) => reaction.symbol))];
  const byEvent = Map.groupBy(events, ({ reaction }) => reaction.event);
  const rows = [...byEvent].flatMap(([event, own]): HeatRow[] => {
    const [first] = own;
    if (!first) return [];
    const { title, announcedOn } = first.reaction;
    return [{ event, title, announcedOn, cells: own.map(({ reaction }) => reaction) }];
  });
  return { symbols, rows: rows.reverse() };
}

function studiedTogether(sample: Sample, events: readonly SampleEvent[], filter: Filter) {
  const window = { start: Math.min(filter.window.start, 0), end: Math.max(filter.window.end, 0) };
  const whole = aggregate(samplePanel(sample.pairs, events, filter, filter.window));
  const panel = samplePanel(sample.pairs, events, filter, window);
  const day = aggregate(panel).byDay.find(({ session }) => session === 0);
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
  const dayZero = { start: 0, end: 0 };
  const [day] = aggregate(samplePanel(sample.volumes, events, { model: "mean", estimation }, dayZero)).byDay;
  const average = day?.average ?? null;
  return {
    multiple: average === null ? null : volumeMultiple(average),
    events: day?.events ?? 0,
    test: day?.tests.generalizedRank ?? null,
  };
}
