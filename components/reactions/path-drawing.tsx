"use client";

import { useMemo } from "react";
import { Curve, Dot, Surface } from "recharts";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { drawnPoints, type Pen } from "../../lib/drawing/pen.ts";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";

/** A path of CAR from its first session on, as little of it as is drawn: fractions; null is a gap. */
export interface TilePath {
  readonly first: number;
  readonly cars: readonly (number | null)[];
  /** Half the height of the band at each session. */
  readonly halves: readonly (number | null)[];
  /** Sessions on which other announcements of the company fall. */
  readonly others: readonly number[];
}

interface PathDrawingProps {
  readonly path: PackedText<TilePath>;
  /** The common scale, fractions. */
  readonly axis: Pick<ValueAxis, "low" | "high">;
  /** The chart in one sentence. */
  readonly label: string;
  /** Of the series' colours. */
  readonly colour: number;
}

/** One pair's CAR with its band as a small chart, as wide as there is room. */
export function PathDrawing({ path: packed, axis, label, colour }: PathDrawingProps) {
  const path = useMemo(() => unpack(packed), [packed]);
  const { line, high, low } = tilePoints(path, axis);
  const end = line.findLast(({ y }) => y !== null);
  const series = `var(--color-series-${colour})`;
  const zero = downAt(0, axis);
  const rule = { stroke: "var(--color-muted)", strokeWidth: 0.75, fill: "none" };
  return (
    <Surface
      width="100%"
      height="100%"
      viewBox={{ x: 0, y: 0, ...PATH_BOX }}
      role="img"
      aria-label={label}
      className="mt-1 block aspect-25/9"
    >
      <Curve points={high} baseLine={low} fill={series} fillOpacity={0.16} />
      <Curve points={[0, PATH_BOX.width].map((x) => ({ x, y: zero }))} {...rule} />
      <Curve
        points={[0, PATH_BOX.height].map((y) => ({ x: acrossAt(0), y }))}
        strokeDasharray="3 3"
        {...rule}
      />
      <Curve
        points={line}
        fill="none"
        stroke={series}
        strokeWidth={1.75}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {path.others.map((session) => (
        <Curve
          key={session}
          points={[PATH_BOX.height - TICK, PATH_BOX.height].map((y) => ({ x: acrossAt(session), y }))}
          stroke="var(--color-ink)"
          strokeWidth={1.5}
          fill="none"
        />
      ))}
      {end && <Dot cx={end.x} cy={end.y ?? 0} r={2.5} fill={series} />}
    </Surface>
  );
}

/** A small chart's drawing units: session -10 to +10 across, the common scale up. */
export const PATH_BOX = { width: 200, height: 72 } as const;

const SESSIONS = 20;
/** The height of the tick of another announcement, at the foot. */
const TICK = 6;

/** Where a session stands across the box. */
export const acrossAt = (session: number): number => ((session + SESSIONS / 2) / SESSIONS) * PATH_BOX.width;

/** Where a value stands in the box, from its top; one beyond the scale stands at the edge. */
export function downAt(value: number, { low, high }: Pick<ValueAxis, "low" | "high">): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return PATH_BOX.height * (1 - share);
}

/** The points of a path and of the edges of its band; the line ends and the band breaks at a gap. */
export function tilePoints({ first, cars, halves }: TilePath, axis: Pick<ValueAxis, "low" | "high">) {
  const pen: Pen = { x: acrossAt, y: (value) => downAt(value, axis) };
  const days = cars.map((_, at) => first + at);
  const edge = (side: 1 | -1) =>
    cars.map((car, at) => {
      const half = halves[at] ?? null;
      return car === null || half === null ? null : car + side * half;
    });
  return {
    line: drawnPoints(pen, { days, values: cars }),
    high: drawnPoints(pen, { days, values: edge(1) }),
    low: drawnPoints(pen, { days, values: edge(-1) }),
  };
}
