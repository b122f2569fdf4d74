/** A place in the figure's pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in the figure's pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether a box lies wholly in another. */
export const isWithin = (box: Box, plot: Box): boolean =>
  box.left >= plot.left && box.right <= plot.right && box.top >= plot.top && box.bottom <= plot.bottom;

/** Whether two boxes share room, or come nearer than `apart`. */
export const overlap = (a: Box, b: Box, apart: number): boolean =>
  a.left < b.right + apart &&
  a.right > b.left - apart &&
  a.top < b.bottom + apart &&
  a.bottom > b.top - apart;

/** A straight line from one place to another. */
export type Segment = readonly [Place, Place];

/** Whether a segment goes through a box. */
export function crosses([from, to]: Segment, box: Box): boolean {
  const inside = ({ x, y }: Place) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  if (inside(from) || inside(to)) return true;
  const [a, b] = [
    { x: box.left, y: box.top },
    { x: box.right, y: box.bottom },
  ];
  const [c, d] = [
    { x: box.right, y: box.top },
    { x: box.left, y: box.bottom },
  ];
  // What goes through a box goes through one of its diagonals.
  return meet([from, to], [a, b]) || meet([from, to], [c, d]);
}

/** Whether two segments cross each other. */
export function meet([a, b]: Segment, [c, d]: Segment): boolean {
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}

const turn = (a: Place, b: Place, c: Place): boolean => (b.x - a.x) * (c.y - a.y) > (b.y - a.y) * (c.x - a.x);

/** Columns in which it is looked for lines; narrower ones find no more. */
const COLUMN_PIXELS = 6;

/** Which share of a box's width lines of points pass through, 0 to 1. The points of each line go from left to right. */
export function coverOf(lines: readonly (readonly Place[])[], plot: Box): (box: Box) => number {
  const columns = new Map<number, { line: number; top: number; bottom: number }[]>();
  const columnOf = (x: number) => Math.floor((x - plot.left) / COLUMN_PIXELS);
  for (const [line, points] of lines.entries()) {
    let before: Place | undefined;
    for (const point of points) {
      const from = before ?? point;
      const [top, bottom] = [Math.min(from.y, point.y), Math.max(from.y, point.y)];
      for (let column = columnOf(from.x); column <= columnOf(point.x); column += 1) {
        const spans = columns.get(column);
        const own = spans?.at(-1);
        if (own?.line === line) {
          own.top = Math.min(own.top, top);
          own.bottom = Math.max(own.bottom, bottom);
        } else if (spans) spans.push({ line, top, bottom });
        else columns.set(column, [{ line, top, bottom }]);
      }
      before = point;
    }
  }
  return ({ left, right, top, bottom }) => {
    const [first, last] = [columnOf(left), columnOf(right)];
    let crossed = 0;
    for (let column = first; column <= last; column += 1) {
      if (columns.get(column)?.some((span) => span.top < bottom && span.bottom > top)) crossed += 1;
    }
    return crossed / (last - first + 1);
  };
}
