import "server-only";
import { environment } from "../env.ts";
import { log } from "../log.ts";
import { openStore, type Store } from "./client.ts";
import { databasePath } from "./database-path.ts";
import { type FileMarks, fileMarks, isSameFile, mayWrite } from "./file-marks.ts";
import { probe } from "./probe.ts";
import { StoreProblem, seenProblem, storeProblem } from "./problems.ts";

/** Whether the database can be used: what is in the way of reading, and of writing; null where nothing is. */
export interface StoreState {
  readonly reading: StoreProblem | null;
  readonly writing: StoreProblem | null;
}

interface Connection {
  readonly store: Store;
  /** The files that it has open. */
  readonly held: FileMarks;
}

/** What a connection is for; each waits so many milliseconds for another's write, or as long as is usual. */
const USES = { reading: undefined, writing: undefined, brief: 0 } as const;
type Use = keyof typeof USES;

interface Room {
  connections: Partial<Record<Use, Promise<Connection>>>;
  /** Grows when the connections are opened anew, because another file may have the same data revision. */
  generation: number;
  /** What the last probe found, in which state of the file and its journal, and when, by `performance.now`. */
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
  present: Promise<StoreState> | null;
  /** The look after it, for whoever asked while it was under way. */
  next: Promise<StoreState> | null;
  /** The code of the problem that was logged last. */
  logged: string | null;
}

// Development reloads modules, and proxy, routes and instrumentation are bundled apart; the connections are the same.
const kept: typeof globalThis & { modelMovesStore?: Room } = globalThis;

function room(): Room {
  kept.modelMovesStore ??= {
    connections: {},
    generation: 0,
    found: null,
    checked: null,
    present: null,
    next: null,
    logged: null,
  };
  return kept.modelMovesStore;
}

/** What a probe found stands for so long while nothing is written; a lock or a folder's rights show in no file. */
const FRESH_MILLISECONDS = 1000;
/** The check of every page runs whenever the file changed, and takes one part in so many of the time at most… */
const CHECK_SHARE = 20;
/** …unless it is as short as this. */
const SHORT_CHECK_MILLISECONDS = 250;

/**
 * Whether the database can be used now. Cheap enough for every request: the files are looked at each time, and read
 * where they changed or a second has passed. A file that was replaced is opened anew. It never fails but for what
 * nobody expected. A look that is under way may have seen a file that is gone since, so whoever asks meanwhile
 * shares the next one.
 */
export function storeState(): Promise<StoreState> {
  const here = room();
  if (!here.present) return begun(here);
  here.next ??= here.present
    .catch(() => {})
    .then(() => {
      here.next = null;
      return here.present ?? begun(here);
    });
  return here.next;
}

function begun(here: Room): Promise<StoreState> {
  const present = look(here).finally(() => {
    if (here.present === present) here.present = null;
  });
  here.present = present;
  return present;
}

/** The server's one connection to the store for reading, or what is in the way of it, thrown. */
export async function sharedStore(): Promise<Store> {
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
 * Writes on the server's connection for writing. What was written is in the database file itself before this
 * resolves, so that nobody can lose it by removing the journal; where the journal was removed meanwhile, it throws.
 * @throws StoreProblem when the database can't be written, before `work` or after it
 */
export async function writeStored<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await sharedWritingStore();
  const value = await work(store);
  const file = databasePath(environment().DATABASE_URL);
  const { held } = await connection("writing");
  const lost = lostFile(file, fileMarks(file), held);
  // The connection still has the journal: what it committed goes into the file.
  await store.$queryRawUnsafe("PRAGMA wal_checkpoint(PASSIVE)");
  if (lost) throw lost;
  return value;
}

/** A number that changes when the connections were opened anew. */
export const storeGeneration = (): number => room().generation;

/** Makes the next look a thorough one: a reader met what looks like damage. */
export function suspectDamage(): void {
  const here = room();
  here.found = null;
  here.checked = null;
}

function connection(use: Use): Promise<Connection> {
  const { connections } = room();
  const { DATABASE_URL } = environment();
  const known = connections[use];
  if (known) return known;
  const opening = connect(DATABASE_URL, USES[use]).catch((error: unknown) => {
    delete connections[use];
    throw storeProblem(error, DATABASE_URL);
  });
  connections[use] = opening;
  return opening;
}

async function connect(url: string, busyMilliseconds?: number): Promise<Connection> {
  const store = await openStore(url, busyMilliseconds);
  // A file that had no journal of this kind before has one from the first read on.
  await store.$queryRawUnsafe('SELECT 1 FROM "StoreState"');
  return { store, held: fileMarks(databasePath(url)) };
}

