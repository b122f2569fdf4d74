"use client";

import { lazy, memo, Suspense, useCallback } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import type { PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { CandleChoice } from "./candle-choice.ts";
import { LineEnds } from "./layers/line-ends.tsx";
import { MarkerLayer } from "./layers/marker-layer.tsx";
import { PricePlot } from "./layers/price-plot.tsx";
import { TradingMarks } from "./layers/trading-marks.tsx";
import type { LaneRows } from "./timeline/lane-rows.ts";
import { Timeline } from "./timeline/timeline.tsx";
import { VOLUME_HEIGHT, VolumeStrip } from "./volume-strip.tsx";

export const PRICE_HEIGHT = 340;
/** A volume strip's tick stands below its label. */
const STRIP_TICK_TOP = 16;

// Few readers draw them; the others need not wait for their code.
const CandleLayer = lazy(() =>
  import("./layers/candle-layer.tsx").then((file) => ({ default: file.CandleLayer })),
);
const AreaLayer = lazy(() => import("./layers/area-layer.tsx").then((file) => ({ default: file.AreaLayer })));

interface FigurePlotsProps {
  /** The part shown. */
  readonly chart: Chart;
  /** The symbols that have a volume strip, however much of them is shown. */
  readonly volumes: ReadonlySet<string>;
  readonly as: CandleChoice;
  readonly style: ChartStyle;
  readonly lanes: readonly TimelineLane[];
  /** The lanes as rows under the prices; null while they are hidden. */
  readonly rows: LaneRows | null;
  readonly unfolded: boolean;
  readonly onUnfold: () => void;
  readonly onZoom: (first: number, last: number) => void;
  /** The page's filter. */
  readonly query: string;
  /** An announcement in words. */
  readonly nameOf: (mark: TimelineMark) => string;
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  readonly labels: Pick<
    Messages["figure"],
    "volume" | "timeline" | "lanes" | "cluster" | "noQuotesSince" | "changeTo"
  > &
    Pick<Messages, "makerNames">;
  readonly timelineLabels: Messages["timeline"];
}

/** Everything that is drawn and does not change while a reader points: prices, volumes, timeline and marks. */
export const FigurePlots = memo(function FigurePlots(props: FigurePlotsProps) {
  const { chart, volumes, as, style, lanes, frame, height, locale, labels } = props;
  const { rows, unfolded, onUnfold, onZoom, query, nameOf, timelineLabels } = props;
  const href = useCallback((slug: string) => localePath(locale, `/events/${slug}`), [locale]);
  const strips = chart.lines.filter(({ symbol }) => volumes.has(symbol));
  return (
    <>
      <PricePlot chart={chart} frame={frame} height={PRICE_HEIGHT} locale={locale} without={as.candles} />
      <Suspense>
        {style === "area" && <AreaLayer chart={chart} frame={frame} height={PRICE_HEIGHT} />}
        {as.candles.size > 0 && (
          <CandleLayer chart={chart} frame={frame} height={PRICE_HEIGHT} symbols={as.candles} />
        )}
      </Suspense>
      <LineEnds chart={chart} frame={frame} height={PRICE_HEIGHT} locale={locale} labels={labels} />
      <TradingMarks chart={chart} frame={frame} height={PRICE_HEIGHT} />
      {strips.map((line) => (
        <VolumeStrip
          key={line.symbol}
          line={line}
          time={chart.time}
          frame={frame}
          locale={locale}
          label={labels.volume}
        />
      ))}
      {rows && (
        <nav aria-label={labels.timeline}>
          <Timeline
            lanes={rows}
            unfolded={unfolded}
            onUnfold={onUnfold}
            onZoom={onZoom}
            time={chart.time}
            frame={frame}
            href={href}
            query={query}
            nameOf={nameOf}
            locale={locale}
            laneLabels={labels.lanes}
            makerNames={labels.makerNames}
            clusterLabel={labels.cluster}
            labels={timelineLabels}
          />
        </nav>
      )}
      <MarkerLayer
        chart={chart}
        lanes={lanes}
        frame={frame}
        priceHeight={PRICE_HEIGHT}
        height={height}
        stripTops={strips.map((_, at) => PRICE_HEIGHT + at * VOLUME_HEIGHT + STRIP_TICK_TOP)}
      />
    </>
  );
});
