import { textWidth } from "./text-width.ts";

/** Something that happened, or may have happened, on a clock: an instant where both ends are the same. Milliseconds. */
export interface ClockMark {
  /** What it is called in the drawing, from 1. */
  readonly number: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** `known` to the minute, told by a `report`, or only within the `span`. */
  readonly kind: "known" | "report" | "span";
}

/** A session on a clock, with what stands in its bar: its hours, and whose day 0 it is. */
export interface ClockBar {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** What stands in the label's place where there is no room for it. */
  readonly short: string;
  /** Empty where it is no day 0. */
  readonly detail: string;
}

/** Exchanges with the same sessions. */
export interface ClockLane {
  readonly name: string;
  readonly bars: readonly ClockBar[];
  /** Why a date has no session, and which comes next; empty where there is nothing to say. */
  readonly note: string;
}

/** Marks over lanes on one clock. */
export interface DayClock {
  readonly first: number;
  readonly last: number;
  /** The day itself: a midnight and the next. */
  readonly begins: number;
  readonly ends: number;
  readonly marks: readonly ClockMark[];
  readonly lanes: readonly ClockLane[];
}

const NARROW_PIXELS = 640;
const LABEL_SIZE = 11;
const MARK_ROW = 22;
const BAR_HEIGHT = 34;
const LANE_GAP = 8;
const NAME_ROW = 15;
const GUTTER = { wide: 132, narrow: 6 } as const;
/** The axis above, and below it the reader's own. */
const CLOCK_AXIS = 20;
/** From a mark to its label, and between two labels. */
const MARK_GAP = 13;
const APART = 12;

export interface PlacedMark extends ClockMark {
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly labelX: number;
  readonly anchor: "start" | "end";
  /** The room of its label, in pixels. */
  readonly room: number;
  /** Where the line of a span goes on behind its label. */
  readonly lineX: number;
}

export interface PlacedBar extends ClockBar {
  readonly x: number;
  readonly width: number;
  /** Where its texts stand: inside, or beside it where they are wider, with the room there. */
  readonly textX: number;
  readonly anchor: "start" | "end";
  readonly room: number;
}

export interface PlacedLane {
  readonly name: string;
  readonly nameX: number;
  readonly nameY: number;
  /** The room of its name, in pixels. */
  readonly nameRoom: number;
  readonly top: number;
  readonly bars: readonly PlacedBar[];
  readonly note: PlacedNote | null;
}

