"use client";

import { useRef, useState } from "react";
import type { Chart } from "../../lib/views/chart.ts";
import { decimal, longDay, percent } from "../format.ts";
import { dayAt, dayX, lastAtOrBefore, plotFrame } from "./plot-frame.ts";
import { PricePlot } from "./price-plot.tsx";
import { SaveButtons } from "./save-buttons.tsx";
import { useWidth } from "./use-width.ts";

interface ClosePlotProps {
  readonly chart: Chart;
  /** Day 0, in days since 1970-01-01. */
  readonly dayZero: number;
  readonly locale: string;
  readonly summary: string;
}

const HEIGHT = 200;

/** One listing's close round day 0, which a dashed line marks. */
export function ClosePlot({ chart, dayZero, locale, summary }: ClosePlotProps) {
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const [pointed, setPointed] = useState<number | null>(null);
  const frame = { ...plotFrame(0), width: width ?? 0 };
  const line = chart.lines[0];
  const day = pointed ?? dayZero;
  const at = line ? lastAtOrBefore(line.days, day) : -1;
  return (
    <div dir="ltr">
      <p className="h-5 px-1 text-xs text-muted">
        {line && at >= 0 && (
          <>
            {longDay(locale, line.days[at] ?? day)}: {decimal(locale, line.closes[at] ?? null)}{" "}
            {line.currency} {percent(locale, line.returns[at] ?? null)}
          </>
        )}
      </p>
      <div
        ref={area}
        role="img"
        aria-label={summary}
        className="relative"
        style={{ height: HEIGHT }}
        onPointerMove={({ clientX, currentTarget }) => {
          setPointed(dayAt(frame, chart.time, clientX - currentTarget.getBoundingClientRect().left));
        }}
        onPointerLeave={() => setPointed(null)}
      >
        {width !== null && width > 0 && (
          <>
            <PricePlot chart={chart} frame={frame} height={HEIGHT} locale={locale} />
            <span
              className="pointer-events-none absolute top-2 bottom-5 border-s border-dashed border-muted"
              style={{ left: dayX(frame, chart.time, dayZero) }}
            />
            {pointed !== null && (
              <span
                className="pointer-events-none absolute top-2 bottom-5 border-s border-ink opacity-50"
                style={{ left: dayX(frame, chart.time, line?.days[at] ?? pointed) }}
              />
            )}
          </>
        )}
      </div>
      <div className="mt-1 text-end">
        <SaveButtons area={area} title={summary} label={summary} />
      </div>
    </div>
  );
}
