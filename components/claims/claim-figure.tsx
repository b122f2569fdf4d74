import { line } from "d3-shape";
import { valueAxis } from "../../lib/drawing/axis.ts";
import { valueY } from "../../lib/drawing/plot-frame.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { ClaimChart } from "../../lib/views/claims/claim-chart.ts";
import { fill } from "../text/fill.ts";
import { decimal, longDay, money } from "../text/format.ts";
import { asLanguage, leftToRight } from "../text/left-to-right.ts";
import { colon, comma } from "../text/lists.ts";

interface ClaimFigureProps {
  readonly chart: ClaimChart;
  readonly locale: string;
}

/** The drawing's own units, which the page stretches: lines keep their width, and all text is HTML beside it. */
const WIDTH = 1000;
const HEIGHT = 100;

/** The closes round a claim, with the stored prices behind it and what the figure as written stands for. */
export function ClaimFigure({ chart, locale }: ClaimFigureProps) {
  const { claims: texts } = messagesIn(locale);
  const { symbol, sessions, closes, points, reported, currency } = chart;
  const axis = valueAxis([...closes, ...points.map(({ value }) => value), ...bandEnds(reported)], "price");
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!axis || first === undefined || last === undefined) return null;
  const x = (at: number) => (at / Math.max(1, sessions.length - 1)) * WIDTH;
  const y = (value: number) => valueY(axis, value, 0, HEIGHT);
  const drawn = closes.map((close, at) => ({ at, close }));
  const path = line<(typeof drawn)[number]>()
    .defined(({ close }) => close !== null)
    .x(({ at }) => x(at))
    .y(({ close }) => y(close ?? 0));
  const days = [first, last].map((session) => longDay(locale, dayNumber(session)));
  const summary = fill(texts.chart, {
    symbol: leftToRight(locale, symbol),
    from: days[0] ?? "",
    to: days[1] ?? "",
  });
  return (
    <figure className="panel break-inside-avoid p-3" data-testid="claim-figure">
      <figcaption className="text-xs text-muted">
        {summary}.{reported && ` ${texts.chartBand}`}
      </figcaption>
      <div dir="ltr" className="mt-2 flex gap-2">
        <div className="relative h-44 w-14 shrink-0 text-end text-xs text-muted" aria-hidden="true">
          {axis.ticks.map((tick) => (
            <span key={tick} className="absolute end-0 -translate-y-1/2" style={{ top: `${y(tick)}%` }}>
              {decimal(locale, tick, decimalsOf(axis.ticks))}
            </span>
          ))}
        </div>
        <div className="relative h-44 min-w-0 flex-1" role="img" aria-label={summary}>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
            aria-hidden="true"
          >
            {axis.ticks.map((tick) => (
              <line
                key={tick}
                x1={0}
                x2={WIDTH}
                y1={y(tick)}
                y2={y(tick)}
                className="stroke-grid"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {reported && (
              <Band {...reported} low={reported.low ?? axis.low} high={reported.high ?? axis.high} y={y} />
            )}
            <path
              d={path(drawn) ?? ""}
              fill="none"
              stroke="var(--color-series-1)"
              strokeWidth={2}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {points.map(({ at, field, value }) => (
            <span
              key={`${at} ${field}`}
              className="absolute size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-ink bg-paper forced-color-adjust-none"
              style={{ left: `${x(at) / 10}%`, top: `${y(value)}%` }}
              aria-hidden="true"
            />
          ))}
        </div>
      </div>
      <p dir="ltr" className="ms-16 mt-2 flex justify-between text-xs text-muted" aria-hidden="true">
        {days.map((day) => (
          <span key={day}>{asLanguage(locale, day)}</span>
        ))}
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-5 text-xs">
        {points
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, field, value }) => (
            <li key={`${at} ${field}`}>
              {longDay(locale, dayNumber(sessions[at] ?? first))}
              {comma(locale)}
              {fieldName(field, texts.fields)}
              {colon(locale)}
              <span className="font-semibold">{money(locale, value, currency)}</span>
            </li>
          ))}
      </ul>
    </figure>
  );
}

interface BandProps {
  readonly low: number;
  readonly high: number;
  readonly y: (value: number) => number;
}

/** A band is at least a hair high, so that a figure of many digits is still seen. */
const LEAST_BAND = 1;

function Band({ low, high, y }: BandProps) {
  const [top, bottom] = [Math.max(0, y(high)), Math.min(HEIGHT, y(low))];
  return (
    <rect
      x={0}
      width={WIDTH}
      y={top}
      height={Math.max(LEAST_BAND, bottom - top)}
      fill="var(--color-series-1)"
      opacity={0.16}
    />
  );
}

const bandEnds = (reported: ClaimChart["reported"]): readonly (number | null)[] =>
  reported ? [reported.low, reported.high] : [];

const decimalsOf = (ticks: readonly number[]): number =>
  ticks.every((tick) => Number.isInteger(tick)) ? 0 : 2;

const fieldName = (field: string, names: Readonly<Record<string, string>>): string => names[field] ?? field;
