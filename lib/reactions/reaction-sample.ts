import type { Filter } from "../filters.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import { logVolume } from "../study/abnormal-volume.ts";
import type { EventPanel } from "../study/batch/panel.ts";
import type { SeriesPair } from "../study/batch/study-events.ts";
import { type CleanEstimation, WHOLE_ESTIMATION } from "../study/clean-estimation.ts";
import { studyByModel } from "../study/models/study-with-model.ts";
import type { PanelCalendar } from "../study/significance/calendar.ts";
import { type Clustering, clusterByCalendar } from "../study/significance/clusters.ts";
import type { SessionWindow } from "../study/types.ts";
import type { Confounder } from "./day-zeros.ts";
import { measureReaction, type Reaction } from "./reaction.ts";
import { type MeasureFilter, PANEL_DEFINITIONS } from "./reaction-study.ts";
import type { Reference } from "./reference.ts";
import { type LoadedListing, type LoadedSelection, type PlacedPair, placedPairs } from "./selection.ts";
import { benchmarkReturns } from "./series.ts";
import { cleanEstimation } from "./sessions/clean-estimation.ts";
import { sessionDays } from "./sessions/session-layout.ts";
import type { Language } from "./titles.ts";

/** One announcement x one listing with all that a study across events needs. Every join is by this pair. */
export interface SampleEvent {
  readonly reaction: Reaction;
  /** Position in `pairs` of the sample. */
  readonly pair: number;
  /** Position of day 0 in the pair's sessions; -1 where the listing has no bar on it. */
  readonly index: number;
  /** What its estimation window does without. */
  readonly clean: CleanEstimation;
}

/** Announcements x listings of a filter, with the returns behind them. */
export interface Sample {
  readonly pairs: readonly SeriesPair[];
  /** Log volume by session for each pair (Ajinkya and Jain 1989), to be studied like a return. */
  readonly volumes: readonly SeriesPair[];
  /** The days of each pair's sessions, in days since 1970: how the sessions of two exchanges meet. */
  readonly days: readonly Int32Array[];
  readonly events: readonly SampleEvent[];
}

/** Every pair of the selection, measured, with the returns and volumes of its listings. */
export const takeSample = (selection: LoadedSelection): Sample =>
  sampleOf(selection.loaded, placedPairs(selection), selection.filter);

/** The same of pairs of these listings, however they were made. */
export function sampleOf(
  loaded: readonly LoadedListing[],
  placed: Iterable<PlacedPair>,
  filter: MeasureFilter,
): Sample {
  // A listing stands once for each benchmark that its sessions may be measured against.
  const behind = loaded.flatMap(({ series, benchmarks }) => {
    const volume = logVolume(series.volume);
    return (benchmarks.length === 0 ? [null] : benchmarks).map((benchmark) => ({
      series,
      benchmark,
      volume,
    }));
  });
  const positions = new Map<InstrumentSeries, Map<InstrumentSeries | null, number>>();
  for (const [at, { series, benchmark }] of behind.entries()) {
    positions.set(series, (positions.get(series) ?? new Map()).set(benchmark, at));
  }
  const positionOf = ({ series, benchmark }: PlacedPair) => positions.get(series)?.get(benchmark) ?? -1;
  return {
    pairs: behind.map(({ series, benchmark }) => ({
      returns: series.returns,
      benchmark: benchmark && benchmarkReturns(series, benchmark),
    })),
    volumes: behind.map(({ volume }) => ({ returns: volume, benchmark: null })),
    days: behind.map(({ series }) => sessionDays(series.sessions)),
    events: Array.from(placed, (pair) => ({
      reaction: measureReaction(pair, filter),
      pair: positionOf(pair),
      index: pair.index ?? -1,
      clean: pair.index === null ? WHOLE_ESTIMATION : cleanEstimation(pair, pair.index, filter),
    })),
  };
}

const inLanguages = new WeakMap<Sample, Map<Language, Sample>>();

/** A sample, measured with the stored titles, in a reference's language: made once, and nothing is measured again. */
export function sampleIn(sample: Sample, reference: Reference): Sample {
  if (reference.language === "en") return sample;
  const byLanguage = inLanguages.get(sample) ?? new Map<Language, Sample>();
  inLanguages.set(sample, byLanguage);
  const known = byLanguage.get(reference.language);
  if (known) return known;
  const titles = new Map(reference.announcements.map(({ slug, title }) => [slug, title]));
  const named = new Map<Confounder, Confounder>();
  const inTitles = (other: Confounder): Confounder => {
    const translated = named.get(other) ?? { ...other, title: titles.get(other.slug) ?? other.title };
    named.set(other, translated);
    return translated;
  };
  const events = sample.events.map(({ reaction, ...event }) => ({
    ...event,
    reaction: {
      ...reaction,
      title: titles.get(reaction.event) ?? reaction.title,
      confounders: reaction.confounders.map(inTitles),
      othersInWindow: {
        ...reaction.othersInWindow,
        named: reaction.othersInWindow.named.map((other) => ({
          ...other,
          title: titles.get(other.slug) ?? other.title,
        })),
      },
    },
  }));
  const translated = { ...sample, events };
  byLanguage.set(reference.language, translated);
  return translated;
}

/** What is asked about the events of a sample when they are studied together over a window. */
export function panelQuestion(
  events: readonly SampleEvent[],
  { model, estimation }: Pick<Filter, "model" | "estimation">,
  window: SessionWindow,
) {
  return {
    events: {
      pair: Int32Array.from(events, ({ pair }) => pair),
      dayZero: Int32Array.from(events, ({ index }) => index),
      clean: events.map(({ clean }) => clean),
    },
    options: { estimation, window, model, ...PANEL_DEFINITIONS },
  };
}

/** The events of a sample, with its `pairs` or its `volumes`, studied together over a window; the window must not overlap the estimation's. */
export function samplePanel(
  pairs: readonly SeriesPair[],
  events: readonly SampleEvent[],
  filter: Pick<Filter, "model" | "estimation">,
  window: SessionWindow,
): EventPanel {
  const question = panelQuestion(events, filter, window);
  return studyByModel(pairs, question.events, question.options);
}

/** Where the events lie in calendar time. */
export function sampleCalendar({ days }: Sample, events: readonly SampleEvent[]): PanelCalendar {
  return {
    days,
    pair: Int32Array.from(events, ({ pair }) => pair),
    dayZero: Int32Array.from(events, ({ index }) => index),
    moved: Int32Array.from(events, ({ clean }) => clean.moved),
  };
}

/**
 * How the events share their days, by the union of the days of all exchanges: a window of a listing in Hong Kong and
 * one of a listing in New York overlap where they hold the same date.
 */
export function sampleClusters(
  sample: Sample,
  events: readonly SampleEvent[],
  window: SessionWindow,
): Clustering {
  return clusterByCalendar(sampleCalendar(sample, events), window);
}
