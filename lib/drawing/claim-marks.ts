import type { Chart, ChartLine } from "./chart.ts";
import { chartPen, drawnLength, type LinePlace } from "./pen.ts";
import { lastAtOrBefore } from "./plot-frame.ts";

/** A price as traded, in the listing's currency, on a day since 1970-01-01. */
export interface PriceOfDay {
  readonly day: number;
  readonly price: number;
}

/**
 * Where a reported figure stands among the prices of a listing, by its two ends. Both are one where it is about the price
 * of a day; they are the day's low and high where only its range is known, the ends of a range of days where it is a
 * change over them, and one price on two days where there was none like it in between.
 */
export interface ClaimPlace {
  readonly symbol: string;
  readonly first: PriceOfDay;
  readonly last: PriceOfDay;
}

/** A reported figure that is marked on a chart, with its words in the reader's language. */
export interface MarkedClaim extends ClaimPlace {
  /** What was reported, in a sentence. */
  readonly text: string;
  /** By whom and when. */
  readonly by: string;
  /** The figure as written, and how it compares, in a few words. */
  readonly short: string;
  /** How it compares. */
  readonly verdict: string;
  readonly isAsWritten: boolean;
  /** Of its working; no other claim has it. */
  readonly href: string;
}

/** A place in the pixels of a plot. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** What is drawn of the reported figures of one place. */
export interface DrawnClaim {
  readonly id: string;
  readonly first: Place;
  readonly last: Place;
  /** Whether every figure of this place is as written. */
  readonly isAsWritten: boolean;
  readonly claims: readonly MarkedClaim[];
}

/** The marked claims whose last day is within what is shown, those of shares drawn. */
export const claimsShown = ({ time, lines }: Chart, claims: readonly MarkedClaim[]): MarkedClaim[] =>
  claims.filter(
    ({ symbol, last }) =>
      last.day >= time.first && last.day <= time.last && lines.some((line) => line.symbol === symbol),
  );

/** What is drawn of claims in a plot: those of one place are one mark. */
export function drawnClaims(
  chart: Chart,
  claims: readonly MarkedClaim[],
  { frame, top, bottom }: Pick<LinePlace, "frame" | "top" | "bottom">,
): DrawnClaim[] {
  const { time, value, lines } = chart;
  if (!value) return [];
  const pen = chartPen({ frame, time, value, top, bottom });
  const bySymbol = new Map(lines.map((line) => [line.symbol, line]));
  const drawn = new Map<string, DrawnClaim>();
  for (const claim of claimsShown(chart, claims)) {
    const line = bySymbol.get(claim.symbol);
    const [first, last] = [claim.first, claim.last].map((end) => (line ? placeOf(line, end, pen) : null));
    if (!first || !last) continue;
    const id = [claim.symbol, first.x, first.y, last.x, last.y].join(" ");
    const known = drawn.get(id);
    drawn.set(id, {
      ...{ id, first, last },
      isAsWritten: claim.isAsWritten && (known?.isAsWritten ?? true),
      claims: [...(known?.claims ?? []), claim],
    });
  }
  return [...drawn.values()];
}

/** A price on the scale drawn: moved onto it as the nearest close before it was; null where the line has none. */
function placeOf(
  line: ChartLine,
  { day, price }: PriceOfDay,
  pen: ReturnType<typeof chartPen>,
): Place | null {
  const at = Math.max(0, lastAtOrBefore(line.days, day));
  const known = line.values.findLastIndex((value, index) => index <= at && value !== null);
  const near = known < 0 ? line.values.findIndex((value) => value !== null) : known;
  const [value, close] = [line.values[near] ?? null, line.closes[near] ?? null];
  if (value === null || close === null) return null;
  return { x: drawnLength(pen.x(day)), y: drawnLength(pen.y((price * value) / close)) };
}
