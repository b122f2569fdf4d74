import { shortTitle, titlesTogether } from "../../drawing/short-title.ts";
import type { Filter } from "../../filters.ts";
import { dayNumber } from "../../market/session-date.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import { studiedFigures } from "../../reactions/reaction-study.ts";
import type { PlacedPair } from "../../reactions/selection.ts";
import { isBeyondChance } from "../../study/beyond-chance.ts";
import type { LargeDay } from "./large-days.ts";

/** A day of a listing that is worth a name on its line. */
export interface Callout {
  /**
   * `announced`: an announcement's day 0; `day-only`: only its day is known, so that its session is not; the others
   * have no announcement.
   */
  readonly kind: "announced" | "day-only" | LargeDay["kind"];
  readonly symbol: string;
  /** The session whose close is ringed, as days since 1970-01-01. */
  readonly day: number;
  /** The announcements, the strongest first; none for a day without any. */
  readonly events: readonly string[];
  /** Their short titles, as many as a line has room for; empty for a day without any. */
  readonly name: string;
  /** Of that session, a fraction: of closes as traded where they are stored, else adjusted. */
  readonly return: number;
  /** |t|: the weaker of two gives way. */
  readonly strength: number;
  /** Sessions from the announcement's day 0: where only its day is known, the stronger of two sessions counts. */
  readonly offset: number;
}

/** A chart has room for few; those that it leaves out for others are the weakest. */
const MOST_SENT = 40;

/**
 * What a chart names: of the announcements that name a company shown those whose abnormal return lies beyond chance,
 * each at the listing where it is strongest and those of one session together, and the `large` days. Where only the
 * day is known, the stronger of the two sessions that may be the first is taken. One alone is named whatever it did,
 * at every listing. Strongest first: an announcement by the sum of |t| over the listings that it names, as the one
 * that a page leads with.
 */
export function callouts(
  pairs: readonly PlacedPair[],
  rows: readonly Reaction[],
  filter: Filter,
  large: readonly LargeDay[],
): Callout[] {
  const isAlone = new Set(rows.map(({ event }) => event)).size === 1;
  const strengths = new Map<string, number>();
  const found: Callout[] = [];
  for (const [at, row] of rows.entries()) {
    const pair = pairs[at];
    if (!pair || (row.relation === null && !isAlone)) continue;
    const strength = Math.abs(row.abnormalReturn?.tStatistic ?? 0);
    strengths.set(row.event, (strengths.get(row.event) ?? 0) + strength);
    const callout = calloutOf(row, pair, filter, isAlone);
    if (callout) found.push(callout);
  }
  const named = isAlone ? found : strongestOfEach(found, strengths);
  const days = large.map((day): Callout => ({ ...day, events: [], name: "", offset: 0 }));
  return [...together(named), ...days]
    .sort((a, b) => b.strength - a.strength || a.day - b.day)
    .slice(0, MOST_SENT);
}

/** Each announcement at the listing where it is strongest, with its strength at all of them. */
function strongestOfEach(callouts: readonly Callout[], strengths: ReadonlyMap<string, number>): Callout[] {
  const strongest = new Map<string, Callout>();
  for (const callout of callouts) {
    const [event = ""] = callout.events;
    if (callout.strength > (strongest.get(event)?.strength ?? -1)) strongest.set(event, callout);
  }
  return [...strongest].map(([event, callout]) => ({
    ...callout,
    strength: Math.max(callout.strength, strengths.get(event) ?? 0),
  }));
}

/** Callouts of one session of a listing as one; an announcement whose time is known gives it its name. */
function together(callouts: readonly Callout[]): Callout[] {
  const bySession = Map.groupBy(callouts, ({ symbol, day }) => `${symbol} ${day}`);
  return [...bySession.values()].flatMap((own) => {
    const [first] = own.sort(
      (a, b) => Number(a.kind === "day-only") - Number(b.kind === "day-only") || b.strength - a.strength,
    );
    if (!first) return [];
    // One that has its day 0 in another session is told there.
    const named = [first, ...own.slice(1).filter(({ offset }) => offset === 0)];
    const name = titlesTogether(named.map((callout) => callout.name));
    return { ...first, events: named.flatMap(({ events }) => events), name };
  });
}

function calloutOf(row: Reaction, pair: PlacedPair, filter: Filter, isAlone: boolean): Callout | null {
  const { event, symbol, title, precision } = row;
  if (row.dayZero.status !== "found" || pair.index === null) return null;
  const shared = { symbol, events: [event], name: shortTitle(title) };
  if (precision !== "day") {
    const change = row.rawReturn ?? row.adjustedReturn;
    const { abnormalReturn } = row;
    if (change === null || !abnormalReturn || !(isAlone || isBeyondChance(abnormalReturn))) return null;
    const strength = Math.abs(abnormalReturn.tStatistic);
    const day = dayNumber(row.dayZero.session);
    return { ...shared, kind: "announced", day, return: change, strength, offset: 0 };
  }
  let best: Callout | null = null;
  for (const { session, change } of row.candidates) {
    const index = pair.series.position.get(session);
    if (index === undefined || change === null) continue;
    const { abnormalReturn } = studiedFigures(pair, index, filter);
    if (!abnormalReturn || !(isAlone || isBeyondChance(abnormalReturn))) continue;
    const strength = Math.abs(abnormalReturn.tStatistic);
    if (strength <= (best?.strength ?? -1)) continue;
    const day = dayNumber(session);
    best = { ...shared, kind: "day-only", day, return: change, strength, offset: index - pair.index };
  }
  return best;
}
