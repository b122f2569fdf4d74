"use client";

import type { ReactNode, RefObject } from "react";
import { PopoverOrSheet } from "../../ui/popover-or-sheet.tsx";
import type { Spans } from "../pointing/use-spans.ts";
import type { useChartAddress } from "../use-chart-address.ts";
import type { ChartToolLabels } from "./chart-toolbar.tsx";
import { DrawingTools } from "./drawing-tools.tsx";
import { MeasureButton } from "./measure-button.tsx";
import { ScaleChoice } from "./scale-choice.tsx";

interface ChartMenuProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly spans: Spans;
  readonly address: ReturnType<typeof useChartAddress>;
  readonly labels: ChartToolLabels;
  /** The buttons that save the chart. */
  readonly save: ReactNode;
}

/** How the chart is drawn: its scale, its style and what lies over it. On a phone with measuring and saving too. */
export function ChartMenu({ anchor, onClose, spans, address, labels, save }: ChartMenuProps) {
  return (
    <PopoverOrSheet label={labels.more} closeLabel={labels.close} anchor={anchor} onClose={onClose}>
      <div className="grid gap-3 p-1">
        <ScaleChoice labels={labels} />
        <DrawingTools address={address} labels={labels} />
        <button
          type="button"
          className="control justify-center max-sm:min-h-11"
          aria-pressed={!address.timelineHidden}
          onClick={address.toggleTimeline}
        >
          {labels.timeline}
        </button>
        <div className="grid gap-1 text-sm text-muted max-sm:[&_.control]:min-h-11 md:hidden">
          <span aria-hidden="true">{labels.save}</span>
          {save}
        </div>
        <span className="grid sm:hidden">
          <MeasureButton spans={spans} label={labels.measure} onPress={onClose} />
        </span>
      </div>
    </PopoverOrSheet>
  );
}
