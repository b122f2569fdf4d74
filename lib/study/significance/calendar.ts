// Where the sessions of each event lie in calendar time. Residuals of two events are paired by their date: the
// sessions of all exchanges stand in one count, the union of their days in order, and a day on which only one
// of two exchanges traded pairs with nothing. Of one date the exchanges close hours apart (Hong Kong before
// New York opens): what moves both on one date is counted as common, what one passes on overnight is not.
import type { EventPanel } from "../batch/panel.ts";

/** The calendar behind a panel, as its caller has it. */
export interface PanelCalendar {
  /** For each pair of the batch, the day of each session (days since 1970, or any rising count), rising. */
  readonly days: readonly Int32Array[];
  /** For each event, its pair and the index of day 0 in it (-1 for none): those the panel was made of. */
  readonly pair: Int32Array;
  readonly dayZero: Int32Array;
  /** Sessions by which each event's estimation window lies earlier (`CleanEstimation.moved`); none unless given. */
  readonly moved?: Int32Array;
}

/** The sessions of a panel's events in the union of all exchanges' days, counted from 0. */
export interface CalendarPlaces {
  /** How many days the union has. */
  readonly length: number;
  /** The place of session `offset` (relative to day 0) of an event; -1 outside the data. */
  placeOf(row: number, offset: number): number;
  /** The same of a session of the estimation window, which may have been moved. */
  estimationPlaceOf(row: number, offset: number): number;
  /** The places of all sessions of an event's series, and the index in it that its estimation window counts from. */
  seriesOf(row: number): { readonly series: Int32Array; readonly zero: number };
  /** The last session of a pair on or before a place, as an index of its series; -1 for none. */
  sessionAt(pair: number, place: number): number;
}

/** Counts the days of all pairs through. Throws RangeError for a pair that does not exist. */
export function calendarPlaces(calendar: PanelCalendar): CalendarPlaces {
  const { length, places: ofPairs } = countedDays(calendar.days);
  const sessions = Array.from(calendar.pair, (pair) => {
    const places = ofPairs[pair];
    if (places === undefined) throw new RangeError("no such pair");
    return places;
  });
  const placeOf = (row: number, offset: number) => {
    const dayZero = calendar.dayZero[row] ?? -1;
    return dayZero < 0 ? -1 : (sessions[row]?.[dayZero + offset] ?? -1);
  };
  return {
    length,
    placeOf,
    estimationPlaceOf: (row, offset) => placeOf(row, offset - (calendar.moved?.[row] ?? 0)),
    seriesOf: (row) => ({
      series: sessions[row] ?? new Int32Array(0),
      zero: (calendar.dayZero[row] ?? 0) - (calendar.moved?.[row] ?? 0),
    }),
    sessionAt(pair, place) {
      const places = ofPairs[pair] ?? new Int32Array(0);
      let low = 0;
      let high = places.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((places[middle] ?? 0) <= place) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    },
  };
}

/** Days counted through: a place for each day of each list, and how many there are. */
interface CountedDays {
  readonly length: number;
  readonly places: readonly Int32Array[];
}

const counted = new WeakMap<readonly Int32Array[], CountedDays>();

/** The days of a sample's pairs, counted once however many of its events are studied how often. */
function countedDays(lists: readonly Int32Array[]): CountedDays {
  const known = counted.get(lists) ?? countDays(lists);
  counted.set(lists, known);
  return known;
}

/** The union of rising counts of days: for each list the places of its days in it. */
function countDays(lists: readonly Int32Array[]): CountedDays {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const days of lists) {
    first = Math.min(first, days[0] ?? first);
    last = Math.max(last, days.at(-1) ?? last);
  }
  if (last < first) return { length: 0, places: lists.map(() => new Int32Array(0)) };
  const placeOf = new Int32Array(last - first + 1).fill(-1);
  const different = new Set(lists);
  for (const days of different) for (const day of days) placeOf[day - first] = 0;
  let length = 0;
  placeOf.forEach((traded, day) => {
    if (traded < 0) return;
    placeOf[day] = length;
    length += 1;
  });
  const placed = new Map<Int32Array, Int32Array>();
  for (const days of different)
    placed.set(
      days,
      days.map((day) => placeOf[day - first] ?? -1),
    );
  return { length, places: lists.map((days) => placed.get(days) ?? new Int32Array(0)) };
}

/** Which events have a session of theirs on each day. Entries `starts[place]..starts[place + 1]` belong to a place. */
export interface Presence {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** The column of the panel (session of the event window) of each entry. */
  readonly columns: Int32Array;
}

/**
 * The days on which columns `first..last` of the rows lie; a session without an abnormal return is not there. All
 * columns stand on the day of `on` where that is told.
 */
export function presenceOf(
  panel: EventPanel,
  places: CalendarPlaces,
  rows: readonly number[],
  first: number,
  last: number,
  on: number | null = null,
): Presence {
  const { events, abnormal, options } = panel;
  const starts = new Int32Array(places.length + 1);
  const found: { place: number; row: number; column: number }[] = [];
  for (const row of rows) {
    for (let column = first; column <= last; column++) {
      const place = places.placeOf(row, options.window.start + (on ?? column));
      if (place < 0 || Number.isNaN(abnormal[column * events + row] ?? Number.NaN)) continue;
      found.push({ place, row, column });
      starts[place + 1] = (starts[place + 1] ?? 0) + 1;
    }
  }
  for (let place = 0; place < places.length; place++) {
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  }
  const next = starts.slice();
  const entryRows = new Int32Array(found.length);
  const columns = new Int32Array(found.length);
  for (const { place, row, column } of found) {
    const at = next[place] ?? 0;
    next[place] = at + 1;
    entryRows[at] = row;
    columns[at] = column;
  }
  return { starts, rows: entryRows, columns };
}

/** The rows of a panel that have a value in a column (`windowLength` for the CAR). */
export function rowsWith(panel: EventPanel, column: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < panel.events; row++) {
    if (!Number.isNaN(panel.abnormal[column * panel.events + row] ?? Number.NaN)) rows.push(row);
  }
  return rows;
}
