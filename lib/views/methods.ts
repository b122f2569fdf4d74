import { DEFAULT_FILTER } from "../filters.ts";
import { type DayParts, dayParts } from "../reactions/day-zero/day-parts.ts";
import { type LeftStep, sessionFigures } from "../reactions/day-zero/session-figures.ts";
import { longView } from "../reactions/paths/long-view.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { type MeasureFilter, PANEL_DEFINITIONS, studyReaction } from "../reactions/reaction-study.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { loadPair, type PlacedPair } from "../reactions/selection.ts";
import { benchmarkReturns } from "../reactions/series.ts";
import { cleanEstimation } from "../reactions/sessions/clean-estimation.ts";
import { leastDetectable } from "../reactions/significance/detectable.ts";
import { type PairDiagnostics, pairDiagnostics } from "../reactions/significance/fit-diagnostics.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { buyAndHold } from "../study/buy-and-hold.ts";
import type { CrossSection } from "../study/cross-section/explain-size.ts";
import { cumulativeAbnormalReturn } from "../study/cumulative.ts";
import type { Decomposition } from "../study/decomposition.ts";
import { type ModelSeries, studyWithModel } from "../study/models/study-with-model.ts";
import { neweyWestCar } from "../study/newey-west.ts";
import { type PermutationResult, permutationOfStudy } from "../study/permutation.ts";
import { noiseVariance } from "../study/prediction.ts";
import { type Equivalence, equivalence } from "../study/significance/equivalence.ts";
import { twoSidedPower, USUAL_POWER } from "../study/significance/power.ts";
import type { NormalReturnFit, Tested } from "../study/types.ts";
import { DAY_ZERO, MINIMUM_ESTIMATION_SESSIONS } from "../study/windows.ts";
import { type ClaimExamples, claimExamples } from "./claims/claim-examples.ts";
import { explainedReactions } from "./reactions/reactions-explained.ts";
import { type ReactionsOverview, reactionsOverview } from "./reactions/reactions-overview.ts";
import type { Together } from "./reactions/reactions-together.ts";

/** The case that the page works through, and the one that shows a price limit. */
const EXAMPLE = { event: "qwq-32b", symbol: "9988.HK", limitSymbol: "002315.SZ", bound: 0.1, effect: 0.03 };
/** Announcements whose quotes reach far enough back for a placebo, as a query of the page of reactions. */
const PLACEBO_QUERY = "company=alibaba&benchmark=^HSI";

interface VolatileExample {
  readonly parameters: readonly number[];
  /** The variance expected of day 0, a squared fraction, and how many sessions it lies after the fit's last. */
  readonly expected: number;
  readonly ahead: number;
  readonly standardError: number;
}

/** One reaction with every number that its formulas hold. */
export interface WorkedExample {
  readonly reaction: Reaction;
  readonly fit: NormalReturnFit;
  readonly actual: number;
  readonly expected: number;
  readonly benchmark: number;
  readonly abnormal: Tested;
  readonly car: Tested | null;
  readonly buyAndHold: Tested | null;
  /** The same case by Huber's line, and without the sessions of the company's other announcements. */
  readonly huber: Pick<NormalReturnFit, "alpha" | "beta"> | null;
  readonly clean: (Pick<NormalReturnFit, "beta" | "sessions"> & { readonly leftOut: number }) | null;
  /** Day 0 taken apart, and its open. */
  readonly parts: DayParts | null;
  readonly open: number | null;
  /** What was left of it 1, 5, 20 and 60 sessions on. */
  readonly left: readonly LeftStep[];
  /** The move of the story's range, or of all that is stored, taken apart. */
  readonly longView: Decomposition;
  /** The same with a variance that follows what came before: its parameters, and the standard error of AR. */
  readonly garch: VolatileExample | null;
  readonly egarch: VolatileExample | null;
  /** The tests of its fit. */
  readonly diagnosed: Pick<PairDiagnostics, "diagnostics" | "preTrend"> | null;
  /** The same case by other means: betas for thin trading, robust errors, and p without a distribution. */
  readonly scholesWilliamsBeta: number | null;
  readonly dimsonBeta: number | null;
  readonly neweyWest: Tested | null;
  readonly permutation: PermutationResult | null;
  /** The least abnormal return that the day could have shown, a fraction. */
  readonly detectable: number | null;
  /** How often the day would have shown an abnormal return of such a size, a fraction. */
  readonly power: { readonly effect: number; readonly value: number };
  /** Whether the abnormal return is shown to be smaller than 10%. */
  readonly equivalence: Equivalence;
}

/** The methods page: a worked example, a price limit, and all tests on the shipped announcements. */
export interface MethodsView {
  readonly revision: number;
  readonly example: WorkedExample | null;
  readonly limited: Reaction | null;
  readonly overview: ReactionsOverview;
  /** What explains the size of what the page of reactions opens on. */
  readonly explained: CrossSection;
  /** Tests of a selection for which those are not refused that all announcements are too many for, and its query. */
  /** What the examples of reported figures come to. */
  readonly reported: ClaimExamples;
  readonly selected: { readonly query: string; readonly tests: Together["tests"] };
}

