import { choosesAbout } from "../filters/query.ts";
import { findingText } from "../reactions/findings-behind.ts";
import { type Reaction, reactions } from "../reactions/reaction.ts";
import type { KnownAnnouncement } from "../reactions/reference.ts";
import { announcementsNaming, loadSelection, type Selection } from "../reactions/selection.ts";
import { readBarsInRange } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import type { Cell, Table } from "./rows.ts";

/** The tables of "Every view as CSV" in the README, by the name of their file. */
export const DATASETS = ["bars", "events", "reactions", "moves"] as const;
export type Dataset = (typeof DATASETS)[number];

/** Separates several values in one cell. */
const LIST_SEPARATOR = ";";

/** One of the exported tables for a selection; rows are read as they are asked for. */
export function exportTable(dataset: Exclude<Dataset, "moves">, store: Store, selection: Selection): Table {
  switch (dataset) {
    case "bars":
      return { columns: BAR_COLUMNS, rows: barRows(store, selection) };
    case "events":
      return { columns: EVENT_COLUMNS, rows: announcementsNaming(selection).map(eventRow) };
    case "reactions":
      return { columns: REACTION_COLUMNS, rows: reactionRows(store, selection) };
  }
}

const BAR_COLUMNS = [
  "symbol",
  "session",
  "open",
  "high",
  "low",
  "close",
  "adjusted_close",
  "volume",
  "currency",
  "provider",
];

async function* barRows(store: Store, selection: Selection): AsyncGenerator<Cell[]> {
  const { from, to } = selection.filter;
  for (const { id, symbol, currency } of barInstruments(selection)) {
    for await (const bar of readBarsInRange(store, id, { from, to })) {
      yield [
        symbol,
        bar.session,
        bar.open,
        bar.high,
        bar.low,
        bar.close,
        bar.adjustedClose,
        bar.volume,
        currency,
        bar.provider,
      ];
    }
  }
}

/**
 * Whose bars a filter asks for: the listings of the chosen companies and the chosen benchmark; with no company
 * and no benchmark chosen, everything stored (only the main listings of companies where the filter says so).
 */
function barInstruments({ reference, filter, listings }: Selection) {
  const everything = !choosesAbout("companies", filter) && filter.benchmark === null;
  const others = [...reference.instruments.values()].filter(
    ({ kind, symbol }) => kind !== "share" && (everything || symbol === filter.benchmark),
  );
  return [...listings, ...others];
}

const EVENT_COLUMNS = [
  "event",
  "title",
  "kind",
  "announced_at",
  "precision",
  "companies",
  "sources",
  "title_zh",
  "title_ar",
];

function eventRow({ slug, titles, kind, time, companies, sources }: KnownAnnouncement): Cell[] {
  return [
    slug,
    titles.title,
    kind,
    time.announcedAt === null ? time.localDate : new Date(time.announcedAt).toISOString(),
    time.precision,
    companies.map(({ company }) => company).join(LIST_SEPARATOR),
    sources.map(({ url }) => url).join(LIST_SEPARATOR),
    titles.titleZh,
    titles.titleAr,
  ];
}

/** Slugs in one cell; null where there are none, and at the end how many more there are than are named. */
export function listCell(named: readonly { readonly slug: string }[], count: number): string | null {
  const more = count > named.length ? [`+${count - named.length} more`] : [];
  return [...named.map(({ slug }) => slug), ...more].join(LIST_SEPARATOR) || null;
}

/** The columns of reactions.csv in order, each with how it is read off a reaction. */
const REACTION_CELLS: readonly (readonly [string, (reaction: Reaction) => Cell])[] = [
  ["event", ({ event }) => event],
  ["company", ({ company }) => company],
  ["symbol", ({ symbol }) => symbol],
  ["exchange", ({ exchange }) => exchange],
  ["day0", ({ dayZero }) => (dayZero.status === "found" ? dayZero.session : null)],
  ["status", ({ status }) => status],
  ["benchmark", ({ benchmark }) => benchmark],
  ["model", ({ model }) => model],
  ["window", ({ window }) => window],
  ["raw_return_day0", ({ rawReturn }) => rawReturn],
  ["return_day0", ({ adjustedReturn }) => adjustedReturn],
  ["abnormal_return_day0", ({ abnormalReturn }) => abnormalReturn?.value ?? null],
  ["abnormal_return_t", ({ abnormalReturn }) => abnormalReturn?.tStatistic ?? null],
  ["abnormal_return_p", ({ abnormalReturn }) => abnormalReturn?.pValue ?? null],
  ["car", ({ car }) => car?.value ?? null],
  ["car_t", ({ car }) => car?.tStatistic ?? null],
  ["car_p", ({ car }) => car?.pValue ?? null],
  ["beta", ({ beta }) => beta],
  ["estimation_sessions", ({ estimationSessions }) => estimationSessions],
  ["volume_ratio", ({ volumeRatio }) => volumeRatio],
  ["limit", ({ limit }) => limit],
  ["market_value_change_usd", ({ marketValueChangeUsd }) => marketValueChangeUsd],
  ["confounders", ({ confounders, confounderCount }) => listCell(confounders, confounderCount)],
  ["relation", ({ relation }) => relation],
  ["findings", ({ findings }) => findings.map(findingText).join("; ") || null],
];

const REACTION_COLUMNS = REACTION_CELLS.map(([column]) => column);

async function* reactionRows(store: Store, selection: Selection): AsyncGenerator<Cell[]> {
  for (const reaction of reactions(await loadSelection(store, selection))) {
    yield REACTION_CELLS.map(([, read]) => read(reaction));
  }
}
