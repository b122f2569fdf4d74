"use client";

import { type RefObject, useId, useRef, useState } from "react";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { SaveButtons } from "../figure/tools/save-buttons.tsx";
import { direction, MISSING, percent, signed } from "../text/format.ts";
import { clauses, listed } from "../text/lists.ts";
import { ComparePlot } from "./compare-plot.tsx";
import { LINE_DASHES } from "./line-dashes.ts";

interface ComparedLine {
  readonly name: string;
  /** Stands before the name where the name alone does not tell: a symbol; empty where it does. */
  readonly symbol: string;
  /** 1 to 6, of the series' colours. */
  readonly colour: number;
  readonly dates: readonly (string | null)[];
  /** Fractions by session; null is a gap. */
  readonly raw: readonly (number | null)[];
  readonly abnormal: readonly (number | null)[];
}

interface CompareFigureProps {
  readonly lines: readonly ComparedLine[];
  readonly drawn: { readonly start: number; readonly end: number };
  readonly window: { readonly start: number; readonly end: number };
  readonly axis: ValueAxis;
  readonly locale: string;
  /** What the picture is called when it is saved. */
  readonly title: string;
  readonly summary: string;
  readonly texts: {
    readonly raw: string;
    readonly abnormal: string;
    readonly session: string;
    readonly price: string;
  };
}

/** Price beside its abnormal part, and the values of the session that is pointed at or walked to. */
export function CompareFigure({ lines, drawn, axis, locale, texts, ...rest }: CompareFigureProps) {
  const { title, summary, window } = rest;
  const [session, setSession] = useState(drawn.end);
  const slider = useId();
  const areas = { raw: useRef<HTMLDivElement>(null), abnormal: useRef<HTMLDivElement>(null) };
  const at = session - drawn.start;
  return (
    <div>
      <div className="grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-2" dir="ltr">
        {(["raw", "abnormal"] as const).map((measure) => (
          <figure key={measure}>
            <figcaption className="mb-1 flex flex-wrap items-center justify-between gap-2 text-xs font-semibold text-muted">
              <span dir="auto">{texts[measure]}</span>
              <Save area={areas[measure]} title={`${title}: ${texts[measure]}`} lines={lines} />
            </figcaption>
            <ComparePlot
              area={areas[measure]}
              lines={lines.map((line) => ({ colour: line.colour, values: line[measure] }))}
              drawn={drawn}
              window={window}
              axis={axis}
              pointed={session}
              onPoint={setSession}
              locale={locale}
              summary={`${texts[measure]}. ${summary}`}
            />
          </figure>
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
        {lines.map(({ name, symbol, colour, dates, raw, abnormal }) => (
          <li key={colour} className="grid grid-cols-[1.5rem_1fr] items-baseline gap-x-2">
            <Swatch colour={colour} />
            <span>
              <bdi>{name}</bdi>{" "}
              <span className="text-xs text-muted">
                {symbol !== "" && <bdi dir="ltr">{symbol}</bdi>} {dates[at] ?? MISSING}
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

function Swatch({ colour }: { readonly colour: number }) {
  return (
    <svg aria-hidden="true" width="24" height="8" viewBox="0 0 24 8" className="self-center">
      <path
        d="M0 4H24"
        stroke={`var(--color-series-${colour})`}
        strokeWidth="3"
        strokeDasharray={LINE_DASHES[colour - 1] ?? ""}
      />
    </svg>
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

interface SaveProps {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly title: string;
  readonly lines: readonly ComparedLine[];
}

function Save({ area, title, lines }: SaveProps) {
  const legend = lines.map(({ name, symbol, colour }) => ({ name, symbol, colour }));
  return <SaveButtons area={area} title={title} legend={legend} label={title} />;
}
