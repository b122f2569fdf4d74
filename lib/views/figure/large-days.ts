import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { dayNumber } from "../../market/session-date.ts";
import { DEFAULT_SIGMA } from "../../reactions/questions/moves-query.ts";
import { type FoundMove, isExplained, movesOf } from "../../reactions/questions/unexplained-moves.ts";
import type { LoadedListing } from "../../reactions/selection.ts";
import { benchmarkReturns } from "../../reactions/series.ts";
import { type MeasuredSessions, measuredSessions } from "../../reactions/sessions/session-facts.ts";
import { standardDeviation } from "../../study/moments.ts";
import { ESTIMATION_WINDOW } from "../../study/windows.ts";

/** A session in which a listing moved a lot with no announcement about its company near. */
export interface LargeDay {
  /** `market` where its benchmark moved likewise, so that little of the move is its own. */
  readonly kind: "unexplained" | "market";
  readonly symbol: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Of the adjusted close, a fraction. */
  readonly return: number;
  /** |t| of the abnormal return, or of the whole market's day the return in standard deviations. */
  readonly strength: number;
}

/** Of a market's day the benchmark made at least this share of the listing's move. */
const LIKEWISE = 0.5;
/** The strongest are sent; a chart has room for two or three. */
const MOST_SENT = 6;

/**
 * The largest days of listings within ISO dates, both included, that no announcement of theirs lies near: the
 * unexplained ones as `/moves` has them, and those on which the whole market moved. Of several listings that one
 * market moved on a day the first stands for all.
 */
export function largeDays(
  loaded: readonly LoadedListing[],
  range: { readonly from: string; readonly to: string },
): LargeDay[] {
  const found = loaded.flatMap((one) => {
    const measured = measuredSessions(one, ESTIMATION_WINDOW);
    if (!measured) return [];
    const moves = movesOf(one, { ...range, sigma: DEFAULT_SIGMA });
    return [...moves.map(unexplainedDay), ...marketDays(one, measured, moves, range)];
  });
  const markets = new Set<number>();
  const apart = found.filter(({ kind, day }) => {
    if (kind === "unexplained") return true;
    const isFirst = !markets.has(day);
    markets.add(day);
    return isFirst;
  });
  return apart.sort((a, b) => b.strength - a.strength || a.day - b.day).slice(0, MOST_SENT);
}

const unexplainedDay = ({ input: { series }, index, session, strength }: FoundMove): LargeDay => ({
  kind: "unexplained",
  symbol: series.symbol,
  day: dayNumber(session),
  return: series.returns[index] ?? Number.NaN,
  strength,
});

/** Days on which the whole market moved, without those that are unexplained moves or near an announcement. */
function marketDays(
  listing: LoadedListing,
  measured: MeasuredSessions,
  moves: readonly FoundMove[],
  { from, to }: { readonly from: string; readonly to: string },
): LargeDay[] {
  const { series } = listing;
  const unexplained = new Set(moves.map(({ session }) => session));
  return likewiseDays(series, measured).flatMap(({ session, change, strength }): LargeDay[] =>
    session < from || session > to || unexplained.has(session) || isExplained(listing, session)
      ? []
      : [{ kind: "market", symbol: series.symbol, day: dayNumber(session), return: change, strength }],
  );
}

interface LikewiseDay {
  readonly session: string;
  /** The return, a fraction, and how many standard deviations it is. */
  readonly change: number;
  readonly strength: number;
}

// Worked out once per data revision, by which series are kept.
const keptLikewise = new WeakMap<MeasuredSessions, readonly LikewiseDay[]>();

/** Days beyond three standard deviations of the estimation window's returns, at least half of them the benchmark's. */
function likewiseDays(series: InstrumentSeries, measured: MeasuredSessions): readonly LikewiseDay[] {
  const known = keptLikewise.get(measured);
  if (known) return known;
  const found = series.sessions.flatMap((session, index): LikewiseDay[] => {
    const change = series.returns[index] ?? Number.NaN;
    const benchmark = measured.benchmarkAt(index);
    const beside = benchmark && benchmarkReturns(series, benchmark)[index];
    const share = (beside ?? Number.NaN) / change;
    if (!(share >= LIKEWISE)) return [];
    const before = series.returns.slice(
      Math.max(0, index + ESTIMATION_WINDOW.start),
      Math.max(0, index + ESTIMATION_WINDOW.end + 1),
    );
    const strength = Math.abs(change) / standardDeviation(before.filter((value) => !Number.isNaN(value)));
    return strength > DEFAULT_SIGMA ? [{ session, change, strength }] : [];
  });
  keptLikewise.set(measured, found);
  return found;
}
