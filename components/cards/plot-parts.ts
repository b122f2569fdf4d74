import { labelTops } from "../../lib/drawing/line-labels.ts";
import { chartPen, type DrawnColumns, type LinePlace, linePath } from "../../lib/drawing/pen.ts";
import { dayX, valueY } from "../../lib/drawing/plot-frame.ts";
import type { LineLook } from "../../lib/drawing/series-colours.ts";
import type { Lettering } from "../../lib/lettering/lettering.ts";
import { type Markup, markup } from "../social/markup.ts";
import { CARD_COLOURS, seriesColour } from "./card-colours.ts";
import { cutTo, setLine } from "./card-pen.ts";

/** Room for the labels of values left of a plot, and under it for those of days. */
export const VALUES_WIDTH = 36;
export const AXIS_HEIGHT = 18;
const TICK = { size: 10, weight: 400 } as const;
const GAP = 7;
const LINE_WIDTH = 2;

/** A label of an axis at a value or a day. */
export interface AxisLabel {
  readonly at: number;
  readonly text: string;
}

/** Grid, labels of values and labels of days. */
export function axes(
  place: LinePlace,
  { values, days }: { readonly values: readonly AxisLabel[]; readonly days: readonly AxisLabel[] },
  lettering: Lettering,
): Markup {
  const { frame, time, value, top, bottom } = place;
  const right = frame.width - frame.right;
  const fill = CARD_COLOURS.muted;
  const rows = values.map(({ at, text }) => {
    const y = valueY(value, at, top, bottom);
    return markup`<path stroke="${CARD_COLOURS.grid}" d="M${frame.left} ${y}H${right}"/>${setLine(lettering, { ...TICK, text, x: frame.left - GAP, y: y + 3.5, anchor: "right", fill })}`;
  });
  const columns = days.map(({ at, text }) => {
    const half = lettering.width(text, TICK) / 2;
    const x = Math.max(frame.left - GAP + half, Math.min(frame.width - half, dayX(frame, time, at)));
    return setLine(lettering, { ...TICK, text, x, y: bottom + 14, anchor: "middle", fill });
  });
  return markup`${rows}<path stroke="${fill}" stroke-opacity="0.5" d="M${frame.left} ${bottom}H${right}"/>${columns}`;
}

/** A line of a plot. */
export function plotLine(place: LinePlace, line: DrawnColumns & LineLook): Markup {
  return markup`<path fill="none" stroke="${seriesColour(line.colour)}" stroke-width="${LINE_WIDTH}" stroke-linejoin="round" stroke-linecap="round"${line.dash === null ? null : markup` stroke-dasharray="${line.dash}"`} d="${linePath(chartPen(place), line)}"/>`;
}

/** What stands beside the end of a line, row by row: its name first. */
export interface LineEndLabel {
  readonly key: string;
  readonly colour: number;
  readonly day: number;
  readonly value: number;
  readonly rows: readonly string[];
}

const NAME = { size: 11.5, weight: 650 } as const;
const DETAIL = { size: 10, weight: 400 } as const;
const ROW_HEIGHT = 13;
const BASELINE = 10;
const LABELS_APART = 4;
/** Of the picture's width at most. */
const MOST_SHARE = 0.27;
const END_RADIUS = 3;

const faceOf = (row: number) => (row === 0 ? NAME : DETAIL);

/** The room right of a plot that labels need. */
export function labelRoom(labels: readonly LineEndLabel[], width: number, lettering: Lettering): number {
  const widths = labels.flatMap(({ rows }) => rows.map((text, at) => lettering.width(text, faceOf(at))));
  return Math.min(Math.max(0, ...widths), width * MOST_SHARE) + 2 * GAP;
}

/** A dot where each line ends and its label beside it; where all rows have no room, names alone. */
export function lineEnds(place: LinePlace, labels: readonly LineEndLabel[], lettering: Lettering): Markup {
  const { frame, time, value, top, bottom } = place;
  const left = frame.width - frame.right + GAP;
  const heightOf = (rows: readonly string[]) => rows.length * ROW_HEIGHT + LABELS_APART;
  const whole = labels.reduce((sum, { rows }) => sum + heightOf(rows), 0);
  const shown =
    whole <= bottom - top ? labels : labels.map((label) => ({ ...label, rows: label.rows.slice(0, 1) }));
  const tops = labelTops(
    shown.map(({ key, value: level, rows }) => ({
      id: key,
      y: valueY(value, level, top, bottom),
      height: heightOf(rows),
    })),
    top,
    bottom,
  );
  const parts = shown.map(({ key, colour, day, value: level, rows }) => {
    const fill = seriesColour(colour);
    const labelTop = tops.get(key);
    const texts =
      labelTop === undefined
        ? []
        : rows.map((row, at) => {
            const face = faceOf(at);
            const text = cutTo(row, frame.right - GAP, (part) => lettering.width(part, face));
            const y = labelTop + BASELINE + at * ROW_HEIGHT;
            return setLine(lettering, {
              ...face,
              ...{ text, x: left, y, anchor: "left", fill: at === 0 ? fill : CARD_COLOURS.muted },
            });
          });
    return markup`<circle cx="${dayX(frame, time, day)}" cy="${valueY(value, level, top, bottom)}" r="${END_RADIUS}" fill="${fill}"/>${texts}`;
  });
  return markup`${parts}`;
}
