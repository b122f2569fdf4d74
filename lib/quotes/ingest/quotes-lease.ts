import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import {
  LEASE_MILLISECONDS,
  type Lease,
  leaseClock,
  QUOTES_LEASE,
  releaseLease,
  renewLease,
  takeLease,
} from "../../store/runs/leases.ts";
import { closeAbandonedRuns } from "../../store/runs/runs.ts";
import type { IngestProblem } from "./choose-instruments.ts";

/** The right to store quotes, kept alive until it is released. */
export interface QuotesLease {
  readonly lease: Lease;
  readonly heartbeat: Heartbeat;
  readonly release: () => Promise<void>;
}

/** What renews a lease while its holder is at work; it beats from the start. */
export interface Heartbeat {
  readonly stop: () => void;
  readonly start: () => void;
}

/** A lease outlives two missed heartbeats. */
const HEARTBEAT_MILLISECONDS = LEASE_MILLISECONDS / 3;

/**
 * Takes the right to store quotes and renews it by a heartbeat; a run whose process died is closed as abandoned.
 * Another run that is under way is a problem `busy`.
 */
export async function takeQuotesLease(store: Store): Promise<Result<QuotesLease, IngestProblem>> {
  const taken = await takeLease(store, QUOTES_LEASE, await leaseClock(store));
  if (!taken.ok) {
    const { host, pid, since } = taken.problem;
    const time = since.toISOString().slice(0, 16).replace("T", " ");
    const message = `Another run is storing quotes since ${time} UTC (process ${pid} on ${host}). Nothing was asked or stored; try again when it is done.`;
    return fail({ code: "busy", message });
  }
  const lease = taken.value;
  await closeAbandonedRuns(store, new Date());
  const heartbeat = startHeartbeat(() => {
    // A beat that fails is made up for by the next one, or by the check in every transaction.
    leaseClock(store)
      .then((now) => renewLease(store, lease, now))
      .catch(() => {});
  });
  return succeed({
    lease,
    heartbeat,
    release: async () => {
      heartbeat.stop();
      // A store that can't be written any more has a fault of its own to report; the lease runs out by itself.
      await releaseLease(store, lease).catch(() => {});
    },
  });
}

function startHeartbeat(beat: () => void): Heartbeat {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearInterval(timer);
  const start = () => {
    stop();
    timer = setInterval(beat, HEARTBEAT_MILLISECONDS);
    timer.unref();
  };
  start();
  return { stop, start };
}
