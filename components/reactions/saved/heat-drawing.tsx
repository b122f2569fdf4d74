"use client";

import { Layer, Surface } from "recharts";
import { fittedText, textWidth } from "../../../lib/drawing/text-width.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { directionOf } from "../../../lib/i18n/routing.ts";
import type { Room } from "../../picture/picture.ts";
import { wrappedText } from "../../picture/wrapped-text.ts";
import { MISSING, percent } from "../../text/format.ts";
import { ownDirection } from "../../text/left-to-right.ts";
import { PartNote, ROW_TEXT, RowName, rowsWithin } from "./drawn-rows.tsx";

/** A cell as the map and its picture have it. */
export interface DrawnHeatCell {
  /** A fraction; null where the pair could not be measured. */
  readonly value: number | null;
  /** How much of the colour of rises or falls it has, 0 to 1; 0 is none. */
  readonly share: number;
  /** Whether another announcement is in it, so that its figure is grey. */
  readonly isShared: boolean;
  readonly isOutlined: boolean;
}

export interface DrawnHeatRow {
  readonly event: string;
  readonly title: string;
  /** Its day, and what is to be known of it. */
  readonly details: readonly string[];
  /** A cell for each listing; null for a pair that is not selected. */
  readonly cells: readonly (DrawnHeatCell | null)[];
}

export interface HeatDrawingProps {
  readonly listings: readonly { readonly name: string; readonly symbol: string }[];
  readonly rows: readonly DrawnHeatRow[];
  /** Announcements of the selection, of which a page has some. */
  readonly total: number;
  readonly locale: string;
  readonly texts: Pick<Messages["picture"], "firstOf" | "firstListings">;
}

const NAME_SHARE = 0.4;
/** A symbol, and a word of a name, has room in one line. */
const NARROWEST_CELL = 80;
const WIDEST_CELL = 116;
const HEAD_HEIGHT = 50;
const HEAD_LINE = 14;
const MOST_NAME_LINES = 2;
const NAMES_APART = 12;
const HALF_LETTER = 4;

/** Announcements by listings, as many of both as have room. */
export default function HeatDrawing(props: HeatDrawingProps & { readonly room: Room }) {
  const { listings, rows, total, locale, texts, room } = props;
  const { width, height } = room;
  const { shown, isPart, rowHeight } = rowsWithin(rows.length, total, height - HEAD_HEIGHT - 16);
  const columns = Math.max(
    1,
    Math.min(listings.length, Math.floor((width * (1 - NAME_SHARE)) / NARROWEST_CELL)),
  );
  const cellWidth = Math.min(WIDEST_CELL, (width * (1 - NAME_SHARE)) / columns);
  const nameRoom = width - columns * cellWidth;
  const isRightToLeft = directionOf(locale) === "rtl";
  /** The left edge of a column. */
  const leftOf = (column: number) =>
    isRightToLeft ? width - nameRoom - (column + 1) * cellWidth : nameRoom + column * cellWidth;
  const bottom = HEAD_HEIGHT + shown * rowHeight;
  return (
    <Surface width={width} height={height}>
      {listings.slice(0, columns).map(({ name, symbol }, column) =>
        headOf(name, symbol, cellWidth - 6).map((line, at, lines) => (
          <text
            key={`${symbol} ${line}`}
            x={leftOf(column) + cellWidth / 2}
            y={HEAD_HEIGHT - 8 - (lines.length - 1 - at) * HEAD_LINE}
            fontSize={ROW_TEXT}
            fontWeight={line === symbol ? 400 : 600}
            textAnchor="middle"
            fill={line === symbol ? "var(--color-muted)" : "var(--color-ink)"}
          >
            {ownDirection(locale, fittedText(line, ROW_TEXT, cellWidth))}
          </text>
        )),
      )}
      {rows.slice(0, shown).map(({ event, title, details, cells }, at) => (
        <Layer key={event}>
          <RowName
            {...{ title, details, width, locale }}
            room={nameRoom - NAMES_APART}
            y={HEAD_HEIGHT + (at + 0.5) * rowHeight + HALF_LETTER}
          />
          {cells.slice(0, columns).map(
            (cell, column) =>
              cell && (
                <Cell
                  key={listings[column]?.symbol}
                  cell={cell}
                  box={{
                    x: leftOf(column),
                    y: HEAD_HEIGHT + at * rowHeight,
                    width: cellWidth,
                    height: rowHeight,
                  }}
                  locale={locale}
                />
              ),
          )}
        </Layer>
      ))}
      {isPart && <PartNote {...{ shown, total, width, locale, texts }} y={bottom + 14} />}
      {columns < listings.length && (
        <PartNote
          {...{ width, locale }}
          shown={columns}
          total={listings.length}
          texts={{ firstOf: texts.firstListings }}
          y={bottom + 28}
        />
      )}
    </Surface>
  );
}

/** A listing's name, in two lines where one has no room, and its symbol. */
const headOf = (name: string, symbol: string, room: number): string[] => [
  ...wrappedText(name, room, (text) => textWidth(text, ROW_TEXT, true)).slice(0, MOST_NAME_LINES),
  symbol,
];

interface CellProps {
  readonly cell: DrawnHeatCell;
  readonly box: Readonly<Record<"x" | "y" | "width" | "height", number>>;
  readonly locale: string;
}

/** A cell in the strength of its figure, and the figure. */
function Cell({ cell, box, locale }: CellProps) {
  const { value, share, isShared, isOutlined } = cell;
  const inner = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  return (
    <>
      <rect
        {...inner}
        fill={(value ?? 0) < 0 ? "var(--color-down)" : "var(--color-up)"}
        fillOpacity={share}
        {...(isOutlined ? { stroke: "var(--color-ink)", strokeOpacity: 1 } : {})}
      />
      <text
        x={box.x + box.width / 2}
        y={box.y + box.height / 2 + HALF_LETTER}
        fontSize={ROW_TEXT}
        textAnchor="middle"
        fill={isShared || value === null ? "var(--color-muted)" : "var(--color-ink)"}
      >
        {value === null ? MISSING : percent(locale, value)}
      </text>
    </>
  );
}
