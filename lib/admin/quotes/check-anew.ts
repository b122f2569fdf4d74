import { log } from "../../log.ts";
import { checkStored } from "../../quotes/check/check-stored.ts";
import type { Store } from "../../store/client.ts";

/**
 * Checks what is stored of an instrument anew once a person changed, removed or took back a day or an action of it, so
 * that its findings say what holds now. The edit stands whatever becomes of this: the next run checks again.
 */
export async function checkAnew(store: Store, symbol: string, now: Date): Promise<void> {
  try {
    await checkStored(store, { runId: null, now, symbols: [symbol] });
  } catch (error) {
    log().error({ err: error, symbol }, "what a person changed could not be checked; the next run will");
  }
}
