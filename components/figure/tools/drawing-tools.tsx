"use client";

import { FILTER } from "../../../lib/filters.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { Segmented } from "../../ui/choices.tsx";
import type { useChartAddress } from "../use-chart-address.ts";

interface DrawingToolsProps {
  readonly address: ReturnType<typeof useChartAddress>;
  readonly labels: Messages["figure"]["tools"];
}

/** How the chart is drawn and what lies over it. */
export function DrawingTools({ address, labels }: DrawingToolsProps) {
  return (
    <>
      <Segmented
        label={labels.style}
        labelled
        options={FILTER.chart.words}
        names={labels.styles}
        value={address.style}
        onChange={address.chooseStyle}
      />
      <fieldset className="flex flex-wrap gap-1" aria-label={labels.overlay}>
        <span aria-hidden="true" className="w-full text-sm text-muted">
          {labels.overlay}
        </span>
        {FILTER.overlay.words.map((name) => (
          <button
            key={name}
            type="button"
            className="control flex-1 justify-center max-sm:min-h-11"
            aria-pressed={address.overlay.includes(name)}
            onClick={() => address.toggleOverlay(name)}
          >
            {labels.overlays[name]}
          </button>
        ))}
      </fieldset>
    </>
  );
}
