import { shortTitle } from "../../../lib/drawing/short-title.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { TimelineLane, TimelineMark } from "../../../lib/views/figure/timeline.ts";

/** An announcement of which only the day has been sent. */
export interface CountedMark {
  readonly day: number;
}

/** What stands on a lane. */
export type LaneMark = TimelineMark | CountedMark;

/** Which lanes something belongs to: one, or all but some. */
export type LaneChoice = { readonly lane: string } | { readonly without: readonly string[] };

/** What a mark needs to be drawn, named and opened. */
export interface MarkTexts {
  /** The address of an announcement's page. */
  readonly href: (slug: string) => string;
  /** An announcement in words, with its date and reactions. */
  readonly nameOf: (mark: TimelineMark) => string;
  /** The page's filter, with which announcements are asked for that have not been sent. */
  readonly query: string;
  readonly locale: string;
  readonly clusterLabel: string;
  readonly labels: Messages["timeline"];
}

const shortNames = new WeakMap<TimelineMark, string>();

/** A mark's short title, worked out once: it is drawn anew with each step of a zoom. */
export function shortName(mark: TimelineMark): string {
  const known = shortNames.get(mark) ?? shortTitle(mark.title);
  shortNames.set(mark, known);
  return known;
}

/** Whether all of an announcement is here; else only its day is, and the rest is asked for. */
export const isWhole = (mark: LaneMark): mark is TimelineMark => "slug" in mark;

/** Everything on a lane, in no order. */
export const laneMarks = ({ marks, days }: TimelineLane): LaneMark[] => [
  ...marks,
  ...days.map((day) => ({ day })),
];
