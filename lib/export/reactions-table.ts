import type { Filter } from "../filters.ts";
import { LASTING_SESSIONS } from "../reactions/day-zero/lasting.ts";
import type { Reaction } from "../reactions/reaction.ts";
import { reactionBatches } from "../reactions/reaction-batches.ts";
import type { Selection } from "../reactions/selection.ts";
import { findingText } from "../reactions/sessions/findings-behind.ts";
import { leastDetectable } from "../reactions/significance/detectable.ts";
import { reactionWithin } from "../reactions/significance/within-bound.ts";
import type { Store } from "../store/client.ts";
import {
  type Column,
  type Columns,
  type DataTable,
  sameAsLast,
  slugsNamed,
  tableOfBatches,
  unlessEmpty,
} from "./columns.ts";

// What the rows of one announcement have in common is made once for them.
const confounderSlugs = sameAsLast(slugsNamed);
const otherSlugs = sameAsLast(slugsNamed);
const instantText = sameAsLast((instant: number) => new Date(instant).toISOString());

/**
 * The columns of reactions.csv; a new one goes to the end, so that whoever reads by position reads on. The last ones
 * answer the filter's question.
 */
export const reactionColumns = (filter: Pick<Filter, "bound">): Columns<Reaction> => ({
  ...SETTLED_COLUMNS,
  abnormal_return_equivalence_p: {
    type: "number",
    unit: "probability",
    sentence:
      "Where a bound is asked for (bound=2): p of two one-sided tests that AR is smaller than it; below 0.05 it is shown to be.",
    read: (reaction) => reactionWithin(reaction, filter)?.abnormal ?? null,
  },
  car_equivalence_p: {
    type: "number",
    unit: "probability",
    sentence: "The same of CAR.",
    read: (reaction) => reactionWithin(reaction, filter)?.car ?? null,
  },
});

