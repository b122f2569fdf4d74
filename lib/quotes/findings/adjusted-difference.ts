import { type Finding, finding } from "../../market/finding.ts";
import type { StoredSeries } from "./stored-series.ts";

/** Providers round adjusted closes, and may convert a dividend at another hour's rate. */
const TOLERANCE = 0.001;

/**
 * Where a provider's own adjusted closes (by session) differ from ours by more than 0.1%: one finding at the first
 * such session with both values, the `largest` difference (a fraction) and the last session `until` which they
 * differ. Each is compared as its ratio to our raw close, relative to that ratio in the last session that both
 * have, so that only the corrections count and not the level. Prices stored adjusted are not ours to compare.
 */
export function adjustedDifference(
  { symbol, basis, bars }: StoredSeries,
  theirs: ReadonlyMap<string, number>,
): Finding[] {
  if (basis !== "raw") return [];
  let scale: number | null = null;
  let first: { readonly session: string; readonly ours: number; readonly theirs: number } | null = null;
  let until = "";
  let largest = 0;
  for (let index = bars.length - 1; index >= 0; index -= 1) {
    const bar = bars[index];
    const given = bar && theirs.get(bar.session);
    if (!bar || given === undefined || !(given > 0)) continue;
    // Ours over theirs: the raw close in both ratios is the same and drops out.
    const relation = bar.adjustedClose / given;
    scale ??= relation;
    const difference = Math.abs(scale / relation - 1);
    if (difference <= TOLERANCE) continue;
    if (until === "") until = bar.session;
    largest = Math.max(largest, difference);
    first = { session: bar.session, ours: bar.adjustedClose, theirs: given * scale };
  }
  if (first === null) return [];
  const { session, ...values } = first;
  return [finding("adjusted close differs", symbol, session, { ...values, largest, until })];
}
