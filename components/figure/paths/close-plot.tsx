"use client";

import { memo, useMemo, useRef } from "react";
import { Curve } from "recharts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { claimsShown, type MarkedClaim } from "../../../lib/drawing/claim-marks.ts";
import { dayAt, dayX, lastAtOrBefore, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Picture } from "../../picture/picture.ts";
import { SavePicture } from "../../picture/save-picture.tsx";
import { decimal, longDay, money, percent } from "../../text/format.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { colon } from "../../text/lists.ts";
import type { PackedText } from "../../text/pack.ts";
import { unpack } from "../../text/unpack.ts";
import { ClaimKey, claimsEntry, shortOn } from "../claim-key.tsx";
import { ClaimLayer } from "../layers/claim-layer.tsx";
import { EndLabels, endRoom } from "../layers/end-labels.tsx";
import { ExpectationLayer } from "../layers/expectation-layer.tsx";
import { AXIS_HEIGHT, PLOT_TOP } from "../layers/plot.tsx";
import { PlotClip } from "../layers/plot-clip.tsx";
import { PricePlot } from "../layers/price-plot.tsx";
import { Crosshair } from "../pointing/crosshair.tsx";
import { usePointedDay } from "../pointing/pointed-day.ts";
import { PointingArea } from "../pointing/pointing-area.tsx";
import { useWidth } from "../pointing/use-width.ts";

interface ClosePlotProps {
  readonly chart: PackedText<Chart>;
  /** Day 0, in days since 1970-01-01, and what stands under its line: `6 Mar, day 0`. */
  readonly dayZero: { readonly day: number; readonly name: string };
  /** What reports said of these prices. */
  readonly reported?: {
    readonly claims: PackedText<readonly MarkedClaim[]>;
    readonly labels: Messages["figure"]["claims"];
  };
  readonly locale: string;
  readonly summary: string;
  /** What a saved picture of it is called, above it and in its file's name. */
  readonly saved: Pick<Picture, "title" | "subtitle" | "name">;
  /** How wide the server draws it, in pixels, before the browser has measured it. */
  readonly firstWidth: number;
}

const HEIGHT = 200;
/** Room for the labels of prices, in pixels. */
const LEFT = 44;

/** One listing's close round day 0, with what the model expected of it. */
export function ClosePlot(props: ClosePlotProps) {
  const { dayZero, reported, locale, summary, saved, firstWidth } = props;
  const chart = useMemo(() => unpack(props.chart), [props.chart]);
  const claims = useMemo(
    () => (reported ? claimsShown(chart, unpack(reported.claims)) : []),
    [chart, reported],
  );
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area) || firstWidth;
  const frame = useMemo(() => closeFrame(chart, locale, width), [chart, locale, width]);
  const pointed = usePointedDay();
  const { time } = chart;
  const line = chart.lines[0];
  const days = line?.days ?? [];
  const sessionAt = (day: number) => days[lastAtOrBefore(days, Math.min(day, time.last))] ?? null;
  const within = pointed !== null && pointed >= time.first && pointed <= time.last;
  const day = sessionAt(within ? pointed : dayZero.day);
  const at = day === null ? -1 : lastAtOrBefore(days, day);
  const said =
    line && day !== null
      ? asLanguage(
          locale,
          [
            `${longDay(locale, day)}${colon(locale)}${money(locale, line.closes[at] ?? null, line.currency)} ${percent(locale, line.returns[at] ?? null)}`,
            ...shortOn(claims, day),
          ].join(" · "),
        )
      : "";
  return (
    <div>
      <p className="h-5 truncate px-1 text-xs text-muted will-change-transform contain-content">{said}</p>
      <PointingArea
        area={area}
        height={HEIGHT}
        summary={summary}
        days={days}
        day={day}
        spoken={said}
        dayUnder={(x) => sessionAt(Math.max(days[0] ?? time.first, dayAt(frame, time, x)))}
      >
        <CloseCurve
          chart={chart}
          claims={claims}
          frame={frame}
          height={HEIGHT}
          dayZero={dayZero}
          locale={locale}
        />
        <Crosshair frame={frame} time={time} placeOf={sessionAt} />
      </PointingArea>
      <div className="mt-1 text-end">
        <SavePicture
          picture={() => ({
            ...saved,
            legend: () => (reported ? claimsEntry(claims, reported.labels) : []),
            draw: (room) => (
              <div className="relative" style={room}>
                <CloseCurve
                  chart={chart}
                  claims={claims}
                  isPicture
                  frame={closeFrame(chart, locale, room.width)}
                  height={room.height}
                  dayZero={dayZero}
                  locale={locale}
                />
              </div>
            ),
          })}
        />
      </div>
      {reported && <ClaimKey claims={claims} locale={locale} labels={reported.labels} />}
    </div>
  );
}

/** The frame of the plot, with room for the last close at the line's end. */
const closeFrame = (chart: Chart, locale: string, width: number): PlotFrame => ({
  width,
  left: LEFT,
  right: endRoom(endOf(chart, locale), width),
});

interface CloseCurveProps extends Pick<ClosePlotProps, "dayZero" | "locale"> {
  readonly chart: Chart;
  readonly claims: readonly MarkedClaim[];
  readonly isPicture?: boolean;
  readonly frame: PlotFrame;
  readonly height: number;
}

/** The drawing, which does not change while a reader points. */
const CloseCurve = memo(function CloseCurve(props: CloseCurveProps) {
  const { chart, claims, isPicture = false, frame, height, dayZero, locale } = props;
  const { time, value, lines, expectations } = chart;
  if (!value) return null;
  const bottom = height - AXIS_HEIGHT;
  const x = dayX(frame, time, dayZero.day);
  const upright = [PLOT_TOP, bottom].map((y) => ({ x, y }));
  const ends = endOf(chart, locale).map((end) => ({
    ...end,
    colour: `var(--color-series-${lines[0]?.colour ?? 1})`,
  }));
  return (
    <>
      <PricePlot chart={chart} frame={frame} height={height} locale={locale} named={dayZero} />
      <ExpectationLayer chart={chart} event={expectations[0]?.event ?? ""} frame={frame} height={height} />
      <PlotClip frame={frame} bottom={bottom}>
        <Curve points={upright} stroke="var(--color-muted)" strokeDasharray="3 3" fill="none" />
      </PlotClip>
      <ClaimLayer chart={chart} claims={claims} frame={frame} height={height} isTitled={!isPicture} />
      <EndLabels labels={ends} place={{ frame, time, value, top: PLOT_TOP, bottom }} height={bottom} />
    </>
  );
});

/** The last close, to stand at the line's end; none without one. */
function endOf({ lines }: Chart, locale: string) {
  const [line] = lines;
  const at = line ? line.values.findLastIndex((value) => value !== null) : -1;
  const [day, value] = [line?.days[at], line?.values[at] ?? null];
  if (day === undefined || value === null) return [];
  return [{ key: "end", day, value, name: "", figure: decimal(locale, line?.closes[at] ?? null) }];
}
