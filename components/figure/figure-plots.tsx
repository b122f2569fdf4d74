"use client";

import { lazy, memo, Suspense, useMemo } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import type { PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/figure/timeline.ts";
import { useScript } from "../ui/use-script.ts";
import type { CandleChoice } from "./candle-choice.ts";
import type { LaneRows } from "./lanes/lane-rows.ts";
import { CalloutLayer } from "./layers/callout-layer.tsx";
import { LineEnds } from "./layers/line-ends.tsx";
import { MarkerLayer } from "./layers/marker-layer.tsx";
import { PricePlot } from "./layers/price-plot.tsx";
import { TradingMarks } from "./layers/trading-marks.tsx";
import type { LollipopStrip } from "./lollipops/lollipops.ts";
import { stripRows } from "./lollipops/strip-rows.ts";
import { Timeline } from "./timeline/timeline.tsx";
import { VolumeStrip } from "./volume-strip.tsx";

export const PRICE_HEIGHT = 340;

// Few readers draw them; the others need not wait for their code.
const CandleLayer = lazy(() =>
  import("./layers/candle-layer.tsx").then((file) => ({ default: file.CandleLayer })),
);
const ClaimLayer = lazy(() =>
  import("./layers/claim-layer.tsx").then((file) => ({ default: file.ClaimLayer })),
);
const AreaLayer = lazy(() => import("./layers/area-layer.tsx").then((file) => ({ default: file.AreaLayer })));

interface FigurePlotsProps {
  /** The part shown. */
  readonly chart: Chart;
  /** The part that names and marks are placed on: a moment later the same. */
  readonly named: Chart;
  readonly callouts: readonly Callout[];
  /** What reports said of the prices; none where it is not laid over them. */
  readonly claims: readonly MarkedClaim[];
  /** The symbol whose volume is drawn under the prices; null draws none. */
  readonly volume: string | null;
  /** Abnormal returns by company, and the company whose strip is in full. */
  readonly strips: readonly LollipopStrip[];
  readonly company: string | null;
  /** Where the announcements of the strips stand, by slug. */
  readonly measured: ReadonlyMap<string, number>;
  readonly onChoose: (company: string) => void;
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
  /** The address of an announcement's page, and an announcement in words. */
  readonly href: (slug: string) => string;
  readonly nameOf: (mark: TimelineMark) => string;
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  readonly labels: Pick<
    Messages["figure"],
    "volume" | "callouts" | "timeline" | "lanes" | "cluster" | "noQuotesSince" | "changeTo" | "doubted"
  > &
    Pick<Messages, "makerNames">;
  readonly timelineLabels: Messages["timeline"];
}

/** Everything that is drawn and does not change while a reader points: prices, volumes, timeline and marks. */
export const FigurePlots = memo(function FigurePlots(props: FigurePlotsProps) {
  const { chart, named, callouts, claims, volume, strips, company, measured, onChoose, as, style, lanes } =
    props;
  const { frame, height, locale, labels } = props;
  const hasScript = useScript();
  const { rows, unfolded, onUnfold, onZoom, query, href, nameOf, timelineLabels } = props;
  const { time } = named;
  const drawnStrips = useMemo(() => stripRows(strips, company, time, frame), [strips, company, time, frame]);
  const volumeLine = named.lines.find(({ symbol }) => symbol === volume);
  return (
    <>
      <PricePlot chart={chart} frame={frame} height={PRICE_HEIGHT} locale={locale} without={as.candles} />
      <Suspense>
        {style === "area" && <AreaLayer chart={chart} frame={frame} height={PRICE_HEIGHT} />}
        {as.candles.size > 0 && (
          <CandleLayer chart={chart} frame={frame} height={PRICE_HEIGHT} symbols={as.candles} />
        )}
      </Suspense>
      <LineEnds chart={named} frame={frame} height={PRICE_HEIGHT} locale={locale} labels={labels} />
      <TradingMarks chart={chart} frame={frame} height={PRICE_HEIGHT} />
      <CalloutLayer
        chart={named}
        callouts={callouts}
        frame={frame}
        height={PRICE_HEIGHT}
        locale={locale}
        labels={labels.callouts}
      />
      <Suspense>
        {/* The list under the chart says the same, so that the document goes without them. */}
        {hasScript && claims.length > 0 && (
          <ClaimLayer chart={named} claims={claims} frame={frame} height={PRICE_HEIGHT} />
        )}
      </Suspense>
      {volumeLine && (
        <VolumeStrip line={volumeLine} time={time} frame={frame} locale={locale} label={labels.volume} />
      )}
      {rows && (
        <nav aria-label={labels.timeline}>
          <Timeline
            strips={drawnStrips}
            onChoose={onChoose}
            lanes={rows}
            unfolded={unfolded}
            onUnfold={onUnfold}
            onZoom={onZoom}
            time={time}
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
        chart={named}
        lanes={lanes}
        frame={frame}
        priceHeight={PRICE_HEIGHT}
        height={height}
        measured={measured}
      />
    </>
  );
});
