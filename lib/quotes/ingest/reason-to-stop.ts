import type { InstrumentOutcome } from "./instrument-outcome.ts";

/** So many refusals in a row mean that the provider has had enough of us. */
const REFUSALS_IN_A_ROW = 3;

/** Why a run asks its provider no further, or null. */
export function reasonToStop(outcomes: readonly InstrumentOutcome[]): string | null {
  const asked = outcomes.filter(({ problem }) => problem?.code !== "not asked");
  if (asked.at(-1)?.problem?.code === "unreachable") return "the provider can't be reached";
  const last = asked.slice(-REFUSALS_IN_A_ROW);
  const hasHadEnough =
    last.length === REFUSALS_IN_A_ROW && last.every(({ problem }) => problem?.code === "refused");
  return hasHadEnough ? "the provider refuses" : null;
}
