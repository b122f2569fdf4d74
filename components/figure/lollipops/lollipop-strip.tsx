import { memo } from "react";
import { Curve } from "recharts";
import { anchorX } from "../../../lib/drawing/callouts.ts";
import { drawnLength } from "../../../lib/drawing/pen.ts";
import { valueY } from "../../../lib/drawing/plot-frame.ts";
import { signed } from "../../text/format.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { AxisLabels } from "../layers/axis-labels.tsx";
import { Drawing } from "../layers/drawing.tsx";
import {
  HEAD_RADIUS,
  lollipopNames,
  NAME_PIXELS,
  type PlacedLollipop,
  type StripPlace,
} from "./lollipops.ts";

interface LollipopStripDrawingProps {
  readonly placed: readonly PlacedLollipop[];
  readonly place: StripPlace;
  readonly height: number;
  /** Whether its axis is labelled; a low strip has its zero alone. */
  readonly isFull: boolean;
  /** What is written over its upper left corner. */
  readonly heading: string;
  readonly locale: string;
}

/** From a name's top to where its letters stand. */
const ASCENT = 11;

/** One company's abnormal returns by day 0: a stem from zero, filled beyond chance, square where only the day is known. */
export const LollipopStripDrawing = memo(function LollipopStripDrawing(props: LollipopStripDrawingProps) {
  const { placed, place, height, isFull, heading, locale } = props;
  const { frame, axis, top, bottom } = place;
  const end = frame.width - frame.right;
  const levels = axis.ticks.map((value) => ({
    value,
    text: signed(locale, value, 0),
    place: valueY(axis, value, top, bottom),
  }));
  const zero = valueY(axis, 0, top, bottom);
  return (
    <Drawing frame={frame} height={height}>
      {isFull && (
        <>
          <Curve
            points={levels.flatMap(({ place: y }) => [
              { x: frame.left, y },
              { x: end, y },
              { x: end, y: null },
            ])}
            stroke="var(--color-grid)"
            fill="none"
          />
          <AxisLabels side="left" at={frame.left} labels={levels} />
        </>
      )}
      <Curve
        points={[
          { x: frame.left, y: zero },
          { x: end, y: zero },
        ]}
        stroke="var(--color-muted)"
        strokeOpacity={0.6}
        fill="none"
      />
      {placed.map((own) => (
        <LollipopHead key={own.lollipop.day} {...own} zero={zero} />
      ))}
      {lollipopNames(placed, place, heading, locale).map((name) => (
        <text
          key={name.id}
          x={anchorX(name)}
          y={name.box.top + ASCENT}
          textAnchor={name.anchor}
          fontSize={NAME_PIXELS}
          className="over-lines"
          fill="var(--color-ink)"
          data-testid="lollipop-name"
        >
          {asLanguage(locale, name.text)}
        </text>
      ))}
    </Drawing>
  );
});

/** The corners of a square of twice `half` pixels, for a closed `Curve`: recharts' `Rectangle` costs 5 KiB and measures itself. */
export const squareRound = (x: number, y: number, half: number) => [
  { x: x - half, y: y - half },
  { x: x + half, y: y - half },
  { x: x + half, y: y + half },
  { x: x - half, y: y + half },
];

function LollipopHead({ lollipop, x, y, zero }: PlacedLollipop & { readonly zero: number }) {
  const { abnormal, isBeyondChance, isDayOnly, marks } = lollipop;
  const colour = `var(--color-${abnormal < 0 ? "down" : "up"})`;
  const paint = { stroke: colour, strokeWidth: 1.5, fill: isBeyondChance ? colour : "var(--color-panel)" };
  const [across, down] = [drawnLength(x), drawnLength(y)];
  const half = HEAD_RADIUS - 0.5;
  return (
    <g className="lollipop" data-events={marks.map(({ slug }) => slug).join(" ")} {...paint}>
      <path d={`M${across} ${drawnLength(zero)}V${down}`} />
      {isDayOnly ? (
        <path
          className="lollipop-head"
          d={`M${drawnLength(x - half)} ${drawnLength(y - half)}h${2 * half}v${2 * half}h${-2 * half}z`}
        />
      ) : (
        <circle className="lollipop-head" cx={across} cy={down} r={half} />
      )}
    </g>
  );
}
