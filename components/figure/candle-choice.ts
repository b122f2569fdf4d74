import type { Chart } from "../../lib/drawing/chart.ts";
import type { PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";

/** A candle narrower than this, in pixels from session to session, is a smear. */
const NARROWEST_CANDLE = 3;

/** Trading days in a calendar week, to tell sessions from days. */
const SESSION_SHARE = 5 / 7;

/** Which line is drawn as candles, and why others are not. */
export interface CandleChoice {
  /** One symbol at most: candles of several shares on top of each other can't be read. */
  readonly candles: ReadonlySet<string>;
  /** The one drawn as candles, where there are others that are lines for it. */
  readonly alone: string | null;
  readonly narrow: boolean;
  readonly thinned: boolean;
  /** Symbols without open, high and low. */
  readonly missing: readonly string[];
}

/** What candles can be drawn of in this part of the chart and at this width, the first share; none for another style. */
export function candleChoice(chart: Chart, style: ChartStyle, frame: PlotFrame): CandleChoice {
  // The server sends open, high and low only where candles were asked for.
  if (style !== "candles" || chart.style !== "candles")
    return { candles: new Set(), alone: null, narrow: false, thinned: false, missing: [] };
  const sessions = Math.max(1, (chart.time.last - chart.time.first) * SESSION_SHARE);
  const narrow = (frame.width - frame.left - frame.right) / sessions < NARROWEST_CANDLE;
  const thinned = chart.lines.some(({ positions }) => positions !== null);
  const full = chart.lines.filter(({ positions }) => positions === null);
  // Benchmarks stay broken lines behind the candles.
  const able = full.flatMap(({ symbol, kind, candles }) => (candles && kind === "share" ? symbol : []));
  const drawn = narrow ? [] : able.slice(0, 1);
  return {
    candles: new Set(drawn),
    alone: able.length > 1 ? (drawn[0] ?? null) : null,
    narrow: narrow && full.length > 0,
    thinned,
    missing: full.flatMap(({ symbol, candles, days }) => (candles || days.length === 0 ? [] : symbol)),
  };
}
