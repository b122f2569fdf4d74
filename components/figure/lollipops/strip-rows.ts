import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import {
  type LollipopStrip,
  lollipopAxis,
  type PlacedLollipop,
  placedLollipops,
  type StripPlace,
} from "./lollipops.ts";

/** The line that tells what the heads mean. */
export const KEY_HEIGHT = 24;
/** A strip in full with its axis and names, and one in small. */
const FULL_HEIGHT = 176;
const SMALL_HEIGHT = 62;
/** Room for a strip's name above its plot, and for a name or a head beyond its ends. */
const HEAD_ROOM = { full: 30, small: 26 };
const FOOT_ROOM = { full: 18, small: 8 };

/** A company's strip with its lollipops in the days shown. */
export interface StripRow {
  readonly strip: LollipopStrip;
  readonly isFull: boolean;
  readonly height: number;
  readonly place: StripPlace;
  readonly placed: readonly PlacedLollipop[];
}

const heightOf = (isFull: boolean): number => (isFull ? FULL_HEIGHT : SMALL_HEIGHT);

/** The strip in full: the one chosen, else the first. */
export const fullStrip = (
  strips: readonly LollipopStrip[],
  chosen: string | null,
): LollipopStrip | undefined => strips.find(({ company }) => company === chosen) ?? strips[0];

/** Pixels of all strips with their key, the same in every width; 0 without any. */
export const stripsHeight = ({ length }: readonly LollipopStrip[]): number =>
  length === 0 ? 0 : KEY_HEIGHT + FULL_HEIGHT + (length - 1) * SMALL_HEIGHT;

/** Every strip with its place, one of them in full. */
export function stripRows(
  strips: readonly LollipopStrip[],
  chosen: string | null,
  time: TimeAxis,
  frame: PlotFrame,
): StripRow[] {
  const axis = lollipopAxis(strips, time);
  const full = fullStrip(strips, chosen);
  return strips.map((strip) => {
    const isFull = strip === full;
    const size = isFull ? "full" : "small";
    const height = heightOf(isFull);
    const place = { frame, time, axis, top: HEAD_ROOM[size], bottom: height - FOOT_ROOM[size] };
    return { strip, isFull, height, place, placed: placedLollipops(strip, place) };
  });
}

/** The name of a lollipop's place, which keys lead to. */
export const stripStop = ({ company }: Pick<LollipopStrip, "company">, day: number): string =>
  `${company} ${day}`;
