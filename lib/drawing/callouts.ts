import { type Box, crosses, isWithin, meet, overlap, type Place, type Segment } from "./boxes.ts";

/** A text of some size that wants to stand near a place. */
export interface WantedLabel extends Place {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The weaker of two that want the same room goes without. */
  readonly strength: number;
}

/** A callout wants to stand over its place, or under it. */
export interface WantedCallout extends WantedLabel {
  readonly prefers: "above" | "below";
}

/** Where a text stands, and the edge of its box at which its lines begin or end. */
export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
  readonly anchor: "start" | "middle" | "end";
}

/** A callout with its leader, from the ring round its place to the text. */
export interface PlacedCallout extends PlacedLabel {
  /** The middle of its ring. */
  readonly place: Place;
  readonly leader: Segment;
}

/** Pixels of a plot's width for each callout: more would read as a list. */
const PIXELS_EACH = 170;
/** A plot this wide has room for two, however narrow a phone is. */
const ROOM_FOR_TWO = 240;
/** Between any two texts. */
const APART = 5;
/** From a place to the nearest text's edge, from tier to tier, and so many tiers either way. */
const NEAREST_TIER = 14;
const TIER_STEP = 17;
const MOST_TIERS = 14;
/** From a place to the edge of a text beside it. */
const ASIDE = 7;
const RING = 5;

/** How much worse a place is: for each share of its width under which a line passes, and on the side not preferred. */
const LINE_COST = 400;
const OTHER_SIDE_COST = 60;
const LEFT_COST = 6;

/** How many callouts a plot of some width has room for. */
export const mostCallouts = (width: number): number =>
  Math.max(width >= ROOM_FOR_TWO ? 2 : 0, Math.floor(width / PIXELS_EACH));

/**
 * Places callouts in tiers over and under their places so that no two texts overlap, no leader crosses a text or
 * another leader, and nothing leaves the plot; strongest first, `most` at most beside those that stand there
 * `before`, and one that finds no room goes without. `covered` tells which share of a box's width a line passes
 * through, 0 to 1: such places come last.
 */
export function placeCallouts(
  wanted: readonly WantedCallout[],
  plot: Box,
  most: number,
  covered: (box: Box) => number = () => 0,
  before: readonly PlacedCallout[] = [],
): PlacedCallout[] {
  const placed = [...before];
  const rings = before.map(({ place }) => ringBox(place));
  for (const callout of byStrength(wanted)) {
    if (placed.length - before.length >= most) break;
    const ring = ringBox(callout);
    if (!isWithin(ring, plot) || placed.some(({ box }) => overlap(box, ring, 0))) continue;
    const found = bestOf(callout, plot, placed, rings, covered);
    if (!found) continue;
    placed.push(found);
    rings.push(ring);
  }
  return placed.slice(before.length);
}

function bestOf(
  callout: WantedCallout,
  plot: Box,
  placed: readonly PlacedCallout[],
  rings: readonly Box[],
  covered: (box: Box) => number,
): PlacedCallout | null {
  let best: PlacedCallout | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { side, tier, ...place } of calloutPlaces(callout)) {
    const { box, leader } = place;
    const distance = NEAREST_TIER + tier * TIER_STEP;
    const base =
      distance + (side === callout.prefers ? 0 : OTHER_SIDE_COST) + (place.anchor === "end" ? LEFT_COST : 0);
    if (base >= least || !isWithin(box, plot)) continue;
    if (rings.some((ring) => overlap(ring, box, 0) || crosses(leader, ring))) continue;
    if (placed.some((other) => inTheWay(place, other))) continue;
    const cost = base + LINE_COST * covered(box);
    if (cost < least) {
      least = cost;
      best = { id: callout.id, place: { x: callout.x, y: callout.y }, box, leader, anchor: place.anchor };
    }
  }
  return best;
}

interface CalloutPlace extends Omit<PlacedCallout, "id" | "place"> {
  readonly side: "above" | "below";
  readonly tier: number;
}

/** Every place that a callout can take, nearest tier first: to the right and left, over and under. */
function* calloutPlaces({ x, y, width, height }: WantedCallout): Generator<CalloutPlace> {
  for (let tier = 0; tier < MOST_TIERS; tier += 1) {
    const distance = NEAREST_TIER + tier * TIER_STEP;
    for (const side of ["above", "below"] as const) {
      const top = side === "above" ? y - distance - height : y + distance;
      const near = side === "above" ? top + height + 1 : top - 1;
      const start: Place = { x, y: side === "above" ? y - RING : y + RING };
      for (const anchor of ["start", "end"] as const) {
        const left = anchor === "start" ? x + ASIDE : x - ASIDE - width;
        const box = { left, top, right: left + width, bottom: top + height };
        const end = { x: anchor === "start" ? x + ASIDE + 2 : x - ASIDE - 2, y: near };
        yield { side, tier, anchor, box, leader: [start, end] };
      }
    }
  }
}

const inTheWay = (place: Pick<PlacedCallout, "box" | "leader">, other: PlacedCallout): boolean =>
  overlap(place.box, other.box, APART) ||
  crosses(place.leader, other.box) ||
  crosses(other.leader, place.box) ||
  meet(place.leader, other.leader);

/**
 * Places short names beside marks: to the right, left, over or under each, strongest first, over no other name and
 * over nothing that is `taken`; a name without room goes without.
 */
export function placeNames(
  wanted: readonly WantedLabel[],
  plot: Box,
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const name of byStrength(wanted)) {
    const found = namePlaces(name).find(
      ({ box }) =>
        isWithin(box, plot) &&
        !taken.some((other) => overlap(box, other, 0)) &&
        !placed.some((other) => overlap(box, other.box, 2)),
    );
    if (found) placed.push(found);
  }
  return placed;
}

function namePlaces({ id, x, y, width, height }: WantedLabel): PlacedLabel[] {
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    { id, anchor: "start", box: box(x + ASIDE, y - height / 2) },
    { id, anchor: "end", box: box(x - ASIDE - width, y - height / 2) },
    { id, anchor: "middle", box: box(x - width / 2, y - ASIDE - height) },
    { id, anchor: "middle", box: box(x - width / 2, y + ASIDE) },
  ];
}

/** The x at which the lines of a placed text begin, stand in the middle or end. */
export const anchorX = ({ box, anchor }: Pick<PlacedLabel, "box" | "anchor">): number =>
  anchor === "start" ? box.left : anchor === "end" ? box.right : (box.left + box.right) / 2;

const byStrength = <Label extends WantedLabel>(labels: readonly Label[]): Label[] =>
  [...labels].sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));

const ringBox = ({ x, y }: Place): Box => ({
  left: x - RING,
  top: y - RING,
  right: x + RING,
  bottom: y + RING,
});
