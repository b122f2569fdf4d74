import { DEFAULT_FILTER, type Filter, type NameReadBy } from "../../filters.ts";
import type { ActionKind } from "../../market/bar.ts";
import { sessionOnOrAfter } from "../../market/calendar.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { LimitState } from "../../market/types.ts";
import { loadedTogether, withBarReader } from "../../store/bars/bar-reader.ts";
import type { Store } from "../../store/client.ts";
import type { RollingAbnormal } from "../../study/rolling-abnormal.ts";
import { volumeRatio } from "../../study/volume.ts";
import { ESTIMATION_WINDOW } from "../../study/windows.ts";
import { turns } from "../../turns.ts";
import { announcementsNear } from "../day-zero/near-announcements.ts";
import { MOST_NAMED } from "../day-zeros.ts";
import type { Listing, Reference } from "../reference.ts";
import { type RevisionCache, revisionCache } from "../revision-cache.ts";
import { type LoadedListing, select } from "../selection.ts";
import { benchmarkReturns, benchmarksOf, loadSeries, readSeriesPart, type SeriesReader } from "../series.ts";
import { limitFacts } from "../sessions/market-facts.ts";
import { measuredSessions } from "../sessions/session-facts.ts";
import { storedRanges } from "../sessions/stored-ranges.ts";

/** A session in which a listing moved abnormally with no announcement about its company near. Fractions. */
export interface Move {
  readonly company: string;
  readonly symbol: string;
  readonly session: string;
  readonly return: number;
  readonly benchmark: string;
  readonly benchmarkReturn: number;
  readonly abnormal: number;
  readonly tStatistic: number;
  /** Residual standard deviation of the estimation window. */
  readonly sigma: number;
  /** Volume over its mean in the estimation window. */
  readonly volumeRatio: number | null;
  readonly limit: LimitState | null;
  /**
   * Announcements about others with their day 0 within one session, the nearest first and a hundred at most;
   * `distance` in sessions after the move.
   */
  readonly nearby: readonly { readonly slug: string; readonly title: string; readonly distance: number }[];
  /** How many there are. */
  readonly nearbyCount: number;
  /** Kinds of the corporate actions of that very session. */
  readonly actions: readonly ActionKind[];
  /** Kinds of what the checks after a run found odd there. */
  readonly findings: readonly string[];
  /** The stored bar's flag where it is not an ordinary close. */
  readonly flag: string | null;
}

/** A listing whose sessions can't be measured, and why. */
export interface UnstudiedListing {
  readonly symbol: string;
  readonly reason: "no benchmark" | "too few sessions";
}

/** All moves of a filter, strongest first; what stands beside a move is only gathered when it is asked for. */
export interface UnexplainedMoves {
  readonly moves: readonly MoveFigures[];
  readonly unstudied: readonly UnstudiedListing[];
}

/** What is measured of a move; what was announced, paid or found beside it comes from the reference (`moveRow`). */
export type MoveFigures = Omit<Move, "nearby" | "nearbyCount" | "actions" | "findings">;

/** What a person can ask for here. `sigma`: how many residual standard deviations make a move. */
export interface MovesFilter extends Pick<Filter, NameReadBy<"moves">> {
  readonly sigma: number;
}

/** A listing with the benchmarks that it can be measured against, in their order. */
type StudiedListing = Pick<LoadedListing, "reference" | "listing" | "series" | "benchmarks">;

/** A session that moved abnormally with no announcement about its company near. */
export interface FoundMove {
  readonly input: StudiedListing;
  /** What it was measured against. */
  readonly benchmark: InstrumentSeries;
  /** Its position in the series. */
  readonly index: number;
  readonly session: string;
  readonly rolling: RollingAbnormal;
  /** |t| of its abnormal return. */
  readonly strength: number;
}

const movesByStore = new WeakMap<Store, RevisionCache<UnexplainedMoves>>();
/** Moves that are held for one data revision, of several filters together; each takes some 200 bytes. */
const MOST_MOVES = 50_000;

/**
 * Every unexplained move of a filter, sorted by |t| and then the later session first, found once for each data revision.
 * Of each listing only the sessions of the filter's range are read and those before them that the model is fitted on.
 */
export async function unexplainedMoves(
  store: Store,
  reference: Reference,
  filter: MovesFilter,
): Promise<UnexplainedMoves> {
  const cache =
    movesByStore.get(store) ?? revisionCache(MOST_MOVES, ({ moves }: UnexplainedMoves) => moves.length);
  movesByStore.set(store, cache);
  const key = JSON.stringify([filter.sigma, filter.from, filter.to, filter.listing, filter.company]);
  return cache.get(reference.revision, key, () => findMoves(store, reference, filter));
}

