import type { CandidateSession } from "../market/candidate-sessions.ts";
import { exchange } from "../market/exchanges.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { DayZero, ExchangeCode, LimitState, Precision } from "../market/types.ts";
import { type CleanEstimation, movedWindow, WHOLE_ESTIMATION } from "../study/clean-estimation.ts";
import type { NormalReturnModel, SessionWindow, StudyRefusal, Tested } from "../study/types.ts";
import { volumeRatio } from "../study/volume.ts";
import { windowText } from "../window-text.ts";
import { cleanEstimation } from "./clean-estimation.ts";
import { type Confounder, type Confounders, confoundersOf, dayZerosOn, NO_CONFOUNDERS } from "./day-zeros.ts";
import { type FindingSummary, findingsBehind } from "./findings-behind.ts";
import { type Lasting, lasting } from "./lasting.ts";
import { limitFacts, marketValue } from "./market-facts.ts";
import { type OthersInWindow, othersInWindow } from "./others-in-window.ts";
import { censoredFigures, type MeasureFilter, studiedFigures, studyReaction } from "./reaction-study.ts";
import { type LoadedListing, type LoadedSelection, type PlacedPair, placedPairs } from "./selection.ts";
import { benchmarkReturns } from "./series.ts";

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
  for (const pair of placedPairs(selection)) yield measureReaction(pair, selection.filter);
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

/** What is measured where day 0 has a close. */
type Measured = Pick<
  Reaction,
  | "close"
  | "previousClose"
  | "rawReturn"
  | "adjustedReturn"
  | "benchmarkReturn"
  | "abnormalReturn"
  | "car"
  | "beta"
  | "estimationSessions"
  | "estimationLeftOut"
  | "estimationMoved"
  | "volumeRatio"
  | "limit"
  | "priceLimit"
  | "limitUpPrice"
  | "limitRun"
  | "throughRun"
  | "throughFirstFree"
  | "lasting"
  | "marketValueChangeUsd"
  | "sharesAsOf"
  | "flags"
>;

const UNMEASURED: Measured = {
  close: null,
  previousClose: null,
  rawReturn: null,
  adjustedReturn: null,
  benchmarkReturn: null,
  abnormalReturn: null,
  car: null,
  beta: null,
  estimationSessions: null,
  estimationLeftOut: null,
  estimationMoved: null,
  volumeRatio: null,
  limit: null,
  priceLimit: null,
  limitUpPrice: null,
  limitRun: 0,
  throughRun: null,
  throughFirstFree: null,
  lasting: null,
  marketValueChangeUsd: null,
  sharesAsOf: null,
  flags: [],
};

/** Measures one announcement against one listing; whatever can't be measured is null and `status` says why. */
export function measureReaction(pair: PlacedPair, filter: MeasureFilter): Reaction {
  const { reference, listing, series, benchmark, placed, index } = pair;
  const { announcement, dayZero } = placed;
  const around = confoundersAround(pair, filter.window);
  const clean = index === null ? WHOLE_ESTIMATION : cleanEstimation(pair, index, filter);
  const told: Omit<Reaction, keyof Measured> = {
    event: announcement.slug,
    title: announcement.title,
    announcedOn: announcement.localDate,
    announcedAt: announcement.time.announcedAt,
    precision: announcement.time.precision,
    maker: announcement.maker,
    kinds: announcement.kinds,
    company: listing.company,
    symbol: listing.symbol,
    exchange: listing.exchangeCode,
    zone: exchange(listing.exchangeCode).zone,
    currency: listing.currency,
    relation: announcement.companies.find(({ company }) => company === listing.company)?.role ?? null,
    status: dayZero.status === "found" ? absence(series, dayZero.session) : dayZero.status,
    dayZero,
    candidates: placed.candidates.map((candidate) => candidateReturn(pair, candidate)),
    benchmark: filter.model === "mean" ? null : (benchmark?.symbol ?? null),
    model: filter.model,
    window: windowText(filter.window),
    confounders: around.named,
    confounderCount: around.count,
    nearestConfounders: around.nearest,
    othersInWindow: othersInWindow(
      reference,
      { event: announcement.slug, company: listing.company, exchange: listing.exchangeCode, dayZero },
      filter.window,
    ),
    findings:
      dayZero.status === "found"
        ? findingsBehind(reference, {
            listing,
            benchmark: filter.model === "mean" ? null : (benchmark?.symbol ?? null),
            dayZero: dayZero.index,
            filter: { window: filter.window, estimation: movedWindow(filter.estimation, clean) },
          })
        : [],
  };
  const close = known(series.close[index ?? -1]);
  return index === null || close === null
    ? { ...told, ...UNMEASURED }
    : measured(told, pair, { filter, clean }, index, close);
}