/** A lane's note with the foot of its letters and its room, in pixels. */
interface PlacedNote {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

/** Where everything of a clock stands, in pixels. */
export interface ClockPlaces {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly barHeight: number;
  readonly day: { readonly x: number; readonly end: number };
  readonly marks: readonly PlacedMark[];
  readonly lanes: readonly PlacedLane[];
  /** Whole hours of the clock that are labelled, milliseconds, with their places. */
  readonly ticks: readonly { readonly instant: number; readonly x: number }[];
}

/** Lays a clock out for a width: marks in rows so that no label lies over another, then a lane for each market. */
export function clockPlaces(clock: DayClock, width: number): ClockPlaces {
  const isNarrow = width < NARROW_PIXELS;
  const left = isNarrow ? GUTTER.narrow : GUTTER.wide;
  const right = width - 8;
  const x = (instant: number) =>
    Math.round((left + ((instant - clock.first) / (clock.last - clock.first)) * (right - left)) * 10) / 10;
  const marks = placedMarks(clock, x, [left, right]);
  const rows = marks.reduce((most, { y }) => Math.max(most, y + 1), 0);
  const top = CLOCK_AXIS;
  const begin = top + rows * MARK_ROW + (rows > 0 ? LANE_GAP : 0);
  const laneHeight = BAR_HEIGHT + LANE_GAP + (isNarrow ? NAME_ROW : 0);
  const bottom = begin + clock.lanes.length * laneHeight;
  return {
    height: bottom + CLOCK_AXIS,
    ...{ left, right, top, bottom, barHeight: BAR_HEIGHT },
    day: { x: x(clock.begins), end: x(clock.ends) },
    marks: marks.map((mark) => ({ ...mark, y: top + (mark.y + 0.5) * MARK_ROW })),
    lanes: clock.lanes.map((lane, at) => {
      const laneTop = begin + at * laneHeight + (isNarrow ? NAME_ROW : 0);
      const bars = placedBars(lane.bars, x, [left, right]);
      const nameY = isNarrow ? laneTop - 4 : laneTop + BAR_HEIGHT / 2 + 4;
      return {
        name: lane.name,
        nameX: isNarrow ? left : 0,
        nameY,
        nameRoom: isNarrow ? right - left : GUTTER.wide - 8,
        top: laneTop,
        bars,
        note: isNarrow
          ? noteBesideName(lane, nameY, [left, right])
          : noteBesideBars(lane.note, bars, nameY, [x(clock.begins), right]),
      };
    }),
    ticks: ticksOf(clock, x),
  };
}

/** Marks with the row of each in `y`, the first in which its label has room. */
function placedMarks(
  { marks, first, last }: DayClock,
  x: (instant: number) => number,
  [left, right]: readonly [number, number],
): PlacedMark[] {
  const taken: { row: number; from: number; to: number }[] = [];
  return marks.map((mark) => {
    const [start, end] = [x(Math.max(first, mark.from)), x(Math.min(last, mark.to))];
    const wide = textWidth(mark.label, LABEL_SIZE) + 4;
    const isSpan = mark.kind === "span";
    // Inside of a span, beside an instant: right of it where there is room, else where there is more.
    const isAfter = isSpan || start + MARK_GAP + wide <= right || right - start >= start - left;
    const room = isSpan
      ? end - start - MARK_GAP
      : isAfter
        ? right - start - MARK_GAP
        : start - left - MARK_GAP;
    const box = {
      from: isAfter ? start - MARK_GAP : start - MARK_GAP - Math.min(wide, room),
      to: isSpan ? end : isAfter ? start + MARK_GAP + Math.min(wide, room) : start + MARK_GAP,
    };
    const isFree = (row: number) =>
      taken.every(
        (other) => other.row !== row || other.to + APART <= box.from || other.from >= box.to + APART,
      );
    let row = 0;
    while (!isFree(row)) row += 1;
    taken.push({ row, ...box });
    return {
      ...mark,
      ...{ x: start, end, y: row, room },
      labelX: isAfter ? start + MARK_GAP : start - MARK_GAP,
      lineX: Math.min(end, start + 2 * MARK_GAP + Math.min(wide, room)),
      anchor: isAfter ? "start" : "end",
    };
  });
}

const INSET = 6;

function placedBars(
  bars: readonly ClockBar[],
  x: (instant: number) => number,
  [left, right]: readonly [number, number],
): PlacedBar[] {
  return bars.map((bar, at) => {
    const [start, end] = [x(bar.from), x(bar.to)];
    const own = { ...bar, x: start, width: end - start };
    const wide = Math.max(textWidth(bar.label, LABEL_SIZE), textWidth(bar.detail, LABEL_SIZE, true));
    const [next, last] = [bars[at + 1], bars[at - 1]];
    // A gap between two bars is shared.
    const after = (next ? (x(next.from) - end) / 2 : right - end) - 2 * INSET;
    const before = (last ? (start - x(last.to)) / 2 : start - left) - 2 * INSET;
    const inside = end - start - 2 * INSET;
    const within = (room: number) =>
      textWidth(bar.label, LABEL_SIZE) <= room ? own : { ...own, label: bar.short };
    if (wide <= inside || Math.max(after, before) < inside) {
      return { ...within(inside), textX: start + INSET, anchor: "start", room: inside };
    }
    return after >= Math.min(wide, before)
      ? { ...within(after), textX: end + INSET, anchor: "start", room: after }
      : { ...within(before), textX: start - INSET, anchor: "end", room: before };
  });
}

/** A lane's note behind its name: on a narrow clock the texts of the bars need the room beside them. */
function noteBesideName(
  { name, note }: ClockLane,
  y: number,
  [left, right]: readonly [number, number],
): PlacedNote | null {
  if (note === "") return null;
  const x = left + textWidth(name, LABEL_SIZE + 1, true) + APART;
  return { text: note, x, y, room: right - x };
}

/** What a bar takes of its lane, with the texts that stand beside it. */
function takenBy({ x, width, label, detail, textX, anchor, room }: PlacedBar): { from: number; to: number } {
  const wide = Math.max(textWidth(label, LABEL_SIZE), textWidth(detail, LABEL_SIZE, true));
  const reach = Math.min(wide, room);
  return anchor === "start"
    ? { from: x, to: Math.max(x + width, textX + reach) }
    : { from: Math.min(x, textX - reach), to: x + width };
}

/** A lane's note in the widest room that its bars and their texts leave from the day's midnight on. */
function noteBesideBars(
  text: string,
  bars: readonly PlacedBar[],
  y: number,
  [from, to]: readonly [number, number],
): PlacedNote | null {
  if (text === "") return null;
  const taken = bars.map(takenBy);
  const ends = [from, ...taken.map((bar) => bar.to)].filter(
    (x) => !taken.some((bar) => bar.from <= x && x < bar.to),
  );
  const rooms = ends.map((x) => {
    const next = taken.find((bar) => bar.from >= x)?.from ?? to;
    return { x: x + 8, y, room: next - x - 16 };
  });
  const [widest] = rooms.sort((a, b) => b.room - a.room);
  return widest ? { text, ...widest } : null;
}

const HOUR = 3_600_000;
const HOUR_STEPS = [1, 2, 3, 6, 12, 24] as const;
const TICK_ROOM = 46;

/** Whole hours from the day's midnight back and on, as many as have room. */
function ticksOf({ first, last, begins }: DayClock, x: (instant: number) => number): ClockPlaces["ticks"] {
  const hour = x(begins + HOUR) - x(begins);
  const step = (HOUR_STEPS.find((hours) => hours * hour >= TICK_ROOM) ?? 24) * HOUR;
  const from = Math.ceil((first - begins) / step);
  const to = Math.floor((last - begins) / step);
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const instant = begins + (from + at) * step;
    return { instant, x: x(instant) };
  });
}