/** Everything the methods page shows, computed from what is stored. */
export async function methodsView(language: Language, given?: Store): Promise<MethodsView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const { event, symbol, limitSymbol } = EXAMPLE;
  return {
    revision: reference.revision,
    example: await workedExample(store, reference, event, symbol),
    limited: (await workedExample(store, reference, event, limitSymbol))?.reaction ?? null,
    overview: await reactionsOverview({}, store),
    explained: await explainedReactions({}, language, store),
    reported: await claimExamples(store, reference),
    selected: await selectedTests(store),
  };
}

async function selectedTests(store: Store): Promise<MethodsView["selected"]> {
  const { together } = await reactionsOverview(new URLSearchParams(PLACEBO_QUERY), store);
  return { query: PLACEBO_QUERY, tests: together?.tests ?? [] };
}

async function workedExample(
  store: Store,
  reference: Reference,
  event: string,
  symbol: string,
): Promise<WorkedExample | null> {
  const listing = reference.listings.find((candidate) => candidate.symbol === symbol);
  const pair = listing && (await loadPair(store, reference, { event, listing }));
  if (!pair || pair.index === null) return null;
  const { index } = pair;
  const { window } = DEFAULT_FILTER;
  const study = studyReaction(pair, index, DEFAULT_FILTER);
  const series = {
    returns: pair.series.returns,
    benchmark: pair.benchmark && benchmarkReturns(pair.series, pair.benchmark),
  };
  const question = {
    ...series,
    dayZero: index,
    estimation: DEFAULT_FILTER.estimation,
    window,
    model: DEFAULT_FILTER.model,
    minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
  };
  if (study.status !== "ok") return null;
  const day = study.sessions.find(({ session }) => session === 0);
  if (day?.kind !== "measured" || day.benchmark === null) return null;
  const { actual, expected, benchmark, abnormal } = day;
  const reaction = measureReaction(pair, DEFAULT_FILTER);
  return {
    reaction,
    fit: study.fit,
    actual,
    expected,
    benchmark,
    abnormal,
    car: cumulativeAbnormalReturn(study, window),
    buyAndHold: buyAndHold(study, window),
    huber: fitOf(pair, index, { ...DEFAULT_FILTER, model: "huber" }),
    clean: cleanFit(pair, index),
    garch: volatileFit(pair, index, "garch"),
    egarch: volatileFit(pair, index, "egarch"),
    diagnosed: pairDiagnostics(pair, index, DEFAULT_FILTER),
    parts: dayParts(pair, DEFAULT_FILTER),
    left: sessionFigures(pair, DEFAULT_FILTER).left,
    open: pair.series.open[index] ?? null,
    longView: longView(pair, pair.reference.story ?? { from: null, to: null }, pair.reference.announcements)
      .parts,
    scholesWilliamsBeta: thinTradingBeta(series, index, "scholesWilliams"),
    dimsonBeta: thinTradingBeta(series, index, "dimson"),
    neweyWest: neweyWestCar(question, study, window, null),
    permutation: permutationOfStudy(question, study, window),
    detectable: leastDetectable(reaction, abnormal),
    power: {
      effect: EXAMPLE.effect,
      value: twoSidedPower(
        EXAMPLE.effect / abnormal.standardError,
        study.fit.degreesOfFreedom,
        USUAL_POWER.level,
      ),
    },
    equivalence: equivalence(
      abnormal.value,
      abnormal.standardError,
      study.fit.degreesOfFreedom,
      EXAMPLE.bound,
    ),
  };
}

/** The fit behind a pair's study; null where it is refused. */
function fitOf(pair: PlacedPair, index: number, filter: MeasureFilter): NormalReturnFit | null {
  const study = studyReaction(pair, index, filter);
  return study.status === "ok" ? study.fit : null;
}

/** The fit without the other announcements of the company, with how many sessions they took. */
function cleanFit(pair: PlacedPair, index: number): WorkedExample["clean"] {
  const filter = { ...DEFAULT_FILTER, exclude: "company" } as const;
  const fit = fitOf(pair, index, filter);
  const { leftOut } = cleanEstimation(pair, index, filter);
  return fit && { beta: fit.beta, sessions: fit.sessions, leftOut: leftOut.length };
}

function volatileFit(pair: PlacedPair, index: number, model: "garch" | "egarch"): VolatileExample | null {
  const study = studyReaction(pair, index, { ...DEFAULT_FILTER, model }, DAY_ZERO);
  const [day] = study.status === "ok" ? study.sessions : [];
  if (study.status !== "ok" || day?.kind !== "measured") return null;
  const { conditional } = study.fit;
  if (conditional === null) return null;
  return {
    parameters: conditional.parameters,
    expected: noiseVariance(study.fit, DAY_ZERO),
    ahead: -(conditional.sessions.at(-1) ?? 0),
    standardError: day.abnormal.standardError,
  };
}

/** Beta by a model for thin trading; null where it can't be estimated. */
function thinTradingBeta(
  series: Pick<ModelSeries, "returns" | "benchmark">,
  dayZero: number,
  model: "scholesWilliams" | "dimson",
): number | null {
  const { estimation, window } = DEFAULT_FILTER;
  const panel = studyWithModel(
    [{ ...series, factors: [], riskFree: null }],
    { pair: Int32Array.of(0), dayZero: Int32Array.of(dayZero) },
    {
      estimation,
      window,
      model,
      ...PANEL_DEFINITIONS,
    },
  );
  const beta = panel.beta[0] ?? Number.NaN;
  return Number.isNaN(beta) ? null : beta;
}
