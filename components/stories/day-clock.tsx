"use client";

import { useMemo, useRef } from "react";
import { Surface } from "recharts";
import { type DayClock as Clock, clockPlaces } from "../../lib/drawing/day-clock.ts";
import { useWidth } from "../figure/pointing/use-width.ts";
import { zoneName } from "../figure/timeline/announcement-time.ts";
import { useReadersZone } from "../figure/timeline/reader-time.tsx";
import { fill } from "../text/fill.ts";
import { timeOfDayIn } from "../text/format.ts";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import { ClockDrawing, type ClockZone } from "./clock-drawing.tsx";
import type { ClockTexts } from "./clock-texts.ts";

export interface DayClockProps {
  readonly clock: PackedText<Clock>;
  readonly own: ClockZone;
  /** Everything that the drawing shows, in a sentence. */
  readonly summary: string;
  /** How wide the server draws it, in pixels, before the browser has measured it. */
  readonly firstWidth: number;
  readonly locale: string;
  readonly texts: ClockTexts;
}

/** Announcements and sessions of a day on one clock, with the reader's own hours under it where they differ. */
export function DayClock({ clock: packed, own, summary, firstWidth, locale, texts }: DayClockProps) {
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area) || firstWidth;
  const clock = useMemo(() => unpack(packed), [packed]);
  const places = useMemo(() => clockPlaces(clock, width), [clock, width]);
  const zone = useReadersZone();
  const differs =
    zone !== null && timeOfDayIn(locale, clock.begins, zone) !== timeOfDayIn(locale, clock.begins, own.zone);
  const readers = differs
    ? { zone, label: fill(texts.yourTime, { zone: zoneName(zone, texts.times) }) }
    : null;
  return (
    <div ref={area} dir="ltr" role="img" aria-label={summary} data-testid="day-clock">
      <Surface width={width} height={places.height} className="block h-auto max-w-full" aria-hidden="true">
        <ClockDrawing clock={clock} places={places} own={own} readers={readers} locale={locale} />
      </Surface>
    </div>
  );
}
