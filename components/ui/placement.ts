/** Between what opens and the window's edge, in pixels. */
const EDGE_PIXELS = 8;

interface Placement {
  /** The room between them, in pixels. */
  readonly gap: number;
  /** Where the text begins from the right, it stands from the anchor's right edge. */
  readonly direction: "ltr" | "rtl";
}

/**
 * Places an open popover under an element, or above it where there is more room, from the edge at which the text begins;
 * always inside the window, and no higher than its side has room for.
 */
export function placeBeside(anchor: Element, popover: HTMLElement, { gap, direction }: Placement): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const frame = popover.offsetHeight - popover.clientHeight;
  const height = popover.scrollHeight + frame;
  const room = {
    below: clientHeight - at.bottom - gap - EDGE_PIXELS,
    above: at.top - gap - EDGE_PIXELS,
  };
  const side = height <= room.below || room.below >= room.above ? "below" : "above";
  const shown = Math.min(height, Math.max(0, room[side]));
  const width = popover.offsetWidth;
  const start = direction === "rtl" ? at.right - width : at.left;
  const left = Math.max(EDGE_PIXELS, Math.min(start, clientWidth - width - EDGE_PIXELS));
  const top = side === "below" ? at.bottom + gap : at.top - gap - shown;
  Object.assign(popover.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${room[side]}px` });
}
