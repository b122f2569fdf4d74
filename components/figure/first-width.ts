/** The cookie that holds how wide the chart was on this browser's last page, in CSS pixels. */
export const FIGURE_WIDTH_COOKIE = "figure-width";

/** The figure of a phone of 390 and of a window of 1,440 pixels. */
const PHONE_PIXELS = 364;
const DESKTOP_PIXELS = 1398;

/**
 * How wide the server draws a figure before the browser has measured it, in CSS pixels: as wide as the last one was
 * here, else what is usual on a phone or on a desktop. Only how fine it is at first hangs on it: its height does not.
 */
export function firstFigureWidth(cookie: string | undefined, headers: Pick<Headers, "get">): number {
  if (cookie !== undefined && /^\d{3,4}$/.test(cookie)) return Number(cookie);
  const hint = headers.get("sec-ch-ua-mobile");
  const isMobile = hint === null ? /\bMobi/.test(headers.get("user-agent") ?? "") : hint === "?1";
  return isMobile ? PHONE_PIXELS : DESKTOP_PIXELS;
}

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
