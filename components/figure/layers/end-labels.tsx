"use client";

import { Dot, Layer } from "recharts";
import { labelTops } from "../../../lib/drawing/line-labels.ts";
import type { LinePlace } from "../../../lib/drawing/pen.ts";
import { dayX, valueY } from "../../../lib/drawing/plot-frame.ts";
import { fittedText, textWidth } from "../../../lib/drawing/text-width.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";

/** What stands beside the end of a line, in the line's colour. */
export interface EndLabel {
  readonly key: string;
  /** Where the line ends: its day or session, and its value. */
  readonly day: number;
  readonly value: number;
  /** Empty where there is one line only. */
  readonly name: string;
  readonly figure: string;
  readonly colour: string;
}

const NAME_SIZE = 11;
const FIGURE_SIZE = 12;
const LINE_PIXELS = 14;
const BASELINE = 11;
/** From the plot to its labels, and from them to the edge. */
const GAP = 8;
/** The widest that names may be, and their most of a narrow chart. */
const MOST_PIXELS = 120;
const MOST_SHARE = 0.3;

/** The room that labels need to the right of a plot of some width, in pixels. */
export function endRoom(labels: readonly Pick<EndLabel, "name" | "figure">[], width: number): number {
  const widths = labels.flatMap(({ name, figure }) => [
    Math.min(textWidth(name, NAME_SIZE), MOST_PIXELS, width * MOST_SHARE),
    textWidth(figure, FIGURE_SIZE, true),
  ]);
  return Math.ceil(Math.max(0, ...widths)) + 2 * GAP;
}

interface EndLabelsProps {
  readonly labels: readonly EndLabel[];
  readonly place: LinePlace;
  readonly height: number;
}

/** Names and figures at the ends of lines, in place of a key, with a dot where each line ends. */
export function EndLabels({ labels, place, height }: EndLabelsProps) {
  const { frame, time, value, top, bottom } = place;
  const left = frame.width - frame.right + GAP;
  const places = labels.map((label) => ({
    id: label.key,
    y: valueY(value, label.value, top, bottom),
    height: label.name === "" ? LINE_PIXELS : 2 * LINE_PIXELS,
  }));
  const tops = labelTops(places, 0, height);
  return (
    <Drawing frame={frame} height={height} className={OVERLAID}>
      {labels.map(({ key, day, name, figure, colour }, at) => {
        const first = tops.get(key);
        const last = (first ?? 0) + (name === "" ? 0 : LINE_PIXELS) + BASELINE;
        return (
          <Layer key={key} className="end-label" fill={colour}>
            <Dot cx={dayX(frame, time, day)} cy={places[at]?.y ?? 0} r={2.5} stroke="none" />
            {first !== undefined && name !== "" && (
              <text x={left} y={first + BASELINE} fontSize={NAME_SIZE}>
                {isolated(fittedText(name, NAME_SIZE, frame.right - GAP - 2))}
              </text>
            )}
            {first !== undefined && (
              <text x={left} y={last} fontSize={FIGURE_SIZE} fontWeight={600}>
                {figure}
              </text>
            )}
          </Layer>
        );
      })}
    </Drawing>
  );
}

/** A name in its own direction, whose `…` stands at its own end. */
const isolated = (name: string): string => `\u2068${name}\u2069`;
