import { utcDay } from "../market/utc-day.ts";
import type { TimeAxis } from "./axis.ts";
import { type AxisEnds, dayX, type PlotFrame } from "./plot-frame.ts";
import { textWidth } from "./text-width.ts";

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

const LABEL_SIZE = 11;
/** Half of what a usual label takes, and the room between two. */
const HALF_LABEL_PIXELS = 16;
const APART_PIXELS = 6;

/** A day or a session that an axis calls by a name. */
interface NamedDay {
  readonly frame: PlotFrame;
  readonly time: AxisEnds;
  readonly day: number;
  readonly name: string;
}

/** The ticks of an axis with a named day among them, without those for whose labels its name leaves no room. */
export function ticksBeside(ticks: readonly number[], { frame, time, day, name }: NamedDay): number[] {
  if (day < time.first || day > time.last) return [...ticks];
  const room = textWidth(name, LABEL_SIZE) / 2 + HALF_LABEL_PIXELS + APART_PIXELS;
  const x = dayX(frame, time, day);
  const others = ticks.filter((tick) => tick !== day && Math.abs(dayX(frame, time, tick) - x) >= room);
  return [...others, day].sort((a, b) => a - b);
}
