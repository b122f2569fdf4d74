/** A part of the screen, pixels from its left and upper edge. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Narrower screens show the bubble at their lower edge (Tailwind's `sm`). */
const PHONE_WIDTH = 640;
/** Between the bubble and what it speaks of, and the screen's edge. */
const GAP = 16;

/**
 * Where a bubble stands that speaks of a part of the screen without covering it: to its right, else to its left, and
 * beside what is wider than there is room for, below it, else above. Null on a phone, where it stands at the lower
 * edge; the middle of the screen where nothing is spoken of.
 */
export function bubblePlace(
  target: Box | null,
  bubble: Size,
  screen: Size,
): { readonly left: number; readonly top: number } | null {
  if (screen.width < PHONE_WIDTH) return null;
  const inside = (value: number, most: number) => Math.max(GAP, Math.min(value, most - GAP));
  const centred = {
    left: inside((screen.width - bubble.width) / 2, screen.width - bubble.width),
    top: inside((screen.height - bubble.height) / 2, screen.height - bubble.height),
  };
  if (!target) return centred;
  const right = target.left + target.width + GAP;
  const left = target.left - GAP - bubble.width;
  const level = inside(target.top, screen.height - bubble.height);
  if (right + bubble.width + GAP <= screen.width) return { left: right, top: level };
  if (left >= GAP) return { left, top: level };
  const below = target.top + target.height + GAP;
  const above = target.top - GAP - bubble.height;
  const start = inside(target.left, screen.width - bubble.width);
  if (below + bubble.height + GAP <= screen.height) return { left: start, top: below };
  return { left: start, top: above >= GAP ? above : centred.top };
}
