import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Detectable } from "../../../lib/reactions/significance/detectable.ts";
import { fill } from "../../text/fill.ts";
import { percentSize } from "../../text/format.ts";

interface PowerCurveProps {
  readonly detectable: Pick<Detectable, "abnormal" | "curve">;
  readonly symbol: string;
  readonly locale: string;
  readonly texts: Pick<Messages["event"]["power"], "title" | "summary">;
}

/** The picture's width and height, and the room of its numbers, in pixels. */
const SIZE = { width: 300, height: 130, start: 38, end: 24, top: 8, bottom: 22 };
const SHARES = [0, 0.5, 0.8, 1];

/** On demand: how often a move of a size would have been found on this day, as a picture and in one sentence. */
export function PowerCurve({ detectable, symbol, locale, texts }: PowerCurveProps) {
  const { abnormal, curve } = detectable;
  const most = curve.at(-1)?.effect ?? 0;
  if (abnormal === null || most === 0) return null;
  const { width, height, start, end, top, bottom } = SIZE;
  const across = (effect: number) => start + (effect / most) * (width - start - end);
  const up = (share: number) => height - bottom - share * (height - top - bottom);
  const summary = fill(texts.summary, {
    least: percentSize(locale, abnormal),
    half: percentSize(locale, abnormal / 2),
    share: percentSize(locale, curve[Math.round((curve.length - 1) / 4)]?.power ?? 0, 0),
  });
  return (
    <details className="mt-2 text-sm" data-testid={`power-${symbol}`}>
      <summary className="min-h-6 cursor-pointer text-muted">{texts.title}</summary>
      <p className="mt-1 max-w-xl text-muted">{summary}</p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        className="mt-1 max-w-full text-muted"
        direction="ltr"
        role="img"
        aria-label={`${texts.title}. ${summary}`}
      >
        {SHARES.map((share) => (
          <g key={share}>
            <line x1={start} x2={width - end} y1={up(share)} y2={up(share)} className="stroke-grid" />
            <text x={start - 4} y={up(share)} dy="0.32em" textAnchor="end" fontSize="10" fill="currentColor">
              {percentSize(locale, share, 0)}
            </text>
          </g>
        ))}
        <line x1={across(abnormal)} x2={across(abnormal)} y1={top} y2={up(0)} className="stroke-rule" />
        <polyline
          points={curve.map(({ effect, power }) => `${across(effect)},${up(power)}`).join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
        {[0, abnormal, most].map((effect) => (
          <text
            key={effect}
            x={across(effect)}
            y={height - 6}
            textAnchor="middle"
            fontSize="10"
            fill="currentColor"
          >
            {percentSize(locale, effect)}
          </text>
        ))}
      </svg>
    </details>
  );
}
