import { setImmediate as nextTurn } from "node:timers/promises";

/** How long a piece of work may hold the process before whoever else waits gets a turn. */
const LONGEST_MILLISECONDS = 8;

/**
 * A function to be awaited between the small steps of long work: it lets everybody else in once its piece has taken
 * eight milliseconds, so that no reader waits for the whole.
 */
export function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST_MILLISECONDS) return;
    await nextTurn();
    since = performance.now();
  };
}
