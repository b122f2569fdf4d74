import { dayNumber } from "../market/session-date.ts";
import type { Store } from "../store/client.ts";
import { turns } from "../turns.ts";
import { requireRevision } from "./data-moved-on.ts";
import { pairMeasurer, type Reaction } from "./reaction.ts";
import type { KnownAnnouncement } from "./reference.ts";
import { loadPairs, type PlacedPair, placedPairs, type Selection } from "./selection.ts";
import type { PartReading } from "./series.ts";
import { columnRoom } from "./sessions/column-room.ts";

/** Reactions handed on at once. */
const ROWS_AT_ONCE = 100;
/** Bars in memory at once: some 60 MB. */
const MOST_BARS = 600_000;
/** What a listing needs beside the days from the first to the last announcement, in calendar days: some 200 sessions. */
const DAYS_AROUND = 290;
const DAYS_A_SESSION = 1.4;

/** One reaction for every pair of a selection, in the order of its pairs, some hundred at a time (`pairBatches`). */
export const reactionBatches = (
  store: Store,
  selection: Selection,
  mostBars = MOST_BARS,
): AsyncGenerator<Reaction[], void, undefined> =>
  pairBatches(store, selection, pairMeasurer(selection.filter), { mostBars });

/**
 * What is measured of every pair of a selection, in the order of its pairs, some hundred at a time. However many there
 * are, the quotes behind those of a run of announcements are in memory and no others, and everybody else gets a turn.
 * @throws DataMovedOn when quotes were stored after the first run was read
 */
export async function* pairBatches<Measured>(
  store: Store,
  selection: Selection,
  measure: (pair: PlacedPair) => Measured,
  {
    mostBars = MOST_BARS,
    columns = "closes",
  }: { readonly mostBars?: number } & Pick<PartReading, "columns"> = {},
): AsyncGenerator<Measured[], void, undefined> {
  const { reference, listings } = selection;
  const turn = turns();
  const room = columnRoom();
  let batch: Measured[] = [];
  const runs = announcementRuns(selection.announcements, listings.length, mostBars);
  for (const [at, announcements] of runs.entries()) {
    room.reuse(); // what was measured holds none of it
    const loaded = await loadPairs(store, { ...selection, announcements }, { columns, room });
    if (at > 0) await requireRevision(store, reference.revision);
    for (const pair of placedPairs(loaded)) {
      batch.push(measure(pair));
      if (batch.length < ROWS_AT_ONCE) continue;
      yield batch;
      batch = [];
      await turn();
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * Announcements in their order, cut so that a run of them needs no more bars of so many listings than may be held at
 * once; a single day's announcements are never cut.
 */
export function announcementRuns(
  announcements: readonly KnownAnnouncement[],
  listings: number,
  mostBars = MOST_BARS,
): KnownAnnouncement[][] {
  const longest = (mostBars / Math.max(1, listings)) * DAYS_A_SESSION - DAYS_AROUND;
  const runs: KnownAnnouncement[][] = [];
  let [first, last] = [0, 0];
  for (const announcement of announcements) {
    // A month is as good as its first day here.
    const day = dayNumber(`${announcement.localDate}-01`.slice(0, 10));
    const run = runs.at(-1);
    if (run && Math.max(last, day) - Math.min(first, day) <= Math.max(0, longest)) {
      run.push(announcement);
      [first, last] = [Math.min(first, day), Math.max(last, day)];
    } else {
      runs.push([announcement]);
      [first, last] = [day, day];
    }
  }
  return runs;
}
