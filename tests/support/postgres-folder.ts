import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How the folders of test servers begin, in the temporary folder; the run's process and its start follow. */
export const SERVER_FOLDERS = "model-moves-postgres-";
/** The file in one that has the server's address, once it takes connections. */
export const READY = "address";
/** The file in one that says why there is no server. */
export const FAILED = "failed";

/** The folder of a run's server. */
export const serverFolder = (run: string): string => path.join(tmpdir(), `${SERVER_FOLDERS}${run}`);

/** A name for the run that this process begins; the processes that it starts find it as `TEST_RUN`. */
export const newRun = (): string => `${process.pid}-${Date.now().toString(36)}`;

/** Whether a process is there and not only waiting for its parent to hear of its end. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return !existsSync("/proc/self"); // it has just ended, or this is no Linux, where a look is enough
  }
}
