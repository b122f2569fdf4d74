"use client";

import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import { onScale, type PlainChart } from "../../lib/drawing/chart-scale.ts";
import { dayX, lastAtOrBefore, plotFrame } from "../../lib/drawing/plot-frame.ts";
import { chartWithin } from "../../lib/drawing/zoom-window.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../lib/views/reactions/table-rows.ts";
import { fill } from "../text/fill.ts";
import type { AnnouncementCardLabels } from "./announcement-card.tsx";
import { candleChoice } from "./candle-choice.ts";
import { ChartNotes } from "./chart-notes.tsx";
import { FigurePlots, PRICE_HEIGHT } from "./figure-plots.tsx";
import { useFigureWidth } from "./figure-width.ts";
import { OverviewStrip } from "./overview-strip.tsx";
import { useAskedWindow } from "./pointing/asked-window.ts";
import { Crosshair } from "./pointing/crosshair.tsx";
import { MeasurePanel } from "./pointing/measure-panel.tsx";
import { SpanBand } from "./pointing/span-band.tsx";
import { useReading } from "./pointing/use-reading.ts";
import { useSpans } from "./pointing/use-spans.ts";
import { useZoom } from "./pointing/use-zoom.ts";
import { Readout } from "./readout.tsx";
import { spokenDay } from "./spoken-day.ts";
import { laneRows } from "./timeline/lane-rows.ts";
import { markName } from "./timeline/mark-name.ts";
import { TimelineControls } from "./timeline/timeline-controls.tsx";
import { useWalk } from "./timeline/use-walk.ts";
import { useWholeLanes } from "./timeline/use-whole-lanes.ts";
import { ChartToolbar } from "./tools/chart-toolbar.tsx";
import { useChartAddress } from "./use-chart-address.ts";
import { useScale } from "./use-scale.ts";
import { VOLUME_HEIGHT } from "./volume-strip.tsx";

// What appears only when somebody points need not be there before the lines.
const AnnouncementCard = lazy(() =>
  import("./announcement-card.tsx").then((file) => ({ default: file.AnnouncementCard })),
);
const ExpectationLayer = lazy(() =>
  import("./layers/expectation-layer.tsx").then((file) => ({ default: file.ExpectationLayer })),
);

const WalkBar = lazy(() => import("./timeline/walk-bar.tsx"));

/** Room that the card of an announcement takes beside it. */
const CARD_PIXELS = 400;

export interface MarketFigureLabels
  extends Pick<AnnouncementCardLabels, "status">,
    Pick<Messages, "makerNames">,
    Readonly<Messages["figure"]> {
  /** Of the filter's texts, those that its choices have on a phone. */
  readonly choices: Pick<Messages["filter"], "scale" | "scales" | "close" | "loadFailed">;
  /** The chart in one sentence, for those who do not see it. */
  readonly summary: string;
}

interface MarketFigureProps {
  readonly chart: PlainChart;
  readonly lanes: readonly TimelineLane[];
  /** The page's filter, with which the timeline asks for announcements that have not been sent. */
  readonly query: string;
  readonly reactions: readonly TableReaction[];
  /** How wide the server draws it, in pixels, before the browser has measured it. */
  readonly firstWidth: number;
  readonly locale: string;
  readonly labels: MarketFigureLabels;
  readonly timelineLabels: Messages["timeline"];
  /** What hands the view on: saved views, its address, its files. */
  readonly sharing?: ReactNode;
}

