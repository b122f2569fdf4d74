"use client";

import { Curve, Layer, Surface } from "recharts";
import { clockPlaces, type DayClock } from "../../lib/drawing/day-clock.ts";
import { fittedText } from "../../lib/drawing/text-width.ts";
import { directionOf } from "../../lib/i18n/routing.ts";
import type { Room } from "../picture/picture.ts";
import { ClockDrawing, type ClockZone } from "./clock-drawing.tsx";

/** A figure of a row: in words, whether it rises, and what stands under it. */
export interface DrawnFigure {
  readonly text: string;
  readonly isUp: boolean;
  readonly under: string;
}

/** A share or an index as the picture of a day has it. */
export interface DrawnStoryRow {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly figures: readonly (DrawnFigure | null)[];
}

export interface StoryDrawingProps {
  readonly clock: DayClock;
  readonly own: ClockZone;
  readonly columns: readonly string[];
  readonly rows: readonly DrawnStoryRow[];
  readonly locale: string;
  readonly room: Room;
}

const ROW_HEIGHT = 30;
const HEAD_HEIGHT = 22;
const NAME_SHARE = 0.3;
const TEXT = 11.5;
const UNDER = 9.5;

/** The picture of a day: its clock, and under it as many rows of figures as have room. */
export default function StoryDrawing({ clock, own, columns, rows, locale, room }: StoryDrawingProps) {
  const { width, height } = room;
  const places = clockPlaces(clock, width);
  const top = places.height;
  const most = Math.max(0, Math.floor((height - top - HEAD_HEIGHT) / ROW_HEIGHT));
  const isRightToLeft = directionOf(locale) === "rtl";
  const nameRoom = width * NAME_SHARE;
  const step = (width - nameRoom) / Math.max(1, columns.length);
  const nameX = isRightToLeft ? width : 0;
  const figureX = (at: number) =>
    isRightToLeft ? width - nameRoom - (at + 1) * step : nameRoom + (at + 1) * step;
  const figureAnchor = isRightToLeft ? "start" : "end";
  const style = { direction: directionOf(locale) } as const;
  return (
    <Surface width={width} height={height}>
      <ClockDrawing clock={clock} places={places} own={own} readers={null} locale={locale} />
      {columns.map((name, at) => (
        <text
          key={name}
          x={figureX(at)}
          y={top + 12}
          fontSize={UNDER + 1}
          textAnchor={figureAnchor}
          fill="var(--color-muted)"
        >
          {fittedText(name, UNDER + 1, step - 6)}
        </text>
      ))}
      {rows.slice(0, most).map(({ key, name, detail, figures }, row) => {
        const y = top + HEAD_HEIGHT + row * ROW_HEIGHT;
        return (
          <Layer key={key}>
            <Curve points={[0, width].map((x) => ({ x, y: y - 2 }))} stroke="var(--color-grid)" fill="none" />
            <text x={nameX} y={y + 11} fontSize={TEXT} fontWeight={600} fill="var(--color-ink)" style={style}>
              {fittedText(name, TEXT, nameRoom - 8)}
            </text>
            <text x={nameX} y={y + 23} fontSize={UNDER} fill="var(--color-muted)" style={style}>
              {fittedText(detail, UNDER, nameRoom - 8)}
            </text>
            {figures.map(
              (figure, at) =>
                figure && (
                  <Layer key={columns[at]}>
                    <text
                      x={figureX(at)}
                      y={y + 11}
                      fontSize={TEXT}
                      fontWeight={at === 0 ? 600 : 400}
                      textAnchor={figureAnchor}
                      fill={figure.isUp ? "var(--color-up)" : "var(--color-down)"}
                    >
                      {figure.text}
                    </text>
                    {figure.under !== "" && (
                      <text
                        x={figureX(at)}
                        y={y + 23}
                        fontSize={UNDER}
                        textAnchor={figureAnchor}
                        fill="var(--color-muted)"
                      >
                        {fittedText(figure.under, UNDER, step - 4)}
                      </text>
                    )}
                  </Layer>
                ),
            )}
          </Layer>
        );
      })}
    </Surface>
  );
}
