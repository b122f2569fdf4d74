import { type Ref, useMemo } from "react";
import type { KeyEntry, Picture, Room } from "./picture.ts";
import { fittedTitle, type Measure, wrappedText } from "./wrapped-text.ts";

const MARGIN = 22;
const TITLE_SIZES = [24, 21, 18, 16];
const TITLE_LINES = 2;
const TITLE_WEIGHT = 650;
const SUBTITLE_SIZE = 13;
const SOURCE_SIZE = 10.5;
/** From one line of a text to the next, for letters of 1. */
const LEADING = 1.32;
/** Between head, figure and foot. */
const GAP = 12;
/** A line of the key before its name, and the room after it. */
const KEY_MARK = 22;
const KEY_GAP = 18;

interface PictureSheetProps {
  readonly picture: Picture;
  /** As whoever saves it has it. */
  readonly title: string;
  /** The last lines: where the figures come from, with their dates, and where they can be looked at. */
  readonly foot: readonly string[];
  readonly room: Room;
  readonly direction: "ltr" | "rtl";
  readonly lang: string;
  readonly ref: Ref<HTMLDivElement>;
}

interface SetText {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

/**
 * A picture as it is saved: title, what the numbers are, the figure drawn for the room that is left, source and
 * address. It stands outside of the page's view, and every line of text has been measured to fit.
 */
export function PictureSheet(props: PictureSheetProps) {
  const { picture, title, foot, room, direction, lang, ref } = props;
  const { width, height } = room;
  const inner = width - 2 * MARGIN;
  const head = useMemo(() => headOf(title, picture.subtitle, inner), [title, picture.subtitle, inner]);
  const keys = useMemo(() => keyRows(picture.legend(inner), inner), [picture, inner]);
  const last = useMemo(() => footOf(foot, inner, height), [foot, inner, height]);
  const keyTop = head.bottom + (keys.length > 0 ? GAP / 2 : 0);
  const keyHeight = keys.length * SUBTITLE_SIZE * 1.5;
  const top = keyTop + keyHeight + GAP;
  const start = direction === "rtl" ? width - MARGIN : MARGIN;
  return (
    <div
      ref={ref}
      dir="ltr"
      lang={lang}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-[-5000px] forced-color-adjust-none bg-panel"
      style={{ width, height, fontVariantNumeric: "normal" }}
      data-testid="picture-sheet"
    >
      <svg width={width} height={height} className="absolute inset-0" aria-hidden="true">
        <rect width={width} height={height} fill="var(--color-panel)" />
        {[...head.texts, ...last.texts].map(({ text, y, size, weight, fill }) => (
          <text
            key={y}
            x={start}
            y={y}
            fontSize={size}
            fontWeight={weight}
            fill={fill}
            direction={direction}
            style={{ direction }}
          >
            {text}
          </text>
        ))}
        {keys.map((row, at) => (
          <KeyRow
            key={row[0]?.entry.name}
            row={row}
            y={keyTop + (at + 0.75) * SUBTITLE_SIZE * 1.5}
            width={width}
            direction={direction}
          />
        ))}
      </svg>
      <div className="absolute" style={{ left: MARGIN, top, width: inner, height: last.top - GAP - top }}>
        {picture.draw({ width: inner, height: last.top - GAP - top })}
      </div>
    </div>
  );
}

interface PlacedKey {
  readonly entry: KeyEntry;
  /** From the start of the row. */
  readonly at: number;
}

interface KeyRowProps {
  readonly row: readonly PlacedKey[];
  readonly y: number;
  readonly width: number;
  readonly direction: "ltr" | "rtl";
}

/** Lines with their names, from the side at which the language begins. */
function KeyRow({ row, y, width, direction }: KeyRowProps) {
  const place = (at: number) => (direction === "rtl" ? width - MARGIN - at : MARGIN + at);
  return row.map(({ entry, at }) => (
    <g key={entry.name}>
      <line
        x1={place(at)}
        x2={place(at + KEY_MARK - 6)}
        y1={y - 4}
        y2={y - 4}
        stroke={entry.colour}
        strokeWidth={2}
        strokeDasharray={entry.dash || "none"}
      />
      <text x={place(at + KEY_MARK)} y={y} fontSize={12} fill="var(--color-ink)" style={{ direction }}>
        {entry.name}
      </text>
    </g>
  ));
}

/** The lines of title and subtitle from the top, and where they end. */
function headOf(title: string, subtitle: string, room: number) {
  const fitted = fittedTitle(title, room, TITLE_SIZES, TITLE_LINES, (size) => measureIn(TITLE_WEIGHT, size));
  let y = MARGIN - 4;
  const set = (lines: readonly string[], size: number, weight: number, fill: string): SetText[] =>
    lines.map((text) => {
      y += size * LEADING;
      return { text, y: y - size * 0.2, size, weight, fill };
    });
  const texts = set(fitted.lines, fitted.size, TITLE_WEIGHT, "var(--color-ink)");
  y += 3;
  const lines = wrappedText(subtitle, room, measureIn(400, SUBTITLE_SIZE));
  texts.push(...set(lines, SUBTITLE_SIZE, 400, "var(--color-muted)"));
  return { texts, bottom: y };
}

/** The last lines, up from the lower edge, and where they begin. */
function footOf(foot: readonly string[], room: number, height: number) {
  const lines = foot.flatMap((text) => wrappedText(text, room, measureIn(400, SOURCE_SIZE)));
  const step = SOURCE_SIZE * LEADING;
  const top = height - MARGIN + 4 - lines.length * step;
  const texts = lines.map((text, at): SetText => {
    const y = top + (at + 1) * step - SOURCE_SIZE * 0.3;
    return { text, y, size: SOURCE_SIZE, weight: 400, fill: "var(--color-muted)" };
  });
  return { texts, top };
}

/** The entries of a key in rows, each with as many as have room. */
function keyRows(legend: readonly KeyEntry[], room: number): PlacedKey[][] {
  const measure = measureIn(400, 12);
  const rows: PlacedKey[][] = [];
  let at = room;
  for (const entry of legend) {
    const taken = KEY_MARK + measure(entry.name);
    if (at + taken > room) {
      rows.push([]);
      at = 0;
    }
    rows.at(-1)?.push({ entry, at });
    at += taken + KEY_GAP;
  }
  return rows;
}

/** Measures in the page's own font, which the picture encloses. */
function measureIn(weight: number, size: number): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return (text) => text.length * size * 0.6;
  pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => pen.measureText(text).width;
}
