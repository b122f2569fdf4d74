import type { CandidateSession } from "../market/candidate-sessions.ts";
import { exchange } from "../market/exchanges.ts";
import type { DayZero, ExchangeCode, LimitState, Precision } from "../market/types.ts";
import type { NormalReturnModel, SessionWindow, StudyRefusal, Tested } from "../study/types.ts";
import { windowText } from "../window-text.ts";
import { type DayFigures, dayFigures, known, rawReturnAt, withoutFigures } from "./day-zero/day-figures.ts";
import type { Lasting } from "./day-zero/lasting.ts";
import { type OthersInWindow, othersInWindow } from "./day-zero/others-in-window.ts";
import {
  type Confounder,
  type Confounders,
  confoundersOf,
  dayZerosOn,
  isDayShared,
  NO_CONFOUNDERS,
} from "./day-zeros.ts";
import type { MeasureFilter } from "./reaction-study.ts";
import type { Listing } from "./reference.ts";
import { type LoadedSelection, type PlacedPair, placedPairs } from "./selection.ts";
import type { FindingSummary } from "./sessions/findings-behind.ts";

export type ReactionStatus =
  | "ok"
  | "suspended"
  | "no data"
  | "gap"
  | "no calendar"
  | "not studied"
  | StudyRefusal;

/** A session that may have been day 0, with what the price did in it. */
export interface CandidateReturn {
  /** The exchange's ISO date, and when its continuous trading and its closing auction end, in milliseconds. */
  readonly session: string;
  readonly closesAt: number;
  readonly reactsUntil: number;
  /** As traded, from adjusted closes where only those are stored; null where a close is missing. */
  readonly change: number | null;
}

/** One announcement x one listing. Returns are fractions; prices are raw, in the listing's currency. */
export interface Reaction {
  readonly event: string;
  readonly title: string;
  /** ISO date, or `YYYY-MM`. */
  readonly announcedOn: string;
  /** Milliseconds since the epoch; null where only the day or the month is known. */
  readonly announcedAt: number | null;
  readonly precision: Precision;
  /** Who announced it, and the kinds of announcement that it is. */
  readonly maker: string;
  readonly kinds: readonly string[];
  readonly company: string;
  readonly symbol: string;
  readonly exchange: ExchangeCode;
  /** The exchange's time zone. */
  readonly zone: string;
  readonly currency: string;
  /** The company's role in the announcement; null where it is not named. */
  readonly relation: string | null;
  readonly status: ReactionStatus;
  readonly dayZero: DayZero;
  /** The sessions that day 0 may have been, where the announcement's hour is not known; else empty. */
  readonly candidates: readonly CandidateReturn[];
  readonly benchmark: string | null;
  readonly model: NormalReturnModel;
  readonly window: string;
  readonly close: number | null;
  readonly previousClose: number | null;
  readonly rawReturn: number | null;
  readonly adjustedReturn: number | null;
  readonly benchmarkReturn: number | null;
  readonly abnormalReturn: Tested | null;
  readonly car: Tested | null;
  readonly beta: number | null;
  readonly estimationSessions: number | null;
  /** Sessions of the estimation window left out for other announcements, and by how many it lies earlier for them. */
  readonly estimationLeftOut: number | null;
  readonly estimationMoved: number | null;
  readonly volumeRatio: number | null;
  readonly limit: LimitState | null;
  /** The limit as a fraction and the limit price that the close stood at or stayed below. */
  readonly priceLimit: number | null;
  readonly limitUpPrice: number | null;
  /** Consecutive sessions from day 0 on that closed at the limit. */
  readonly limitRun: number;
  /** Where day 0 closed at a limit: CAR from day 0 through the run, and through the first free session. */
  readonly throughRun: Tested | null;
  readonly throughFirstFree: Tested | null;
  /** Whether the change of day 0 lasted; null where it can't be said. */
  readonly lasting: Lasting | null;
  readonly marketValueChangeUsd: number | null;
  readonly sharesAsOf: string | null;
  /** Other announcements in the event window, in the order of their days 0; of more than a hundred, the nearest. */
  readonly confounders: readonly Confounder[];
  readonly confounderCount: number;
  /** Positions in `confounders` of the ten nearest in time, ascending. */
  readonly nearestConfounders: readonly number[];
  /** Those that name the company itself, which CAR can't be told apart from. */
  readonly othersInWindow: OthersInWindow;
  /** Flags of the bars of day 0 and the session before, as `session flag`. */
  readonly flags: readonly string[];
  /** What the checks found odd about the quotes behind it. */
  readonly findings: readonly FindingSummary[];
}

/** One reaction for every pair of a selection, in the order of its pairs. */
export function* reactions(selection: LoadedSelection): Generator<Reaction, void, undefined> {
  const measure = pairMeasurer(selection.filter);
  for (const pair of placedPairs(selection)) yield measure(pair);
}

/** The other announcements with their day 0 within a window round a pair's; none where that has no day 0. */
export function confoundersAround(
  { reference, listing, placed: { announcement, dayZero } }: PlacedPair,
  window: SessionWindow,
): Confounders {
  if (dayZero.status !== "found") return NO_CONFOUNDERS;
  const days = dayZerosOn(reference, listing.exchangeCode);
  return confoundersOf(days, announcement.slug, listing.company, dayZero.index, window);
}

