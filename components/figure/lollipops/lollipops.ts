import { nice, ticks } from "d3-array";
import type { TimeAxis, ValueAxis } from "../../../lib/drawing/axis.ts";
import type { Box } from "../../../lib/drawing/boxes.ts";
import { type PlacedLabel, placeNames } from "../../../lib/drawing/callouts.ts";
import type { ChartLine } from "../../../lib/drawing/chart.ts";
import { dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { titlesTogether } from "../../../lib/drawing/short-title.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import { isBeyondChance } from "../../../lib/study/beyond-chance.ts";
import type { TimelineLane, TimelineMark } from "../../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { signed } from "../../text/format.ts";
import { shortName } from "../lanes/lane-mark.ts";

/** The abnormal return of a session that is the day 0 of announcements which name its company. */
export interface Lollipop {
  /** Day 0, as days since 1970-01-01. */
  readonly day: number;
  /** A fraction. */
  readonly abnormal: number;
  /** |t|. */
  readonly strength: number;
  readonly isBeyondChance: boolean;
  /** Whether the session is sure: not where only the day of each of them is known. */
  readonly isDayOnly: boolean;
  /** Those whose time is known first. */
  readonly marks: readonly TimelineMark[];
}

/** One company's lollipops: of its first listing that each announcement was measured on. */
export interface LollipopStrip {
  readonly company: string;
  readonly symbol: string;
  readonly name: string;
  readonly colour: number;
  readonly lollipops: readonly Lollipop[];
}

/** The strips of the companies drawn, in the order of their lines; a company that no announcement names has none. */
export function lollipopStrips(
  lines: readonly Pick<ChartLine, "symbol" | "company" | "name" | "colour">[],
  reactions: readonly TableReaction[],
  marks: readonly TimelineMark[],
): LollipopStrip[] {
  const known = new Map(marks.map((mark) => [mark.slug, mark]));
  const bySymbol = Map.groupBy(
    reactions.filter(({ relation, abnormalReturn }) => relation !== null && abnormalReturn !== null),
    ({ symbol }) => symbol,
  );
  const strips: LollipopStrip[] = [];
  for (const { symbol, company, name, colour } of lines) {
    if (company === null || strips.some((strip) => strip.company === company)) continue;
    const lollipops = lollipopsOf(bySymbol.get(symbol) ?? [], known);
    if (lollipops.length > 0) strips.push({ company, symbol, name, colour, lollipops });
  }
  return strips;
}

function lollipopsOf(
  reactions: readonly TableReaction[],
  known: ReadonlyMap<string, TimelineMark>,
): Lollipop[] {
  const bySession = Map.groupBy(reactions, ({ dayZero }) =>
    dayZero.status === "found" ? dayZero.session : "",
  );
  return [...bySession].flatMap(([session, own]): Lollipop[] => {
    const measured = own[0]?.abnormalReturn;
    const marks = own
      .flatMap(({ event }) => known.get(event) ?? [])
      .sort((a, b) => Number(isDayOnly(a)) - Number(isDayOnly(b)));
    if (session === "" || !measured || marks.length === 0) return [];
    return [
      {
        day: dayNumber(session),
        abnormal: measured.value,
        strength: Math.abs(measured.tStatistic),
        isBeyondChance: isBeyondChance(measured),
        isDayOnly: marks.every(isDayOnly),
        marks,
      },
    ];
  });
}

/** The day 0 at which each announcement of the strips stands, by slug; the first company's where they differ. */
export function lollipopDays(strips: readonly LollipopStrip[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { lollipops } of strips) {
    for (const { day, marks } of lollipops) {
      for (const { slug } of marks) if (!days.has(slug)) days.set(slug, day);
    }
  }
  return days;
}

/** The lanes of what no strip shows; one with nothing left has gone. */
export function lanesWithout(
  lanes: readonly TimelineLane[],
  drawn: ReadonlyMap<string, unknown>,
): TimelineLane[] {
  return lanes
    .map((lane) => ({ ...lane, marks: lane.marks.filter(({ slug }) => !drawn.has(slug)) }))
    .filter(({ marks, days }) => marks.length + days.length > 0);
}

const isDayOnly = ({ precision }: TimelineMark): boolean => precision === "day";

/** Labels up the axis of a strip in full. */
const TICKS = 4;

/** One scale for every strip, in percent and with 0 in it, so that heights can be compared. */
export function lollipopAxis(strips: readonly LollipopStrip[], { first, last }: TimeAxis): ValueAxis {
  const shown = strips.flatMap(({ lollipops }) =>
    lollipops.flatMap(({ day, abnormal }) => (day >= first && day <= last ? abnormal * 100 : [])),
  );
  const [low, high] = nice(Math.min(0, ...shown), Math.max(0, ...shown) || 1, TICKS);
  return { low, high, ticks: ticks(low, high, TICKS), logarithmic: false };
}

/** Where a strip is drawn: its plot between its name above and the next strip below, in pixels from its own top. */
export interface StripPlace {
  readonly frame: PlotFrame;
  readonly time: TimeAxis;
  readonly axis: ValueAxis;
  readonly top: number;
  readonly bottom: number;
}

/** A lollipop on its strip. */
export interface PlacedLollipop {
  readonly lollipop: Lollipop;
  readonly x: number;
  readonly y: number;
  /** Pixels to the next head, at most 24 and at least 10: how wide it can be hit. */
  readonly room: number;
}

/** Half of a head, with its stroke. */
export const HEAD_RADIUS = 4.5;
const LEAST_ROOM = 10;
const MOST_ROOM = 24;
/** So many are drawn, the strongest: more could not be told apart. */
const MOST_DRAWN = 200;

/** A strip's lollipops of the days shown with their places, from left to right. */
export function placedLollipops(
  { lollipops }: Pick<LollipopStrip, "lollipops">,
  { frame, time, axis, top, bottom }: StripPlace,
): PlacedLollipop[] {
  const shown = lollipops
    .filter(({ day }) => day >= time.first && day <= time.last)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_DRAWN)
    .sort((a, b) => a.day - b.day)
    .map((lollipop) => ({
      lollipop,
      x: dayX(frame, time, lollipop.day),
      y: valueY(axis, lollipop.abnormal * 100, top, bottom),
    }));
  return shown.map((own) => {
    const nearest = shown.reduce(
      (least, { x, y }) =>
        x === own.x && y === own.y
          ? least
          : Math.min(least, Math.max(Math.abs(x - own.x), Math.abs(y - own.y))),
      MOST_ROOM,
    );
    return { ...own, room: Math.max(LEAST_ROOM, nearest) };
  });
}