/**
 * The same with the figures of a pair whose day 0 has a close. Every field is named: a million of these are made for
 * an export, and spreading one object over another takes as long as the study itself.
 */
function measured(
  told: Omit<Reaction, keyof Measured>,
  pair: PlacedPair,
  { filter, clean }: { readonly filter: MeasureFilter; readonly clean: CleanEstimation },
  index: number,
  close: number,
): Reaction {
  const { reference, listing, series, benchmark, rates } = pair;
  const study = studyReaction(pair, index, filter);
  const raw = listing.basis === "raw";
  const limit = limitFacts(reference, listing, series, index);
  const previousClose = known(series.close[index - 1]);
  const value = marketValue(reference, listing, series, rates, index);
  const valueBefore = marketValue(reference, listing, series, rates, index - 1);
  const days = [index - 1, index].flatMap((at) => series.sessions[at] ?? []);
  const studied = studiedFigures(study, filter);
  const censored = censoredFigures(pair, filter, index, limit?.state ?? null);
  return {
    ...told,
    status: studied.status,
    close: raw ? close : null,
    previousClose: raw ? previousClose : null,
    rawReturn: rawReturnAt(pair, index),
    adjustedReturn: known(series.returns[index]),
    benchmarkReturn: benchmark ? known(benchmarkReturns(series, benchmark)[index]) : null,
    abnormalReturn: studied.abnormalReturn,
    car: studied.car,
    beta: studied.beta,
    estimationSessions: studied.estimationSessions,
    estimationLeftOut: clean.leftOut.length,
    estimationMoved: clean.moved,
    volumeRatio: volumeRatio(series.volume, index, filter.estimation),
    limit: limit?.state ?? null,
    priceLimit: limit?.limit ?? null,
    limitUpPrice: limit?.up ?? null,
    limitRun: censored.limitRun,
    throughRun: censored.throughRun,
    throughFirstFree: censored.throughFirstFree,
    lasting: lasting(series, index),
    marketValueChangeUsd: value && valueBefore ? value.usd - valueBefore.usd : null,
    sharesAsOf: value?.sharesAsOf ?? null,
    flags:
      series.flags.size === 0
        ? NO_FLAGS
        : days.flatMap((day) => (series.flags.has(day) ? [`${day} ${series.flags.get(day)}`] : [])),
  };
}

const NO_FLAGS: readonly string[] = [];

function candidateReturn(
  pair: PlacedPair,
  { session, closesAt, reactsUntil }: CandidateSession,
): CandidateReturn {
  const index = pair.series.position.get(session) ?? -1;
  const change = rawReturnAt(pair, index) ?? known(pair.series.returns[index]);
  return { session, closesAt, reactsUntil, change };
}

/** The close as traded at a position against the one before; null where one is missing or only adjusted ones are stored. */
function rawReturnAt({ listing, series }: LoadedListing, index: number): number | null {
  const [close, previous] = [known(series.close[index]), known(series.close[index - 1])];
  return listing.basis !== "raw" || close === null || previous === null ? null : close / previous - 1;
}

/** Why there is no bar in a session: before, after or without stored data; otherwise trading was suspended. */
function absence({ range }: InstrumentSeries, session: string): ReactionStatus {
  return range && session >= range.first && session <= range.last ? "suspended" : "no data";
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