/** Measures one announcement against one listing; whatever can't be measured is null and `status` says why. */
export const measureReaction = (pair: PlacedPair, filter: MeasureFilter): Reaction =>
  pairMeasurer(filter)(pair);

/**
 * The same for many pairs, one after the other: what announcements of one day 0 share on a listing is worked out once
 * for those that follow each other, and let go with that day: figures that outlive what is made of them fill the heap.
 */
export function pairMeasurer(filter: MeasureFilter): (pair: PlacedPair) => Reaction {
  const window = windowText(filter.window);
  const lastDays = new Map<ExchangeCode, SharedDay>();
  return (pair) => {
    const { reference, listing } = pair;
    const { dayZero } = pair.placed;
    if (dayZero.status !== "found") return reactionOf(pair, filter, window, NO_FIGURES[dayZero.status]);
    const { index } = dayZero;
    // What nobody asks for again would only be carried along; what other announcements take from an estimation differs.
    const isShared =
      filter.exclude === "none" && isDayShared(dayZerosOn(reference, listing.exchangeCode), index);
    if (!isShared) {
      lastDays.delete(listing.exchangeCode);
      return reactionOf(pair, filter, window, dayFigures(pair, dayZero, filter));
    }
    const last = lastDays.get(listing.exchangeCode);
    const day = last?.index === index ? last : { index, figures: new Map<Listing, DayFigures>() };
    if (day !== last) lastDays.set(listing.exchangeCode, day);
    const figures = day.figures.get(listing) ?? dayFigures(pair, dayZero, filter);
    day.figures.set(listing, figures);
    return reactionOf(pair, filter, window, figures);
  };
}

/** A session of an exchange that is day 0 of several announcements, and what is the same for them on each listing. */
interface SharedDay {
  readonly index: number;
  readonly figures: Map<Listing, DayFigures>;
}

const NO_FIGURES: Readonly<Record<Exclude<DayZero["status"], "found">, DayFigures>> = {
  "no calendar": withoutFigures("no calendar"),
  "not studied": withoutFigures("not studied"),
};

/**
 * An announcement beside the figures of its day 0. Every field is named: a million of these are made for an export, and
 * spreading one object over another takes as long as the study itself.
 */
function reactionOf(pair: PlacedPair, filter: MeasureFilter, window: string, figures: DayFigures): Reaction {
  const { reference, listing, placed } = pair;
  const { announcement, dayZero, candidates } = placed;
  const { company, exchangeCode } = listing;
  const around = confoundersAround(pair, filter.window);
  const about = { event: announcement.slug, company, exchange: exchangeCode, dayZero };
  return {
    event: announcement.slug,
    title: announcement.title,
    announcedOn: announcement.localDate,
    announcedAt: announcement.time.announcedAt,
    precision: announcement.time.precision,
    maker: announcement.maker,
    kinds: announcement.kinds,
    company,
    symbol: listing.symbol,
    exchange: exchangeCode,
    zone: exchange(exchangeCode).zone,
    currency: listing.currency,
    relation: announcement.companies.find((named) => named.company === company)?.role ?? null,
    status: figures.status,
    dayZero,
    candidates: candidates.length === 0 ? NO_CANDIDATES : candidates.map((one) => candidateReturn(pair, one)),
    benchmark: filter.model === "mean" ? null : (pair.benchmark?.symbol ?? null),
    model: filter.model,
    window,
    close: figures.close,
    previousClose: figures.previousClose,
    rawReturn: figures.rawReturn,
    adjustedReturn: figures.adjustedReturn,
    benchmarkReturn: figures.benchmarkReturn,
    abnormalReturn: figures.abnormalReturn,
    car: figures.car,
    beta: figures.beta,
    estimationSessions: figures.estimationSessions,
    estimationLeftOut: figures.estimationLeftOut,
    estimationMoved: figures.estimationMoved,
    volumeRatio: figures.volumeRatio,
    limit: figures.limit,
    priceLimit: figures.priceLimit,
    limitUpPrice: figures.limitUpPrice,
    limitRun: figures.limitRun,
    throughRun: figures.throughRun,
    throughFirstFree: figures.throughFirstFree,
    lasting: figures.lasting,
    marketValueChangeUsd: figures.marketValueChangeUsd,
    sharesAsOf: figures.sharesAsOf,
    confounders: around.named,
    confounderCount: around.count,
    nearestConfounders: around.nearest,
    othersInWindow: othersInWindow(reference, about, filter.window),
    flags: figures.flags,
    findings: figures.findings,
  };
}

const NO_CANDIDATES: readonly CandidateReturn[] = [];

function candidateReturn(
  pair: PlacedPair,
  { session, closesAt, reactsUntil }: CandidateSession,
): CandidateReturn {
  const index = pair.series.position.get(session) ?? -1;
  const change = rawReturnAt(pair, index) ?? known(pair.series.returns[index]);
  return { session, closesAt, reactsUntil, change };
}
