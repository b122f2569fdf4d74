import type { AxisEnds } from "../../../lib/drawing/plot-frame.ts";
import type { TimelineLane } from "../../../lib/views/figure/timeline.ts";
import { type LaneMark, laneMarks } from "./lane-mark.ts";

/** Height of one lane: its name and its marks side by side, 24 pixels high to hit. */
export const LANE_HEIGHT = 24;
/** The folded makers' row has a button where a lane has its name, and no mark may lie over it. */
export const FOLDED_HEIGHT = 48;
/** Lanes with a row of their own; the makers beyond them share one. */
const MOST_LANES = 3;
/** Rows in view when all makers are unfolded; the others are scrolled to. */
const MOST_ROWS_IN_VIEW = 12;
/** Rows drawn above and below those in view, so that a key finds a mark to go to. */
const ROWS_BESIDE = 2;

/** The lanes as rows, and what is left of them for the folded row below. */
export interface LaneRows {
  readonly rows: readonly TimelineLane[];
  /** The makers that share a row, or may be folded into one again; 0 where each has its own anyway. */
  readonly folded: number;
  readonly foldedMarks: readonly LaneMark[];
  /** Pixels of the rows in view, without the folded row. */
  readonly rowsHeight: number;
  /** Pixels of everything. */
  readonly height: number;
}

/** Lanes by their order: the first three, and all others in one row that unfolds into a box of twelve rows. */
export function laneRows(lanes: readonly TimelineLane[], unfolded: boolean): LaneRows {
  // One maker more takes no more room than the row that would stand for it.
  if (lanes.length <= MOST_LANES + 1) {
    const height = lanes.length * LANE_HEIGHT;
    return { rows: lanes, folded: 0, foldedMarks: [], rowsHeight: height, height };
  }
  const rows = unfolded ? lanes : lanes.slice(0, MOST_LANES);
  const rowsHeight = Math.min(rows.length, MOST_ROWS_IN_VIEW) * LANE_HEIGHT;
  return {
    rows,
    folded: lanes.length - MOST_LANES,
    foldedMarks: unfolded ? [] : lanes.slice(MOST_LANES).flatMap(laneMarks),
    rowsHeight,
    height: rowsHeight + FOLDED_HEIGHT,
  };
}

/** Which rows are drawn when the box has been scrolled by so many pixels: from `first` up to `end`, not included. */
export function visibleRows(
  { rows, rowsHeight }: Pick<LaneRows, "rows" | "rowsHeight">,
  scrolled: number,
): { first: number; end: number } {
  return {
    first: Math.max(0, Math.floor(scrolled / LANE_HEIGHT) - ROWS_BESIDE),
    end: Math.min(rows.length, Math.ceil((scrolled + rowsHeight) / LANE_HEIGHT) + ROWS_BESIDE),
  };
}

/** More lines than these, or years, are not drawn twice, for a phone beside a desktop: they would make half of a page. */
const MOST_PHONE_LINES = 9;
const MOST_PHONE_DAYS = 800;

/** Whether a figure has a drawing of its own for a phone before any script has come; else it shows the other one, smaller. */
export const hasPhoneDrawing = (lines: number, { first, last }: AxisEnds): boolean =>
  lines <= MOST_PHONE_LINES && last - first <= MOST_PHONE_DAYS;