/** Those that a reaction alone decides. */
const SETTLED_COLUMNS: Columns<Reaction> = {
  event: { type: "string", sentence: "The announcement's slug.", read: ({ event }) => event },
  company: { type: "string", sentence: "The company's slug.", read: ({ company }) => company },
  symbol: {
    type: "string",
    sentence: "The listing's symbol, as at Yahoo Finance.",
    read: ({ symbol }) => symbol,
  },
  exchange: { type: "string", sentence: "The listing's exchange.", read: ({ exchange }) => exchange },
  day0: {
    type: "date",
    sentence: "The first session in which the exchange could react; empty where there is none.",
    read: ({ dayZero }) => (dayZero.status === "found" ? dayZero.session : null),
  },
  status: {
    type: "string",
    sentence: "ok, or why the reaction can't be measured.",
    read: ({ status }) => status,
  },
  benchmark: {
    type: "string",
    sentence: "The benchmark's symbol; empty for the model mean.",
    read: ({ benchmark }) => benchmark,
  },
  model: {
    type: "string",
    sentence: "What the return is compared with: market, adjusted, mean, huber, garch or egarch.",
    read: ({ model }) => model,
  },
  window: {
    type: "string",
    sentence: "The sessions that CAR is the sum over, from day 0.",
    read: ({ window }) => window,
  },
  raw_return_day0: {
    type: "number",
    unit: "fraction",
    sentence: "The close of day 0 against the close before, as traded.",
    read: ({ rawReturn }) => rawReturn,
  },
  return_day0: {
    type: "number",
    unit: "fraction",
    sentence: "The return of day 0 from adjusted closes.",
    read: ({ adjustedReturn }) => adjustedReturn,
  },
  abnormal_return_day0: {
    type: "number",
    unit: "fraction",
    sentence: "The abnormal return of day 0 (AR).",
    read: ({ abnormalReturn }) => abnormalReturn?.value ?? null,
  },
  abnormal_return_t: {
    type: "number",
    unit: "standard errors",
    sentence: "The t of AR, with prediction error.",
    read: ({ abnormalReturn }) => abnormalReturn?.tStatistic ?? null,
  },
  abnormal_return_p: {
    type: "number",
    unit: "probability",
    sentence: "The p of AR, two-sided.",
    read: ({ abnormalReturn }) => abnormalReturn?.pValue ?? null,
  },
  car: {
    type: "number",
    unit: "fraction",
    sentence: "The cumulative abnormal return over the window (CAR).",
    read: ({ car }) => car?.value ?? null,
  },
  car_t: {
    type: "number",
    unit: "standard errors",
    sentence: "The t of CAR, with prediction error.",
    read: ({ car }) => car?.tStatistic ?? null,
  },
  car_p: {
    type: "number",
    unit: "probability",
    sentence: "The p of CAR, two-sided.",
    read: ({ car }) => car?.pValue ?? null,
  },
  beta: {
    type: "number",
    unit: "ratio",
    sentence: "The slope of the market model.",
    read: ({ beta }) => beta,
  },
  estimation_sessions: {
    type: "integer",
    unit: "sessions",
    sentence: "How many sessions the model was fitted on.",
    read: ({ estimationSessions }) => estimationSessions,
  },
  volume_ratio: {
    type: "number",
    unit: "ratio",
    sentence: "The volume of day 0 over its mean in the estimation window.",
    read: ({ volumeRatio }) => volumeRatio,
  },
  limit: {
    type: "string",
    sentence: "The price limit that day 0 closed at, if any.",
    read: ({ limit }) => limit,
  },
  market_value_change_usd: {
    type: "number",
    unit: "US dollars",
    sentence: "What the company's market value changed by on day 0.",
    read: ({ marketValueChangeUsd }) => marketValueChangeUsd,
  },
  confounders: {
    type: "list",
    separator: ";",
    sentence: "Other announcements with their day 0 in the window; the nearest hundred, then how many more.",
    read: ({ confounders, confounderCount }) => confounderSlugs(confounders, confounderCount),
  },
  relation: {
    type: "string",
    sentence: "The company's role in the announcement; empty where it is not named.",
    read: ({ relation }) => relation,
  },
  findings: {
    type: "list",
    separator: "; ",
    sentence: "What the checks found odd about the quotes behind it.",
    read: ({ findings }) => unlessEmpty(findings.map(findingText)),
  },
  precision: {
    type: "string",
    sentence:
      "How exactly the announcement's time is known; of day, noon stands in and day0 may be another session.",
    read: ({ precision }) => precision,
  },
  candidate_day0: {
    type: "list",
    separator: ";",
    sentence: "Where its hour is not known, every session that may have been day 0.",
    read: ({ candidates }) => unlessEmpty(candidates.map(({ session }) => session)),
  },
  title: { type: "string", sentence: "The announcement's title in English.", read: ({ title }) => title },
  maker: { type: "string", sentence: "Who announced it.", read: ({ maker }) => maker },
  announced_at: {
    type: "string",
    sentence: "The instant in UTC; where only the day or the month is known, that, in its own zone.",
    read: ({ announcedAt, announcedOn }) => (announcedAt === null ? announcedOn : instantText(announcedAt)),
  },
  also_in_window: {
    type: "list",
    separator: ";",
    sentence: "Other announcements of the same company in the window, which CAR can't be told apart from.",
    read: ({ othersInWindow: { named, count } }) => otherSlugs(named, count),
  },
  change_day1: changeAfter(1),
  change_day3: changeAfter(3),
  change_day5: changeAfter(5),
  change_day10: changeAfter(10),
  change_day20: changeAfter(20),
  change_day60: changeAfter(60),
  gone_on: {
    type: "date",
    sentence:
      "The first of the sixty sessions after day 0 that closed where the change of day 0 was gone, if any.",
    read: ({ lasting }) => (lasting?.end.kind === "gone" ? lasting.end.session : null),
  },
  estimation_left_out: {
    type: "integer",
    unit: "sessions",
    sentence: "Sessions left out of the estimation window for other announcements (exclude).",
    read: ({ estimationLeftOut }) => estimationLeftOut,
  },
  estimation_moved: {
    type: "integer",
    unit: "sessions",
    sentence: "By how many sessions the estimation window lies earlier, before a cluster (exclude=cluster).",
    read: ({ estimationMoved }) => estimationMoved,
  },
  abnormal_return_detectable: {
    type: "number",
    unit: "fraction",
    sentence:
      "The least AR that its two-sided test at 5% finds with a power of 80%: what is smaller would mostly have been lost in the day's noise.",
    read: (reaction) => leastDetectable(reaction, reaction.abnormalReturn),
  },
  car_detectable: {
    type: "number",
    unit: "fraction",
    sentence: "The same of CAR.",
    read: (reaction) => leastDetectable(reaction, reaction.car),
  },
};

/** Whether the reaction lasted: the adjusted close so many sessions after day 0. */
function changeAfter(after: (typeof LASTING_SESSIONS)[number]): Column<Reaction> {
  const at = LASTING_SESSIONS.indexOf(after);
  return {
    type: "number",
    unit: "fraction",
    sentence: `The adjusted close ${after === 1 ? "one session" : `${after} sessions`} after day 0 against the close before day 0.`,
    read: ({ lasting }) => lasting?.steps[at]?.change ?? null,
  };
}

/** The reactions of a selection, measured as they are asked for. */
export const reactionsTable = (store: Store, selection: Selection): DataTable =>
  tableOfBatches(reactionColumns(selection.filter), reactionBatches(store, selection));
