import { environment } from "../../env.ts";
import { openStore, type Store } from "../client.ts";
import { databasePath, isPostgresql } from "../database-path.ts";
import { type FileMarks, fileMarks } from "../files/file-marks.ts";
import { type StoreProblem, storeProblem } from "../problems.ts";
import { type Looks, noLooks } from "./one-look.ts";

/** Whether the database can be used: what is in the way of reading, and of writing; null where nothing is. */
export interface StoreState {
  readonly reading: StoreProblem | null;
  readonly writing: StoreProblem | null;
}

/** A connection of the server's. */
export interface Connection {
  readonly store: Store;
  /** The files that it has open; none of PostgreSQL. */
  readonly held: FileMarks;
}

/** What a connection is for; each waits so many milliseconds for another's write, or as long as is usual. */
const USES = { reading: undefined, writing: undefined, brief: 0 } as const;
export type Use = keyof typeof USES;

/** What a running server has of its store. */
export interface Room {
  connections: Partial<Record<Use, Promise<Connection>>>;
  /** Grows when another database may stand where the one was, because that may have the same data revision. */
  generation: number;
  /** What the last look at a PostgreSQL server found, and when, by `performance.now`. */
  server: { readonly at: number; readonly state: StoreState } | null;
  /** Since when a PostgreSQL server has given no answer, by `performance.now`; null where it answers. */
  silentSince: number | null;
  /** Which database that was. */
  identity: string | null;
  /** What the last probe of a file found, in which state of it and its journal, and when, by `performance.now`. */
  found: {
    readonly key: string;
    readonly at: number;
    readonly problem: StoreProblem | null;
  } | null;
  /** What SQLite's own check of every page found, of which file, and how long it took, in milliseconds. */
  checked: {
    readonly state: string;
    readonly at: number;
    readonly took: number;
    readonly problem: StoreProblem | null;
  } | null;
  /** At whether the database can be used. */
  readonly looks: Looks<StoreState>;
  /** The code of the problem that was logged last. */
  logged: string | null;
}

// Development reloads modules, and proxy, routes and instrumentation are bundled apart; the connections are the same.
const kept: typeof globalThis & { modelMovesStore?: Room } = globalThis;

/** The one of this process. */
export function room(): Room {
  kept.modelMovesStore ??= {
    connections: {},
    generation: 0,
    server: null,
    silentSince: null,
    identity: null,
    found: null,
    checked: null,
    looks: noLooks(),
    logged: null,
  };
  return kept.modelMovesStore;
}

/**
 * The connection for a use, opened where it is not. PostgreSQL's many connections keep a reader from seeing what another
 * may yet undo, so reading and writing share them there.
 */
export function connection(asked: Use): Promise<Connection> {
  const { connections } = room();
  const { DATABASE_URL } = environment();
  const use = asked === "writing" && isPostgresql(DATABASE_URL) ? "reading" : asked;
  const known = connections[use];
  if (known) return known;
  const opening = connect(DATABASE_URL, USES[use]).catch((error: unknown) => {
    delete connections[use];
    throw storeProblem(error, DATABASE_URL);
  });
  connections[use] = opening;
  return opening;
}

/** Pages of a SQLite file that a connection holds; what else is asked for again, the operating system holds once for all. */
const PAGE_CACHE_KIBIBYTES = 4000;

async function connect(url: string, busyMilliseconds?: number): Promise<Connection> {
  const store = await openStore(url, busyMilliseconds);
  if (isPostgresql(url)) return { store, held: { database: null, journal: null, index: null } };
  await store.$queryRawUnsafe(`PRAGMA cache_size = -${PAGE_CACHE_KIBIBYTES}`);
  // A file that had no journal of this kind before has one from the first read on.
  await store.$queryRawUnsafe('SELECT 1 FROM "StoreState"');
  return { store, held: fileMarks(databasePath(url)) };
}

/** The connections that are open. */
export async function opened({ connections }: Room): Promise<Connection[]> {
  const all = await Promise.all(Object.values(connections).map((one) => one.catch(() => null)));
  return all.filter((one) => one !== null);
}

/** Closes the connections, so that the next read opens what is there now. */
export async function reopen(here: Room): Promise<void> {
  const all = opened(here);
  here.connections = {};
  here.found = null;
  here.checked = null;
  here.generation += 1;
  for (const { store } of await all) await store.$disconnect();
}

/** A problem that is in the way of reading and of writing. */
export const bothWays = (problem: StoreProblem): StoreState => ({ reading: problem, writing: problem });
