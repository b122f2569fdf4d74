"use client";

import { lazy, Suspense } from "react";
import { claimsShown } from "../../lib/drawing/claim-marks.ts";
import { isNarrow } from "../../lib/drawing/plot-frame.ts";
import { ChartNotes } from "./chart-notes.tsx";
import { ClaimKey } from "./claim-key.tsx";
import { FigureRoom } from "./figure-room.tsx";
import { LineKey } from "./line-key.tsx";
import { marketPicture } from "./market-picture.tsx";
import { OverviewStrip } from "./overview-strip.tsx";
import { Readout } from "./readout.tsx";
import { spokenDay } from "./spoken-day.ts";
import { announcedTitles } from "./timeline/announced-days.ts";
import { TimelineControls } from "./timeline/timeline-controls.tsx";
import { ChartToolbar } from "./tools/chart-toolbar.tsx";
import { type MarketFigureProps, useMarketFigure } from "./use-market-figure.tsx";

// What appears only when somebody points need not be there before the lines.
const AnnouncementSheet = lazy(() =>
  import("./announcement-sheet.tsx").then((file) => ({ default: file.AnnouncementSheet })),
);
const PinnedChart = lazy(() => import("./pinned-chart.tsx"));
const WalkBar = lazy(() => import("./timeline/walk-bar.tsx"));

/** Prices, volumes and the timeline on one time axis, with one crosshair and one pointed announcement. */
export function MarketFigure(props: MarketFigureProps) {
  const { callouts, locale, labels, timelineLabels } = props;
  const shown = useMarketFigure(props);
  const { frame, chart, part, named, as, address, zoom, pinned, lanes, spans, told, strips } = shown;
  const { announcedOn, reactionsTo, reading, step, walk, mark, shownMarks, shownRows } = shown;
  const { nameOf, reported, announced, unit, hrefOf, expected, heard } = shown;
  const { spoken } = reading;
  const facts = { lines: chart.lines, locale, labels, timelineLabels };
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
      <FigureRoom props={props} shown={shown} />
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
