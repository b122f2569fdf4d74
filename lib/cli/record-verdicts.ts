import type { Store } from "../store/client.ts";

/**
 * Keeps the verdicts on claims that a command's writing has changed. What measures them is loaded only now: a command
 * that is stopped, or has nothing to store, does without.
 */
export async function recordVerdicts(store: Store): Promise<void> {
  const { recordVerdictsAfter } = await import("../reactions/claims/claim-verdicts.ts");
  await recordVerdictsAfter(store);
}
