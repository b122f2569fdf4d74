"use client";

import { type ReactNode, useRef } from "react";
import { Curve, Dot } from "recharts";
import { chartPen, inOneLine, type LinePlace } from "../../../lib/drawing/pen.ts";
import { plotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { FitPlot, ShownFit } from "../../../lib/views/fit-plots.ts";
import { AXIS_HEIGHT, PLOT_TOP, Plot } from "../../figure/layers/plot.tsx";
import { PlotClip } from "../../figure/layers/plot-clip.tsx";
import { useWidth } from "../../figure/pointing/use-width.ts";
import { decimal, percent } from "../../text/format.ts";

/** How wide a plot is drawn before the browser has measured it, in pixels. */
const FIRST_WIDTH = 520;
const HEIGHT = 200;
const DOT = { r: 2.25, fill: "var(--color-ink)", stroke: "none" };
const RULE = { stroke: "var(--color-muted)", fill: "none" };

interface FitPlotsProps {
  readonly plots: ShownFit["plots"];
  /** One standard deviation of the residuals, a fraction. */
  readonly sigma: number;
  readonly texts: Readonly<Record<keyof ShownFit["plots"], string>>;
  readonly locale: string;
}

/** The plots of a fit. Every figure in them that is looked for stands in the tables beside, and all of them in its file. */
export function FitPlots({ plots, sigma, texts, locale }: FitPlotsProps) {
  const { residuals, quantiles, betas, distances } = plots;
  return (
    <div className="mt-6 grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-2">
      {residuals && (
        <Part title={texts.residuals} plot={residuals} upLabel={(value) => percent(locale, value, 1)}>
          {(place) => (
            <>
              {[-2 * sigma, 0, 2 * sigma].map((value) => (
                <Level key={value} place={place} value={value} broken={value !== 0} />
              ))}
              <Dots plot={residuals} place={place} />
            </>
          )}
        </Part>
      )}
      {quantiles && (
        <Part title={texts.quantiles} plot={quantiles} upLabel={(value) => decimal(locale, value, 0)}>
          {(place) => (
            <>
              <Diagonal plot={quantiles} place={place} />
              <Dots plot={quantiles} place={place} />
            </>
          )}
        </Part>
      )}
      {betas && (
        <Part title={texts.betas} plot={betas} upLabel={(value) => decimal(locale, value, 1)}>
          {(place) => <Band plot={betas} place={place} />}
        </Part>
      )}
      {distances && (
        <Part title={texts.distances} plot={distances} upLabel={(value) => decimal(locale, value, 2)}>
          {(place) => (
            <>
              <Level place={place} value={4 / distances.points.length} broken />
              <Bars plot={distances} place={place} />
            </>
          )}
        </Part>
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly plot: FitPlot;
  readonly upLabel: (value: number) => string;
  readonly children: (place: LinePlace) => ReactNode;
}

/** One plot as wide as there is room: its axes, with what is drawn between them. */
function Part({ title, plot: { across, up }, upLabel, children }: PartProps) {
  const area = useRef<HTMLDivElement>(null);
  const frame = { ...plotFrame(useWidth(area) || FIRST_WIDTH), left: 52 };
  const bottom = HEIGHT - AXIS_HEIGHT;
  return (
    <figure className="break-inside-avoid">
      <figcaption className="text-xs font-semibold text-muted">{title}</figcaption>
      <div ref={area} role="img" aria-label={title} className="relative" dir="ltr">
        <Plot
          frame={frame}
          height={HEIGHT}
          across={across}
          acrossTicks={across.ticks}
          acrossLabel={(value) => (value < 0 ? `−${-value}` : String(value))}
          up={up}
          upLabel={upLabel}
        />
        <PlotClip frame={frame} bottom={bottom}>
          {children({ frame, time: across, value: up, top: PLOT_TOP, bottom })}
        </PlotClip>
      </div>
    </figure>
  );
}

interface MarksProps {
  readonly plot: FitPlot;
  readonly place: LinePlace;
}

function Dots({ plot, place }: MarksProps) {
  const pen = chartPen(place);
  return plot.points.map(({ x, y }) => (
    <Dot key={`${x} ${y}`} cx={rounded(pen.x(x))} cy={rounded(pen.y(y))} {...DOT} />
  ));
}

function Bars({ plot, place }: MarksProps) {
  const pen = chartPen(place);
  const bars = plot.points.map(({ x, y }) => [0, y].map((end) => ({ x: rounded(pen.x(x)), y: pen.y(end) })));
  return <Curve points={inOneLine(bars)} stroke="var(--color-ink)" strokeWidth={2} fill="none" />;
}

function Band({ plot, place }: MarksProps) {
  const pen = chartPen(place);
  const at = (add: number) =>
    plot.points.map(({ x, y, half = 0 }) => ({ x: rounded(pen.x(x)), y: pen.y(y + add * half) }));
  return (
    <>
      <Curve points={at(1)} baseLine={at(-1)} fill="var(--color-series-7)" fillOpacity={0.16} />
      <Curve points={at(0)} stroke="var(--color-series-7)" strokeWidth={2} fill="none" />
    </>
  );
}

/** Where the residuals would stand if they were normal. */
function Diagonal({ plot: { across }, place }: MarksProps) {
  const pen = chartPen(place);
  const ends = [across.first, across.last].map((value) => ({ x: pen.x(value), y: pen.y(value) }));
  return <Curve points={ends} {...RULE} />;
}

interface LevelProps {
  readonly place: LinePlace;
  readonly value: number;
  readonly broken: boolean;
}

function Level({ place, value, broken }: LevelProps) {
  const y = chartPen(place).y(value);
  const ends = [place.frame.left, place.frame.width - place.frame.right].map((x) => ({ x, y }));
  return <Curve points={ends} {...RULE} {...(broken ? { strokeDasharray: "3 3" } : {})} />;
}

const rounded = (length: number): number => Math.round(length * 10) / 10;
