"use client";

import { Curve, Dot, Surface, Symbols } from "recharts";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { shareAcross } from "../../lib/drawing/plot-frame.ts";

/** Pixels that a mark's drawing is wide and high. */
const MARK_PIXELS = 20;
const MARK_BOX = { x: -MARK_PIXELS / 2, y: -MARK_PIXELS / 2, width: MARK_PIXELS, height: MARK_PIXELS };

interface MarkProps {
  /** How far across it stands; in the flow of a text without. */
  readonly value?: { readonly of: number; readonly axis: Pick<ValueAxis, "low" | "high"> };
  /** What it stands for: a return, one that closed at its price limit (hollow), or an abnormal return. */
  readonly kind: "return" | "cutOff" | "abnormal";
  /** An abnormal return's, of the series' colours; without, the colour of text. */
  readonly colour?: number;
}

/** A return as a dot, an abnormal return as a diamond. */
export function DumbbellMark({ value, kind, colour }: MarkProps) {
  return (
    <Surface
      width={MARK_PIXELS}
      height={MARK_PIXELS}
      viewBox={MARK_BOX}
      className={value ? "absolute top-1/2 -translate-1/2" : "-m-1 shrink-0"}
      {...(value ? { style: { left: `${shareAcross(value.of, value.axis)}%` } } : {})}
      aria-hidden="true"
    >
      <DumbbellShape kind={kind} x={0} y={0} {...(colour === undefined ? {} : { colour })} />
    </Surface>
  );
}

interface ShapeProps extends Pick<MarkProps, "kind" | "colour"> {
  readonly x: number;
  readonly y: number;
}

/** The mark itself, at a place of a drawing. */
export function DumbbellShape({ kind, colour, x, y }: ShapeProps) {
  return kind === "abnormal" ? (
    <Symbols
      type="diamond"
      cx={x}
      cy={y}
      size={100}
      fill={colour === undefined ? "var(--color-ink)" : `var(--color-series-${colour})`}
      stroke="var(--color-panel)"
    />
  ) : (
    <Dot
      cx={x}
      cy={y}
      r={4.5}
      fill={kind === "cutOff" ? "var(--color-panel)" : "var(--color-muted)"}
      stroke="var(--color-muted)"
      strokeWidth={1.75}
    />
  );
}

interface DumbbellMarksProps {
  readonly axis: Pick<ValueAxis, "low" | "high" | "ticks">;
  /** Fractions; null is not drawn. */
  readonly raw: number | null;
  readonly abnormal: number | null;
  readonly cutOff: boolean;
  readonly colour: number;
}

/** The marks of a pair on the axis; the figures stand in the same row, so they say nothing of their own. */
export function DumbbellMarks({ axis, raw, abnormal, cutOff, colour }: DumbbellMarksProps) {
  const across = (value: number) => shareAcross(value, axis);
  const line = { fill: "none", vectorEffect: "non-scaling-stroke" } as const;
  return (
    <span className="relative block h-full min-h-5.5" dir="ltr">
      <Surface
        width="100%"
        height="100%"
        viewBox={{ x: 0, y: 0, width: 100, height: 2 }}
        preserveAspectRatio="none"
        className="absolute inset-0"
        aria-hidden="true"
      >
        {axis.ticks.map((tick) => (
          <Curve
            key={tick}
            points={[0, 2].map((y) => ({ x: across(tick), y }))}
            stroke={tick === 0 ? "var(--color-muted)" : "var(--color-grid)"}
            {...line}
          />
        ))}
        {raw !== null && abnormal !== null && (
          <Curve
            points={[raw, abnormal].map((value) => ({ x: across(value), y: 1 }))}
            stroke="var(--color-muted)"
            strokeWidth={2}
            {...line}
          />
        )}
      </Surface>
      {raw !== null && <DumbbellMark value={{ of: raw, axis }} kind={cutOff ? "cutOff" : "return"} />}
      {abnormal !== null && <DumbbellMark value={{ of: abnormal, axis }} kind="abnormal" colour={colour} />}
    </span>
  );
}