/** Prices, volumes and the timeline on one time axis, with one crosshair and one pointed announcement. */
export function MarketFigure(props: MarketFigureProps) {
  const { chart: plain, lanes: sent, query, reactions, firstWidth, locale, labels, timelineLabels } = props;
  const area = useRef<HTMLElement>(null);
  const width = useFigureWidth(area, firstWidth);
  const frame = useMemo(() => plotFrame(width), [width]);
  const { scale } = useScale();
  const chart = useMemo(() => onScale(plain, scale), [plain, scale]);
  const zoom = useZoom(area, chart.time, frame);
  useAskedWindow(zoom.choose);
  const lanes = useWholeLanes(sent, locale, query, zoom.shown);
  const spans = useSpans(zoom.choose);
  const address = useChartAddress(chart.style);

  const part = useMemo(() => chartWithin(chart, zoom.window), [chart, zoom.window]);
  const as = useMemo(() => candleChoice(part, address.style, frame), [part, address.style, frame]);
  const volumes = useMemo(
    () => new Set(chart.lines.filter(hasVolume).map(({ symbol }) => symbol)),
    [chart.lines],
  );
  const days = useMemo(() => sessionDays(chart), [chart]);
  const marks = useMemo(() => lanes.flatMap((lane) => lane.marks), [lanes]);
  const reading = useReading({ area, frame, time: part.time, days, zoom, spans });
  const { spoken, lastEvent, listeners } = reading;
  const byEvent = useMemo(() => Map.groupBy(reactions, (reaction) => reaction.event), [reactions]);
  const studied = useMemo(
    () => marks.filter(({ slug, precision }) => precision !== "month" && byEvent.has(slug)),
    [marks, byEvent],
  );
  const symbols = chart.lines.map(({ symbol }) => symbol);
  const walk = useWalk({ marks: studied, symbols, time: chart.time, zoom, pointed: reading.event });
  // Whoever points while a walk goes on reads what is pointed at, and the walk's place after that.
  const event = reading.event ?? walk.mark?.slug ?? null;

  const [unfolded, setUnfolded] = useState(false);
  const unfold = useCallback(() => setUnfolded((open) => !open), []);
  const rows = useMemo(() => laneRows(lanes, unfolded), [lanes, unfolded]);
  const shownRows = address.timelineHidden ? null : rows;
  const height = PRICE_HEIGHT + volumes.size * VOLUME_HEIGHT + (shownRows?.height ?? 0);
  const nameOf = useCallback(
    (own: TimelineMark) => markName(own, byEvent.get(own.slug) ?? [], locale, labels),
    [byEvent, locale, labels],
  );
  const mark = event === null ? undefined : marks.find(({ slug }) => slug === event);
  const expected =
    chart.expectations.length === 0 ? null : (event ?? lastEvent ?? onlyOne(lanes)?.slug ?? null);

  const announced = spoken === null ? [] : announcedOn(lanes, spoken, timelineLabels.moreTitles);
  const resting = zoom.window && (days[lastAtOrBefore(days, zoom.window.last)] ?? null);
  return (
    <figure
      className="panel"
      dir="ltr"
      onKeyDown={(key) => {
        // React hands on the keys of the sheet that the toolbar opens, too: its Escape is not the walk's.
        if (key.target instanceof Node && key.currentTarget.contains(key.target)) walk.onKeyDown(key);
      }}
    >
      <ChartToolbar
        chart={part}
        area={area}
        zoom={zoom}
        spans={spans}
        address={address}
        labels={{ ...labels.tools, ...labels.choices, timeline: timelineLabels.toggle }}
        sharing={props.sharing}
      >
        <TimelineControls shown={walk} labels={timelineLabels} />
      </ChartToolbar>
      <Suspense>
        {walk.walk && (
          <WalkBar
            shown={walk}
            href={(slug) => localePath(locale, `/events/${slug}`)}
            labels={timelineLabels.walk}
          />
        )}
      </Suspense>
      <Readout chart={part} resting={walk.day ?? resting} locale={locale} labels={labels} />
      <p className="sr-only" aria-live="polite" data-testid="spoken-day">
        {spoken === null
          ? walk.mark && nameOf(walk.mark)
          : spokenDay(chart, spoken, announced, locale, labels)}
      </p>
      <section
        ref={area}
        className="relative touch-pan-y select-none"
        style={{ height }}
        aria-label={labels.summary}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the sessions
        tabIndex={0}
        data-testid="market-figure"
        {...listeners}
      >
        <div className="relative h-full" style={{ maxWidth: width }}>
          <FigurePlots
            chart={part}
            volumes={volumes}
            as={as}
            style={address.style}
            lanes={lanes}
            query={query}
            rows={shownRows}
            unfolded={unfolded}
            onUnfold={unfold}
            onZoom={zoom.choose}
            nameOf={nameOf}
            frame={frame}
            height={height}
            locale={locale}
            labels={labels}
            timelineLabels={timelineLabels}
          />
          <Suspense>
            {expected !== null && (
              <ExpectationLayer chart={part} event={expected} frame={frame} height={PRICE_HEIGHT} />
            )}
          </Suspense>
          {spans.measured && (
            <SpanBand span={spans.measured} time={part.time} frame={frame} kind="measured" />
          )}
          {spans.picked && <SpanBand span={spans.picked} time={part.time} frame={frame} kind="picked" />}
          <Crosshair frame={frame} time={part.time} resting={walk.day} />
          <Suspense>
            {mark && (
              <AnnouncementCard
                mark={mark}
                reactions={byEvent.get(mark.slug) ?? []}
                locale={locale}
                labels={labels}
                timelineLabels={timelineLabels}
                x={dayX(frame, part.time, mark.day)}
                towardsLeft={
                  // What the model expected lies to the right of the announcement.
                  dayX(frame, part.time, mark.day) > (expected ? CARD_PIXELS : frame.width / 2)
                }
              />
            )}
          </Suspense>
        </div>
        <MeasurePanel
          chart={chart}
          measured={spans.measured}
          measuring={spans.measuring}
          left={frame.left}
          locale={locale}
          labels={labels.measured}
        />
      </section>
      <OverviewStrip
        chart={chart}
        frame={frame}
        shown={zoom.shown}
        locale={locale}
        labels={labels.tools}
        onChoose={zoom.choose}
      />
      <ChartNotes
        locale={locale}
        chart={part}
        as={as}
        overlay={address.overlay}
        expecting={expected !== null}
        labels={labels}
      />
      <figcaption className="sr-only">{labels.summary}</figcaption>
    </figure>
  );
}

const hasVolume = ({ volumes }: Chart["lines"][number]) =>
  volumes.some((volume) => volume !== null && volume > 0);

/** Every day on which some line has a session, ascending. */
function sessionDays({ lines }: Chart): number[] {
  return [...new Set(lines.flatMap(({ days }) => days))].sort((a, b) => a - b);
}

/** The announcement shown where there is no other. */
function onlyOne(lanes: readonly TimelineLane[]): TimelineMark | undefined {
  const [lane] = lanes;
  return lanes.length === 1 && lane?.days.length === 0 && lane.marks.length === 1 ? lane.marks[0] : undefined;
}

/** What was announced on a day: titles, and how many there are without one here. */
function announcedOn(lanes: readonly TimelineLane[], day: number, moreTitles: string): string[] {
  const titles = lanes.flatMap(({ marks }) => marks.flatMap((mark) => (mark.day === day ? mark.title : [])));
  const count = lanes.reduce((sum, { days }) => sum + days.filter((own) => own === day).length, 0);
  return count === 0 ? titles : [...titles, fill(moreTitles, { count })];
}
