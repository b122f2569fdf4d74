import { DEFAULT_FILTER, type Filter, type NameReadBy } from "../filters.ts";
import type { ActionKind } from "../market/bar.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { LimitState } from "../market/types.ts";
import type { Store } from "../store/client.ts";
import type { RollingAbnormal } from "../study/rolling-abnormal.ts";
import { volumeRatio } from "../study/volume.ts";
import { ESTIMATION_WINDOW } from "../study/windows.ts";
import { MOST_NAMED } from "./day-zeros.ts";
import { limitFacts } from "./market-facts.ts";
import { announcementsNear } from "./near-announcements.ts";
import type { Reference } from "./reference.ts";
import { type LoadedListing, loadSelection, select } from "./selection.ts";
import { benchmarkReturns } from "./series.ts";
import { measuredSessions } from "./session-facts.ts";

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
  readonly total: number;
  readonly unstudied: readonly UnstudiedListing[];
  /** Moves from position `start` on, `count` at most. */
  readonly rows: (start: number, count: number) => Move[];
}

/** What a person can ask for here. `sigma`: how many residual standard deviations make a move. */
export interface MovesFilter extends Pick<Filter, NameReadBy<"moves">> {
  readonly sigma: number;
}

/** A session that moved abnormally with no announcement about its company near. */
export interface FoundMove {
  readonly input: LoadedListing;
  /** What it was measured against. */
  readonly benchmark: InstrumentSeries;
  /** Its position in the series. */
  readonly index: number;
  readonly session: string;
  readonly rolling: RollingAbnormal;
  /** |t| of its abnormal return. */
  readonly strength: number;
}

/** Every unexplained move of a filter, sorted by |t| and then the later session first. */
export async function unexplainedMoves(
  store: Store,
  reference: Reference,
  filter: MovesFilter,
): Promise<UnexplainedMoves> {
  const found: FoundMove[] = [];
  const unstudied: UnstudiedListing[] = [];
  const { loaded } = await loadSelection(store, select(reference, { ...DEFAULT_FILTER, ...filter }));
  for (const one of loaded) {
    const { series } = one;
    const measured = measuredSessions(one, ESTIMATION_WINDOW);
    if (!measured) {
      unstudied.push({ symbol: series.symbol, reason: "no benchmark" });
      continue;
    }
    if (measured.sigma.every(Number.isNaN)) {
      unstudied.push({ symbol: series.symbol, reason: "too few sessions" });
    }
    found.push(...movesOf(one, filter));
  }
  found.sort((a, b) => b.strength - a.strength || (a.session < b.session ? 1 : -1));
  return {
    total: found.length,
    unstudied,
    rows: (start, count) => found.slice(start, start + count).map((move) => moveAt(move)),
  };
}

/** The sessions of one listing beyond the threshold that no announcement about its company lies near. */
export function movesOf(
  input: LoadedListing,
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

/** One move with everything that stands beside it. */
function moveAt({ input, benchmark, index, session, rolling }: FoundMove): Move {
  const { reference, listing, series } = input;
  const at = (values: Float64Array) => values[index] ?? Number.NaN;
  const near = announcementsNear(reference, listing.exchangeCode).get(session) ?? [];
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
    nearby: near
      .slice(0, MOST_NAMED)
      .map(({ announcement: { slug, title }, distance }) => ({ slug, title, distance })),
    nearbyCount: near.length,
    actions: (reference.actions.get(listing.id) ?? [])
      .filter(({ exDate }) => exDate === session)
      .map(({ kind }) => kind),
    findings: (reference.findings.get(series.symbol) ?? [])
      .filter((finding) => finding.session <= session && session <= finding.lastSession)
      .map(({ kind }) => kind),
    flag: series.flags.get(session) ?? null,
  };
}
