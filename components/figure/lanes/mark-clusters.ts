/** The least width of a target (WCAG 2.2, 2.5.8): marks nearer than this, in pixels, can't be hit one by one. */
const NEAREST_PIXELS = 24;

/** Marks drawn at one place: one alone, or several under their count. */
export interface Cluster<Mark> {
  /**
   * Pixels from the left edge: the middle between the first and the last of them, or as near to it as leaves the
   * next cluster its room.
   */
  readonly x: number;
  /** Pixels to the nearest other cluster of the row; at least `apart`. */
  readonly room: number;
  readonly marks: readonly Mark[];
}

/** Marks from left to right, those within `apart` pixels (24) of the first of a cluster joined to it; 0 joins none. */
export function markClusters<Mark extends { readonly day: number }>(
  marks: readonly Mark[],
  placed: (mark: Mark) => number,
  apart = NEAREST_PIXELS,
): Cluster<Mark>[] {
  const found: { first: number; last: number; marks: Mark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.day - b.day)) {
    const x = placed(mark);
    const open = found.at(-1);
    if (open && x - open.first < apart) {
      open.marks.push(mark);
      open.last = x;
    } else found.push({ first: x, last: x, marks: [mark] });
  }
  const places = found.map(({ first, last }, at) =>
    Math.min((first + last) / 2, (found[at + 1]?.first ?? Number.POSITIVE_INFINITY) - apart),
  );
  return found.map((cluster, at) => {
    const x = places[at] ?? cluster.first;
    const before = x - (places[at - 1] ?? Number.NEGATIVE_INFINITY);
    return {
      x,
      room: Math.min(before, (places[at + 1] ?? Number.POSITIVE_INFINITY) - x),
      marks: cluster.marks,
    };
  });
}
