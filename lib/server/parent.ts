import { readFileSync } from "node:fs";

const LOOK_MILLISECONDS = 300;
const SHELLS = new Set(["sh", "bash", "dash", "ash", "busybox", "zsh"]);

/** The name and the parent of a process; null where the system does not tell. */
function processOf(pid: number): { readonly name: string; readonly parent: number } | null {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return name === undefined || parent === undefined ? null : { name, parent: Number(parent) };
  } catch {
    return null;
  }
}

/**
 * Calls `gone` once npm, which started this process, is no more: killed by a signal that it could not pass on, it
 * would leave the server behind with its port. Between npm and this process there may be a shell, which outlives
 * npm, so its parent is watched too.
 */
export function watchNpm(gone: () => void): void {
  const parent = process.ppid;
  const shell = processOf(parent);
  const grandparent = shell && SHELLS.has(shell.name) ? shell.parent : null;
  const timer = setInterval(() => {
    const isLeft =
      process.ppid !== parent || (grandparent !== null && processOf(parent)?.parent !== grandparent);
    if (!isLeft) return;
    clearInterval(timer);
    gone();
  }, LOOK_MILLISECONDS);
  timer.unref();
}
