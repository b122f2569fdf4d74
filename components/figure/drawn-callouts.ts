import { type Box, coverOf } from "../../lib/drawing/boxes.ts";
import {
  mostCallouts,
  type PlacedCallout,
  placeCallouts,
  type WantedCallout,
} from "../../lib/drawing/callouts.ts";
import type { Chart } from "../../lib/drawing/chart.ts";
import { chartPen, drawnPoints, type LinePlace } from "../../lib/drawing/pen.ts";
import { lastAtOrBefore } from "../../lib/drawing/plot-frame.ts";
import { textWidth } from "../../lib/drawing/text-width.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import type { Measure } from "../picture/wrapped-text.ts";
import { direction } from "../text/format.ts";
import type { CalloutText } from "./callout-text.ts";

/** The size of a callout's letters, and from one of its lines to the next. */
export const CALLOUT_SIZE = 12;
export const CALLOUT_LINE = 14;
/** Over the axis stand the ticks of announcements. */
const TICK_ROOM = 8;
/** Large days without an announcement, for each announcement that there is room for. */
const DAYS_SHARE = 0.5;

/** A callout with its words and where they stand. */
export interface DrawnCallout {
  readonly callout: Callout;
  readonly text: CalloutText;
  readonly placed: PlacedCallout;
}

/** What is measured rises or falls; what is uncertain, or has no announcement, does neither. */
export const calloutTone = (callout: Callout): "up" | "down" | null =>
  callout.kind === "announced" ? direction(callout.return) : null;

/**
 * The callouts of the days shown that have room in a plot: announcements first, then the large days between them.
 * `measure` tells how wide a line of them is.
 */
export function drawnCallouts(
  chart: Chart,
  callouts: readonly Callout[],
  { frame, top, bottom }: Pick<LinePlace, "frame" | "top" | "bottom">,
  textOf: (callout: Callout) => CalloutText,
  measure: Measure = (text) => textWidth(text, CALLOUT_SIZE, true),
): DrawnCallout[] {
  const { time, value, lines } = chart;
  if (!value) return [];
  const pen = chartPen({ frame, time, value, top, bottom });
  const plot: Box = { left: frame.left, top, right: frame.width - frame.right, bottom: bottom - TICK_ROOM };
  const drawn = lines.map((line) =>
    drawnPoints(pen, line).flatMap(({ x, y }) => (y === null ? [] : { x, y })),
  );
  const covered = coverOf(drawn, plot);
  const found = new Map<string, Omit<DrawnCallout, "placed">>();
  const wanted = (own: readonly Callout[]): WantedCallout[] =>
    own.flatMap((callout) => {
      const { symbol, day, strength } = callout;
      const level = day < time.first || day > time.last ? null : levelOn(chart, symbol, day);
      if (level === null) return [];
      const place = { x: pen.x(day), y: pen.y(level) };
      const text = textOf(callout);
      const id = `${symbol} ${day}`;
      found.set(id, { callout, text });
      const widths = [text.name, text.figure].map(measure);
      const prefers = callout.return < 0 ? "below" : "above";
      return [{ id, ...place, width: Math.max(...widths), height: 2 * CALLOUT_LINE, strength, prefers }];
    });
  const { announced = [], days = [] } = Object.groupBy(callouts, ({ events }) =>
    events.length > 0 ? "announced" : "days",
  );
  const most = mostCallouts(plot.right - plot.left);
  const first = placeCallouts(wanted(announced), plot, most, covered);
  const then = placeCallouts(wanted(days), plot, Math.floor(most * DAYS_SHARE), covered, first);
  return [...first, ...then].flatMap((placed) => {
    const callout = found.get(placed.id);
    return callout ? { ...callout, placed } : [];
  });
}

/** A line's value on the scale drawn in one of its sessions; null on a day without one. */
function levelOn({ lines }: Chart, symbol: string, day: number): number | null {
  const line = lines.find((own) => own.symbol === symbol);
  const at = line ? lastAtOrBefore(line.days, day) : -1;
  return line?.days[at] === day ? (line.values[at] ?? null) : null;
}
