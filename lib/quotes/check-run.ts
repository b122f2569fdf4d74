import type { Store } from "../store/client.ts";
import type { Lease } from "../store/leases.ts";
import type { InstrumentOutcome } from "./instrument-outcome.ts";

/** Checks what is stored after a run and keeps what is odd as findings; returns how many there are. */
export async function checkRun(
  _store: Store,
  _run: { readonly runId: number; readonly lease: Lease },
  _outcomes: readonly InstrumentOutcome[],
  _now: Date,
): Promise<number | null> {
  return null;
}
