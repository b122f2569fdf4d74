import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";

/** What SQLite keeps beside a file while it is in use. */
const COMPANIONS = ["-wal", "-shm", "-journal"];
/** Parts of a name that mark a file as not finished, and the number of the process that makes it. */
const UNFINISHED = /(?:^|\.)(?:unfinished|restoring)-(\d+)(?:-[\d.]+)?(?:-wal|-shm|-journal)?$/;
const HOUR_MILLISECONDS = 3_600_000;

/** Removes a SQLite file, where it is there, with everything that SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  removeCompanions(file);
  rmSync(file, { force: true });
}

/** Removes what SQLite keeps beside a file that no process uses. */
export function removeCompanions(file: string): void {
  for (const suffix of COMPANIONS) rmSync(file + suffix, { force: true });
}

/**
 * Gives a finished file its name so that a power cut leaves the old or the new one, whole: its bytes reach the
 * disk before its name does. Both names lie in one folder.
 */
export function renameDurably(file: string, name: string): void {
  sync(file, "r+");
  renameSync(file, name);
  syncFolder(path.dirname(name));
}

/** Waits until the names of a folder are on the disk. */
export function syncFolder(folder: string): void {
  // Windows opens no folders; it writes names down by itself.
  if (process.platform !== "win32") sync(folder, "r");
}

function sync(file: string, flags: string): void {
  const descriptor = openSync(file, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Removes what a killed process left unfinished in a folder: its maker is gone, or nothing was added to it for an
 * hour before `now`, because another process may have the maker's number since. What this process makes at present
 * is named by `isBeingMade`. In a folder that other machines share (`isShared`) a maker's number says nothing.
 */
export function removeLeftovers(
  folder: string,
  now: Date,
  {
    isBeingMade = () => false,
    isShared = false,
  }: { readonly isBeingMade?: (name: string) => boolean; readonly isShared?: boolean } = {},
): void {
  for (const name of readdirSync(folder)) {
    const maker = Number(UNFINISHED.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(maker) || isBeingMade(name)) continue;
    const file = path.join(folder, name);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    const isOld = now.getTime() - changed > HOUR_MILLISECONDS;
    const isGone = !isShared && (maker === process.pid || !isAlive(maker));
    if (isOld || isGone) rmSync(file, { force: true, recursive: true });
  }
}

/** Whether a process of that number runs on this machine. One that has ended and that nobody has waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !hasEnded(pid);
  } catch (error) {
    // A process of another user is alive too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Whether what is left of a process is its number, as Linux tells: in a container nobody may ever take that away. */
function hasEnded(pid: number): boolean {
  try {
    const [, state] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").slice(-2);
    return state?.startsWith("Z") ?? false;
  } catch {
    return false;
  }
}
