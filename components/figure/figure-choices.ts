import type { Chart } from "../../lib/drawing/chart.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { LollipopStrip } from "./lollipops/lollipops.ts";
import { fullStrip } from "./lollipops/strip-rows.ts";

const hasVolume = ({ volumes }: Chart["lines"][number]) =>
  volumes.some((volume) => volume !== null && volume > 0);

/** The symbol whose volume is shown: of the company chosen, whose strip is in full; else the first that has any. */
export function volumeShown(
  { lines }: Chart,
  strips: readonly LollipopStrip[],
  company: string | null,
): string | null {
  const traded = lines.filter(hasVolume);
  const chosen = fullStrip(strips, company)?.symbol;
  return (traded.find(({ symbol }) => symbol === chosen) ?? traded[0])?.symbol ?? null;
}

/** Every day on which some line has a session, ascending: as numbers, which an array of plain values is not sorted by. */
export const sessionDays = ({ lines }: Chart): number[] =>
  Array.from(Int32Array.from(new Set(lines.flatMap(({ days }) => days))).sort());

/** The announcement shown where there is no other. */
export function onlyOne(lanes: readonly TimelineLane[]): TimelineMark | undefined {
  const [lane] = lanes;
  return lanes.length === 1 && lane?.days.length === 0 && lane.marks.length === 1 ? lane.marks[0] : undefined;
}

/** Days on each side of an announcement that is shown alone: some 30 sessions. */
const DAYS_ROUND_ONE = 43;

/** The days that a chart of one announcement begins with. */
export const aroundAlone = ({ day }: TimelineMark) => ({
  first: day - DAYS_ROUND_ONE,
  last: day + DAYS_ROUND_ONE,
});