export const NAME_PIXELS = 11;
const NAME_LINE = 14;

/** A name beside a head. */
export interface LollipopName extends PlacedLabel {
  readonly text: string;
}

/** A strip's heading: its height, its letters, and the line's colour before them. */
const HEADING_HEIGHT = 19;
const HEADING_PIXELS = 12;
const HEADING_MARK = 30;

/** The names that have room beside their heads, over no heading, head, stem or other name: `QwQ-32B +3.8`. */
export function lollipopNames(
  placed: readonly PlacedLollipop[],
  { frame, axis, top, bottom }: StripPlace,
  heading: string,
  locale: string,
): LollipopName[] {
  const zero = valueY(axis, 0, top, bottom);
  const taken = placed.flatMap(({ x, y }): Box[] => [
    { left: x - HEAD_RADIUS, right: x + HEAD_RADIUS, top: y - HEAD_RADIUS, bottom: y + HEAD_RADIUS },
    { left: x - 1, right: x + 1, top: Math.min(y, zero), bottom: Math.max(y, zero) },
  ]);
  const headed = frame.left + HEADING_MARK + textWidth(heading, HEADING_PIXELS, true);
  taken.push({ left: 0, right: headed, top: 0, bottom: HEADING_HEIGHT });
  const texts = new Map<string, string>();
  const wanted = placed.map(({ lollipop: { day, abnormal, strength, marks }, x, y }) => {
    const name = titlesTogether(marks.map(shortName));
    const text = `${name} ${signed(locale, abnormal * 100, 1)}`;
    texts.set(String(day), text);
    return { id: String(day), x, y, width: textWidth(text, NAME_PIXELS), height: NAME_LINE, strength };
  });
  const plot = { left: frame.left, right: frame.width - 2, top: top - NAME_LINE, bottom: bottom + NAME_LINE };
  return placeNames(wanted, plot, taken).map((label) => ({ ...label, text: texts.get(label.id) ?? "" }));
}
