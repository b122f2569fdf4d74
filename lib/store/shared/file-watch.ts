import { environment } from "../../env.ts";
import { databasePath } from "../database-path.ts";
import { type FileMarks, fileMarks, isSameFile, mayWrite } from "../files/file-marks.ts";
import { type StoreProblem, seenProblem } from "../problems.ts";
import { probe } from "./probe.ts";
import {
  bothWays,
  type Connection,
  connection,
  opened,
  type Room,
  reopen,
  type StoreState,
} from "./shared-room.ts";
import type { Watch } from "./watch.ts";

/** What a probe found stands for so long while nothing is written; a lock or a folder's rights show in no file. */
const FRESH_MILLISECONDS = 1000;
/** The check of every page runs whenever the file changed, and takes one part in so many of the time at most… */
const CHECK_SHARE = 20;
/** …unless it is as short as this. */
const SHORT_CHECK_MILLISECONDS = 250;

const currentFile = (): string => databasePath(environment().DATABASE_URL);

/** A server's SQLite file: looked at each time, and read where it changed or a second has passed. */
export const FILE_WATCH: Watch = {
  state: (here) => stateOf(here, currentFile()),

  /**
   * What was written is in the database file itself then, so that nobody can lose it by removing the journal; where the
   * journal was removed meanwhile, it throws.
   */
  async settle() {
    const file = currentFile();
    const { store, held } = await connection("writing");
    const lost = lostFile(file, fileMarks(file), held);
    // The connection still has the journal: what it committed goes into the file.
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(PASSIVE)");
    if (lost) throw lost;
  },

  async close(store) {
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)").catch(() => {});
    await store.$disconnect();
  },
};

async function stateOf(here: Room, file: string): Promise<StoreState> {
  const marks = fileMarks(file);
  const all = await opened(here);
  const [open] = all;
  if (!marks.database) return bothWays(seenProblem("missing", file));
  if (open && !isSameFile(marks.database, open.held.database)) {
    if (!(await leave(here, open, marks))) return bothWays(seenProblem("replaced", file));
    return stateOf(here, file);
  }
  // Looked at anew: a connection that was just opening made the journal that it holds.
  const present = fileMarks(file);
  for (const { held } of all) {
    const lost = lostFile(file, present, held);
    if (lost) return { reading: null, writing: lost };
  }
  const reading = await probed(here, file, marks);
  if (reading) return bothWays(reading);
  return { reading: null, writing: mayWrite(file) ? null : seenProblem("read only", file) };
}

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
    if (!isEmpty(fileMarks(currentFile()))) return false;
  }
  await reopen(here);
  return true;
}

const isEmpty = ({ journal }: FileMarks): boolean => journal === null || journal.bytes === 0;

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
