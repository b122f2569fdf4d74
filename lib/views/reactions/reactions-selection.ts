import { type FilterProblem, parseFilter, type QueryInput } from "../../filters/parse.ts";
import { filterQuery } from "../../filters/query.ts";
import { type Filter, openingFilter } from "../../filters.ts";
import {
  type Sample,
  type SampleEvent,
  sampleClusters,
  sampleIn,
  takeSample,
} from "../../reactions/reaction-sample.ts";
import { inLanguage, loadReference } from "../../reactions/reference.ts";
import { type RevisionCache, revisionCache } from "../../reactions/revision-cache.ts";
import { loadPairs, type Selection, select } from "../../reactions/selection.ts";
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

/** Selections kept measured: whoever goes from view to view asks for the same one again. */
const KEPT_SAMPLES = 4;
const kept = new WeakMap<Store, RevisionCache<Sample>>();

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
  const samples = kept.get(store) ?? revisionCache<Sample>(KEPT_SAMPLES);
  kept.set(store, samples);
  const key = filterQuery(filter).toString();
  // Measured once for readers of every language.
  const measuredOnce = await samples.get(stored.revision, key, async () =>
    takeSample(await loadPairs(store, select(stored, filter))),
  );
  const sample = sampleIn(measuredOnce, reference);
  const measured = sample.events.filter(({ reaction }) => reaction.status === "ok");
  const clusters = sampleClusters(measured, filter.window);
  return {
    ...select(reference, filter),
    opening,
    problems,
    sample,
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
