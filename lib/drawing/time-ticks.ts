import { utcDay } from "../market/utc-day.ts";
import type { TimeAxis } from "./axis.ts";
import type { PlotFrame } from "./plot-frame.ts";

/** Room for the widest label, a month with its year. */
const LABEL_PIXELS = 56;

/** The ticks of a time axis that have room for their labels in a frame; Januaries, which tell the year, stay. */
export function ticksWithRoom({ first, last, ticks }: TimeAxis, frame: PlotFrame): readonly number[] {
  const pixels = frame.width - frame.left - frame.right;
  const [one, next] = ticks;
  if (one === undefined || next === undefined || pixels <= 0) return ticks;
  const apart = ((next - one) / Math.max(1, last - first)) * pixels;
  const step = Math.max(1, Math.ceil(LABEL_PIXELS / apart));
  const january = ticks.findIndex((day) => utcDay(day).getUTCMonth() === 0);
  const kept = Math.max(0, january) % step;
  return ticks.filter((_, at) => at % step === kept);
}
