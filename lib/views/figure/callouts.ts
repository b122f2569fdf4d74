import { shortTitle, titlesTogether } from "../../drawing/short-title.ts";
import type { Filter } from "../../filters.ts";
import { dayZero } from "../../market/day-zero.ts";
import { dayNumber, localInstant } from "../../market/session-date.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import { studiedFigures, studyReaction } from "../../reactions/reaction-study.ts";
import type { PlacedPair } from "../../reactions/selection.ts";
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

/** Beyond chance: what fewer than 5 of 100 ordinary days show, on either side. */
export const BEYOND_CHANCE = 0.05;
/** A chart has room for few; those that it leaves out for others are the weakest. */
const MOST_SENT = 40;

/**
 * What a chart names: of the announcements that name a company shown those whose abnormal return lies beyond chance,
 * each at the listing where it is strongest and those of one session together, and the `large` days. Where only the
 * day is known, the stronger of the two sessions that may be the first is taken. Strongest first.
 */
export function callouts(
  pairs: readonly PlacedPair[],
  rows: readonly Reaction[],
  filter: Filter,
  large: readonly LargeDay[],
): Callout[] {
  const found = rows.flatMap((row, at) => {
    const pair = pairs[at];
    return pair && row.relation !== null ? (calloutOf(row, pair, filter) ?? []) : [];
  });
  const strongest = new Map<string, Callout>();
  for (const callout of found) {
    const [event = ""] = callout.events;
    if (callout.strength > (strongest.get(event)?.strength ?? 0)) strongest.set(event, callout);
  }
  const days = large.map(({ kind, ...day }): Callout => ({ ...day, kind, events: [], name: "", offset: 0 }));
  return [...together([...strongest.values()]), ...days]
    .sort((a, b) => b.strength - a.strength || a.day - b.day)
    .slice(0, MOST_SENT);
}

/** Callouts of one session of a listing as one; an announcement whose time is known gives it its name. */
function together(callouts: readonly Callout[]): Callout[] {
  const bySession = Map.groupBy(callouts, ({ symbol, day }) => `${symbol} ${day}`);
  return [...bySession.values()].flatMap((own) => {
    const [first] = own.sort(
      (a, b) => Number(a.kind === "day-only") - Number(b.kind === "day-only") || b.strength - a.strength,
    );
    if (!first) return [];
    // One whose other session is its day 0 is lit with them and not named.
    const names = [first, ...own.slice(1).filter(({ offset }) => offset === 0)].map(({ name }) => name);
    return { ...first, events: own.flatMap(({ events }) => events), name: titlesTogether(names) };
  });
}

function calloutOf(row: Reaction, pair: PlacedPair, filter: Filter): Callout | null {
  const { event, symbol, title, precision } = row;
  if (row.dayZero.status !== "found" || pair.index === null) return null;
  const shared = { symbol, events: [event], name: shortTitle(title) };
  if (precision !== "day") {
    const change = row.rawReturn ?? row.adjustedReturn;
    const { abnormalReturn } = row;
    if (change === null || !abnormalReturn || abnormalReturn.pValue >= BEYOND_CHANCE) return null;
    const strength = Math.abs(abnormalReturn.tStatistic);
    const day = dayNumber(row.dayZero.session);
    return { ...shared, kind: "announced", day, return: change, strength, offset: 0 };
  }
  let best: Callout | null = null;
  for (const offset of candidateOffsets(pair)) {
    const move = moveOn(pair, pair.index + offset, filter);
    if (move && move.strength > (best?.strength ?? 0))
      best = { ...shared, ...move, kind: "day-only", offset };
  }
  return best;
}

/** The sessions that an announcement's day may have moved first, counted from the day 0 taken for it. */
function candidateOffsets({
  reference,
  listing,
  placed: { announcement, dayZero: taken },
}: PlacedPair): number[] {
  const calendar = reference.calendars.get(listing.exchangeCode);
  if (!calendar || taken.status !== "found") return [0];
  const { localDate, zone } = announcement.time;
  const offsets = ["00:00", "23:59"].flatMap((time) => {
    const instant = localInstant(localDate, time, zone);
    const found = dayZero({ localDate, zone, announcedAt: instant, precision: "minute" }, calendar);
    return found.status === "found" ? found.index - taken.index : [];
  });
  return [...new Set([0, ...offsets])];
}

/** What a listing did in a session of its series, where it lies beyond chance. */
function moveOn(
  { listing, series, benchmark }: PlacedPair,
  index: number,
  filter: Filter,
): Pick<Callout, "day" | "return" | "strength"> | null {
  const session = series.sessions[index];
  if (session === undefined) return null;
  const study = studyReaction(series, benchmark, index, filter, filter.window);
  const { abnormalReturn } = studiedFigures(study, filter);
  const traded = (series.close[index] ?? Number.NaN) / (series.close[index - 1] ?? Number.NaN) - 1;
  const change = listing.basis === "raw" ? traded : (series.returns[index] ?? Number.NaN);
  if (!abnormalReturn || abnormalReturn.pValue >= BEYOND_CHANCE || Number.isNaN(change)) return null;
  return { day: dayNumber(session), return: change, strength: Math.abs(abnormalReturn.tStatistic) };
}
