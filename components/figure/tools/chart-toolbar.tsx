"use client";

import { ChartLine } from "lucide-react";
import type { ReactNode } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Picture } from "../../picture/picture.ts";
import { SavePicture } from "../../picture/save-picture.tsx";
import { Opener } from "../../ui/opener.tsx";
import type { Spans } from "../pointing/use-spans.ts";
import type { Zoom } from "../pointing/use-zoom.ts";
import type { useChartAddress } from "../use-chart-address.ts";
import { DrawingTools } from "./drawing-tools.tsx";
import { MeasureButton } from "./measure-button.tsx";

export type ChartToolLabels = Messages["figure"]["tools"] &
  Pick<Messages["filter"], "scale" | "scales" | "close" | "loadFailed">;

interface ChartToolbarProps {
  /** The figure as a picture. */
  readonly picture: () => Picture;
  readonly zoom: Zoom;
  readonly spans: Spans;
  readonly address: ReturnType<typeof useChartAddress>;
  readonly labels: ChartToolLabels;
  /** Tools of what stands under the prices. */
  readonly children?: ReactNode;
}

const loadChartSheet = () => import("./chart-sheet.tsx");

/**
 * Everything that can be done with the chart by a press: zoom, measure, how it is drawn, what lies over it, save. On
 * a phone most of it is behind one button.
 */
export function ChartToolbar({ picture, zoom, spans, address, labels, children }: ChartToolbarProps) {
  const save = <SavePicture picture={picture} />;
  return (
    <div
      role="toolbar"
      aria-label={labels.label}
      aria-busy={address.pending}
      className="needs-script no-print flex flex-wrap items-center gap-1.5 border-b border-rule px-3 py-1.5 max-sm:[&_.control]:min-h-11"
    >
      <ZoomButtons zoom={zoom} labels={labels} />
      {zoom.window && (
        <button type="button" className="control" onClick={() => address.keepRange(zoom.shown)}>
          {labels.keepRange}
        </button>
      )}
      <span className="contents max-sm:hidden">
        <MeasureButton spans={spans} label={labels.measure} />
        <DrawingTools address={address} labels={labels} />
      </span>
      {children}
      <Opener
        load={loadChartSheet}
        className="control ms-auto sm:hidden"
        failure={labels.loadFailed}
        face={
          <>
            <ChartLine aria-hidden="true" size={14} />
            {labels.more}
          </>
        }
      >
        {({ ChartSheet }, opened) => (
          <ChartSheet {...opened} spans={spans} address={address} labels={labels} save={save} />
        )}
      </Opener>
      <span className="ms-auto max-sm:hidden">{save}</span>
    </div>
  );
}

/** On a phone a button that can't do anything gives its place to those that can. */
function ZoomButtons({ zoom, labels }: Pick<ChartToolbarProps, "zoom" | "labels">) {
  const isWhole = zoom.window === null;
  const buttons = [
    { sign: "+", label: labels.zoomIn, onPress: () => zoom.closer(), disabled: false },
    { sign: "−", label: labels.zoomOut, onPress: () => zoom.farther(), disabled: isWhole },
    { sign: "⤢", label: labels.zoomReset, onPress: zoom.reset, disabled: isWhole },
  ];
  return (
    <fieldset className="inline-flex gap-1" aria-label={labels.zoomIn}>
      {buttons.map(({ sign, label, onPress, disabled }) => (
        <button
          key={sign}
          type="button"
          className="control justify-center px-2.5 disabled:opacity-50 max-sm:min-w-11 max-sm:disabled:hidden"
          aria-label={label}
          title={label}
          disabled={disabled}
          onClick={onPress}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  );
}
