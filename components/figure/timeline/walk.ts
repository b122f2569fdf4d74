import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";

/** How fast a walk goes from one announcement to the next. */
export const SPEEDS = [0.5, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** Long enough to read a card of three listings. */
const DWELL_MILLISECONDS = 5000;
const DAY_MILLISECONDS = 86_400_000;
/** Days shown on each side of an announcement that is walked to in a long range. */
const SURROUNDING_DAYS = 30;
/** In a range of up to half a year a reaction can be seen as it is. */
const LONG_RANGE_DAYS = 183;

/** A walk through announcements, one after the other. */
export interface Walk {
  /** In the order of their instants, at least one. */
  readonly slugs: readonly string[];
  /** Which of them is shown, from 0. */
  readonly at: number;
  readonly running: boolean;
  readonly speed: Speed;
}

/** What changes a walk: time that has passed, or a press. */
export type WalkStep = "passed" | "next" | "previous" | "toggle" | Speed;

/** A walk that begins at an announcement, or at the first where that is not among them; null where there is none. */
export function walkThrough(
  slugs: readonly string[],
  running: boolean,
  from: string | null = null,
): Walk | null {
  const at = from === null ? 0 : Math.max(0, slugs.indexOf(from));
  return slugs.length === 0 ? null : { slugs, at, running, speed: 1 };
}

/**
 * The announcement that a step leads to: from one that is pointed at to its neighbour, from a day to the nearest one
 * after or before it, else to the first or the last. `marks` in the order of their instants; undefined where the step
 * leads nowhere.
 */
export function steppedTo(
  marks: readonly TimelineMark[],
  { event, day }: { readonly event: string | null; readonly day: number | null },
  step: "next" | "previous",
): TimelineMark | undefined {
  const at = event === null ? -1 : marks.findIndex(({ slug }) => slug === event);
  if (step === "next") {
    if (at >= 0) return marks[at + 1];
    return day === null ? marks[0] : marks.find((mark) => mark.day > day);
  }
  if (at >= 0) return marks[at - 1];
  return day === null ? marks.at(-1) : marks.findLast((mark) => mark.day < day);
}

/** The walk after a step. It stops running at its last announcement; set going there, it starts over. */
export function walkAfter(walk: Walk, step: WalkStep): Walk {
  const last = walk.slugs.length - 1;
  if (typeof step === "number") return { ...walk, speed: step };
  if (step === "previous") return { ...walk, at: Math.max(0, walk.at - 1) };
  if (step === "toggle") {
    if (walk.running) return { ...walk, running: false };
    return { ...walk, running: true, at: walk.at === last ? 0 : walk.at };
  }
  const at = Math.min(last, walk.at + 1);
  return { ...walk, at, running: walk.running && at < last };
}

/** How long each announcement is shown, in milliseconds. */
export const dwellMilliseconds = ({ speed }: Pick<Walk, "speed">): number => DWELL_MILLISECONDS / speed;

/** The announcements whose day lies in a window of days, by instant. */
export function announcedWithin(
  marks: readonly TimelineMark[],
  { first, last }: { readonly first: number; readonly last: number },
): string[] {
  return byInstant(marks.filter(({ day }) => day >= first && day <= last)).map(({ slug }) => slug);
}

/** Announcements by instant; where only the day is known, at its noon. */
export function byInstant(marks: readonly TimelineMark[]): TimelineMark[] {
  const instant = ({ announcedAt, day }: TimelineMark) => announcedAt ?? (day + 0.5) * DAY_MILLISECONDS;
  return [...marks].sort((a, b) => instant(a) - instant(b) || a.title.localeCompare(b.title));
}

/** The days round an announcement that are shown while it is walked to; null where the range is short enough. */
export function surroundings(
  range: { readonly first: number; readonly last: number },
  day: number,
): { first: number; last: number } | null {
  if (range.last - range.first <= LONG_RANGE_DAYS) return null;
  return { first: day - SURROUNDING_DAYS, last: day + SURROUNDING_DAYS };
}

/** The day 0 that the crosshair is put on: of the first listing drawn that has one, else the announcement's day. */
export function reactionDay(mark: TimelineMark, symbols: readonly string[]): number {
  const found = symbols.map((symbol) => mark.dayZeros[symbol]).find((day) => day !== undefined);
  return found ?? mark.day;
}
