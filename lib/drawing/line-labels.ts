/** A label that wants to stand beside the end of its line. Lengths in pixels. */
export interface WantedLabel {
  readonly id: string;
  /** Where its middle would stand best. */
  readonly y: number;
  readonly height: number;
}

/** Labels pushed against each other, which move as one. */
interface Block {
  readonly labels: readonly WantedLabel[];
  readonly height: number;
  readonly top: number;
}

/**
 * The top of each label, so that none lies over another, all lie between `top` and `bottom`, and they keep the order
 * of their lines: labels too near each other are pushed apart as far as each of them has to. Those that have no room
 * at all, the last in the order given, get no place.
 */
export function labelTops(
  wanted: readonly WantedLabel[],
  top: number,
  bottom: number,
): ReadonlyMap<string, number> {
  const within = (labels: readonly WantedLabel[]): Block => {
    const height = labels.reduce((sum, label) => sum + label.height, 0);
    let above = 0;
    let best = 0;
    for (const label of labels) {
      best += label.y - label.height / 2 - above;
      above += label.height;
    }
    return { labels, height, top: Math.max(top, Math.min(bottom - height, best / labels.length)) };
  };
  const blocks: Block[] = [];
  for (const label of roomFor(wanted, bottom - top).sort((a, b) => a.y - b.y)) {
    let block = within([label]);
    for (
      let before = blocks.at(-1);
      before && before.top + before.height > block.top;
      before = blocks.at(-1)
    ) {
      blocks.pop();
      block = within([...before.labels, ...block.labels]);
    }
    blocks.push(block);
  }
  const tops = new Map<string, number>();
  for (const block of blocks) {
    let at = block.top;
    for (const { id, height } of block.labels) {
      tops.set(id, at);
      at += height;
    }
  }
  return tops;
}

/** The first labels that have room together. */
function roomFor(wanted: readonly WantedLabel[], room: number): WantedLabel[] {
  let left = room;
  return wanted.filter(({ height }) => {
    left -= height;
    return left >= 0;
  });
}