async function look(here: Room): Promise<StoreState> {
  const file = databasePath(environment().DATABASE_URL);
  const state = await stateOf(here, file).catch((error: unknown): StoreState => {
    const problem = storeProblem(error, file);
    if (!(problem instanceof StoreProblem)) throw error;
    return { reading: problem, writing: problem };
  });
  const problem = state.reading ?? state.writing;
  if (problem && problem.code !== here.logged) {
    log().error({ err: problem, code: problem.code }, "database not usable");
  }
  if (!problem && here.logged !== null) log().info("database usable again");
  here.logged = problem?.code ?? null;
  return state;
}

async function stateOf(here: Room, file: string): Promise<StoreState> {
  const marks = fileMarks(file);
  const all = await opened(here.connections);
  const [open] = all;
  if (!marks.database) return both(seenProblem("missing", file));
  if (open && !isSameFile(marks.database, open.held.database)) {
    if (!(await leave(here, open, marks))) return both(seenProblem("replaced", file));
    return stateOf(here, file);
  }
  // Looked at anew: a connection that was just opening made the journal that it holds.
  const present = fileMarks(file);
  for (const { held } of all) {
    const lost = lostFile(file, present, held);
    if (lost) return { reading: null, writing: lost };
  }
  const reading = await probed(here, file, marks);
  if (reading) return both(reading);
  return { reading: null, writing: mayWrite(file) ? null : seenProblem("read only", file) };
}

const both = (problem: StoreProblem): StoreState => ({ reading: problem, writing: problem });

/** What is lost of the files that a connection holds: the database itself, or the journal beside it. */
function lostFile(file: string, marks: FileMarks, held: FileMarks): StoreProblem | null {
  if (!isSameFile(marks.database, held.database)) {
    return seenProblem(marks.database ? "replaced" : "missing", file);
  }
  if (held.journal === null) return null;
  const isWhole = isSameFile(marks.journal, held.journal) && isSameFile(marks.index, held.index);
  return isWhole ? null : seenProblem("journal lost", file);
}

/**
 * Closes the connections, so that the next read opens what is there now; false where the old file's journal lies
 * beside a new file and can't be emptied into the old one, because SQLite would replay it into the new one.
 */
async function leave(here: Room, open: Connection, marks: FileMarks): Promise<boolean> {
  if (marks.journal && isSameFile(marks.journal, open.held.journal)) {
    await open.store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    const path = databasePath(environment().DATABASE_URL);
    if (!isEmpty(fileMarks(path))) return false;
  }
  await reopen(here);
  return true;
}

const isEmpty = ({ journal }: FileMarks): boolean => journal === null || journal.bytes === 0;

/** The connections that are open. */
async function opened(connections: Room["connections"]): Promise<Connection[]> {
  const all = await Promise.all(Object.values(connections).map((one) => one.catch(() => null)));
  return all.filter((one) => one !== null);
}

async function reopen(here: Room): Promise<void> {
  const all = opened(here.connections);
  here.connections = {};
  here.found = null;
  here.checked = null;
  here.generation += 1;
  for (const { store } of await all) await store.$disconnect();
}

async function probed(here: Room, file: string, marks: FileMarks): Promise<StoreProblem | null> {
  const state = marks.database?.state ?? "";
  const key = `${state} ${marks.journal?.state}`;
  const now = performance.now();
  const { found, checked } = here;
  const age = found ? now - found.at : Number.POSITIVE_INFINITY;
  if (found?.key === key && age < FRESH_MILLISECONDS) return found.problem;
  const wait = !checked || checked.took < SHORT_CHECK_MILLISECONDS ? 0 : checked.took * CHECK_SHARE;
  const isDue = checked?.state !== state && now - (checked?.at ?? 0) >= wait;
  const problem = await probe(file, { thorough: isDue });
  const took = performance.now() - now;
  if (isDue && (problem === null || problem.code === "damaged")) {
    here.checked = { state, at: now, took, problem };
  }
  const says = problem ?? (isDue ? null : (checked?.problem ?? null));
  if (says === null && found?.problem?.code === "damaged") await reopen(here); // what it keeps in memory may be damaged
  here.found = { key, at: now, problem: says };
  return says;
}

/**
 * Closes the server's connections as it stops, and moves all that was written from the write-ahead log into the
 * database file. A database that can't be reached any more is left as it is: SQLite reads the log at its next start.
 */
export async function closeSharedStores(): Promise<void> {
  const { connections } = room();
  for (const opened of await Promise.allSettled(Object.values(connections))) {
    if (opened.status !== "fulfilled") continue;
    const { store } = opened.value;
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)").catch(() => {});
    await store.$disconnect();
  }
}
