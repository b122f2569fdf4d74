import { environment } from "../env.ts";
import { type FilterProblem, parseFilter } from "../filters/parse.ts";
import { filterQuery } from "../filters/query.ts";
import { log } from "../log.ts";
import { DataMovedOn, requireRevision } from "../reactions/data-moved-on.ts";
import { loadReference } from "../reactions/reference.ts";
import { select } from "../reactions/selection.ts";
import { fail, type Result, succeed } from "../result.ts";
import { barCounts } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import {
  keepSnapshot,
  listSnapshots,
  openSnapshot,
  removeUnfinishedSnapshots,
  type SnapshotEntry,
} from "../store/files/snapshots.ts";
import { sharedStore } from "../store/shared.ts";
import { claimsTable } from "./claims-table.ts";
import { dataPackage } from "./data-package.ts";
import { exportTable } from "./export-tables.ts";
import { zipPieces } from "./zip.ts";

export type { SnapshotEntry };

/** How often a snapshot is begun again because quotes were stored while it was made. */
const TRIES = 3;

export type SnapshotProblem =
  | { readonly code: "bad filter"; readonly problems: readonly FilterProblem[] }
  | { readonly code: "data moved"; readonly message: string };

/** What a store of snapshots is: the database's own, or another for a test. */
export interface SnapshotPlace {
  readonly store: Store;
  /** The database's URL; snapshots lie beside it. */
  readonly url: string;
}

/**
 * Freezes bars, announcements, reactions and claims of a filter at one data revision into a data package and keeps it; the
 * same filter and data give the same bytes and so the same id.
 */
export async function makeSnapshot(
  query: URLSearchParams,
  given?: SnapshotPlace,
): Promise<Result<SnapshotEntry, SnapshotProblem>> {
  const { store, url } = given ?? { store: await sharedStore(), url: environment().DATABASE_URL };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const reference = await loadReference(store, "en");
    const { filter, problems } = parseFilter(query, reference.vocabulary);
    if (problems.length > 0) return fail({ code: "bad filter", problems });
    const sources = [...new Set((await barCounts(store)).map(({ name }) => name))].sort();
    const { revision } = reference;
    const selection = select(reference, filter);
    const files = dataPackage(
      [
        ...(["bars", "events", "reactions"] as const).map((name) => ({
          name,
          table: exportTable(name, store, selection),
        })),
        { name: "claims", table: claimsTable(store, reference, { filter, report: [], verdict: [] }) },
      ],
      {
        name: "model-moves-snapshot",
        title: `Model Moves, data revision ${revision}`,
        revision,
        filter: Object.fromEntries(filterQuery(filter)),
        sources: sources.map((title) => ({ title })),
      },
    );
    const kept = await keepSnapshot(url, unlessMoved(zipPieces(files), store, revision)).catch(
      (error: unknown) => {
        if (error instanceof DataMovedOn) return null;
        throw error;
      },
    );
    if (kept) return succeed(kept);
  }
  const message = "Quotes were being stored all the while. Nothing was kept; try again when that is done.";
  return fail({ code: "data moved", message });
}

/** The pieces, unless the store has moved on by the time the last one is made. */
async function* unlessMoved(
  pieces: AsyncIterable<Uint8Array>,
  store: Store,
  revision: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* pieces;
  await requireRevision(store, revision);
}

/** A kept snapshot's bytes; null where there is none of that id. */
export const keptSnapshot = (id: string) => openSnapshot(environment().DATABASE_URL, id);

/** Every kept snapshot, the newest first. */
export const keptSnapshots = (): SnapshotEntry[] => listSnapshots(environment().DATABASE_URL);

/** Removes what a kill left of a snapshot; that it can't be removed is a line in the log and stops nothing. */
export function clearUnfinishedSnapshots(): void {
  try {
    removeUnfinishedSnapshots(environment().DATABASE_URL);
  } catch (error) {
    log().warn({ err: error }, "what is left of an unfinished snapshot could not be removed");
  }
}
