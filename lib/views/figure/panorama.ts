import type { PlainChart } from "../../drawing/chart-scale.ts";
import type { Filter } from "../../filters.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { measureReaction, type Reaction } from "../../reactions/reaction.ts";
import { type LoadedSelection, placedPairs, seriesBehind } from "../../reactions/selection.ts";
import { type SeriesNote, seriesNotes } from "../data/series-notes.ts";
import { type RangeStart, rangeStarts } from "../presets.ts";
import { isRanked } from "../reactions/ranking.ts";
import { type TableRows, tableRows } from "../reactions/table-rows.ts";
import { type Callout, callouts } from "./callouts.ts";
import { largeDays } from "./large-days.ts";
import { priceChart } from "./price-chart.ts";
import { type TimelineLane, timeline } from "./timeline.ts";

/** Prices, announcements and reactions of one filter: what the board and a company's page have in common. */
export interface Panorama extends TableRows {
  /** The dates shown, both included; null when nothing is stored in the range. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  /** The usual ranges within everything stored of the series shown. */
  readonly presets: readonly RangeStart[];
  readonly chart: PlainChart | null;
  readonly lanes: readonly TimelineLane[];
  /** What the chart names on its lines, strongest first. */
  readonly callouts: readonly Callout[];
  /** What the announcement that moved the companies it names the most did to each, of those ranked; empty where none did. */
  readonly lead: readonly Reaction[];
  /** Symbols stored that the chart shows, with what a reader must know of each. */
  readonly notes: readonly SeriesNote[];
}

/** A selection's chart, timeline and reactions; everything is computed from stored bars. */
export function panorama(selection: LoadedSelection): Panorama {
  const { reference, filter, loaded, benchmark } = selection;
  const series = [...loaded.map((one) => one.series), benchmark];
  const stored = storedRange(series.filter((one) => one !== null));
  const shown = stored && shownRange(stored, filter);
  const pairs = [...placedPairs(selection)];
  const rows = pairs.map((pair) => measureReaction(pair, filter));
  const named = new Set(rows.flatMap(({ event, relation }) => (relation === null ? [] : event)));
  return {
    shown,
    presets: stored ? rangeStarts(stored.from, stored.to) : [],
    chart: shown && priceChart(selection, shown),
    lanes: timeline(selection, ({ slug }) => named.has(slug)),
    callouts: shown ? callouts(pairs, rows, filter, largeDays(loaded, shown)) : [],
    ...tableRows(rows),
    lead: leadOf(rows.filter((row) => isRanked(row, filter))),
    notes: seriesNotes(reference, [...series, ...seriesBehind(pairs, filter)]),
  };
}

/** The reactions of the announcement whose named listings moved most, by the sum of their |t|. */
function leadOf(rows: readonly Reaction[]): Reaction[] {
  let lead: Reaction[] = [];
  let most = 0;
  for (const own of Map.groupBy(rows, ({ event }) => event).values()) {
    const named = own.filter(({ relation, abnormalReturn }) => relation !== null && abnormalReturn !== null);
    const strength = named.reduce(
      (sum, { abnormalReturn }) => sum + Math.abs(abnormalReturn?.tStatistic ?? 0),
      0,
    );
    if (strength <= most) continue;
    most = strength;
    lead = named;
  }
  return lead;
}

/** First and last day that has a bar of any series; null when there is none. */
function storedRange(series: readonly InstrumentSeries[]): { from: string; to: string } | null {
  const from = series
    .flatMap(({ range }) => range?.first ?? [])
    .sort()
    .at(0);
  const to = series
    .flatMap(({ range }) => range?.last ?? [])
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** The filter's range cut to the days stored; null when nothing is left of it. */
function shownRange(
  stored: { readonly from: string; readonly to: string },
  { from, to }: Pick<Filter, "from" | "to">,
): { from: string; to: string } | null {
  const range = {
    from: from !== null && from > stored.from ? from : stored.from,
    to: to !== null && to < stored.to ? to : stored.to,
  };
  return range.from <= range.to ? range : null;
}
