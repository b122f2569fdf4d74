"use client";

import type { Chart } from "../../../lib/drawing/chart.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { fill } from "../../text/fill.ts";
import { direction, longDay, percent } from "../../text/format.ts";
import { measurements } from "./measurement.ts";

interface MeasureReportProps {
  readonly chart: Chart;
  readonly from: number;
  readonly to: number;
  readonly locale: string;
  readonly labels: Messages["figure"]["measured"];
}

/** What every line did between two days: change, sessions and CAR. */
export default function MeasureReport({ chart, from, to, locale, labels }: MeasureReportProps) {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 text-sm" data-testid="measured">
      <span className="font-semibold">
        {fill(labels.from, { from: longDay(locale, first), to: longDay(locale, last) })}
      </span>
      {measurements(chart, first, last).map(({ symbol, name, colour, to: end, change, sessions, car }) => {
        const tone = direction(change);
        return (
          <span key={symbol} data-testid={`measured-${symbol}`}>
            <span
              className="me-1 inline-block h-0.5 w-3.5 align-middle forced-color-adjust-none"
              style={{ background: `var(--color-series-${colour})` }}
              aria-hidden="true"
            />
            <bdi>{name}</bdi>{" "}
            <span className={tone === "up" ? "text-up" : tone === "down" ? "text-down" : ""}>
              {percent(locale, change)}
            </span>{" "}
            <span className="text-muted">
              {fill(labels.sessions, { count: sessions })} · {end < last && `${longDay(locale, end)} · `}
              {car === null ? labels.noCar : fill(labels.car, { value: percent(locale, car) })}
            </span>
          </span>
        );
      })}
    </div>
  );
}