async function findMoves(store: Store, reference: Reference, filter: MovesFilter): Promise<UnexplainedMoves> {
  const { listings } = select(reference, { ...DEFAULT_FILTER, ...filter });
  const moves: MoveFigures[] = [];
  const unstudied: UnstudiedListing[] = [];
  const ranges = await storedRanges(store, reference);
  await withBarReader(store, async (reader) => {
    const turn = turns();
    const seriesOf: SeriesReader = (name) => loadSeries(store, reference, name, reader);
    const load = async (listing: Listing) => {
      const benchmarks = await benchmarksOf(listing, DEFAULT_FILTER, seriesOf);
      if (benchmarks.length === 0) return { listing, benchmarks, series: null };
      const part = { from: beginOf(reference, listing, filter), to: filter.to };
      const series = await readSeriesPart(reader, { reference, ranges }, listing.symbol, [part]);
      return { listing, benchmarks, series };
    };
    for await (const { listing, benchmarks, series } of loadedTogether(reader, listings, load)) {
      await turn();
      const { symbol } = listing;
      if (benchmarks.length === 0) unstudied.push({ symbol, reason: "no benchmark" });
      if (!series) continue;
      const studied = { reference, listing, series, benchmarks };
      const isInRange = series.sessions.some((session) => filter.from === null || session >= filter.from);
      if (isInRange && measuredSessions(studied, ESTIMATION_WINDOW)?.sigma.every(Number.isNaN))
        unstudied.push({ symbol, reason: "too few sessions" });
      moves.push(...movesOf(studied, filter).map(figuresOf));
    }
  });
  moves.sort((a, b) => strength(b) - strength(a) || (a.session < b.session ? 1 : -1));
  return { moves, unstudied };
}

const strength = ({ tStatistic }: MoveFigures): number => Math.abs(tStatistic);

/** The session from which the model of a range's first session is fitted, with the one before that; null for all. */
function beginOf(reference: Reference, { exchangeCode }: Listing, { from }: MovesFilter): string | null {
  const calendar = reference.calendars.get(exchangeCode);
  if (from === null || !calendar) return null;
  const first = sessionOnOrAfter(calendar, from) + ESTIMATION_WINDOW.start - 1;
  return calendar.sessions[first]?.session ?? null;
}

/** The sessions of one listing beyond the threshold that no announcement about its company lies near. */
export function movesOf(
  input: StudiedListing,
  { from, to, sigma }: Pick<MovesFilter, "from" | "to" | "sigma">,
): FoundMove[] {
  const { series } = input;
  const rolling = measuredSessions(input, ESTIMATION_WINDOW);
  if (!rolling) return [];
  return series.sessions.flatMap((session, index): FoundMove[] => {
    const abnormal = Math.abs(rolling.abnormal[index] ?? Number.NaN);
    if (!(abnormal > sigma * (rolling.sigma[index] ?? Number.NaN))) return [];
    if ((from !== null && session < from) || (to !== null && session > to) || isExplained(input, session))
      return [];
    const benchmark = rolling.benchmarkAt(index);
    if (benchmark === null) return [];
    const strength = Math.abs(rolling.tStatistic[index] ?? 0);
    return [{ input, benchmark, index, session, rolling, strength }];
  });
}

/** Whether an announcement about a listing's company has its day 0 within a session of this one. */
export function isExplained(
  { reference, listing }: Pick<LoadedListing, "reference" | "listing">,
  session: string,
): boolean {
  const near = announcementsNear(reference, listing.exchangeCode).get(session) ?? [];
  return near.some(({ announcement }) =>
    announcement.companies.some(({ company }) => company === listing.company),
  );
}

/** What is measured of a move. */
function figuresOf({ input, benchmark, index, session, rolling }: FoundMove): MoveFigures {
  const { reference, listing, series } = input;
  const at = (values: Float64Array) => values[index] ?? Number.NaN;
  return {
    company: listing.company,
    symbol: listing.symbol,
    session,
    return: at(series.returns),
    benchmark: benchmark.symbol,
    benchmarkReturn: at(benchmarkReturns(series, benchmark)),
    abnormal: at(rolling.abnormal),
    tStatistic: at(rolling.tStatistic),
    sigma: at(rolling.sigma),
    volumeRatio: volumeRatio(series.volume, index, ESTIMATION_WINDOW),
    limit: limitFacts(reference, listing, series, index)?.state ?? null,
    flag: series.flags.get(session) ?? null,
  };
}

/** One move with everything that stands beside it, its announcements in the language of the reference. */
export function moveRow(reference: Reference, figures: MoveFigures): Move {
  const { symbol, session } = figures;
  const instrument = reference.instruments.get(symbol);
  const near =
    instrument && instrument.exchange !== null
      ? (announcementsNear(reference, instrument.exchange).get(session) ?? [])
      : [];
  return {
    ...figures,
    nearby: near
      .slice(0, MOST_NAMED)
      .map(({ announcement: { slug, title }, distance }) => ({ slug, title, distance })),
    nearbyCount: near.length,
    actions: (reference.actions.get(instrument?.id ?? -1) ?? [])
      .filter(({ exDate }) => exDate === session)
      .map(({ kind }) => kind),
    findings: (reference.findings.get(symbol) ?? [])
      .filter((finding) => finding.session <= session && session <= finding.lastSession)
      .map(({ kind }) => kind),
  };
}
