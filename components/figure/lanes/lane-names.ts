import { titleInLane, titlesTogether } from "../../../lib/drawing/short-title.ts";
import { fittedText, textWidth } from "../../../lib/drawing/text-width.ts";
import { isWhole, type LaneMark, shortName } from "./lane-mark.ts";
import type { Cluster } from "./mark-clusters.ts";

export const LANE_NAME_PIXELS = 11;
/** From a mark's middle to its name, or from a count's; from that to the next mark, and round the lane's own name. */
const NAME_GAP = { mark: 8, count: 12 };
const NEXT_GAP = 10;
export const LABEL_GAP = 12;
/** From the figure's edge to a lane's own name, which may stand beside the plot. */
export const LABEL_LEFT = 6;
/** From the middle of a place on a lane to the edge of what is drawn there: a mark's dot, a count's disc. */
const MARK_RADIUS = { mark: 6, count: 10 };

/** Pixels from the middle of a place on a lane to its name. */
export const nameGap = ({ marks }: Pick<Cluster<LaneMark>, "marks">): number =>
  NAME_GAP[marks.length === 1 ? "mark" : "count"];

/** What is written in a lane: a name beside each mark that has the room, and where the lane's own name stands. */
export interface LaneNames {
  /** The short titles of each cluster, as many as have room; null where none has, or where one has not been sent. */
  readonly names: readonly (string | null)[];
  /** The end of the lane at which the least stands in the way of its own name. */
  readonly label: "start" | "end";
  /** That name, cut to the room there: a mark is never drawn through it. */
  readonly labelText: string;
}

interface LaneRoom {
  /** The lane's name in the reader's language, empty where it stands elsewhere; and as titles begin with it. */
  readonly label: string;
  readonly lane: string;
  /** The plot's right end, in pixels. */
  readonly right: number;
}

const radiusOf = ({ marks }: Cluster<LaneMark>): number => MARK_RADIUS[marks.length === 1 ? "mark" : "count"];

/** Where a lane's name must end that stands left of its first place, in pixels. */
const labelEnd = (first: Cluster<LaneMark> | undefined, right: number): number =>
  first ? first.x - radiusOf(first) : right;

/** Where a lane's name may begin that stands right of its last place, in pixels. */
const labelStart = (last: Cluster<LaneMark> | undefined): number => (last ? last.x + radiusOf(last) : 0);

/**
 * The names beside a lane's marks and counts, each to the right if it ends before the next one, and the side for the
 * lane's name: the left, unless a mark stands there and less in the way on the right.
 */
export function laneNames(near: readonly Cluster<LaneMark>[], { label, lane, right }: LaneRoom): LaneNames {
  const taken = textWidth(label, LANE_NAME_PIXELS) + LABEL_GAP;
  const left = LABEL_LEFT + taken;
  const [before, after] = [(near[0]?.x ?? right) - left, right - taken - (near.at(-1)?.x ?? 0)];
  const side = before >= 0 || before >= after ? "start" : "end";
  const end = side === "end" ? right - taken : right;
  const names = near.map(({ x, marks }, at) => {
    const whole = marks.filter(isWhole);
    if (whole.length < marks.length) return null;
    const own = whole.map((mark) => titleInLane(shortName(mark), lane));
    const next = near[at + 1]?.x;
    const room = next === undefined ? end : Math.min(end, next - NEXT_GAP);
    const from = x + nameGap({ marks });
    const name = [titlesTogether(own), `${own[0]} · …`]
      .slice(0, own.length)
      .find((text) => from + textWidth(text, LANE_NAME_PIXELS) <= room);
    return name ?? null;
  });
  const labelRoom =
    side === "start" ? labelEnd(near[0], right) - LABEL_LEFT : right - labelStart(near.at(-1));
  return { names, label: side, labelText: fittedText(label, LANE_NAME_PIXELS, labelRoom) };
}
