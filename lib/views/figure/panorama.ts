import type { PlainChart } from "../../drawing/chart-scale.ts";
import type { QueryInput } from "../../filters/parse.ts";
import type { Filter } from "../../filters.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { measureReaction } from "../../reactions/reaction.ts";
import { type LoadedSelection, newestPairs, placedPairs, seriesBehind } from "../../reactions/selection.ts";
import { type SeriesNote, seriesNotes } from "../data/series-notes.ts";
import { panoramaHeadline, type ViewHeadline } from "../headline.ts";
import { type RangePreset, rangePresets } from "../presets.ts";
import { type TablePage, tablePage } from "../reactions/table-page.ts";
import { firstRowsBelow, type TableRows, tableRows } from "../reactions/table-rows.ts";
import { type Callout, callouts } from "./callouts.ts";
import { largeDays } from "./large-days.ts";
import { priceChart } from "./price-chart.ts";
import { type TimelineLane, timeline } from "./timeline.ts";

/** More pairs at once are not measured while a reader waits; a chart with a table has room for fewer still. */
const MOST_PAIRS = 5_000;
/** Reactions that a figure's strips and cards are sent, where there are more than a table is sent at once. */
const MOST_IN_FIGURE = 300;

/**
 * Prices, announcements and reactions of one filter: what the board and a company's page have in common. The reactions
 * are the figure's, of the newest announcements where they are many, and the table's too unless it has `table`.
 */
export interface Panorama extends TableRows {
  /** The table where its rows come in pages. */
  readonly table: TablePage | null;
  /** How many pairs there are to see in the table. */
  readonly pairs: number;
  /** The dates shown, both included; null when nothing is stored in the range. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  /** The ranges offered within everything stored of the series shown. */
  readonly presets: readonly RangePreset[];
  readonly chart: PlainChart | null;
  readonly lanes: readonly TimelineLane[];
  /** What the chart names on its lines, strongest first. */
  readonly callouts: readonly Callout[];
  readonly headline: ViewHeadline;
  /** Symbols stored that the chart shows, with what a reader must know of each. */
  readonly notes: readonly SeriesNote[];
}

/** A selection's chart, timeline and reactions; everything is computed from stored bars. */
export function panorama(selection: LoadedSelection, query: QueryInput): Panorama {
  const { reference, filter, loaded, benchmark } = selection;
  const series = [...loaded.map((one) => one.series), benchmark];
  const stored = storedRange(series.filter((one) => one !== null));
  const shown = stored && shownRange(stored, filter);
  const { announcements } = newestPairs(selection, MOST_PAIRS);
  const pairs = [...placedPairs({ ...selection, announcements })];
  const rows = pairs.map((pair) => measureReaction(pair, filter));
  const named = new Set(rows.flatMap(({ event, relation }) => (relation === null ? [] : event)));
  const chart = shown && priceChart(selection, shown);
  const table = tablePage(rows, query, filter, firstRowsBelow(chart?.lines.length ?? 0));
  return {
    shown,
    pairs: rows.length,
    table: table.part ? table : null,
    presets: stored
      ? rangePresets(
          { first: stored.from, last: stored.to },
          reference.announcements.map(({ localDate }) => localDate),
        )
      : [],
    chart,
    lanes: timeline(selection, ({ slug }) => named.has(slug)),
    callouts: shown ? callouts(pairs, rows, filter, largeDays(loaded, shown)) : [],
    ...(table.part ? tableRows(rows.slice(-MOST_IN_FIGURE)) : tableRows(rows)),
    headline: panoramaHeadline(selection, rows, shown),
    notes: seriesNotes(reference, [...series, ...seriesBehind(pairs, filter)]),
  };
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
