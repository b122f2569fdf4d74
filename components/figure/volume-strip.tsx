"use client";

import { memo } from "react";
import { Curve, Text } from "recharts";
import type { TimeAxis } from "../../lib/drawing/axis.ts";
import type { ChartLine } from "../../lib/drawing/chart.ts";
import { inOneLine } from "../../lib/drawing/pen.ts";
import { dayX, type PlotFrame } from "../../lib/drawing/plot-frame.ts";
import { fill } from "../text/fill.ts";
import { shortShares } from "../text/format.ts";
import { asLanguage } from "../text/left-to-right.ts";
import { Drawing } from "./layers/drawing.tsx";

export const VOLUME_HEIGHT = 44;
const BARS_TOP = 14;
/** A range of a few days has no bars as wide as its days. */
const MOST_BAR_PIXELS = 24;

interface VolumeStripProps {
  readonly line: ChartLine;
  readonly time: TimeAxis;
  readonly frame: PlotFrame;
  readonly locale: string;
  /** `Volume (at most {most})`, in the reader's language. */
  readonly label: string;
}

/** Daily volume of one listing on its own scale, drawn as one element however many sessions there are. */
export const VolumeStrip = memo(function VolumeStrip({ line, time, frame, locale, label }: VolumeStripProps) {
  const most = line.volumes.reduce<number>((high, volume) => Math.max(high, volume ?? 0), 0);
  const [left, right] = [frame.left, frame.width - frame.right];
  const perDay = (right - left) / Math.max(1, time.last - time.first);
  const width = Math.min(MOST_BAR_PIXELS, Math.max(0.75, perDay * 0.7));
  const bars = line.volumes.flatMap((volume, at) => {
    const day = line.days[at] ?? time.first;
    if (volume === null || day < time.first || day > time.last) return [];
    // The first and the last bar stand within the plot.
    const x = Math.max(left + width / 2, Math.min(right - width / 2, dayX(frame, time, day)));
    const top = VOLUME_HEIGHT - (volume / Math.max(1, most)) * (VOLUME_HEIGHT - BARS_TOP);
    return [[VOLUME_HEIGHT, top].map((y) => ({ x, y }))];
  });
  const ground = [left, right].map((x) => ({ x, y: VOLUME_HEIGHT - 0.5 }));
  return (
    <Drawing frame={frame} height={VOLUME_HEIGHT}>
      <Curve
        points={inOneLine(bars)}
        stroke={`var(--color-series-${line.colour})`}
        strokeWidth={width}
        opacity={0.7}
        data-testid={`volumes-${line.symbol}`}
      />
      <Curve points={ground} stroke="var(--color-rule)" />
      <Text x={left + 2} y={10} fontSize={11} fill="var(--color-muted)">
        {`${line.symbol} ${asLanguage(locale, fill(label, { most: shortShares(locale, most) }))}`}
      </Text>
    </Drawing>
  );
});
