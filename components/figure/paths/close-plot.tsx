"use client";

import { useMemo, useRef } from "react";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { dayAt, dayX, lastAtOrBefore, plotFrame } from "../../../lib/drawing/plot-frame.ts";
import { longDay, money, percent } from "../../text/format.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { colon } from "../../text/lists.ts";
import { PricePlot } from "../layers/price-plot.tsx";
import { Crosshair } from "../pointing/crosshair.tsx";
import { usePointedDay } from "../pointing/pointed-day.ts";
import { PointingArea } from "../pointing/pointing-area.tsx";
import { useWidth } from "../pointing/use-width.ts";
import { SaveButtons } from "../tools/save-buttons.tsx";

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
  const frame = useMemo(() => ({ ...plotFrame(0), width: width ?? 0 }), [width]);
  const pointed = usePointedDay();
  const { time } = chart;
  const line = chart.lines[0];
  const days = line?.days ?? [];
  const sessionAt = (day: number) => days[lastAtOrBefore(days, Math.min(day, time.last))] ?? null;
  const within = pointed !== null && pointed >= time.first && pointed <= time.last;
  const day = sessionAt(within ? pointed : dayZero);
  const at = day === null ? -1 : lastAtOrBefore(days, day);
  const said =
    line && day !== null
      ? asLanguage(
          locale,
          `${longDay(locale, day)}${colon(locale)}${money(locale, line.closes[at] ?? null, line.currency)} ${percent(locale, line.returns[at] ?? null)}`,
        )
      : "";
  return (
    <div dir="ltr">
      <p className="h-5 px-1 text-xs text-muted will-change-transform contain-content">{said}</p>
      <PointingArea
        area={area}
        height={HEIGHT}
        summary={summary}
        days={days}
        day={day}
        spoken={said}
        dayUnder={(x) => sessionAt(Math.max(days[0] ?? time.first, dayAt(frame, time, x)))}
      >
        {width !== null && width > 0 && (
          <>
            <PricePlot chart={chart} frame={frame} height={HEIGHT} locale={locale} />
            <span
              className="pointer-events-none absolute top-2 bottom-5 border-s border-dashed border-muted"
              style={{ left: dayX(frame, time, dayZero) }}
            />
            <Crosshair frame={frame} time={time} placeOf={sessionAt} />
          </>
        )}
      </PointingArea>
      <div className="mt-1 text-end">
        <SaveButtons area={area} title={summary} label={summary} />
      </div>
    </div>
  );
}
