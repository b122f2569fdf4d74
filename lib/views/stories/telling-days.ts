import type { KnownAnnouncement, Reference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";
import { type NamedReaction, namedReactions } from "../named-reactions.ts";
import { LOW_PROBABILITY } from "../reactions/ranking.ts";
import { announcementsByDay } from "./story-day.ts";

/** A day on which a company that an announcement of the day names moved beyond its own noise. */
export interface TellingDay {
  /** ISO date by Beijing's clocks. */
  readonly day: string;
  readonly announcements: readonly KnownAnnouncement[];
  /** Main listings with p below 0.05 on day 0, each company and session once, the largest |t| first. */
  readonly moved: readonly NamedReaction[];
  /** The largest |t| of them. */
  readonly strength: number;
  /** Whether all that moved is of announcements of which only the day is known. */
  readonly isDayOnly: boolean;
}

/** All telling days, latest first, and how many days with announcements are none. */
export interface TellingDays {
  readonly days: readonly TellingDay[];
  readonly others: number;
}

/** Finds the telling days of everything stored; the reactions are measured once for each data revision. */
export async function tellingDays(store: Store, reference: Reference): Promise<TellingDays> {
  const reactions = await namedReactions(store, reference);
  const byDay = announcementsByDay(reference);
  const days: TellingDay[] = [];
  for (const [day, announcements] of byDay) {
    const telling = tellingDay(day, announcements, reactions);
    if (telling) days.push(telling);
  }
  return {
    days: days.sort((a, b) => b.day.localeCompare(a.day)),
    others: byDay.size - days.length,
  };
}

function tellingDay(
  day: string,
  announcements: readonly KnownAnnouncement[],
  reactions: ReadonlyMap<string, readonly NamedReaction[]>,
): TellingDay | null {
  const isDayOnly = new Map(announcements.map(({ slug, time }) => [slug, time.precision === "day"]));
  const beyond = announcements
    .flatMap(({ slug }) => reactions.get(slug) ?? [])
    .filter(({ pValue }) => pValue !== null && pValue < LOW_PROBABILITY)
    .sort((a, b) => (b.strength ?? 0) - (a.strength ?? 0));
  const [strongest] = beyond;
  if (!strongest) return null;
  const once = new Map(beyond.toReversed().map((one) => [`${one.company} ${one.session}`, one]));
  return {
    day,
    announcements,
    moved: [...once.values()].reverse(),
    strength: strongest.strength ?? 0,
    isDayOnly: beyond.every(({ event }) => isDayOnly.get(event) === true),
  };
}
