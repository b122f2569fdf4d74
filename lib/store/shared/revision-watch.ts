import "server-only";
import { environment } from "../../env.ts";
import { databasePath, isPostgresql } from "../database-path.ts";
import { fileMarks } from "../files/file-marks.ts";
import { primaryStore, storeGeneration } from "../shared.ts";
import { dataRevision, highestRevisionMet } from "../state.ts";
import { type Looks, lookOnce, noLooks } from "./one-look.ts";

/** Which data an answer is made from; what was made from one is never what another says. */
export interface WatchedRevision {
  readonly revision: number;
  /** Changes when this process opened another file (`storeGeneration`); it means nothing to other processes. */
  readonly generation: number;
}

interface Seen extends WatchedRevision {
  /** When it was read, by `performance.now`. */
  readonly at: number;
  /** How the database's files stood before it was read; null where the store is no file. */
  readonly files: string | null;
  /** The highest revision that anything in this process had read by then. */
  readonly met: number;
  /** Whether nothing that was being written then can have become visible after it was read. */
  readonly isSettled: boolean;
}

interface Watch {
  seen: Seen | null;
  /** At the stored revision: one that began before it was asked for is never an answer. */
  readonly looks: Looks<Seen>;
}

// A hint may come from a module that was bundled apart.
const shared: typeof globalThis & { modelMovesRevision?: Watch } = globalThis;

function watch(): Watch {
  shared.modelMovesRevision ??= { seen: null, looks: noLooks() };
  return shared.modelMovesRevision;
}

/** Another process may write at any time; where no file tells of it, it is seen after so long. */
const POLL_MILLISECONDS = 1000;
/** From the last byte of a transaction in SQLite's journal until others see it: a sync of the disk, and far less. */
const SETTLING_MILLISECONDS = 500;

/**
 * The data revision that a reader meets now. Of a SQLite file it is as new as a read of it would be, whichever process
 * wrote, without one: everything that is written changes the file or its journal. Of a server's database it is at
 * most a second old, and as new where `hintRevision` was called, or something in this process has read a later one.
 * @throws what the store throws when it can't be read
 */
export async function watchedRevision(): Promise<WatchedRevision> {
  const here = watch();
  const { seen } = here;
  const files = filesState();
  const isFresh =
    seen !== null &&
    performance.now() - seen.at < POLL_MILLISECONDS &&
    seen.generation === storeGeneration() &&
    seen.met === highestRevisionMet();
  if (isFresh && (files === null ? seen.files === null : seen.isSettled && seen.files === files.state))
    return seen;
  return lookOnce(here.looks, () => read(here));
}

/** Lets the next question read the revision anew: somebody said that it moved on (LISTEN, or a write of our own). */
export function hintRevision(): void {
  watch().seen = null;
}

async function read(here: Watch): Promise<Seen> {
  const at = performance.now();
  const before = filesState();
  const isSettled = before !== null && Date.now() - before.writtenAt > SETTLING_MILLISECONDS;
  const revision = await dataRevision(await primaryStore());
  const [generation, met] = [storeGeneration(), highestRevisionMet()];
  const seen = { revision, generation, met, at, files: before?.state ?? null, isSettled };
  here.seen = seen;
  return seen;
}

/** How the database and its journal stand, and when either was written to last; null where the store is no file. */
function filesState(): { readonly state: string; readonly writtenAt: number } | null {
  const { DATABASE_URL } = environment();
  if (isPostgresql(DATABASE_URL)) return null;
  const { database, journal } = fileMarks(databasePath(DATABASE_URL));
  return {
    state: `${database?.state} ${journal?.state}`,
    writtenAt: Math.max(database?.writtenAt ?? 0, journal?.writtenAt ?? 0),
  };
}
