import type { Chart, ChartLine } from "../../lib/views/chart.ts";
import { decimal, direction, longDay, MISSING, percent } from "../format.ts";
import { lastAtOrBefore } from "./plot-frame.ts";

export interface ReadoutLabels {
  readonly closed: string;
  readonly noBar: string;
  readonly index: string;
  readonly since: string;
}

interface ReadoutProps {
  readonly chart: Chart;
  /** The day pointed at; null shows the last session and the change over the range. */
  readonly day: number | null;
  readonly locale: string;
  readonly labels: ReadoutLabels;
}

/** Every line's value on the day pointed at, in a row of fixed height above the chart; it is the legend too. */
export function Readout({ chart, day, locale, labels }: ReadoutProps) {
  return (
    <div className="flex min-h-14 flex-wrap items-start gap-x-5 gap-y-1 px-3 py-2 text-sm" aria-live="off">
      <time className="w-24 font-semibold" data-testid="readout-day">
        {longDay(locale, day ?? chart.time.last)}
      </time>
      {chart.lines.map((line) => (
        <LineReadout key={line.symbol} line={line} day={day} chart={chart} locale={locale} labels={labels} />
      ))}
    </div>
  );
}

function LineReadout({ line, day, chart, locale, labels }: ReadoutProps & { readonly line: ChartLine }) {
  const at = lastAtOrBefore(line.days, day ?? chart.time.last);
  const isSession = day === null || line.days[at] === day;
  const close = line.closes[at] ?? null;
  const change = day === null ? line.change : isSession ? (line.returns[at] ?? null) : null;
  const tone = direction(change);
  return (
    <span className="flex flex-col leading-tight" data-testid={`readout-${line.symbol}`}>
      <span className="flex items-center gap-1.5">
        <span
          className="inline-block h-0.5 w-3.5"
          style={{ background: `var(--color-series-${line.colour})` }}
          aria-hidden="true"
        />
        <span>{line.name}</span>
        <bdi className="text-xs text-muted">{line.symbol}</bdi>
      </span>
      <span className="flex items-baseline gap-1.5 ps-5 whitespace-nowrap">
        <span>{close === null ? MISSING : `${decimal(locale, close)} ${line.currency}`}</span>
        {chart.scale === "indexed" && isSession && close !== null && (
          <span className="hidden text-xs text-muted sm:inline">
            {labels.index} {decimal(locale, line.values[at] ?? null, 1)}
          </span>
        )}
        {isSession && close !== null ? (
          <span className={tone === "up" ? "text-up" : tone === "down" ? "text-down" : "text-muted"}>
            {percent(locale, change)}
            {day === null && (
              <span className="ms-1 hidden text-xs text-muted sm:inline">
                {labels.since}
                {line.days[at] !== chart.time.last &&
                  `, ${longDay(locale, line.days[at] ?? chart.time.last)}`}
              </span>
            )}
          </span>
        ) : (
          <span className="text-xs text-muted">{isSession ? labels.noBar : labels.closed}</span>
        )}
      </span>
    </span>
  );
}
