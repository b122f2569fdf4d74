/** Size of an axis' labels, and what lies between them and the plot, in pixels. */
export const LABEL_PIXELS = 11;
const GAP_PIXELS = 8;

interface AxisLabelsProps {
  /** Beside the plot, ending before `at`, or below it, in the middle of their places. */
  readonly side: "left" | "bottom";
  /** The plot's edge, in pixels: its left one or its lower one. */
  readonly at: number;
  readonly labels: readonly { readonly value: number; readonly text: string; readonly place: number }[];
}

/**
 * The labels of an axis. Not recharts' own axis, which sends four hundred letters with each of them and measures what is
 * placed already.
 */
export function AxisLabels({ side, at, labels }: AxisLabelsProps) {
  const isLeft = side === "left";
  return (
    <g
      className="axis"
      fontSize={LABEL_PIXELS}
      textAnchor={isLeft ? "end" : "middle"}
      fill="var(--color-muted)"
    >
      {labels.map(({ value, text, place }) => (
        <text
          key={value}
          x={isLeft ? at - GAP_PIXELS : hundredth(place)}
          y={isLeft ? hundredth(place) : at + GAP_PIXELS}
          dy={isLeft ? "0.355em" : "0.71em"}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

const hundredth = (length: number): number => Math.round(length * 100) / 100;
