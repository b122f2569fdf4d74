import { log } from "../../log.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { type FinishedRefresh, isWorthRetrying, type PlannedRefresh } from "./refresh-state.ts";

/** Minutes to wait after the first, the second and the third refresh in a row that failed. */
const RETRY_MINUTES = [15, 30, 60];
/** When it is looked whether a process that was at it has come to its end: it may have died. */
const AFTER_BUSY_MINUTES = 5;
const MINUTE_MILLISECONDS = 60_000;
/** The clock is looked at so often: neither a machine that slept nor a clock that was set prolongs a wait. */
const LOOK_MILLISECONDS = 30_000;
/** A clock that went back by less was only put right by a little; nothing is planned anew. */
const STEP_BACK_MILLISECONDS = 5_000;

/** When the next refresh is due; `at` in milliseconds since the epoch. */
export interface DueRefresh {
  readonly at: number;
  readonly exchange: ExchangeCode | null;
  readonly session: string | null;
}

/** What a schedule works with. */
export interface ScheduleParts {
  /** The first refresh due after an instant in milliseconds since the epoch; null where none ever comes. */
  readonly due: (after: number) => Promise<DueRefresh | null>;
  /** Refreshes what was due at an instant in milliseconds since the epoch. */
  readonly refresh: (dueAt: number) => Promise<FinishedRefresh>;
  /** Told of every refresh that is waited for. */
  readonly announce: (next: PlannedRefresh | null) => void;
}

/**
 * Refreshes whenever it is due, until the function that it returns is called. One that failed for want of a network
 * is tried again after 15, 30 and 60 minutes, unless another is due before. One that met another process's run is
 * asked for again five minutes later, in case that process died; where it did not, that costs nothing. A machine that slept through a refresh
 * makes up for it once, and so does a clock that was set forward. Where the clock was set back behind the instant at
 * which the next refresh was planned, as after it had been ahead, it is planned anew from the present. Its timers
 * keep no process alive, and it never throws.
 */
export function startSchedule({ due, refresh, announce }: ScheduleParts): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  /** Waits for a refresh planned at `plannedAt`; `planAgain` is called instead where the clock went back behind it. */
  const waitFor = (next: DueRefresh, plannedAt: number, then: Continuation, planAgain: Continuation) => {
    const look = () => {
      const now = Date.now();
      if (now < plannedAt - STEP_BACK_MILLISECONDS) {
        log().info("The clock was set back; the next refresh is planned anew.");
        void planAgain();
      } else if (now >= next.at) void then();
      else wait();
    };
    const wait = () => {
      if (isStopped) return;
      const left = Math.max(0, next.at - Date.now());
      timer = setTimeout(look, Math.min(left, LOOK_MILLISECONDS)).unref();
    };
    if (!isStopped) announce({ ...next, at: new Date(next.at).toISOString() });
    wait();
  };

  const plan = async (from: number, failures: number): Promise<void> => {
    const plannedAt = Date.now();
    const after = Math.min(from, plannedAt); // the clock may have gone back while a refresh ran
    const planAgain = () => plan(Date.now(), failures);
    try {
      const planned = await due(after);
      const minutes = RETRY_MINUTES[failures - 1];
      const retry = minutes === undefined ? null : soon(minutes);
      const next = retry && (planned === null || retry.at < planned.at) ? retry : planned;
      if (next) waitFor(next, plannedAt, () => run(next.at, next === retry ? failures : 0), planAgain);
      else announce(null);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log().warn(`The next refresh can't be planned yet; it is tried again in 15 minutes. ${why}`);
      waitFor(soon(RETRY_MINUTES[0] ?? 15), plannedAt, () => plan(after, failures), planAgain);
    }
  };

  const run = async (dueAt: number, failures: number): Promise<void> => {
    const startedAt = Date.now();
    const last = await refresh(dueAt);
    if (last.result === "busy") {
      waitFor(
        soon(AFTER_BUSY_MINUTES),
        Date.now(),
        () => run(dueAt, failures),
        () => plan(Date.now(), failures),
      );
      return;
    }
    const failed = isWorthRetrying(last);
    // What became due while this one ran comes at once.
    await plan(startedAt, failed ? failures + 1 : 0);
  };

  void plan(Date.now(), 0);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

type Continuation = () => Promise<void>;

const soon = (minutes: number): DueRefresh => ({
  at: Date.now() + minutes * MINUTE_MILLISECONDS,
  exchange: null,
  session: null,
});
