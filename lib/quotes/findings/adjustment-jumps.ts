import { type Finding, finding } from "../../market/finding.ts";
import { hadAction, type StoredSeries } from "./stored-series.ts";

/** Relative; the adjusted closes are products of doubles, so equal factors differ by far less. */
const SMALLEST_JUMP = 1e-6;

/**
 * Bars at which adjusted over raw close changes by more than a relative 1e-6 against the bar before, with no
 * corporate action between them that could have changed it; each with the factor `before` and `after`.
 */
export function adjustmentJumps({ symbol, bars, actions }: StoredSeries): Finding[] {
  const found: Finding[] = [];
  for (let index = 1; index < bars.length; index += 1) {
    const [previous, bar] = [bars[index - 1], bars[index]];
    if (!previous || !bar) continue;
    const before = previous.adjustedClose / previous.close;
    const after = bar.adjustedClose / bar.close;
    if (Math.abs(after - before) <= SMALLEST_JUMP * Math.abs(before)) continue;
    if (hadAction(actions, previous.session, bar.session)) continue;
    found.push(finding("adjustment jump", symbol, bar.session, { before, after }));
  }
  return found;
}
