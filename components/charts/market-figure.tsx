"use client";

import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from "react";
import { localePath } from "../../i18n/routing.ts";
import type { Chart } from "../../lib/views/chart.ts";
import type { Reaction } from "../../lib/views/reaction.ts";
import type { TimelineLane } from "../../lib/views/timeline.ts";
import { pointAt } from "../pointing.ts";
import { LANE_HEIGHT, Timeline } from "../timeline/timeline.tsx";
import { AnnouncementCard, type AnnouncementCardLabels } from "./announcement-card.tsx";
import { MarkerLayer } from "./marker-layer.tsx";
import { dayAt, dayX, lastAtOrBefore, plotFrame } from "./plot-frame.ts";
import { PricePlot } from "./price-plot.tsx";
import { Readout, type ReadoutLabels } from "./readout.tsx";
import { useWidth } from "./use-width.ts";
import { VOLUME_HEIGHT, VolumeStrip } from "./volume-strip.tsx";

export interface MarketFigureLabels extends AnnouncementCardLabels, ReadoutLabels {
  readonly volume: string;
  readonly timeline: string;
  /** The chart in one sentence, for those who do not see it. */
  readonly summary: string;
  readonly lanes: Readonly<Record<string, string>>;
}

interface MarketFigureProps {
  readonly chart: Chart;
  readonly lanes: readonly TimelineLane[];
  readonly reactions: readonly Reaction[];
  readonly locale: string;
  readonly labels: MarketFigureLabels;
}

const PRICE_HEIGHT = 340;

/** Prices, volumes and the timeline on one time axis, with one crosshair and one pointed announcement. */
export function MarketFigure({ chart, lanes, reactions, locale, labels }: MarketFigureProps) {
  const area = useRef<HTMLElement>(null);
  const width = useWidth(area);
  const [day, setDay] = useState<number | null>(null);
  const [event, setEvent] = useState<string | null>(null);
  const frame = useMemo(() => plotFrame(width ?? 0), [width]);
  const volumes = useMemo(() => chart.lines.filter(hasVolume), [chart.lines]);
  const days = useMemo(() => sessionDays(chart), [chart]);
  const href = useCallback((slug: string) => localePath(locale, `/events/${slug}`), [locale]);
  const stripTops = volumes.map((_, at) => PRICE_HEIGHT + at * VOLUME_HEIGHT + 16);
  const height = PRICE_HEIGHT + volumes.length * VOLUME_HEIGHT + lanes.length * LANE_HEIGHT;
  const mark = event === null ? undefined : findMark(lanes, event);

  const point = (pointer: PointerEvent<HTMLElement>) => {
    const target = pointer.target instanceof Element ? pointer.target.closest("[data-event]") : null;
    const slug = target?.getAttribute("data-event") ?? null;
    if (slug !== event) {
      pointAt(slug);
      setEvent(slug);
    }
    const under = dayAt(
      frame,
      chart.time,
      pointer.clientX - pointer.currentTarget.getBoundingClientRect().left,
    );
    setDay(days[Math.max(0, lastAtOrBefore(days, under))] ?? null);
  };
  const leave = () => {
    pointAt(null);
    setEvent(null);
    setDay(null);
  };
  const walk = (key: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[key.key];
    if (step === undefined || key.target !== area.current) return;
    key.preventDefault();
    const at = day === null ? days.length - 1 : lastAtOrBefore(days, day) + step;
    setDay(days[Math.min(days.length - 1, Math.max(0, at))] ?? null);
  };

  return (
    <figure className="panel" dir="ltr">
      <Readout chart={chart} day={day} locale={locale} labels={labels} />
      <section
        ref={area}
        className="relative touch-pan-y"
        style={{ height }}
        aria-label={labels.summary}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the sessions
        tabIndex={0}
        data-testid="market-figure"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={leave}
        onFocus={(focus) => {
          const slug = focus.target.getAttribute("data-event");
          pointAt(slug);
          setEvent(slug);
        }}
        onBlur={leave}
        onKeyDown={walk}
      >
        {width !== null && width > 0 && (
          <>
            <PricePlot chart={chart} frame={frame} height={PRICE_HEIGHT} locale={locale} />
            {volumes.map((line) => (
              <VolumeStrip
                key={line.symbol}
                line={line}
                time={chart.time}
                frame={frame}
                locale={locale}
                label={labels.volume}
              />
            ))}
            <nav aria-label={labels.timeline}>
              <Timeline lanes={lanes} time={chart.time} frame={frame} href={href} laneLabels={labels.lanes} />
            </nav>
            <MarkerLayer
              chart={chart}
              lanes={lanes}
              frame={frame}
              priceHeight={PRICE_HEIGHT}
              height={height}
              stripTops={stripTops}
            />
            {day !== null && (
              <div
                className="pointer-events-none absolute inset-y-0 w-px bg-muted opacity-60"
                style={{ left: dayX(frame, chart.time, day) }}
                data-testid="crosshair"
              />
            )}
            {mark && (
              <AnnouncementCard
                mark={mark}
                reactions={reactions.filter((reaction) => reaction.event === mark.slug)}
                locale={locale}
                labels={labels}
                x={dayX(frame, chart.time, mark.day)}
                towardsLeft={dayX(frame, chart.time, mark.day) > frame.width / 2}
              />
            )}
          </>
        )}
      </section>
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

const findMark = (lanes: readonly TimelineLane[], slug: string) =>
  lanes.flatMap(({ marks }) => marks).find((mark) => mark.slug === slug);
