import type { Interval } from "../../claims/figure/interval.ts";
import { barsOf, stepsOf, type Verdict } from "../../claims/verdict.ts";
import type { Reference } from "../../reactions/reference.ts";
import { loadSeries } from "../../reactions/series.ts";
import type { Store } from "../../store/store.ts";

/** Sessions drawn before the first bar of a claim and after its last one. */
const BEFORE = 20;
const AFTER = 10;
/** More sessions than these are not drawn: what is counted over years keeps its end. */
const MOST_SESSIONS = 400;

/** The closes round a claim, with the bars behind it marked; prices as traded, in the listing's currency. */
export interface ClaimChart {
  readonly symbol: string;
  readonly currency: string;
  readonly sessions: readonly string[];
  readonly closes: readonly (number | null)[];
  /** The stored prices that the figure was made of, in the order of its formula; `at` is the place of their session. */
  readonly points: readonly { readonly at: number; readonly field: string; readonly value: number }[];
  /** The prices that the figure as written would have meant, where it is a price or a change of one. */
  readonly reported: { readonly low: number | null; readonly high: number | null } | null;
}

/** The chart of a claim; null where no bar stands behind it. */
export async function claimChart(
  store: Store,
  reference: Reference,
  { readings, interval }: Verdict,
): Promise<ClaimChart | null> {
  const [stated] = readings;
  const steps = stated ? stepsOf(stated.measured) : [];
  const figures = steps.flatMap(barsOf);
  const [first] = figures;
  const instrument = first && reference.instruments.get(first.symbol);
  const series = first && (await loadSeries(store, reference, first.symbol));
  if (!first || !instrument || !series) return null;
  const places = figures.flatMap(({ session }) => series.position.get(session) ?? []);
  const last = Math.max(...places) + AFTER;
  const begin = Math.max(0, Math.min(...places) - BEFORE, last - MOST_SESSIONS + 1);
  const end = Math.min(series.sessions.length, last + 1);
  return {
    symbol: first.symbol,
    currency: instrument.currency,
    sessions: series.sessions.slice(begin, end),
    closes: Array.from(series.close.subarray(begin, end), (close) => (Number.isNaN(close) ? null : close)),
    points: figures.flatMap(({ session, field, value }) => {
      const at = (series.position.get(session) ?? -1) - begin;
      return at < 0 || field === "volume" || field === "adjusted close" ? [] : [{ at, field, value }];
    }),
    reported: reportedPrices(steps, interval),
  };
}

/** The prices that an interval stands for: itself where a level is claimed, else the base moved by it. */
function reportedPrices(
  steps: ReturnType<typeof stepsOf>,
  interval: Interval | null,
): ClaimChart["reported"] {
  const [step] = steps;
  if (!step || interval === null) return null;
  if (step.kind === "level") return { low: interval.low, high: interval.high };
  if (step.kind !== "change") return null;
  const priceOf = (change: number | null) => (change === null ? null : step.against.value * (1 + change));
  return { low: priceOf(interval.low), high: priceOf(interval.high) };
}
