"use client";

import { useMemo, useRef } from "react";
import { useWidth } from "../../figure/pointing/use-width.ts";
import type { Picture } from "../../picture/picture.ts";
import { SavePicture } from "../../picture/save-picture.tsx";
import type { PackedText } from "../../text/pack.ts";
import { unpack } from "../../text/unpack.ts";
import { StackDrawing, type StackDrawingProps } from "./stack-drawing.tsx";

interface StackChartProps {
  readonly drawn: PackedText<Omit<StackDrawingProps, "width" | "height" | "locale">>;
  /** All of it in a sentence. */
  readonly summary: string;
  readonly saved: Pick<Picture, "title" | "subtitle" | "name">;
  /** What each part is called, for a saved picture. */
  readonly names: readonly string[];
  /** How wide the server draws it, in pixels. */
  readonly firstWidth: number;
  readonly locale: string;
}

const HEIGHT = 300;

/** The parts of a move stacked over time; the table beside it has the figures. */
export function StackChart({ drawn, summary, saved, names, firstWidth, locale }: StackChartProps) {
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area) || firstWidth;
  const props = useMemo(() => unpack(drawn), [drawn]);
  return (
    <>
      <div
        ref={area}
        dir="ltr"
        role="img"
        aria-label={summary}
        className="relative"
        style={{ height: HEIGHT }}
      >
        <StackDrawing {...props} locale={locale} width={width} height={HEIGHT} />
      </div>
      <div className="mt-1 text-end">
        <SavePicture
          picture={() => ({
            ...saved,
            legend: () => props.parts.map(({ colour }, at) => ({ name: names[at] ?? "", colour, dash: "" })),
            draw: (room) => (
              <div className="relative" style={room}>
                <StackDrawing {...props} locale={locale} {...room} />
              </div>
            ),
          })}
        />
      </div>
    </>
  );
}
