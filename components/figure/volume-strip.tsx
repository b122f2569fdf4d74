import { memo } from "react";
import type { TimeAxis } from "../../lib/drawing/axis.ts";
import type { ChartLine } from "../../lib/drawing/chart.ts";
import { dayX, type PlotFrame } from "../../lib/drawing/plot-frame.ts";
import { fill } from "../text/fill.ts";
import { shortShares } from "../text/format.ts";
import { asLanguage } from "../text/left-to-right.ts";

export const VOLUME_HEIGHT = 44;
const BARS_TOP = 14;

interface VolumeStripProps {
  readonly line: ChartLine;
  readonly time: TimeAxis;
  readonly frame: PlotFrame;
  readonly locale: string;
  /** `Volume (at most {most})`, in the reader's language. */
  readonly label: string;
}

/** Daily volume of one listing on its own scale, drawn as a single path however many sessions there are. */
export const VolumeStrip = memo(function VolumeStrip({ line, time, frame, locale, label }: VolumeStripProps) {
  const most = line.volumes.reduce<number>((high, volume) => Math.max(high, volume ?? 0), 0);
  const perDay = (frame.width - frame.left - frame.right) / Math.max(1, time.last - time.first);
  const bars = line.volumes.map((volume, at) => {
    const day = line.days[at] ?? time.first;
    if (volume === null || day < time.first || day > time.last) return "";
    const x = dayX(frame, time, day).toFixed(1);
    const top = VOLUME_HEIGHT - (volume / Math.max(1, most)) * (VOLUME_HEIGHT - BARS_TOP);
    return `M${x} ${VOLUME_HEIGHT}V${top.toFixed(1)}`;
  });
  return (
    <svg width={frame.width} height={VOLUME_HEIGHT} className="block" aria-hidden="true">
      <path
        d={bars.join("")}
        stroke={`var(--color-series-${line.colour})`}
        strokeWidth={Math.max(0.75, perDay * 0.7)}
        opacity={0.7}
      />
      <line
        x1={frame.left}
        x2={frame.width - frame.right}
        y1={VOLUME_HEIGHT - 0.5}
        y2={VOLUME_HEIGHT - 0.5}
        stroke="var(--color-rule)"
      />
      <text x={frame.left + 2} y={10} fontSize={11} fill="var(--color-muted)">
        {line.symbol} {asLanguage(locale, fill(label, { most: shortShares(locale, most) }))}
      </text>
    </svg>
  );
});
