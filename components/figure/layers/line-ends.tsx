"use client";

import { memo } from "react";
import { Curve, Dot, Layer, Text } from "recharts";
import type { Chart, ChartLine } from "../../../lib/drawing/chart.ts";
import { labelTops } from "../../../lib/drawing/line-labels.ts";
import { dayX, hasLabelRoom, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import { type LineEnd, type LineTexts, lineEnd } from "../line-texts.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";

interface LineEndsProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  readonly labels: LineTexts;
}

/** From the plot's edge to its labels, and what a leader to a label that was pushed away takes of it. */
const LABEL_GAP = 12;
const LEADER_GAP = 4;
const LABELS_APART = 4;
const NAME_SIZE = 13;
const DETAIL_SIZE = 11;
const ROW_HEIGHT = 14;
const FIRST_BASELINE = 11;
/** A label this near its line's end needs no leader. */
const NEAR_PIXELS = 10;
const END_RADIUS = 3;

interface Row {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
}

/** A dot at the end of each line and, where there is room right of the plot, its name, level, change and last day. */
export const LineEnds = memo(function LineEnds({ chart, frame, height, locale, labels }: LineEndsProps) {
  const { time, value, lines } = chart;
  if (!value) return null;
  const bottom = height - AXIS_HEIGHT;
  const ends = lines.flatMap((line) => {
    const end = lineEnd(chart, line, locale, labels);
    if (!end) return [];
    return [{ line, end, x: dayX(frame, time, end.day), y: valueY(value, end.value, PLOT_TOP, bottom) }];
  });
  return (
    <Drawing frame={frame} height={height} className={OVERLAID}>
      {ends.map(({ line, x, y }) => (
        <Dot key={line.symbol} cx={x} cy={y} r={END_RADIUS} fill={`var(--color-series-${line.colour})`} />
      ))}
      {hasLabelRoom(frame) && <EndLabels ends={ends} frame={frame} bottom={bottom} />}
    </Drawing>
  );
});

interface EndLabelsProps {
  readonly ends: readonly {
    readonly line: ChartLine;
    readonly end: LineEnd;
    readonly x: number;
    readonly y: number;
  }[];
  readonly frame: PlotFrame;
  readonly bottom: number;
}

function EndLabels({ ends, frame, bottom }: EndLabelsProps) {
  const edge = frame.width - frame.right;
  const room = frame.right - LABEL_GAP - LEADER_GAP;
  const rows = new Map(ends.map(({ line, end }) => [line.symbol, rowsOf(line, end, room)]));
  // Where all that there is to say has no room, names and levels alone stay.
  const whole = ends.reduce((sum, { line }) => sum + heightOf(rows.get(line.symbol) ?? []), 0);
  const most = whole <= bottom - PLOT_TOP ? Number.POSITIVE_INFINITY : 1;
  const tops = labelTops(
    ends.map(({ line, y }) => ({
      id: line.symbol,
      y,
      height: heightOf((rows.get(line.symbol) ?? []).slice(0, most)),
    })),
    PLOT_TOP,
    bottom,
  );
  return ends.map(({ line, end, x, y }) => {
    const top = tops.get(line.symbol);
    if (top === undefined) return null;
    const own = (rows.get(line.symbol) ?? []).slice(0, most);
    const middle = top + heightOf(own) / 2;
    const colour = `var(--color-series-${line.colour})`;
    const isNear = Math.abs(middle - y) <= NEAR_PIXELS && edge - x <= NEAR_PIXELS;
    const leader = [
      { x: x + END_RADIUS + LEADER_GAP, y },
      { x: edge + 1, y },
      { x: edge + LABEL_GAP - 2, y: middle },
    ].filter((point, at) => at > 0 || point.x < edge);
    return (
      <Layer key={line.symbol} data-testid={`label-${line.symbol}`}>
        {end.doubt !== null && <title>{end.doubt}</title>}
        {!isNear && (
          <Curve points={leader} stroke={colour} strokeOpacity={0.6} strokeDasharray="1 3" fill="none" />
        )}
        {own.map(({ text, size, weight }, at) => (
          <Text
            key={text}
            x={edge + LABEL_GAP}
            y={top + FIRST_BASELINE + at * ROW_HEIGHT}
            fontSize={size}
            fontWeight={weight}
            fill={at === 0 ? colour : "var(--color-muted)"}
          >
            {text}
          </Text>
        ))}
      </Layer>
    );
  });
}

const heightOf = (rows: readonly Row[]): number => rows.length * ROW_HEIGHT + LABELS_APART;

/** A label's rows: the name, with symbol and level where they have room beside it, and below it the rest, row by row. */
function rowsOf({ name, symbol }: ChartLine, end: LineEnd, room: number): Row[] {
  const { change, ended } = end;
  const level = end.doubt === null ? end.level : `${end.level} !`;
  const rest = [change, ...(ended === null ? [] : [ended])];
  const heads = [
    { head: [name, symbol, level], below: rest },
    { head: [name, level], below: [symbol, ...rest] },
  ];
  const fitting = heads.find(({ head }) => textWidth(isolated(head), NAME_SIZE, true) <= room);
  const { head, below } = fitting ?? { head: [shortened(name, room)], below: [symbol, level, ...rest] };
  const rows = filled(below, room).map((text) => ({ text, size: DETAIL_SIZE, weight: 400 }));
  return [{ text: isolated(head), size: NAME_SIZE, weight: 600 }, ...rows];
}

/** Parts in rows of so many pixels, as many on each as have room. */
function filled(parts: readonly string[], room: number): string[] {
  const rows: string[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row && textWidth(isolated([...row, part]), DETAIL_SIZE) <= room) row.push(part);
    else rows.push([part]);
  }
  return rows.map(isolated);
}

/** Parts beside each other from left to right, each in its own direction. */
const isolated = (parts: readonly string[]): string => parts.map((part) => `\u2068${part}\u2069`).join(" ");

/** A name cut to the room that there is, in pixels. */
function shortened(name: string, room: number): string {
  const fits = (text: string) => textWidth(text, NAME_SIZE, true) <= room;
  if (fits(name)) return name;
  const letters = [...name];
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
