import type { ValueAxis } from "./axis.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "./plot-frame.ts";

/** Where a line is drawn: across the figure by `time`, and up it between `top` and `bottom` in pixels. */
export interface LinePlace {
  readonly frame: PlotFrame;
  readonly time: AxisEnds;
  readonly value: ValueAxis;
  readonly top: number;
  readonly bottom: number;
}

/** A line as the data of one SVG path, to a tenth of a pixel; a session without a value breaks it. */
export function linePath(
  { days, values }: { readonly days: readonly number[]; readonly values: readonly (number | null)[] },
  { frame, time, value, top, bottom }: LinePlace,
): string {
  let path = "";
  let command = "M";
  for (const [at, day] of days.entries()) {
    const drawn = values[at] ?? null;
    if (drawn === null) {
      command = "M";
      continue;
    }
    const y = valueY(value, drawn, top, bottom);
    path += `${command}${dayX(frame, time, day).toFixed(1)} ${y.toFixed(1)}`;
    command = "L";
  }
  return path;
}
