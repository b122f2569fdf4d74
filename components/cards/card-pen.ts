import type { Lettering, TypeFace } from "../../lib/lettering/lettering.ts";
import { type Measure, wrappedText } from "../picture/wrapped-text.ts";
import { type Markup, markup } from "../social/markup.ts";

/** A line of text in a picture: its middle or one of its ends stands at `x`, its letters on `y`. */
export interface SetLine extends TypeFace {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "left" | "middle" | "right";
  readonly fill: string;
  /** The ground that it stands on, where lines may pass under it. */
  readonly halo?: string;
}

const HALO_WIDTH = 3;

/** A line of text as outlines, which every program draws alike. */
export function setLine(lettering: Lettering, line: SetLine): Markup {
  const { text, x, y, anchor, fill, halo } = line;
  const width = anchor === "left" ? 0 : lettering.width(text, line);
  const left = anchor === "left" ? x : anchor === "right" ? x - width : x - width / 2;
  const around =
    halo === undefined
      ? null
      : markup` stroke="${halo}" stroke-width="${HALO_WIDTH}" stroke-linejoin="round" paint-order="stroke"`;
  return markup`<path fill="${fill}"${around} d="${lettering.outline(text, line, left, y)}"/>`;
}

/** More letters than the lines of a picture hold need not be measured. */
export const MOST_LETTERS = 600;

/** A text in at most `most` lines of some room; what has no room in them is left out, and `…` says so. */
export function linesWithin(
  text: string,
  { room, most, face }: { readonly room: number; readonly most: number; readonly face: TypeFace },
  lettering: Pick<Lettering, "width">,
): string[] {
  const measure = (part: string) => lettering.width(part, face);
  const lines = wrappedText(text.slice(0, MOST_LETTERS), room, measure);
  if (lines.length <= most) return lines;
  const last = lines.slice(most - 1).join(" ");
  return [...lines.slice(0, most - 1), cutTo(last, room, measure)];
}

/** A text cut with `…` to the room that there is. */
export function cutTo(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text;
  const letters = [...text];
  const cut = (length: number) => `${letters.slice(0, length).join("").trimEnd()}…`;
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(cut(middle)) <= room) fits = middle;
    else tooMany = middle;
  }
  return cut(fits);
}
