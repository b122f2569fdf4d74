"use client";

import { useId, useRef, useState } from "react";
import { Curve, Surface } from "recharts";
import type { CompareAxes } from "../../lib/views/compare-choice.ts";
import { firstPlotWidth } from "../figure/first-width.ts";
import type { Picture } from "../picture/picture.ts";
import { SavePicture } from "../picture/save-picture.tsx";
import { direction, MISSING, percent, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed, clauses, colon, listed } from "../text/lists.ts";
import { CompareDrawing, ComparePlot, type PlottedLine } from "./compare-plot.tsx";
import { type ComparedLine, ownPlots, sharedLook, sharedPlots } from "./compared-plots.ts";

interface CompareFigureProps {
  readonly lines: readonly ComparedLine[];
  readonly axes: CompareAxes;
  readonly drawn: { readonly start: number; readonly end: number };
  readonly window: { readonly start: number; readonly end: number };
  /** How wide the server draws the page's figure, in pixels, before the browser has measured it. */
  readonly figureWidth: number;
  readonly locale: string;
  /** What the picture is called when it is saved. */
  readonly title: string;
  /** What it compares, in a word of the address. */
  readonly name: string;
  readonly summary: string;
  readonly texts: {
    readonly raw: string;
    readonly abnormal: string;
    readonly both: string;
    readonly session: string;
    readonly price: string;
    readonly dayZero: string;
  };
}

/** The lines in plots on one scale or on their own, and the values of the session pointed at or walked to. */
export function CompareFigure(props: CompareFigureProps) {
  const { lines, axes, drawn, window, figureWidth, locale, title, name, summary, texts } = props;
  const [session, setSession] = useState(drawn.end);
  const slider = useId();
  const at = session - drawn.start;
  const plots = axes === "one" ? sharedPlots(lines, texts) : ownPlots(lines, texts);
  return (
    <div>
      {axes === "own" && <p className="mb-2 text-xs font-semibold text-muted">{texts.both}</p>}
      <div
        className={`grid gap-x-6 gap-y-4 *:min-w-0 ${axes === "one" ? "lg:grid-cols-2" : "sm:grid-cols-2 xl:grid-cols-3"}`}
      >
        {plots.map(({ key, heading, detail, ...plot }) => (
          <PlotFigure
            key={key}
            heading={heading}
            detail={detail}
            saved={{
              title: `${title}${colon(locale)}${heading}${detail === "" ? "" : bracketed(locale, leftToRight(locale, detail))}`,
              subtitle: axes === "own" ? texts.both : texts.session,
              name: `compare-${name}-${key}`,
            }}
            plot={{
              ...plot,
              ...{ drawn, window, locale, pointed: session, onPoint: setSession },
              firstWidth: firstPlotWidth(figureWidth, axes === "one" ? 2 : 3),
              summary: `${heading} ${detail}. ${summary}`,
            }}
          />
        ))}
      </div>
      <p className="needs-script no-print mt-2 flex items-center gap-3 text-sm text-muted">
        <label htmlFor={slider}>{texts.session}</label>
        <input
          id={slider}
          type="range"
          min={drawn.start}
          max={drawn.end}
          value={session}
          dir="ltr"
          className="h-6 max-w-72 grow accent-accent"
          onChange={({ target }) => setSession(Number(target.value))}
          aria-valuetext={`${signed(locale, session, 0)}: ${clauses(
            locale,
            lines.map(({ name, symbol, raw, abnormal }) =>
              listed(locale, [
                `${name} ${symbol}`.trim(),
                `${texts.price} ${percent(locale, raw[at] ?? null)}`,
                `CAR ${percent(locale, abnormal[at] ?? null)}`,
              ]),
            ),
          )}`}
        />
        <output htmlFor={slider} className="min-w-8 text-ink">
          {signed(locale, session, 0)}
        </output>
      </p>
      <ul className="mt-1 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 xl:grid-cols-3" data-testid="readout">
        {lines.map(({ name, symbol, dates, raw, abnormal }, index) => (
          <li key={`${name} ${symbol}`} className="flex items-start gap-x-2">
            {axes === "one" && <Swatch line={sharedLook(lines, index)} />}
            <span>
              <bdi>{name}</bdi>{" "}
              <span className="text-xs text-muted">
                {symbol !== "" && <bdi dir="ltr">{symbol}</bdi>}{" "}
                <bdi dir="ltr" className="whitespace-nowrap">
                  {dates[at] ?? MISSING}
                </bdi>
              </span>
              <span className="block">
                {texts.price} <Value value={raw[at] ?? null} locale={locale} /> · CAR{" "}
                <Value value={abnormal[at] ?? null} locale={locale} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PlotFigureProps {
  readonly heading: string;
  readonly detail: string;
  readonly saved: Pick<Picture, "title" | "subtitle" | "name">;
  readonly plot: Omit<Parameters<typeof ComparePlot>[0], "area">;
}

function PlotFigure({ heading, detail, saved, plot }: PlotFigureProps) {
  const area = useRef<HTMLDivElement>(null);
  return (
    <figure>
      <figcaption className="mb-1 flex flex-wrap items-center justify-between gap-2 text-xs font-semibold">
        <span>
          <bdi>{heading}</bdi>{" "}
          <bdi dir="ltr" className="font-normal text-muted">
            {detail}
          </bdi>
        </span>
        <SavePicture
          picture={() => ({
            ...saved,
            legend: () => [],
            draw: (room) => (
              <div className="relative" style={room}>
                <CompareDrawing {...plot} {...room} pointed={null} />
              </div>
            ),
          })}
        />
      </figcaption>
      <div dir="ltr">
        <ComparePlot area={area} {...plot} />
      </div>
    </figure>
  );
}

function Swatch({ line }: { readonly line: Pick<PlottedLine, "colour" | "dash"> }) {
  return (
    <Surface width={24} height={8} className="mt-1.5 shrink-0" aria-hidden="true">
      <Curve
        points={[0, 24].map((x) => ({ x, y: 4 }))}
        stroke={line.colour}
        strokeWidth={3}
        strokeDasharray={line.dash ?? "none"}
        fill="none"
      />
    </Surface>
  );
}

function Value({ value, locale }: { readonly value: number | null; readonly locale: string }) {
  const heading = direction(value);
  return (
    <span className={heading === "up" ? "text-up" : heading === "down" ? "text-down" : ""}>
      {percent(locale, value)}
    </span>
  );
}
