/** Marks nearer than this, in pixels, would cover each other and can't be hit one by one. */
const NEAREST_PIXELS = 14;

/** Marks drawn at one place: one alone, or several under their count. */
export interface Cluster<Mark> {
  /** Pixels from the left edge: the middle between the first and the last of them. */
  readonly x: number;
  readonly marks: readonly Mark[];
}

/** Marks from left to right, those within `apart` pixels (14) of the first of a cluster joined to it; 0 joins none. */
export function clusters<Mark extends { readonly day: number }>(
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
  return found.map((cluster) => ({ x: (cluster.first + cluster.last) / 2, marks: cluster.marks }));
}
