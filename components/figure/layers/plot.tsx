import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";

/** Height of the time labels under a plot, and the room above it, in pixels. */
export const AXIS_HEIGHT = 22;
export const PLOT_TOP = 8;
/** From the plot to its labels, and from the middle or top of a label to its baseline, in pixels. */
const LABEL_GAP = 8;
const MIDDLE_TO_BASELINE = 4;
const TOP_TO_BASELINE = 8;

interface PlotProps {
  readonly frame: PlotFrame;
  readonly height: number;
  readonly across: AxisEnds;
  readonly acrossTicks: readonly number[];
  readonly acrossLabel: (value: number) => string;
  readonly up: ValueAxis;
  readonly upLabel: (value: number) => string;
}

/** The axes of a plot: a line and a label at each value, the axis of days or sessions with its labels below. */
export function Plot({ frame, height, across, acrossTicks, acrossLabel, up, upLabel }: PlotProps) {
  const bottom = height - AXIS_HEIGHT;
  const end = frame.width - frame.right;
  const labelled = up.ticks.map((value) => ({ value, y: valueY(up, value, PLOT_TOP, bottom) }));
  return (
    <svg width={frame.width} height={height} className="block" aria-hidden="true">
      <path d={labelled.map(({ y }) => `M${frame.left} ${y}H${end}`).join("")} stroke="var(--color-grid)" />
      <path d={`M${frame.left} ${bottom}H${end}`} stroke="var(--color-rule)" />
      <g fontSize={11} fill="var(--color-muted)" textAnchor="end">
        {labelled.map(({ value, y }) => (
          <text key={value} x={frame.left - LABEL_GAP} y={y + MIDDLE_TO_BASELINE}>
            {upLabel(value)}
          </text>
        ))}
      </g>
      <g fontSize={11} fill="var(--color-muted)" textAnchor="middle">
        {acrossTicks.map((value) => (
          <text key={value} x={dayX(frame, across, value)} y={bottom + LABEL_GAP + TOP_TO_BASELINE}>
            {acrossLabel(value)}
          </text>
        ))}
      </g>
    </svg>
  );
}
