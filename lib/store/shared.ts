import "server-only";
import { environment } from "../env.ts";
import { log } from "../log.ts";
import { count } from "../telemetry/figures.ts";
import type { Store } from "./client.ts";
import { isPostgresql } from "./database-path.ts";
import { StoreProblem, storeProblem } from "./problems.ts";
import { FILE_WATCH } from "./shared/file-watch.ts";
import { lookOnce } from "./shared/one-look.ts";
import { closeReplicas, replicaStore, suspectReplicas } from "./shared/replicas.ts";
import { SERVER_WATCH } from "./shared/server-watch.ts";
import { bothWays, connection, type Room, room, type StoreState } from "./shared/shared-room.ts";
import type { Watch } from "./shared/watch.ts";

export type { StoreState };

const watch = (): Watch => (isPostgresql(environment().DATABASE_URL) ? SERVER_WATCH : FILE_WATCH);

/**
 * Whether the database can be used now. Cheap enough for every request: the files are looked at each time, and read
 * where they changed or a second has passed. A file that was replaced is opened anew. It never fails but for what
 * nobody expected.
 */
export function storeState(): Promise<StoreState> {
  const here = room();
  return lookOnce(here.looks, () => look(here));
}

/**
 * The server's one connection to the store for reading, or what is in the way of it, thrown. A page and an export may be
 * given a replica (replicas.ts).
 */
export async function sharedStore(): Promise<Store> {
  const primary = await primaryStore();
  const replica = await replicaStore();
  count("model_moves_store_reads_total", { copy: replica ? "replica" : "primary" });
  return replica ?? primary;
}

/** The same, and never a replica: what the data revision is, only the primary knows. */
export async function primaryStore(): Promise<Store> {
  const { reading } = await storeState();
  if (reading) throw reading;
  return (await connection("reading")).store;
}

/**
 * The server's connection for writing, or what is in the way of it, thrown. It is another one, because a read on the
 * connection of an open transaction would see what may yet be undone; its transactions wait for each other.
 */
export async function sharedWritingStore(): Promise<Store> {
  const { writing } = await storeState();
  if (writing) throw writing;
  return (await connection("writing")).store;
}

/**
 * The server's connection for small notes that may come later, such as when a session was last used, or what is in
 * the way of it, thrown: a write on it fails at once where another process or connection is writing, so that no
 * reader waits for it.
 */
export async function sharedBriefStore(): Promise<Store> {
  const { writing } = await storeState();
  if (writing) throw writing;
  return (await connection("brief")).store;
}

/**
 * Writes on the server's connection for writing. What was written is safe before this resolves: committed by PostgreSQL's
 * server, or in SQLite's file itself, so that nobody can lose it by removing the journal; where the journal was removed
 * meanwhile, it throws.
 * @throws StoreProblem when the database can't be written, before `work` or after it
 */
export async function writeStored<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await sharedWritingStore();
  const value = await work(store);
  await watch().settle();
  return value;
}

/** A number that changes when the connections were opened anew. */
export const storeGeneration = (): number => room().generation;

/** Makes the next look a thorough one: a reader met what looks like damage. */
export function suspectDamage(): void {
  const here = room();
  suspectReplicas();
  here.found = null;
  here.checked = null;
  here.server = null;
}

async function look(here: Room): Promise<StoreState> {
  const state = await watch()
    .state(here)
    .catch((error: unknown): StoreState => {
      const problem = storeProblem(error, environment().DATABASE_URL);
      if (!(problem instanceof StoreProblem)) throw error;
      return bothWays(problem);
    });
  const problem = state.reading ?? state.writing;
  if (problem && problem.code !== here.logged) {
    log().error({ err: problem, code: problem.code }, "database not usable");
  }
  if (!problem && here.logged !== null) log().info("database usable again");
  here.logged = problem?.code ?? null;
  return state;
}

/**
 * Closes the server's connections as it stops, and moves all that was written from the write-ahead log into the
 * database file. A database that can't be reached any more is left as it is: SQLite reads the log at its next start.
 */
export async function closeSharedStores(): Promise<void> {
  await closeReplicas();
  const { connections } = room();
  for (const opened of await Promise.allSettled(Object.values(connections))) {
    if (opened.status !== "fulfilled") continue;
    await watch().close(opened.value.store);
  }
}
