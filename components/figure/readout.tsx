import { memo, type ReactNode } from "react";
import type { Chart, ChartLine } from "../../lib/drawing/chart.ts";
import { lastAtOrBefore } from "../../lib/drawing/plot-frame.ts";
import { DoubtMark } from "../text/doubt-mark.tsx";
import { fill } from "../text/fill.ts";
import { decimal, direction, longDay, percent, shortPrice } from "../text/format.ts";
import { LineSample } from "./line-key.tsx";
import { noQuotes } from "./line-texts.ts";
import { usePointedDay } from "./pointing/pointed-day.ts";

export interface ReadoutLabels {
  readonly closed: string;
  readonly noBar: string;
  /** `{value}`: the level on the axis that starts at 100. */
  readonly index: string;
  readonly since: string;
  readonly noQuotesSince: string;
  /** What the mark beside a line's symbol says, where an error was found in its quotes. */
  readonly doubted: string;
}

interface ReadoutProps {
  readonly chart: Chart;
  /** The day shown while nobody points; null shows the last session and the change over what is shown. */
  readonly resting: number | null;
  /** What was announced on a day, in a line that has room. */
  readonly announced: (day: number) => string;
  /** What the numbers of the plot below are, at the start of that line. */
  readonly unit: ReactNode;
  readonly locale: string;
  readonly labels: ReadoutLabels;
}

interface DayProps extends Omit<ReadoutProps, "resting" | "announced" | "unit"> {
  readonly day: number | null;
}

/**
 * Every line's value on the day pointed at, in cells that keep their places, and what was announced on it; it is the
 * legend too. On a phone each line has one row; the symbols are in the key under the plot, and here
 * where a company has two. A layer of its own: the text of a new day paints none of the chart below anew.
 */
export const Readout = memo(function Readout({ resting, announced, unit, ...shown }: ReadoutProps) {
  const { chart, locale, labels } = shown;
  const pointed = usePointedDay();
  const within = pointed !== null && pointed >= chart.time.first && pointed <= chart.time.last;
  const day = within ? pointed : resting;
  return (
    <div
      className="grid min-h-14 grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1 px-3 pt-1.5 pb-1 text-sm contain-content will-change-transform sm:grid-cols-[7rem_1fr] sm:items-start sm:gap-x-4"
      aria-live="off"
    >
      <p className="flex items-baseline gap-x-2 leading-tight whitespace-nowrap sm:block sm:whitespace-normal">
        <time className="font-semibold" data-testid="readout-day">
          <bdi>{longDay(locale, day ?? lastSession(chart))}</bdi>
        </time>
        {day === null && (
          <span className="text-xs text-muted sm:block">
            <bdi>{labels.since}</bdi>
          </span>
        )}
      </p>
      <div className="grid gap-x-4 gap-y-0.5 max-sm:order-last max-sm:col-span-full sm:grid-cols-[repeat(auto-fit,minmax(11.25rem,1fr))] sm:gap-y-1">
        {chart.lines.map((line) => (
          <LineReadout key={line.symbol} {...shown} line={line} day={day} />
        ))}
      </div>
      {/* Its line is kept free: nothing moves while a reader points. */}
      <div className="flex min-w-0 gap-x-4 text-xs leading-tight text-muted sm:col-span-full">
        <span className={`sm:min-w-28 ${day === null ? "" : "max-sm:hidden"}`}>{unit}</span>
        <p className="min-h-[1lh] min-w-0 flex-1" data-testid="readout-announced">
          {day !== null && <bdi>{announced(day)}</bdi>}
        </p>
      </div>
    </div>
  );
});

function LineReadout({ line, day, chart, locale, labels }: DayProps & { readonly line: ChartLine }) {
  const at = lastAtOrBefore(line.days, day ?? chart.time.last);
  const shown = line.days[at];
  const isSession = day === null || shown === day;
  const close = line.closes[at] ?? null;
  const change = day === null ? line.change : isSession ? (line.returns[at] ?? null) : null;
  const tone = direction(change);
  const { endedOn } = line;
  const isOnlyListing = chart.lines.every(({ name, symbol }) => name !== line.name || symbol === line.symbol);
  const hasEnded = endedOn !== null && endedOn < (day ?? chart.time.last);
  const ended = hasEnded && <bdi>{noQuotes(endedOn, locale, labels)}</bdi>;
  return (
    <span
      className="flex min-w-0 items-baseline gap-x-1.5 leading-tight sm:block"
      data-testid={`readout-${line.symbol}`}
    >
      <span className="flex-1 truncate max-[359px]:text-xs max-[359px]:whitespace-normal sm:whitespace-normal">
        <LineSample line={line} className="me-1 inline-block align-middle" />
        <bdi>{line.name}</bdi>{" "}
        <bdi
          className={`text-xs whitespace-nowrap text-muted ${isOnlyListing ? "hidden @min-[900px]:inline" : ""}`}
        >
          {line.symbol}
        </bdi>
        {line.isDoubted && <DoubtMark label={labels.doubted} />}
      </span>
      {/* At rest the end of the line, or the key under the plot, says when it ended. */}
      {day !== null && ended ? (
        <span className="text-xs text-muted sm:block sm:ps-5">{ended}</span>
      ) : (
        <span className="flex items-baseline gap-x-1.5 sm:flex-wrap sm:ps-5">
          <bdi>{shortPrice(locale, close, line.currency)}</bdi>
          {chart.scale === "indexed" && isSession && close !== null && !ended && (
            <span className="hidden text-xs text-muted @min-[1100px]:inline">
              <bdi>{fill(labels.index, { value: decimal(locale, line.values[at] ?? null, 1) })}</bdi>
            </span>
          )}
          {isSession && close !== null ? (
            <span className={tone === "up" ? "text-up" : tone === "down" ? "text-down" : "text-muted"}>
              {percent(locale, change)}
            </span>
          ) : (
            <span className="text-xs text-muted">
              <bdi>{isSession ? labels.noBar : labels.closed}</bdi>
            </span>
          )}
        </span>
      )}
    </span>
  );
}

/** The last session of what is shown. */
const lastSession = ({ lines, time }: Chart): number =>
  Math.max(...lines.map(({ days }) => days[lastAtOrBefore(days, time.last)] ?? time.first));

/** Why a line has nothing on a day on which it has no session: it has ended, or its exchange was closed. */
export const absence = (
  { endedOn }: Pick<ChartLine, "endedOn">,
  day: number,
  locale: string,
  labels: Pick<ReadoutLabels, "closed" | "noQuotesSince">,
): string => (endedOn !== null && day > endedOn ? noQuotes(endedOn, locale, labels) : labels.closed);
