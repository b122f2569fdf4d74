"use client";

import { fittedText, textWidth } from "../../../lib/drawing/text-width.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { directionOf } from "../../../lib/i18n/routing.ts";
import { fill } from "../../text/fill.ts";
import { ownDirection } from "../../text/left-to-right.ts";
import { listed } from "../../text/lists.ts";

export const ROW_TEXT = 11.5;
const LOWEST_ROW = 17;
const HIGHEST_ROW = 30;
/** The line that says how many of the rows are drawn. */
const NOTE_HEIGHT = 18;
/** Of a row's name, what its title has where there is no room for all. */
const TITLE_SHARE = 0.5;
const GAP = 6;

/** How many of some rows have room in a height, how high each is, and whether a line says that it is not all of them. */
export function rowsWithin(count: number, total: number, height: number) {
  const fits = Math.max(1, Math.floor(height / LOWEST_ROW));
  const isPart = count < total || count > fits;
  const left = isPart ? height - NOTE_HEIGHT : height;
  const shown = Math.min(count, Math.max(1, Math.floor(left / LOWEST_ROW)));
  return { shown, isPart, rowHeight: Math.min(HIGHEST_ROW, left / shown) };
}

/** A place across a drawing of some width, counted from where the language begins. */
export const fromStart = (locale: string, width: number, at: number): number =>
  directionOf(locale) === "rtl" ? width - at : at;

interface RowNameProps {
  readonly title: string;
  /** The first of them stands in any case. */
  readonly details: readonly string[];
  /** From the start of the drawing. */
  readonly room: number;
  readonly width: number;
  readonly y: number;
  readonly locale: string;
}

/** An announcement's title, and in grey which listing or day it is. */
export function RowName({ title, details, room, width, y, locale }: RowNameProps) {
  const left = Math.max(room * (1 - TITLE_SHARE), room - textWidth(title, ROW_TEXT)) - GAP;
  const firstDetails = (last: number) => listed(locale, details.slice(0, last + 1));
  const fits = details.findLastIndex((_, at) => textWidth(firstDetails(at), ROW_TEXT) <= left);
  const rest = fittedText(firstDetails(Math.max(0, fits)), ROW_TEXT, left);
  const name = fittedText(title, ROW_TEXT, room - textWidth(rest, ROW_TEXT) - GAP);
  const x = fromStart(locale, width, 0);
  return (
    <text x={x} y={y} fontSize={ROW_TEXT} style={{ direction: directionOf(locale) }} fill="var(--color-ink)">
      {ownDirection(locale, name)} <tspan fill="var(--color-muted)">{rest}</tspan>
    </text>
  );
}

interface PartNoteProps {
  readonly shown: number;
  readonly total: number;
  readonly width: number;
  readonly y: number;
  readonly locale: string;
  readonly texts: Pick<Messages["picture"], "firstOf">;
}

/** That not all rows are drawn. */
export function PartNote({ shown, total, width, y, locale, texts }: PartNoteProps) {
  return (
    <text
      x={fromStart(locale, width, 0)}
      y={y}
      fontSize={ROW_TEXT}
      style={{ direction: directionOf(locale) }}
      fill="var(--color-muted)"
    >
      {fill(texts.firstOf, { shown, total })}
    </text>
  );
}
