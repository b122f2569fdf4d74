"use client";

import { memo, useMemo } from "react";
import { Layer } from "recharts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { type DrawnClaim, drawnClaims, type MarkedClaim } from "../../../lib/drawing/claim-marks.ts";
import { acrossShare, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface ClaimLayerProps {
  readonly chart: Chart;
  readonly claims: readonly MarkedClaim[];
  readonly frame: PlotFrame;
  readonly height: number;
  /** Whether a mark says what it is to a pointer that rests on it: not in a picture. The list under the chart has links. */
  readonly isTitled?: boolean;
}

/** Half of a mark's diamond, and half of a low and high's ends, in pixels. */
const HALF = 4;
const PLACE = 20;

/**
 * What reports said of the prices drawn: a diamond at the price, filled where every figure of the place is as written;
 * a dotted line to where a change or a record counts from; a bar where only the day's low and high are known.
 */
export const ClaimLayer = memo(function ClaimLayer(props: ClaimLayerProps) {
  const { chart, claims, frame, height, isTitled = true } = props;
  const bottom = height - AXIS_HEIGHT;
  const drawn = useMemo(
    () => drawnClaims(chart, claims, { frame, top: PLOT_TOP, bottom }),
    [chart, claims, frame, bottom],
  );
  if (drawn.length === 0) return null;
  return (
    <>
      <PlotClip frame={frame} bottom={bottom}>
        {drawn.map((mark) => (
          <Layer key={mark.id} data-testid="claim-mark">
            <path d={linePath(mark)} stroke="var(--color-ink)" {...lineLook(mark)} fill="none" />
            {!isRange(mark) && (
              <path
                d={`M${mark.last.x} ${mark.last.y - HALF}l${HALF} ${HALF}l${-HALF} ${HALF}l${-HALF} ${-HALF}z`}
                fill={mark.isAsWritten ? "var(--color-ink)" : "var(--color-panel)"}
                stroke={mark.isAsWritten ? "var(--color-panel)" : "var(--color-ink)"}
                strokeWidth={1.25}
                paintOrder="stroke"
              />
            )}
          </Layer>
        ))}
      </PlotClip>
      {isTitled &&
        drawn
          .filter(({ last }) => last.y >= PLOT_TOP && last.y <= bottom)
          .map(({ id, last, claims: titled }) => (
            <span
              key={id}
              title={titled.map(({ text, verdict }) => `${text} ${verdict}`).join("\n")}
              className="no-print absolute pointer-coarse:hidden"
              style={{
                left: `calc(${acrossShare(frame, last.x)} - ${PLACE / 2}px)`,
                top: last.y - PLACE / 2,
                width: PLACE,
                height: PLACE,
              }}
            />
          ))}
    </>
  );
});

const isRange = ({ first, last }: DrawnClaim): boolean => first.x === last.x && first.y !== last.y;

/** From one end to the other; a range with a short stroke across at each. */
function linePath(mark: DrawnClaim): string {
  const { first, last } = mark;
  const ends = isRange(mark) ? [first, last].map(({ x, y }) => `M${x - HALF} ${y}h${2 * HALF}`) : [];
  return `M${first.x} ${first.y}L${last.x} ${last.y}${ends.join("")}`;
}

const lineLook = (mark: DrawnClaim) =>
  isRange(mark)
    ? { strokeWidth: 1.25, strokeOpacity: 0.75 }
    : { strokeWidth: 1, strokeOpacity: 0.55, strokeDasharray: "2 3" };
