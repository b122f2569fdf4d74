import { Cron } from "croner";
import { log } from "../../log.ts";
import { type FinishedRefresh, isWorthRetrying, type PlannedRefresh } from "./refresh-state.ts";

/** Minutes to wait after the first, the second and the third refresh in a row that failed. */
const RETRY_MINUTES = [15, 30, 60];
const MINUTE_MILLISECONDS = 60_000;

/** When the next refresh is due; `at` in milliseconds since the epoch. */
export interface DueRefresh {
  readonly at: number;
  readonly exchange: string | null;
  readonly session: string | null;
}

/** What a schedule works with. */
export interface ScheduleParts {
  /** The first refresh due after an instant in milliseconds since the epoch; null where none ever comes. */
  readonly due: (after: number) => Promise<DueRefresh | null>;
  readonly refresh: () => Promise<FinishedRefresh>;
  /** Told of every refresh that is waited for. */
  readonly announce: (next: PlannedRefresh | null) => void;
}

/**
 * Refreshes whenever it is due, until the function that it returns is called. One that failed for want of a network
 * is tried again after 15, 30 and 60 minutes, unless another is due before. A machine that slept through a refresh
 * makes up for it once. Its timers keep no process alive, and it never throws.
 */
export function startSchedule({ due, refresh, announce }: ScheduleParts): () => void {
  let waiting: Cron | null = null;
  let isStopped = false;

  const waitFor = (next: DueRefresh, then: () => Promise<void>) => {
    if (isStopped) return;
    announce({ ...next, at: new Date(next.at).toISOString() });
    // The library looks at the clock every half minute, so that a sleep of the machine does not prolong the wait.
    waiting = new Cron(new Date(next.at), { unref: true, allowPast: true, catch: true }, then);
  };

  const plan = async (after: number, failures: number): Promise<void> => {
    try {
      const planned = await due(after);
      const minutes = RETRY_MINUTES[failures - 1];
      const retry = minutes === undefined ? null : soon(minutes);
      const next = retry && (planned === null || retry.at < planned.at) ? retry : planned;
      if (next) waitFor(next, () => run(next === retry ? failures : 0));
      else announce(null);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log().warn(`The next refresh can't be planned yet; it is tried again in 15 minutes. ${why}`);
      waitFor(soon(RETRY_MINUTES[0] ?? 15), () => plan(after, failures));
    }
  };

  const run = async (failures: number): Promise<void> => {
    const startedAt = Date.now();
    const failed = isWorthRetrying(await refresh());
    // What became due while this one ran comes at once.
    await plan(startedAt, failed ? failures + 1 : 0);
  };

  void plan(Date.now(), 0);
  return () => {
    isStopped = true;
    waiting?.stop();
  };
}

const soon = (minutes: number): DueRefresh => ({
  at: Date.now() + minutes * MINUTE_MILLISECONDS,
  exchange: null,
  session: null,
});
