import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from "react";
import { fromZero, onScale, type PlainChart } from "../../lib/drawing/chart-scale.ts";
import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import { figureFrame, isNarrow } from "../../lib/drawing/plot-frame.ts";
import { chartWithin } from "../../lib/drawing/zoom-window.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../lib/views/reactions/table-rows.ts";
import type { HeadlineTexts } from "../text/headline.ts";
import { type AnnouncementLabels, unnamedText } from "./announcement-facts.tsx";
import { candleChoice } from "./candle-choice.ts";
import { shortOn } from "./claim-key.tsx";
import { aroundAlone, onlyOne, sessionDays, volumeShown } from "./figure-choices.ts";
import { PRICE_HEIGHT } from "./figure-plots.tsx";
import { FIRST_PIXELS } from "./first-width.ts";
import { hasPhoneDrawing } from "./lanes/lane-rows.ts";
import { markName } from "./lanes/mark-name.ts";
import { useWholeLanes } from "./lanes/use-whole-lanes.ts";
import { stripsHeight } from "./lollipops/strip-rows.ts";
import { useAskedWindow } from "./pointing/asked-window.ts";
import { dayPointedAt } from "./pointing/pointed-day.ts";
import { useReading } from "./pointing/use-reading.ts";
import { useSpans } from "./pointing/use-spans.ts";
import { useWidth } from "./pointing/use-width.ts";
import { useZoom } from "./pointing/use-zoom.ts";
import { AxisUnit } from "./scale-note.tsx";
import { announcedLine } from "./timeline/announced-days.ts";
import { useAnnouncements } from "./timeline/use-announcements.ts";
import { useWalk } from "./timeline/use-walk.ts";
import { reactionDay, steppedTo } from "./timeline/walk.ts";
import { useChartAddress } from "./use-chart-address.ts";
import { usePinned } from "./use-pinned.ts";
import { useScale } from "./use-scale.ts";
import { VOLUME_HEIGHT } from "./volume-strip.tsx";

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

export interface MarketFigureProps {
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

/** What the parts of a figure share: its chart as it is shown, what is pointed at, walked to and measured. */
export type ShownFigure = ReturnType<typeof useMarketFigure>;

/** Makes what a figure shows of its props, its address, and what a reader points at. */
export function useMarketFigure(props: MarketFigureProps) {
  const {
    chart: plain,
    lanes: sent,
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
  const { lastEvent } = reading;
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
  const isTwice =
    measured === null && firstWidth > FIRST_PIXELS.phone && hasPhoneDrawing(part.lines.length, part.time);
  return {
    area,
    width,
    frame,
    chart,
    part,
    named,
    as,
    address,
    zoom,
    pinned,
    lanes,
    spans,
    told,
    strips,
    announcedOn,
    reactionsTo,
    reading,
    symbols,
    step,
    walk,
    mark,
    shownMarks,
    shownRows,
    volume,
    height,
    nameOf,
    reported,
    announced,
    unit,
    hrefOf,
    isExpected,
    expected,
    heard,
    isTwice,
  };
}
