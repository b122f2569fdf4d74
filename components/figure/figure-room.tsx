import { lazy, Suspense } from "react";
import { dayX, figureFrame, isNarrow } from "../../lib/drawing/plot-frame.ts";
import { directionOf } from "../../lib/i18n/routing.ts";
import { candleChoice } from "./candle-choice.ts";
import { FigurePlots, PRICE_HEIGHT } from "./figure-plots.tsx";
import { FIRST_PIXELS } from "./first-width.ts";
import { ExpectationLayer } from "./layers/expectation-layer.tsx";
import { Crosshair } from "./pointing/crosshair.tsx";
import { MeasurePanel } from "./pointing/measure-panel.tsx";
import { SpanBand } from "./pointing/span-band.tsx";
import { reactionDay } from "./timeline/walk.ts";
import type { MarketFigureProps, ShownFigure } from "./use-market-figure.tsx";

const AnnouncementCard = lazy(() =>
  import("./announcement-card.tsx").then((file) => ({ default: file.AnnouncementCard })),
);

/** Of the drawing that a phone shows before it has measured its own. */
const PHONE_FRAME = figureFrame(FIRST_PIXELS.phone);

interface FigureRoomProps {
  readonly props: MarketFigureProps;
  readonly shown: ShownFigure;
}

/** The plots with all that lies over them: the room that hears the pointer, fingers and keys. */
export function FigureRoom({ props, shown }: FigureRoomProps) {
  const { callouts, query, locale, labels, timelineLabels } = props;
  const { area, width, frame, chart, part, named, as, address, zoom, lanes, spans, told, strips } = shown;
  const { reactionsTo, reading, symbols, walk, mark, shownMarks, shownRows, volume, height } = shown;
  const { nameOf, reported, hrefOf, isExpected, expected, isTwice } = shown;
  const { listeners } = reading;
  const facts = { lines: chart.lines, locale, labels, timelineLabels };
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
        {spans.measured && <SpanBand span={spans.measured} time={part.time} frame={frame} kind="measured" />}
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
  );
}
