"use client";

import { ChartLine, ChevronDown } from "lucide-react";
import { type ReactNode, useRef } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Picture } from "../../picture/picture.ts";
import { SavePicture } from "../../picture/save-picture.tsx";
import { Opener } from "../../ui/opener.tsx";
import { useToolbar } from "../../ui/use-toolbar.ts";
import { loadMarketDrawing } from "../market-picture.tsx";
import type { Spans } from "../pointing/use-spans.ts";
import type { Zoom } from "../pointing/use-zoom.ts";
import type { useChartAddress } from "../use-chart-address.ts";
import { MeasureButton } from "./measure-button.tsx";

export type ChartToolLabels = Messages["figure"]["tools"] &
  Pick<Messages["filter"], "scale" | "scales" | "close" | "loadFailed"> & { readonly timeline: string };

interface ChartToolbarProps {
  /** The figure as a picture. */
  readonly picture: () => Picture;
  readonly zoom: Zoom;
  readonly spans: Spans;
  readonly address: ReturnType<typeof useChartAddress>;
  readonly labels: ChartToolLabels;
  /** Tools of what stands under the prices. */
  readonly children?: ReactNode;
  /** What hands the view on: saved views, its address, its files. */
  readonly sharing?: ReactNode;
}

const loadChartMenu = () => import("./chart-menu.tsx");

/**
 * Everything that can be done with the chart by a press. How it is drawn and what lies over it is behind one button,
 * so that the tools weigh less than the figure; on a phone measuring and saving are there too.
 */
export function ChartToolbar(props: ChartToolbarProps) {
  const { picture, zoom, spans, address, labels, children, sharing } = props;
  const toolbar = useRef<HTMLDivElement>(null);
  const save = <SavePicture picture={picture} drawing={loadMarketDrawing} />;
  return (
    <div
      ref={toolbar}
      role="toolbar"
      aria-label={labels.label}
      aria-busy={address.pending}
      className="needs-script no-print quiet-controls flex items-center gap-1.5 border-b border-rule px-2 py-1 max-sm:py-0.5 max-sm:[&_.control]:min-h-11"
      {...useToolbar(toolbar, "ltr")}
    >
      <ZoomButtons zoom={zoom} labels={labels} />
      <Opener
        load={loadChartMenu}
        className="control max-sm:min-w-11 max-sm:justify-center"
        failure={labels.loadFailed}
        face={
          <>
            <ChartLine aria-hidden="true" size={14} />
            <span className="max-[24rem]:sr-only">{labels.more}</span>
            <ChevronDown aria-hidden="true" size={14} className="text-muted max-sm:hidden" />
          </>
        }
      >
        {({ ChartMenu }, opened) => (
          <ChartMenu {...opened} spans={spans} address={address} labels={labels} save={save} />
        )}
      </Opener>
      <span className="contents max-sm:hidden">
        <MeasureButton spans={spans} label={labels.measure} />
      </span>
      {children}
      <span className="ms-auto flex items-center gap-1.5">
        <button
          type="button"
          className={`control max-lg:hidden ${zoom.window ? "" : "invisible"}`}
          onClick={() => address.keepRange(zoom.shown)}
        >
          {labels.keepRange}
        </button>
        <span className="contents max-md:hidden">{save}</span>
        <span className="contents">{sharing}</span>
      </span>
    </div>
  );
}

/** On a phone two fingers zoom out, and a button that can't do anything gives its place to those that can. */
function ZoomButtons({ zoom, labels }: Pick<ChartToolbarProps, "zoom" | "labels">) {
  const isWhole = zoom.window === null;
  const buttons = [
    { sign: "+", label: labels.zoomIn, onPress: () => zoom.closer(), disabled: false, on: "" },
    {
      sign: "−",
      label: labels.zoomOut,
      onPress: () => zoom.farther(),
      disabled: isWhole,
      on: "max-sm:hidden",
    },
    { sign: "⤢", label: labels.zoomReset, onPress: zoom.reset, disabled: isWhole, on: "" },
  ];
  return (
    <fieldset className="inline-flex gap-1 max-[22.5rem]:hidden" aria-label={labels.zoom}>
      {buttons.map(({ sign, label, onPress, disabled, on }) => (
        <button
          key={sign}
          type="button"
          className={`control justify-center px-2.5 max-sm:min-w-11 max-sm:disabled:hidden ${on}`}
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
