import { COLOURS } from "../ui/colours.ts";
import { Markup, markup } from "./markup.ts";

/** The mark's own width and height in pixels. */
export const MARK_SIZE = 64;
/** Half of a maskable icon's edge may be cut off by the device; the drawing then keeps to the middle. */
const MASKABLE_SCALE = 0.68;

/**
 * The mark of the site as SVG: a price line that leaps at an announcement's tick. `bleed` fills the whole square
 * and keeps the drawing where a device that cuts icons to its own shape leaves it.
 */
export function siteMark(shape: "rounded" | "bleed"): string {
  const rounded = shape === "rounded";
  const inset = ((1 - MASKABLE_SCALE) / 2) * MARK_SIZE;
  const drawing = new Markup(
    `<path d="M29 13V52" stroke="${COLOURS.accent.dark}" stroke-width="3" stroke-linecap="round" stroke-dasharray="0.1 6"/><path d="M9 45l7-4 6 3 7-5 7-18 8 5 11-11" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/><circle cx="29" cy="12" r="4.5" fill="${COLOURS["series-2"].dark}"/>`,
  );
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MARK_SIZE} ${MARK_SIZE}" width="${MARK_SIZE}" height="${MARK_SIZE}"><rect width="${MARK_SIZE}" height="${MARK_SIZE}"${rounded ? markup` rx="14"` : null} fill="${COLOURS.accent.light}"/><g${rounded ? null : markup` transform="translate(${inset} ${inset}) scale(${MASKABLE_SCALE})"`}>${drawing}</g></svg>`
    .text;
}
