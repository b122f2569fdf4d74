import { textWidth } from "../../../lib/drawing/text-width.ts";
import type { TimelineLane, TimelineMark } from "../../../lib/views/figure/timeline.ts";
import { fill } from "../../text/fill.ts";
import { shortName } from "../lanes/lane-mark.ts";

/** What was announced on a day, or moved a listing first in its session. */
export interface AnnouncedDay {
  /** Those that name a company shown come first. */
  readonly marks: readonly TimelineMark[];
  /** Announcements of that day of which only the day has been sent. */
  readonly more: number;
}

const NOTHING: AnnouncedDay = { marks: [], more: 0 };

/**
 * What there is to name on each day, as days since 1970-01-01: the announcements made on it, by the calendar where
 * they were made, and those whose day 0 it is on an exchange shown. `first` are the slugs that come first.
 */
export function announcedDays(
  lanes: readonly TimelineLane[],
  first: ReadonlyMap<string, unknown>,
): (day: number) => AnnouncedDay {
  const found = new Map<number, { marks: TimelineMark[]; more: number }>();
  const on = (day: number) => {
    const known = found.get(day) ?? { marks: [], more: 0 };
    found.set(day, known);
    return known;
  };
  const marks = lanes.flatMap((lane) => lane.marks);
  const rank = ({ slug }: TimelineMark) => (first.has(slug) ? 0 : 1);
  for (const mark of marks.sort((a, b) => rank(a) - rank(b))) {
    // Of a month nobody knows the day.
    if (mark.precision === "month") continue;
    for (const day of new Set([mark.day, ...Object.values(mark.dayZeros)])) on(day).marks.push(mark);
  }
  for (const { days } of lanes) for (const day of days) on(day).more += 1;
  return (day) => found.get(day) ?? NOTHING;
}

/** Its letters in pixels. */
const LINE_SIZE = 12;

/**
 * The short titles of a day in a line of so many pixels, and how many there are more: `QwQ-32B · Manus · and 1 more`. What
 * was reported of it comes after them.
 */
export function announcedLine(
  { marks, more }: AnnouncedDay,
  pixels: number,
  moreTitles: string,
  reported: readonly string[] = [],
): string {
  const titles = [...marks.map(shortName), ...reported];
  for (let named = titles.length; named > 0; named -= 1) {
    const left = titles.length - named + more;
    const parts = left === 0 ? titles : [...titles.slice(0, named), fill(moreTitles, { count: left })];
    const line = parts.join(" · ");
    if (named === 1 || textWidth(line, LINE_SIZE) <= pixels) return line;
  }
  return more === 0 ? "" : fill(moreTitles, { count: more });
}

/** The whole titles of a day, for those who hear the chart. */
export const announcedTitles = ({ marks, more }: AnnouncedDay, moreTitles: string): string[] => [
  ...marks.map(({ title }) => title),
  ...(more === 0 ? [] : [fill(moreTitles, { count: more })]),
];
