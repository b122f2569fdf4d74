"use client";

import { X } from "lucide-react";
import { useLayoutEffect } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import type { PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { TimelineLane } from "../../lib/views/figure/timeline.ts";
import { LineEnds } from "./layers/line-ends.tsx";
import { MarkerLayer } from "./layers/marker-layer.tsx";
import { PricePlot } from "./layers/price-plot.tsx";
import type { LineTexts } from "./line-texts.ts";
import { Crosshair } from "./pointing/crosshair.tsx";

interface PinnedChartProps {
  readonly chart: Chart;
  readonly lanes: readonly TimelineLane[];
  readonly measured: ReadonlyMap<string, number>;
  readonly frame: PlotFrame;
  readonly locale: string;
  readonly labels: LineTexts & { readonly tools: { readonly unpin: string } };
  readonly onClose: () => void;
}

/** Low enough for three quarters of a laptop's screen to stay with the table. */
const PINNED_PIXELS = 220;

/**
 * The prices once more, low, over the table that the reader scrolls: a row that is pointed at lights its day here too.
 * It lies over the page and takes no room in it; what gets the focus scrolls clear of it (globals.css).
 */
export default function PinnedChart(props: PinnedChartProps) {
  const { chart, lanes, measured, frame, locale, labels, onClose } = props;
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--pinned-height", `${PINNED_PIXELS}px`);
    return () => {
      style.removeProperty("--pinned-height");
    };
  }, []);
  const place = { chart, frame, height: PINNED_PIXELS };
  return (
    <div
      className="no-print fixed inset-x-0 top-0 z-10 border-b border-rule bg-panel shadow-lg"
      dir="ltr"
      data-testid="pinned-chart"
    >
      <div
        aria-hidden="true"
        className="relative mx-auto"
        style={{ width: frame.width, height: PINNED_PIXELS }}
      >
        <PricePlot {...place} locale={locale} />
        <LineEnds {...place} locale={locale} labels={labels} />
        <MarkerLayer
          chart={chart}
          lanes={lanes}
          frame={frame}
          priceHeight={PINNED_PIXELS}
          height={PINNED_PIXELS}
          measured={measured}
        />
        <Crosshair frame={frame} time={chart.time} resting={null} />
      </div>
      <button
        type="button"
        className="control absolute end-2 top-1 border-transparent bg-transparent px-2"
        aria-label={labels.tools.unpin}
        title={labels.tools.unpin}
        onClick={onClose}
      >
        <X aria-hidden="true" size={14} />
      </button>
    </div>
  );
}
