"use client";

import type { ReactNode, RefObject } from "react";
import type { Messages } from "../../i18n/messages.ts";
import type { Chart } from "../../lib/views/chart.ts";
import { Segmented } from "../filters/choices.tsx";
import { isoDay } from "../format.ts";
import { SaveButtons } from "./save-buttons.tsx";
import type { useChartAddress } from "./use-chart-address.ts";
import type { Spans } from "./use-spans.ts";
import type { Zoom } from "./use-zoom.ts";

interface ChartToolbarProps {
  /** The part shown. */
  readonly chart: Chart;
  readonly area: RefObject<HTMLElement | null>;
  readonly zoom: Zoom;
  readonly spans: Spans;
  readonly address: ReturnType<typeof useChartAddress>;
  readonly labels: Messages["figure"]["tools"];
  /** Tools of what stands under the prices. */
  readonly children?: ReactNode;
}

const OVERLAYS = ["benchmark", "expected"] as const;

/** Everything that can be done with the chart by a press: zoom, measure, how it is drawn, what lies over it, save. */
export function ChartToolbar({ chart, area, zoom, spans, address, labels, children }: ChartToolbarProps) {
  const names = [...new Set(chart.lines.map(({ name }) => name))].join(", ");
  const title = `${names} · ${isoDay(chart.time.first)} – ${isoDay(chart.time.last)} · ${chart.scale}`;
  return (
    <div
      role="toolbar"
      aria-label={labels.label}
      aria-busy={address.pending}
      className="no-print flex flex-wrap items-center gap-1.5 border-b border-rule px-3 py-1.5"
    >
      <fieldset className="inline-flex gap-1" aria-label={labels.zoomIn}>
        <button
          type="button"
          className="control px-2.5"
          aria-label={labels.zoomIn}
          onClick={() => zoom.closer()}
        >
          +
        </button>
        <button
          type="button"
          className="control px-2.5"
          aria-label={labels.zoomOut}
          disabled={zoom.window === null}
          onClick={() => zoom.farther()}
        >
          −
        </button>
        <button
          type="button"
          className="control px-2.5 disabled:opacity-50"
          aria-label={labels.zoomReset}
          title={labels.zoomReset}
          disabled={zoom.window === null}
          onClick={zoom.reset}
        >
          ⤢
        </button>
      </fieldset>
      {zoom.window && (
        <button type="button" className="control" onClick={() => address.keepRange(zoom.shown)}>
          {labels.keepRange}
        </button>
      )}
      <button
        type="button"
        className="control"
        aria-pressed={spans.measuring || spans.measured !== null}
        onClick={spans.toggle}
      >
        {labels.measure}
      </button>
      <Segmented
        label={labels.style}
        options={["line", "area", "candles"]}
        names={labels.styles}
        value={address.style}
        onChange={address.chooseStyle}
      />
      <fieldset className="inline-flex gap-1" aria-label={labels.overlay}>
        {OVERLAYS.map((name) => (
          <button
            key={name}
            type="button"
            className="control"
            aria-pressed={address.overlay.includes(name)}
            onClick={() => address.toggleOverlay(name)}
          >
            {labels.overlays[name]}
          </button>
        ))}
      </fieldset>
      {children}
      <span className="ms-auto">
        <SaveButtons area={area} title={title} legend={chart.lines} label={labels.save} />
      </span>
    </div>
  );
}
