"use client";

import type { ReactNode, RefObject } from "react";
import { Sheet } from "../../ui/sheet.tsx";
import type { Spans } from "../pointing/use-spans.ts";
import type { useChartAddress } from "../use-chart-address.ts";
import type { ChartToolLabels } from "./chart-toolbar.tsx";
import { DrawingTools } from "./drawing-tools.tsx";
import { MeasureButton } from "./measure-button.tsx";
import { ScaleChoice } from "./scale-choice.tsx";

interface ChartSheetProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly spans: Spans;
  readonly address: ReturnType<typeof useChartAddress>;
  readonly labels: ChartToolLabels;
  /** The buttons that save the chart. */
  readonly save: ReactNode;
}

/** What has no place beside the chart of a phone: its scale, how it is drawn, what lies over it, measuring, saving. */
export function ChartSheet({ anchor, onClose, spans, address, labels, save }: ChartSheetProps) {
  return (
    <Sheet title={labels.label} closeLabel={labels.close} onClose={onClose} opener={anchor}>
      <div className="grid gap-3">
        <ScaleChoice labels={labels} />
        <DrawingTools address={address} labels={labels} />
        <div className="grid gap-1 text-sm text-muted [&_.control]:min-h-11">
          <span aria-hidden="true">{labels.save}</span>
          {save}
        </div>
        <MeasureButton spans={spans} label={labels.measure} onPress={onClose} />
      </div>
    </Sheet>
  );
}
