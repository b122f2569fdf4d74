"use client";

import { Curve, Layer, Surface } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { inOneLine } from "../../../lib/drawing/pen.ts";
import { shareAcross } from "../../../lib/drawing/plot-frame.ts";
import { fittedText, textWidth } from "../../../lib/drawing/text-width.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { directionOf } from "../../../lib/i18n/routing.ts";
import type { Room } from "../../picture/picture.ts";
import { direction, percent } from "../../text/format.ts";
import { DumbbellShape } from "../dumbbell-marks.tsx";
import { fromStart, PartNote, ROW_TEXT, RowName, rowsWithin } from "./drawn-rows.tsx";

/** One pair as its picture has it; returns are fractions. */
export interface DrawnDumbbell {
  readonly key: string;
  readonly title: string;
  /** Its listing, and what is to be known of it. */
  readonly details: readonly string[];
  readonly raw: number | null;
  readonly abnormal: number | null;
  readonly isCutOff: boolean;
  readonly colour: number;
}

export interface DumbbellDrawingProps {
  readonly rows: readonly DrawnDumbbell[];
  /** From which row on pairs stand apart from the order, and why; null where none does. */
  readonly apart: { readonly from: number; readonly note: string } | null;
  /** Pairs of the selection, of which a page has some. */
  readonly total: number;
  readonly axis: ValueAxis;
  readonly locale: string;
  readonly texts: Pick<Messages["picture"], "firstOf"> &
    Pick<Messages["reactionViews"], "legendReturn" | "legendAbnormal" | "legendLimit">;
}

const NAME_SHARE = 0.36;
const FIGURE_WIDTH = 58;
const KEY_HEIGHT = 22;
const HEAD_HEIGHT = 20;
const HALF_LETTER = 4;
/** The line over the pairs that stand apart. */
const NOTE_HEIGHT = 18;
/** From one label of the axis to the next at least. */
const LABEL_ROOM = 40;

/** Return against abnormal return, pair by pair on one axis, as many as have room. */
export default function DumbbellDrawing(props: DumbbellDrawingProps & { readonly room: Room }) {
  const { rows, apart, total, axis, locale, texts, room } = props;
  const { width, height } = room;
  const top = KEY_HEIGHT + HEAD_HEIGHT;
  const noteHeight = apart ? NOTE_HEIGHT : 0;
  const { shown, isPart, rowHeight } = rowsWithin(rows.length, total, height - top - noteHeight);
  const apartFrom = apart && apart.from < shown ? apart.from : shown;
  const bottom = top + shown * rowHeight + (apartFrom < shown ? NOTE_HEIGHT : 0);
  const nameRoom = width * NAME_SHARE;
  const isRightToLeft = directionOf(locale) === "rtl";
  const left = isRightToLeft ? 2 * FIGURE_WIDTH : nameRoom;
  const right = isRightToLeft ? width - nameRoom : width - 2 * FIGURE_WIDTH;
  const across = (value: number) => left + (shareAcross(value, axis) / 100) * (right - left);
  const middle = (at: number) => top + (at + 0.5) * rowHeight + (at >= apartFrom ? NOTE_HEIGHT : 0);
  const grid = axis.ticks.map((tick) => [top, bottom].map((y) => ({ x: across(tick), y })));
  const [firstTick = 0, secondTick = 1] = axis.ticks;
  const every = Math.ceil(LABEL_ROOM / Math.max(1, across(secondTick) - across(firstTick)));
  const zero = axis.ticks.indexOf(0);
  return (
    <Surface width={width} height={height}>
      <Key width={width} locale={locale} texts={texts} />
      {axis.ticks.map(
        (tick, at) =>
          (at - zero) % every === 0 && (
            <text
              key={tick}
              x={across(tick)}
              y={top - 6}
              fontSize={ROW_TEXT - 0.5}
              textAnchor="middle"
              fill="var(--color-muted)"
            >
              {percent(locale, tick, 0)}
            </text>
          ),
      )}
      <Curve points={inOneLine(grid)} stroke="var(--color-grid)" fill="none" />
      <Curve
        points={[top, bottom].map((y) => ({ x: across(0), y }))}
        stroke="var(--color-muted)"
        fill="none"
      />
      {(["return", "abnormal"] as const).map((kind, column) => (
        <DumbbellShape
          key={kind}
          kind={kind}
          x={fromStart(locale, width, width - FIGURE_WIDTH * (1 - column) - FIGURE_WIDTH / 3)}
          y={top - 10}
        />
      ))}
      {apart && apartFrom < shown && (
        <text
          x={fromStart(locale, width, 0)}
          y={top + apartFrom * rowHeight + 13}
          fontSize={ROW_TEXT}
          fill="var(--color-muted)"
          stroke="var(--color-panel)"
          strokeWidth={4}
          paintOrder="stroke"
          style={{ direction: directionOf(locale) }}
        >
          {fittedText(apart.note, ROW_TEXT, width)}
        </text>
      )}
      {rows.slice(0, shown).map(({ key, title, details, raw, abnormal, isCutOff, colour }, at) => {
        const y = middle(at);
        const ends = raw === null || abnormal === null ? [] : [raw, abnormal];
        return (
          <Layer key={key}>
            <RowName {...{ title, details, width, locale }} room={nameRoom - 12} y={y + HALF_LETTER} />
            <Curve
              points={ends.map((value) => ({ x: across(value), y }))}
              stroke="var(--color-muted)"
              strokeWidth={2}
              fill="none"
            />
            {raw !== null && <DumbbellShape kind={isCutOff ? "cutOff" : "return"} x={across(raw)} y={y} />}
            {abnormal !== null && (
              <DumbbellShape kind="abnormal" colour={colour} x={across(abnormal)} y={y} />
            )}
            {[raw, abnormal].map((value, column) => (
              <text
                key={column === 0 ? "return" : "abnormal"}
                x={fromStart(locale, width, width - FIGURE_WIDTH * (1 - column))}
                y={y + HALF_LETTER}
                fontSize={ROW_TEXT}
                fontWeight={600}
                textAnchor={isRightToLeft ? "start" : "end"}
                fill={toneOf(value)}
              >
                {percent(locale, value)}
              </text>
            ))}
          </Layer>
        );
      })}
      {isPart && <PartNote {...{ shown, total, width, locale, texts }} y={bottom + 14} />}
    </Surface>
  );
}

const toneOf = (value: number | null): string => `var(--color-${direction(value) ?? "muted"})`;

const KEY_GAP = 20;
const KEY_MARK = 14;

/** What the marks are, from the side at which the language begins. */
function Key({
  width,
  locale,
  texts,
}: Pick<DumbbellDrawingProps, "locale" | "texts"> & { readonly width: number }) {
  const marks = [
    { kind: "return", name: texts.legendReturn },
    { kind: "abnormal", name: texts.legendAbnormal },
    { kind: "cutOff", name: texts.legendLimit },
  ] as const;
  let at = KEY_MARK / 2;
  return marks.map(({ kind, name }) => {
    const start = at;
    at += KEY_MARK + textWidth(name, ROW_TEXT) + KEY_GAP;
    return (
      <Layer key={kind}>
        <DumbbellShape kind={kind} x={fromStart(locale, width, start)} y={8} />
        <text
          x={fromStart(locale, width, start + KEY_MARK)}
          y={8 + HALF_LETTER}
          fontSize={ROW_TEXT}
          fill="var(--color-muted)"
          style={{ direction: directionOf(locale) }}
        >
          {name}
        </text>
      </Layer>
    );
  });
}
