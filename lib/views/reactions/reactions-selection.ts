import { isDevelopment } from "../../env.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../../filters/parse.ts";
import { filterQuery, filterWithout } from "../../filters/query.ts";
import { type Filter, openingFilter } from "../../filters.ts";
import {
  type Sample,
  type SampleEvent,
  sampleClusters,
  sampleIn,
  takeSample,
} from "../../reactions/reaction-sample.ts";
import { inLanguage, loadReference } from "../../reactions/reference.ts";
import { revisionCaches } from "../../reactions/revision-cache.ts";
import {
  countPairs,
  loadPairs,
  mostPairsTogether,
  newestPairs,
  type Selection,
  select,
} from "../../reactions/selection.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import type { Clustering } from "../../study/significance/clusters.ts";

/** The reactions of one filter: what every view of the reactions page is made from. */
export interface ReactionsSelection extends Selection {
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly problems: readonly FilterProblem[];
  readonly sample: Sample;
  /** Null where the whole filter is in the sample. */
  readonly cut: SelectionCut | null;
  /** The events that could be measured. */
  readonly measured: readonly SampleEvent[];
  readonly clusters: Clustering;
  readonly counts: SelectionCounts;
}

/** How many pairs of announcement and listing a selection has, and what to know of them. */
export interface SelectionCounts {
  readonly pairs: number;
  /** Pairs that could not be measured. */
  readonly left: number;
  readonly days: number;
  readonly sharing: number;
  readonly limitsHit: number;
  /** Pairs measured of which only the day is known: noon stands in, and day 0 may be another session. */
  readonly dayOnly: number;
}

/** The block bootstrap and the placebo study a selection anew for each draw, so only a small one has them on its page. */
export const MOST_RESAMPLED = 100;
/** So many sessions before the first estimation window a placebo of it can be moved to: three years. */
const PLACEBO_HISTORY = 750;

/** Selections kept measured: whoever goes from view to view asks for the same one again. */
const KEPT_SAMPLES = 4;

// Pages and pictures are bundled apart, and a sample takes 20 MB. Whoever changes a rule is shown no figures of the old one.
const keptSamples = () => revisionCaches<MeasuredPairs>(KEPT_SAMPLES);
const shared: typeof globalThis & { modelMovesSamples?: ReturnType<typeof keptSamples> } = globalThis;
if (!isDevelopment()) shared.modelMovesSamples ??= keptSamples();
const samplesOf = shared.modelMovesSamples ?? keptSamples();

/** What was measured of a filter, and of how many announcements where that is not all of them. */
interface MeasuredPairs {
  readonly sample: Sample;
  readonly cut: SelectionCut | null;
}

/** That only the newest announcements of a filter are shown: how many of how many. */
export interface SelectionCut {
  readonly shown: number;
  readonly of: number;
  /** All pairs of the filter. */
  readonly pairs: number;
}

async function measurePairs(store: Store, selection: Selection): Promise<MeasuredPairs> {
  const newest = newestPairs(selection, mostPairsTogether(selection.filter));
  const isWhole = newest === selection;
  const [shown, of] = [newest.announcements.length, selection.announcements.length];
  const history = countPairs(newest) > MOST_RESAMPLED ? 0 : PLACEBO_HISTORY;
  return {
    sample: takeSample(await loadPairs(store, newest, { history })),
    cut: isWhole ? null : { shown, of, pairs: countPairs(selection) },
  };
}

/** What a query selects. Nothing given: main listings and the companies that announcements name. */
export async function reactionsSelection(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<ReactionsSelection> {
  const store = given ?? (await sharedStore());
  const stored = await loadReference(store, "en");
  const reference = inLanguage(stored, language);
  const opening = openingFilter({ listing: "primary", relation: "named" });
  const { filter, problems } = parseFilter(query, reference.vocabulary, opening);
  const key = filterQuery(filterWithout("reading", filter)).toString();
  // Measured once for readers of every language.
  const { sample: measuredOnce, cut } = await samplesOf(store).get(stored.revision, key, () =>
    measurePairs(store, select(stored, filter)),
  );
  const sample = sampleIn(measuredOnce, reference);
  const measured = sample.events.filter(({ reaction }) => reaction.status === "ok");
  const clusters = sampleClusters(sample, measured, filter.window);
  return {
    ...select(reference, filter),
    opening,
    problems,
    sample,
    cut,
    measured,
    clusters,
    counts: {
      pairs: measured.length,
      left: sample.events.length - measured.length,
      days: clusters.days,
      sharing: clusters.sharing,
      limitsHit: measured.filter(({ reaction }) => reaction.limit !== null).length,
      dayOnly: measured.filter(({ reaction }) => reaction.precision === "day").length,
    },
  };
}
