import { type DayParts, dayParts, PART_WINDOWS } from "../reactions/day-zero/day-parts.ts";
import { pairBatches } from "../reactions/reaction-batches.ts";
import type { Selection } from "../reactions/selection.ts";
import type { Store } from "../store/client.ts";
import type { SessionWindow } from "../study/types.ts";
import { type Column, type Columns, type DataTable, slugsNamed, tableOfBatches } from "./columns.ts";

/** Day 0 of one announcement and one listing, taken apart where it has a close. */
interface DayRow {
  readonly event: string;
  readonly company: string;
  readonly symbol: string;
  readonly parts: DayParts | null;
}

const fraction = (
  sentence: string,
  read: (parts: DayParts) => number | null | undefined,
): Column<DayRow> => ({
  type: "number",
  unit: "fraction",
  sentence,
  read: ({ parts }) => (parts && read(parts)) ?? null,
});

/** The CAR of a window, its t, and what else was announced inside: `car_before` or `car_after_5`. */
function windowColumns(window: SessionWindow, at: number): Columns<DayRow> {
  const name = window.end < 0 ? "car_before" : `car_after_${window.end}`;
  const sessions = `sessions ${window.start} to ${window.end}`;
  return {
    [name]: fraction(
      `The cumulative abnormal return of ${sessions}; empty where one has no return or the model was estimated on it.`,
      ({ windows }) => windows[at]?.car?.value,
    ),
    [`${name}_t`]: {
      type: "number",
      unit: "standard errors",
      sentence: `The t of that of ${sessions}, with prediction error.`,
      read: ({ parts }) => parts?.windows[at]?.car?.tStatistic ?? null,
    },
    [`${name}_also`]: {
      type: "list",
      separator: ";",
      sentence: `Other announcements of the same company in ${sessions}.`,
      read: ({ parts }) => {
        const others = parts?.windows[at]?.others;
        return others ? slugsNamed(others.named, others.count) : null;
      },
    },
  };
}

/** The columns of days.csv. */
export const DAY_COLUMNS: Columns<DayRow> = {
  event: { type: "string", sentence: "The announcement's slug.", read: ({ event }) => event },
  company: { type: "string", sentence: "The company's slug.", read: ({ company }) => company },
  symbol: {
    type: "string",
    sentence: "The listing's symbol, as at Yahoo Finance.",
    read: ({ symbol }) => symbol,
  },
  day0: {
    type: "date",
    sentence: "The first session in which the exchange could react; empty where it has no close.",
    read: ({ parts }) => parts?.session ?? null,
  },
  return_day0: fraction("The return of day 0 from adjusted closes.", ({ change }) => change),
  gap: fraction(
    "The open of day 0 against the close before it, that day's dividend or split taken out.",
    ({ share }) => share?.gap,
  ),
  open_to_close: fraction("The close of day 0 against its open.", ({ share }) => share?.openToClose),
  close_from_high: fraction("The close of day 0 against its high.", ({ range }) => range?.fromHigh),
  close_from_low: fraction("The close of day 0 against its low.", ({ range }) => range?.fromLow),
  benchmark: {
    type: "string",
    sentence: "The benchmark's symbol; empty for the model mean.",
    read: ({ parts }) => parts?.benchmark?.symbol ?? null,
  },
  benchmark_return: fraction(
    "The benchmark's return from the listing's session before day 0 to day 0.",
    ({ benchmark }) => benchmark?.change,
  ),
  benchmark_gap: fraction(
    "The same gap of the benchmark; empty where only its closes are stored.",
    ({ benchmark }) => benchmark?.parts?.gap,
  ),
  benchmark_open_to_close: fraction(
    "The benchmark's close of day 0 against its open.",
    ({ benchmark }) => benchmark?.parts?.openToClose,
  ),
  ...Object.assign({}, ...PART_WINDOWS.map(windowColumns)),
};

/**
 * Day 0 taken apart for every pair of a selection. A table of its own, because it needs opens, highs and lows, which no
 * reaction is measured from: reading them for reactions.csv would slow down everybody who wants no day taken apart.
 */
export const daysTable = (store: Store, selection: Selection): DataTable =>
  tableOfBatches(
    DAY_COLUMNS,
    pairBatches(
      store,
      selection,
      (pair): DayRow => ({
        event: pair.placed.announcement.slug,
        company: pair.listing.company,
        symbol: pair.listing.symbol,
        parts: dayParts(pair, selection.filter),
      }),
      { columns: "whole bars" },
    ),
  );
