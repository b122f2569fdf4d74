"use client";

import { useMemo } from "react";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import type { PlainChart } from "../../lib/drawing/chart-scale.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { PathPoint } from "../../lib/reactions/paths/car-path.ts";
import type { TimelineLane } from "../../lib/views/figure/timeline.ts";
import { MarketFigure } from "../figure/market-figure.tsx";
import { PathPlot } from "../figure/paths/path-plot.tsx";
import type { MarketFigureLabels } from "../figure/use-market-figure.tsx";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";

/** The width that the server draws a state for. */
const DRAWN_PIXELS = 1_000;

interface ChartStateProps {
  readonly name: string;
  readonly chart: PackedText<PlainChart>;
  readonly lanes: readonly TimelineLane[];
  readonly locale: string;
  readonly labels: Omit<MarketFigureLabels, "headline" | "summary">;
  readonly timelineLabels: Messages["timeline"];
}

/** One state of the chart of prices, with its name as its summary. */
export function ChartState({ name, chart: packed, lanes, locale, labels, timelineLabels }: ChartStateProps) {
  const chart = useMemo(() => unpack(packed), [packed]);
  return (
    <MarketFigure
      chart={chart}
      lanes={lanes}
      callouts={[]}
      claims={[]}
      opensOnClaims={false}
      query=""
      reactions={[]}
      firstWidth={DRAWN_PIXELS}
      locale={locale}
      labels={{ ...labels, headline: { title: name, base: null, rule: "" }, summary: name }}
      timelineLabels={timelineLabels}
    />
  );
}

interface PathStatesProps {
  readonly states: Readonly<Record<string, PackedText<readonly PathPoint[]>>>;
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly locale: string;
}

/** Every state of a path of CAR, on one scale. */
export function PathStates({ states, value, locale }: PathStatesProps) {
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      {Object.entries(states).map(([name, points], at) => (
        <section key={name} aria-label={name} className="panel p-2">
          <h3 className="text-xs text-muted">{name}</h3>
          <PathPlot
            points={points}
            value={value}
            colour={at + 1}
            dayZero="day 0"
            locale={locale}
            summary={name}
            saved={{ title: name, subtitle: "", name }}
            firstWidth={DRAWN_PIXELS / 2}
          />
        </section>
      ))}
    </div>
  );
}
