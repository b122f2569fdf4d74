import { valueY } from "../../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { IntroductionView } from "../../../lib/views/introduction.ts";
import { pictureLine, placeOfDay } from "../../social/picture-pen.ts";
import { decimal, direction, longDay, percent } from "../../text/format.ts";

interface FigureProps {
  readonly view: IntroductionView;
  /** The figure in a sentence, for those who hear it. */
  readonly label: string;
  readonly locale: string;
}

type FigureTexts = Pick<Messages["introduction"], "barReturn" | "barExpected" | "barAbnormal" | "sureUsual">;

const WIDTH = 320;
const LINE_AREA = { left: 2, right: 318, top: 14, bottom: 104 };

/** The close round day 0, with the day marked. */
export function PriceFigure({ view: { drawn, day, close, previousClose }, label, locale }: FigureProps) {
  const { value } = drawn.chart;
  if (!value) return null;
  const x = placeOfDay(drawn.chart, LINE_AREA, day);
  const y = (price: number) => valueY(value, price, LINE_AREA.top, LINE_AREA.bottom);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 124`}
      role="img"
      aria-label={label}
      direction="ltr"
      className="w-full max-w-80"
    >
      <path d={`M${x} 4V108`} className="stroke-muted" strokeDasharray="3 3" />
      <path
        d={pictureLine(drawn.chart, LINE_AREA)}
        className="fill-none stroke-series-1"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx={x} cy={y(close)} r="3.5" className="fill-series-1 stroke-panel" strokeWidth="1.5" />
      <text x={x + 7} y="12" className="fill-ink text-xs font-semibold">
        {`${decimal("en", previousClose)} → ${decimal("en", close)}`}
      </text>
      <text x={x} y="121" textAnchor="middle" className="fill-muted text-xs">
        {longDay(locale, day)}
      </text>
    </svg>
  );
}

const ROW_HEIGHT = 30;
const BAR_HEIGHT = 12;

/** The return as the sum of what was expected and the rest. */
export function ReturnFigure({
  view: { change, expected, abnormal },
  label,
  texts,
  locale,
}: FigureProps & { readonly texts: FigureTexts }) {
  const bars = [
    { name: texts.barReturn, from: 0, to: change },
    { name: texts.barExpected, from: 0, to: expected },
    { name: texts.barAbnormal, from: expected, to: expected + abnormal.value },
  ];
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const x = (fraction: number) => 2 + ((fraction - low) / (high - low)) * (WIDTH - 4);
  return (
    <div role="img" aria-label={label} className="w-full max-w-80">
      {bars.map(({ name, from, to }) => (
        <div key={name} className="mb-1 text-xs">
          <div className="flex justify-between gap-2">
            <span className="text-muted">{name}</span>
            <span className="font-semibold">{percent(locale, to - from)}</span>
          </div>
          <svg viewBox={`0 0 ${WIDTH} ${BAR_HEIGHT}`} aria-hidden="true" className="w-full" direction="ltr">
            <path d={`M${x(0)} 0V${BAR_HEIGHT}`} className="stroke-muted" />
            <rect
              x={Math.min(x(from), x(to))}
              width={Math.abs(x(to) - x(from))}
              y="1"
              height={BAR_HEIGHT - 2}
              className={direction(to - from) === "down" ? "fill-down" : "fill-up"}
            />
          </svg>
        </div>
      ))}
    </div>
  );
}

/** The abnormal return beside what ordinary days stay within. */
export function UsualFigure({
  view: { abnormal, usual },
  label,
  texts,
  locale,
}: FigureProps & { readonly texts: FigureTexts }) {
  const reach = Math.max(Math.abs(abnormal.value), usual) * 1.25;
  const x = (fraction: number) => WIDTH / 2 + (fraction / reach) * (WIDTH / 2 - 4);
  const middle = 2 * ROW_HEIGHT;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 110`}
      role="img"
      aria-label={label}
      direction="ltr"
      className="w-full max-w-80"
    >
      <rect
        x={x(-usual)}
        width={x(usual) - x(-usual)}
        y={middle - 16}
        height="32"
        className="fill-raised stroke-rule"
      />
      <path d={`M4 ${middle}H${WIDTH - 4}M${x(0)} ${middle - 20}v40`} className="stroke-muted" />
      <text x={x(0)} y={middle + 34} textAnchor="middle" className="fill-muted text-xs">
        {texts.sureUsual}
      </text>
      <circle
        cx={x(abnormal.value)}
        cy={middle}
        r="6"
        className={direction(abnormal.value) === "down" ? "fill-down" : "fill-up"}
      />
      <text
        x={x(abnormal.value)}
        y={middle - 24}
        textAnchor="middle"
        className="fill-ink text-xs font-semibold"
      >
        {percent(locale, abnormal.value)}
      </text>
    </svg>
  );
}
