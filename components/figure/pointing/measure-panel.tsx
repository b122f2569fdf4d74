"use client";

import { lazy, Suspense } from "react";
import type { Chart } from "../../../lib/drawing/chart.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Span } from "./use-spans.ts";

const MeasureReport = lazy(() => import("./measure-report.tsx"));

interface MeasurePanelProps {
  readonly chart: Chart;
  readonly measured: Span | null;
  readonly measuring: boolean;
  /** Pixels from the figure's left edge to the plot's. */
  readonly left: number;
  readonly locale: string;
  readonly labels: Messages["figure"]["measured"];
}

/** What was measured, over the top of the plot, so that nothing moves under the pointer that measures. */
export function MeasurePanel({ chart, measured, measuring, left, locale, labels }: MeasurePanelProps) {
  return (
    <div
      role="status"
      aria-busy={measured?.open === true}
      className={
        measured || measuring
          ? "panel pointer-events-none absolute top-1 z-10 px-2 py-1 opacity-95"
          : "sr-only"
      }
      style={{ left: left + 4, maxWidth: `calc(100% - ${left + 16}px)` }}
    >
      <Suspense>
        {measured && <MeasureReport chart={chart} {...measured} locale={locale} labels={labels} />}
      </Suspense>
      {measuring && !measured && (
        <p className="text-sm text-muted" dir="auto">
          {labels.hint}
        </p>
      )}
    </div>
  );
}
