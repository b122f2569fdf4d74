"use client";

import { lazy, type ReactNode, Suspense, useCallback, useDeferredValue, useMemo, useRef } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import { fromZero, onScale, type PlainChart } from "../../lib/drawing/chart-scale.ts";
import { claimsShown, type MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import { dayX, figureFrame, isNarrow } from "../../lib/drawing/plot-frame.ts";
import { chartWithin } from "../../lib/drawing/zoom-window.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf, localePath } from "../../lib/i18n/routing.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../lib/views/reactions/table-rows.ts";
import type { HeadlineTexts } from "../text/headline.ts";
import { type AnnouncementLabels, unnamedText } from "./announcement-facts.tsx";
import { candleChoice } from "./candle-choice.ts";
import { ChartNotes } from "./chart-notes.tsx";
import { ClaimKey, shortOn } from "./claim-key.tsx";
import { FigurePlots, PRICE_HEIGHT } from "./figure-plots.tsx";
import { FIRST_PIXELS } from "./first-width.ts";
import { hasPhoneDrawing } from "./lanes/lane-rows.ts";
import { markName } from "./lanes/mark-name.ts";
import { useWholeLanes } from "./lanes/use-whole-lanes.ts";
import { ExpectationLayer } from "./layers/expectation-layer.tsx";
import { LineKey } from "./line-key.tsx";
import type { LollipopStrip } from "./lollipops/lollipops.ts";
import { fullStrip, stripsHeight } from "./lollipops/strip-rows.ts";
import { marketPicture } from "./market-picture.tsx";
import { OverviewStrip } from "./overview-strip.tsx";
import { useAskedWindow } from "./pointing/asked-window.ts";
import { Crosshair } from "./pointing/crosshair.tsx";
import { MeasurePanel } from "./pointing/measure-panel.tsx";
import { dayPointedAt } from "./pointing/pointed-day.ts";
import { SpanBand } from "./pointing/span-band.tsx";
import { useReading } from "./pointing/use-reading.ts";
import { useSpans } from "./pointing/use-spans.ts";
import { useWidth } from "./pointing/use-width.ts";
import { useZoom } from "./pointing/use-zoom.ts";
import { Readout } from "./readout.tsx";
import { AxisUnit } from "./scale-note.tsx";
import { spokenDay } from "./spoken-day.ts";
import { announcedLine, announcedTitles } from "./timeline/announced-days.ts";
import { TimelineControls } from "./timeline/timeline-controls.tsx";
import { useAnnouncements } from "./timeline/use-announcements.ts";
import { useWalk } from "./timeline/use-walk.ts";
import { reactionDay, steppedTo } from "./timeline/walk.ts";
import { ChartToolbar } from "./tools/chart-toolbar.tsx";
import { useChartAddress } from "./use-chart-address.ts";
import { usePinned } from "./use-pinned.ts";
import { useScale } from "./use-scale.ts";
import { VOLUME_HEIGHT } from "./volume-strip.tsx";

// What appears only when somebody points need not be there before the lines.
const AnnouncementCard = lazy(() =>
  import("./announcement-card.tsx").then((file) => ({ default: file.AnnouncementCard })),
);
const AnnouncementSheet = lazy(() =>
  import("./announcement-sheet.tsx").then((file) => ({ default: file.AnnouncementSheet })),
);
const PinnedChart = lazy(() => import("./pinned-chart.tsx"));
const WalkBar = lazy(() => import("./timeline/walk-bar.tsx"));

/** What stands beside the readout's line of announcements in a wide figure and in a narrow one, in pixels. */
const BESIDE_ANNOUNCED = { wide: 260, narrow: 150 };

export interface MarketFigureLabels
  extends Pick<AnnouncementLabels, "status">,
    Pick<Messages, "makerNames">,
    Readonly<Messages["figure"]> {
  /** Of the filter's texts, those that its choices have on a phone. */
  readonly choices: Pick<Messages["filter"], "scale" | "scales" | "close" | "loadFailed">;
  /** What the view shows, and what the numbers of each scale are: the words of its picture. */
  readonly headline: Pick<HeadlineTexts, "title" | "base" | "rule">;
  /** The chart in one sentence, for those who do not see it. */
  readonly summary: string;
}

interface MarketFigureProps {
  readonly chart: PlainChart;
  readonly lanes: readonly TimelineLane[];
  /** What is named on the lines, strongest first. */
  readonly callouts: readonly Callout[];
  /** What reports said of the prices, and whether it is laid over them where the address says nothing. */
  readonly claims: readonly MarkedClaim[];
  readonly opensOnClaims: boolean;
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
  const {
    chart: plain,
    lanes: sent,
    callouts,
    claims,
    opensOnClaims,
    query,
    reactions,
    firstWidth,
    locale,
    labels,
    timelineLabels,
  } = props;
  const area = useRef<HTMLElement>(null);
  const measured = useWidth(area) || null;
  const width = measured ?? firstWidth;
  const frame = useMemo(() => figureFrame(width), [width]);
  const { scale } = useScale();
  const chart = useMemo(() => onScale(plain, scale), [plain, scale]);
  const alone = onlyOne(sent);
  const address = useChartAddress(chart.style, [
    ...(alone && chart.expectations.length > 0 ? (["expected"] as const) : []),
    ...(opensOnClaims ? (["claims"] as const) : []),
  ]);
  const opening = alone && !address.isRangeGiven ? aroundAlone(alone) : null;
  const zoom = useZoom(area, chart.time, frame, opening);
  useAskedWindow(zoom.choose);
  const pinned = usePinned(area);
  const lanes = useWholeLanes(sent, locale, query, zoom.shown);
  const spans = useSpans(zoom.choose);

  const part = useMemo(() => {
    const within = chartWithin(chart, zoom.window);
    return address.style === "area" ? fromZero(within) : within;
  }, [chart, zoom.window, address.style]);
  // While a reader zooms, the lines come first: names, marks and notes are placed when these have been painted.
  const named = useDeferredValue(part);
  const as = useMemo(() => candleChoice(part, address.style, frame), [part, address.style, frame]);
  const days = useMemo(() => sessionDays(chart), [chart]);
  const told = useAnnouncements(lanes, reactions, chart.lines);
  const { marks, strips, announcedOn, reactionsTo } = told;
  const slugsOn = useCallback((day: number) => announcedOn(day).marks.map(({ slug }) => slug), [announcedOn]);
  const reading = useReading({ area, frame, time: part.time, days, zoom, spans, announced: slugsOn });
  const { spoken, lastEvent, listeners } = reading;
  const symbols = chart.lines.map(({ symbol }) => symbol);
  const step = (direction: "next" | "previous") => {
    const next = steppedTo(marks, { event: reading.event, day: dayPointedAt() }, direction);
    if (next) reading.show(next.slug, reactionDay(next, symbols));
  };
  const walk = useWalk({
    marks: told.studied,
    symbols,
    time: chart.time,
    zoom,
    pointed: reading.event,
    onStep: step,
  });
  // Whoever points while a walk goes on reads what is pointed at, and the walk's place after that.
  const shownSlugs = reading.events.length > 0 ? reading.events : [walk.mark?.slug ?? ""];
  const shownMarks = shownSlugs.flatMap((slug) => told.markOf(slug) ?? []);
  const [mark] = shownMarks;
  const event = reading.event ?? walk.mark?.slug ?? null;

  const shownRows = address.timelineHidden ? null : told.rows;
  const volume = address.overlay.includes("volume") ? volumeShown(chart, strips, told.company) : null;
  const height =
    PRICE_HEIGHT +
    (volume === null ? 0 : VOLUME_HEIGHT) +
    (shownRows ? stripsHeight(strips) + shownRows.height : 0);
  const nameOf = useCallback(
    (own: TimelineMark) =>
      markName(own, reactionsTo(own.slug), locale, {
        ...labels,
        unnamed: unnamedText(own, chart.lines, locale, timelineLabels),
      }),
    [reactionsTo, locale, labels, chart.lines, timelineLabels],
  );
  const isReported = address.overlay.includes("claims");
  const reported = useMemo(() => (isReported ? claims : []), [isReported, claims]);
  const announced = useCallback(
    (day: number) =>
      announcedLine(
        announcedOn(day),
        width - BESIDE_ANNOUNCED[isNarrow(frame) ? "narrow" : "wide"],
        timelineLabels.moreTitles,
        shortOn(reported, day),
      ),
    [announcedOn, reported, width, frame, timelineLabels.moreTitles],
  );
  const unit = useMemo(
    () => <AxisUnit chart={chart} locale={locale} labels={labels.axisUnit} />,
    [chart, locale, labels.axisUnit],
  );
  const hrefOf = useCallback((slug: string) => localePath(locale, `/events/${slug}`), [locale]);
  const isExpected = address.overlay.includes("expected");
  const expected =
    isExpected && chart.expectations.length > 0 ? (event ?? lastEvent ?? alone?.slug ?? null) : null;
  const heard = walk.mark ?? (reading.stepped === null ? undefined : told.markOf(reading.stepped));
  const facts = { lines: chart.lines, locale, labels, timelineLabels };
  const isTwice =
    measured === null && firstWidth > FIRST_PIXELS.phone && hasPhoneDrawing(part.lines.length, part.time);
  const plots = {
    ...{
      chart: part,
      named,
      callouts,
      claims: reported,
      volume,
      strips,
      company: told.company,
      measured: told.measured,
    },
    ...{ onChoose: told.chooseCompany, style: address.style, lanes, query, rows: shownRows },
    ...{ unfolded: told.unfolded, onUnfold: told.unfold, onZoom: zoom.choose, href: hrefOf, nameOf },
    ...{ height, locale, labels, timelineLabels },
  };
  return (
    <figure
      className="@container panel"
      dir="ltr"
      onKeyDown={(key) => {
        // React hands on the keys of the sheet that the toolbar opens, too: its Escape is not the walk's.
        if (key.target instanceof Node && key.currentTarget.contains(key.target)) walk.onKeyDown(key);
      }}
    >
      <ChartToolbar
        picture={() =>
          marketPicture(
            {
              chart: part,
              callouts,
              claims: reported,
              strips: address.timelineHidden ? [] : strips,
              company: told.company,
              style: address.style,
              locale,
              labels,
              stripLabels: timelineLabels.lollipops,
            },
            {
              title: labels.headline.title,
              subtitle: [labels.headline.base?.[part.scale] ?? "", labels.headline.rule]
                .join(locale === "zh" ? "" : " ")
                .trim(),
            },
          )
        }
        zoom={zoom}
        spans={spans}
        address={address}
        labels={{ ...labels.tools, ...labels.choices, timeline: timelineLabels.toggle }}
        sharing={props.sharing}
      >
        <TimelineControls shown={walk} labels={timelineLabels} />
      </ChartToolbar>
      <Suspense>{walk.walk && <WalkBar shown={walk} href={hrefOf} labels={timelineLabels.walk} />}</Suspense>
      <Readout
        chart={named}
        resting={walk.day}
        announced={announced}
        unit={unit}
        locale={locale}
        labels={labels}
      />
      <p className="sr-only" aria-live="polite" data-testid="spoken-day">
        {spoken === null
          ? heard && nameOf(heard)
          : spokenDay(
              chart,
              spoken,
              [
                ...announcedTitles(announcedOn(spoken), timelineLabels.moreTitles),
                ...reported
                  .filter(({ last }) => last.day === spoken)
                  .map(({ text, verdict }) => `${text} ${verdict}`),
              ],
              locale,
              labels,
            )}
      </p>
      <section
        ref={area}
        className="figure-room relative touch-pan-y overflow-x-clip select-none"
        style={{ height }}
        aria-label={labels.summary}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the sessions
        tabIndex={0}
        data-testid="market-figure"
        {...listeners}
      >
        <div
          className={`figure-drawn relative h-full ${isTwice ? "max-sm:hidden" : ""}`}
          style={{ maxWidth: width }}
        >
          <FigurePlots {...plots} as={as} frame={frame} />
          {expected !== null && (
            <ExpectationLayer chart={part} event={expected} frame={frame} height={PRICE_HEIGHT} />
          )}
          {spans.measured && (
            <SpanBand span={spans.measured} time={part.time} frame={frame} kind="measured" />
          )}
          {spans.picked && <SpanBand span={spans.picked} time={part.time} frame={frame} kind="picked" />}
          <Crosshair frame={frame} time={part.time} resting={walk.day} />
          <Suspense>
            {mark && !isNarrow(frame) && (
              <AnnouncementCard
                {...facts}
                marks={shownMarks}
                reactions={reactionsTo(mark.slug)}
                x={dayX(frame, part.time, reactionDay(mark, symbols))}
                width={frame.width}
              />
            )}
          </Suspense>
        </div>
        {isTwice && (
          <div
            className="figure-drawn relative h-full sm:hidden"
            style={{ maxWidth: FIRST_PIXELS.phone }}
            data-testid="phone-drawing"
          >
            <FigurePlots {...plots} as={candleChoice(part, address.style, PHONE_FRAME)} frame={PHONE_FRAME} />
          </div>
        )}
        <div role="status">
          {expected === null && isExpected && (
            <p
              className="panel pointer-events-none absolute top-1 z-10 px-2 py-1 text-sm"
              style={{ left: frame.left + 4 }}
              dir={directionOf(locale)}
              data-testid="expected-hint"
            >
              {labels.chartNotes.expectedHint}
            </p>
          )}
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
      <LineKey chart={named} locale={locale} labels={labels} />
      <Suspense>
        {mark && isNarrow(frame) && (
          <AnnouncementSheet
            {...facts}
            marks={shownMarks}
            reactions={reactionsTo(mark.slug)}
            href={hrefOf}
            closeLabel={labels.choices.close}
            onStep={walk.walk ? null : step}
            onClose={walk.walk ? walk.stop : reading.leave}
          />
        )}
      </Suspense>
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
        chart={named}
        style={address.style}
        as={as}
        overlay={address.overlay}
        expecting={expected !== null}
        isNamed={callouts.length > 0}
        hasLanes={shownRows !== null && shownRows.rows.length > 0}
        labels={labels}
      />
      <ClaimKey claims={claimsShown(named, reported)} locale={locale} labels={labels.claims} />
      <Suspense>
        {pinned.isPinned && (
          <PinnedChart
            chart={named}
            lanes={lanes}
            measured={told.measured}
            frame={frame}
            locale={locale}
            labels={labels}
            onClose={pinned.unpin}
          />
        )}
      </Suspense>
      <figcaption className="sr-only">{labels.summary}</figcaption>
    </figure>
  );
}

/** Of the drawing that a phone shows before it has measured its own. */
const PHONE_FRAME = figureFrame(FIRST_PIXELS.phone);

const hasVolume = ({ volumes }: Chart["lines"][number]) =>
  volumes.some((volume) => volume !== null && volume > 0);

/** The symbol whose volume is shown: of the company chosen, whose strip is in full; else the first that has any. */
function volumeShown(
  { lines }: Chart,
  strips: readonly LollipopStrip[],
  company: string | null,
): string | null {
  const traded = lines.filter(hasVolume);
  const chosen = fullStrip(strips, company)?.symbol;
  return (traded.find(({ symbol }) => symbol === chosen) ?? traded[0])?.symbol ?? null;
}

/** Every day on which some line has a session, ascending: as numbers, which an array of plain values is not sorted by. */
const sessionDays = ({ lines }: Chart): number[] =>
  Array.from(Int32Array.from(new Set(lines.flatMap(({ days }) => days))).sort());

/** The announcement shown where there is no other. */
function onlyOne(lanes: readonly TimelineLane[]): TimelineMark | undefined {
  const [lane] = lanes;
  return lanes.length === 1 && lane?.days.length === 0 && lane.marks.length === 1 ? lane.marks[0] : undefined;
}

/** Days on each side of an announcement that is shown alone: some 30 sessions. */
const DAYS_ROUND_ONE = 43;

/** The days that a chart of one announcement begins with. */
const aroundAlone = ({ day }: TimelineMark) => ({ first: day - DAYS_ROUND_ONE, last: day + DAYS_ROUND_ONE });
