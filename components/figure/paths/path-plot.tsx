"use client";

import { useMemo, useRef } from "react";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { dayAt, lastAtOrBefore } from "../../../lib/drawing/plot-frame.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import type { PathPoint } from "../../../lib/reactions/paths/car-path.ts";
import type { Picture } from "../../picture/picture.ts";
import { SavePicture } from "../../picture/save-picture.tsx";
import { direction, percent, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import type { PackedText } from "../../text/pack.ts";
import { unpack } from "../../text/unpack.ts";
import { Crosshair } from "../pointing/crosshair.tsx";
import { usePointedDay } from "../pointing/pointed-day.ts";
import { PointingArea } from "../pointing/pointing-area.tsx";
import { useWidth } from "../pointing/use-width.ts";
import { PathCurve, pathFrame } from "./path-curve.tsx";

interface PathPlotProps {
  readonly points: PackedText<readonly PathPoint[]>;
  /** Ends and labelled values of the axis, fractions. */
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly colour: number;
  /** What stands under the line of day 0: `6 Mar, day 0`. */
  readonly dayZero: string;
  /** Sessions on which other announcements of the company fall; keep it stable. */
  readonly others?: readonly number[];
  readonly locale: string;
  readonly summary: string;
  /** What a saved picture of it is called, above it and in its file's name. */
  readonly saved: Pick<Picture, "title" | "subtitle" | "name">;
  /** How wide the server draws it, in pixels, before the browser has measured it. */
  readonly firstWidth: number;
  /** The session whose figures stand above the chart when nobody points; the last one otherwise. */
  readonly resting?: number;
}

const HEIGHT = 200;
const NO_SESSIONS: readonly number[] = [];

/** CAR against the session with its confidence band; a gap ends the line and breaks the band. */
export function PathPlot(props: PathPlotProps) {
  const { value, colour, dayZero, locale, summary, saved, firstWidth, resting, others = NO_SESSIONS } = props;
  const points = useMemo(() => unpack(props.points), [props.points]);
  // What rests at a session of its own is told there, not at its end.
  const drawing = { points, value, colour, dayZero, others, locale, isLabelled: resting === undefined };
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area) || firstWidth;
  const frame = useMemo(() => pathFrame({ points, value, width, locale }), [points, value, width, locale]);
  const dated = useMemo(() => pointable(points), [points]);
  const days = useMemo(() => dated.map(pathDay), [dated]);
  const pointed = usePointedDay();
  const axis = { first: points[0]?.session ?? 0, last: points.at(-1)?.session ?? 0 };
  const pointAtOrBefore = (day: number) => dated[lastAtOrBefore(days, day)];
  const within = pointed !== null && pointed >= (days[0] ?? 0) && pointed <= (days.at(-1) ?? 0);
  const shown =
    (within ? pointAtOrBefore(pointed) : points.find(({ session }) => session === resting)) ?? points.at(-1);
  const tone = direction(shown?.car ?? null);
  const car = percent(locale, shown?.car ?? null);
  const named =
    shown &&
    [
      signed(locale, shown.session, 0),
      ...(shown.date === null ? [] : [leftToRight(locale, shown.date)]),
    ].join(" · ");
  const band =
    shown && shown.low !== null
      ? `[${percent(locale, shown.low, 1)}, ${percent(locale, shown.high, 1)}]`
      : "";
  return (
    <div>
      <p className="h-5 px-1 text-xs text-muted will-change-transform contain-content">
        {shown && (
          <>
            {named}{" "}
            <span className={tone === "up" ? "text-up" : tone === "down" ? "text-down" : ""}>{car}</span>{" "}
            {leftToRight(locale, band)}
          </>
        )}
      </p>
      <PointingArea
        area={area}
        height={HEIGHT}
        summary={summary}
        days={days}
        day={shown ? pathDay(shown) : null}
        spoken={`${named ?? ""} ${car}`}
        dayUnder={(x) => {
          const session = dayAt(frame, axis, x);
          const point = dated.findLast((own) => own.session <= session) ?? dated[0];
          return point ? pathDay(point) : null;
        }}
      >
        <PathCurve {...drawing} width={width} height={HEIGHT} />
        <Crosshair
          frame={frame}
          time={axis}
          placeOf={(day) => (day > (days.at(-1) ?? 0) ? null : (pointAtOrBefore(day)?.session ?? null))}
        />
      </PointingArea>
      <div className="mt-1 text-end">
        <SavePicture
          picture={() => ({
            ...saved,
            legend: () => [],
            draw: (room) => (
              <div className="relative" style={room}>
                <PathCurve {...drawing} {...room} />
              </div>
            ),
          })}
        />
      </div>
    </div>
  );
}

/** The points that can be pointed at: all of an average; of one listing those whose session has come. */
function pointable(points: readonly PathPoint[]): readonly PathPoint[] {
  const dated = points.filter(({ date }) => date !== null);
  return dated.length > 0 ? dated : points;
}

/**
 * The day of a point of a CAR path, in days since 1970-01-01. An average over announcements has no dates: there the
 * number of the session stands for its day, so that such charts follow each other and no other.
 */
const pathDay = ({ date, session }: Pick<PathPoint, "date" | "session">): number =>
  date === null ? session : dayNumber(date);
