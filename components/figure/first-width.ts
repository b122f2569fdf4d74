/**
 * How wide the server draws a figure, in CSS pixels, before the browser has measured it: as in a window of 1,440 pixels
 * for everybody, and beside that as on a phone of 390, of which the browser shows the one that fits. Only how fine it is
 * at first hangs on it: its height does not.
 */
export const FIRST_PIXELS = { wide: 1398, phone: 364 } as const;

/** What a figure's frame and the panel round a plot take of its width, and the room between two plots. */
const PANEL_PIXELS = 34;
const BETWEEN_PIXELS = 24;
/** Plots narrower than this stand below each other. */
const NARROWEST_PLOT_PIXELS = 300;

/** How wide the server draws each of some plots beside each other, where a figure is so wide, in CSS pixels. */
export function firstPlotWidth(figureWidth: number, beside: number): number {
  const columns = Math.max(
    1,
    Math.min(beside, Math.floor(figureWidth / (NARROWEST_PLOT_PIXELS + BETWEEN_PIXELS))),
  );
  return Math.round((figureWidth - (columns - 1) * BETWEEN_PIXELS) / columns) - PANEL_PIXELS;
}
