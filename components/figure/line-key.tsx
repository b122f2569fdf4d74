import { memo } from "react";
import type { Chart, ChartLine } from "../../lib/drawing/chart.ts";
import { type LineTexts, lineEnd } from "./line-texts.ts";

interface LineSampleProps {
  readonly line: Pick<ChartLine, "colour" | "dash">;
  readonly className: string;
}

/** A piece of a line as it is drawn: a company's second listing has its colour and is broken. */
export function LineSample({ line: { colour, dash }, className }: LineSampleProps) {
  return (
    <svg width="16" height="4" className={`forced-color-adjust-none ${className}`} aria-hidden="true">
      <line
        x2="16"
        y1="2"
        y2="2"
        stroke={`var(--color-series-${colour})`}
        strokeWidth="2"
        strokeDasharray={dash ?? "none"}
      />
    </svg>
  );
}

interface LineKeyProps {
  readonly chart: Chart;
  readonly locale: string;
  readonly labels: LineTexts;
}

/** What stands at the ends of lines on a wide screen, under the plot of a narrow one. */
export const LineKey = memo(function LineKey({ chart, locale, labels }: LineKeyProps) {
  return (
    <ul
      className="flex flex-wrap gap-x-4 gap-y-1 px-3 py-1.5 text-xs @min-[900px]:hidden"
      data-testid="ends-key"
    >
      {chart.lines.map((line) => {
        const end = lineEnd(chart, line, locale, labels);
        return (
          <li key={line.symbol} className="flex items-baseline gap-1.5">
            <LineSample line={line} className="shrink-0 self-center" />
            <span>
              <bdi className="font-semibold">{line.name}</bdi> <bdi className="text-muted">{line.symbol}</bdi>
              {end && (
                <>
                  {" "}
                  <bdi>{end.level}</bdi> <bdi className="text-muted">{end.change}</bdi>
                  {end.ended !== null && (
                    <>
                      {" · "}
                      <bdi className="text-muted">{end.ended}</bdi>
                    </>
                  )}
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
});
