import type { Chart } from "../../lib/drawing/chart.ts";
import type { PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";

/** A candle narrower than this, in pixels from session to session, is a smear. */
const NARROWEST_CANDLE = 3;

/** Trading days in a calendar week, to tell sessions from days. */
const SESSION_SHARE = 5 / 7;

/** Which lines are drawn as candles, and why others are not. */
export interface CandleChoice {
  readonly candles: ReadonlySet<string>;
  readonly narrow: boolean;
  readonly thinned: boolean;
  /** Symbols without open, high and low. */
  readonly missing: readonly string[];
}

/** What candles can be drawn of in this part of the chart and at this width; none for another style. */
export function candleChoice(chart: Chart, style: ChartStyle, frame: PlotFrame): CandleChoice {
  // The server sends open, high and low only where candles were asked for.
  if (style !== "candles" || chart.style !== "candles")
    return { candles: new Set(), narrow: false, thinned: false, missing: [] };
  const sessions = Math.max(1, (chart.time.last - chart.time.first) * SESSION_SHARE);
  const narrow = (frame.width - frame.left - frame.right) / sessions < NARROWEST_CANDLE;
  const thinned = chart.lines.some(({ positions }) => positions !== null);
  const full = chart.lines.filter(({ positions }) => positions === null);
  return {
    // Benchmarks stay dashed lines behind the candles.
    candles: new Set(
      narrow ? [] : full.flatMap(({ symbol, kind, candles }) => (candles && kind === "share" ? symbol : [])),
    ),
    narrow: narrow && full.length > 0,
    thinned,
    missing: full.flatMap(({ symbol, candles, days }) => (candles || days.length === 0 ? [] : symbol)),
  };
}
