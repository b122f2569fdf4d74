import { firstPosition } from "../market/calendar.ts";
import { type CandidateSession, candidateSessions } from "../market/candidate-sessions.ts";
import { dayZero } from "../market/day-zero.ts";
import type { Calendar, DayZero } from "../market/types.ts";
import type { KnownAnnouncement, Reference } from "./reference.ts";

/** One announcement placed on an exchange. */
export interface PlacedAnnouncement {
  readonly announcement: KnownAnnouncement;
  readonly dayZero: DayZero;
  /** The sessions that day 0 may have been, where the announcement's hour is not known; else empty. */
  readonly candidates: readonly CandidateSession[];
}

const kept = new WeakMap<Reference, Map<string, ReadonlyMap<string, PlacedAnnouncement>>>();

/** Every announcement's day 0 on an exchange, by slug, worked out once per reference. */
export function dayZerosOn(reference: Reference, exchange: string): ReadonlyMap<string, PlacedAnnouncement> {
  const byExchange = kept.get(reference) ?? new Map<string, ReadonlyMap<string, PlacedAnnouncement>>();
  kept.set(reference, byExchange);
  let placed = byExchange.get(exchange);
  if (!placed) {
    const calendar = reference.calendars.get(exchange);
    placed = new Map(
      reference.announcements.map((announcement) => [announcement.slug, placeOn(announcement, calendar)]),
    );
    byExchange.set(exchange, placed);
  }
  return placed;
}

/** An announcement, stored or a reader's own, on an exchange's calendar. */
export function placeOn(announcement: KnownAnnouncement, calendar: Calendar | undefined): PlacedAnnouncement {
  const { time } = announcement;
  if (time.precision === "month") {
    return { announcement, dayZero: { status: "not studied" }, candidates: [] };
  }
  if (!calendar) return { announcement, dayZero: { status: "no calendar" }, candidates: [] };
  return { announcement, dayZero: dayZero(time, calendar), candidates: candidateSessions(time, calendar) };
}

/** Another announcement inside an event window. */
export interface Confounder {
  readonly slug: string;
  readonly title: string;
  /** True where it names the same company; otherwise it is news of the same market. */
  readonly sameCompany: boolean;
}

/** The announcements inside an event window beside the one that it is about. */
export interface Confounders {
  /** How many there are. */
  readonly count: number;
  /** In the order of their days 0; where there are more than a hundred, the hundred nearest in time. */
  readonly named: readonly Confounder[];
  /** Up to ten positions in `named`, the nearest in time, ascending. */
  readonly nearest: readonly number[];
}

/**
 * More than this are counted and not named: a day with a thousand announcements has a thousand windows with a
 * thousand names each.
 */
export const MOST_NAMED = 100;
/** The names that a hint over a table's row has room for. */
const MOST_IN_HINT = 10;

export const NO_CONFOUNDERS: Confounders = { count: 0, named: [], nearest: [] };

/** What has a day 0 on an exchange, in the order of days 0, with the position of each announcement in it. */
interface InOrder {
  readonly placed: readonly { readonly announcement: KnownAnnouncement; readonly index: number }[];
  readonly positions: ReadonlyMap<string, number>;
  /** Each announcement as others' confounder; one object, however many windows it stands in. */
  readonly others: readonly Confounder[];
  /** The same for the companies that it names. */
  readonly own: readonly Confounder[];
  /** The days 0 that more than one of them has. */
  readonly shared: ReadonlySet<number>;
  /** The window asked about last: whoever measures an announcement on many listings asks for the same again. */
  last: (Asked & { readonly around: Around }) | null;
}

/** A window round the day 0 of an announcement. */
interface Asked {
  readonly event: string;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What stands in a window, whoever asks, as positions among what is placed. */
interface Around {
  readonly shown: readonly number[];
  /** The companies that what is shown names. */
  readonly companies: ReadonlySet<string>;
  /** What stands there for a company that none of it names, as most companies are. */
  readonly asOthers: Confounders;
}

const ordered = new WeakMap<ReadonlyMap<string, PlacedAnnouncement>, InOrder>();

function inOrder(placed: ReadonlyMap<string, PlacedAnnouncement>): InOrder {
  const known = ordered.get(placed);
  if (known) return known;
  const found = [...placed.values()]
    .flatMap(({ announcement, dayZero: { status, ...day } }) =>
      status === "found" && "index" in day ? [{ announcement, index: day.index }] : [],
    )
    .sort((a, b) => a.index - b.index);
  const positions = new Map(found.map(({ announcement: { slug } }, position) => [slug, position]));
  const confounders = (sameCompany: boolean) =>
    found.map(({ announcement: { slug, title } }) => ({ slug, title, sameCompany }));
  const [others, own] = [confounders(false), confounders(true)];
  const shared = new Set(
    found.flatMap(({ index }, position) => (found[position - 1]?.index === index ? [index] : [])),
  );
  const made: InOrder = { placed: found, positions, others, own, shared, last: null };
  ordered.set(placed, made);
  return made;
}

/** Whether several announcements have their day 0 in this session of the exchange, a position in its calendar. */
export const isDayShared = (placed: ReadonlyMap<string, PlacedAnnouncement>, index: number): boolean =>
  inOrder(placed).shared.has(index);

/** The first position from which days 0 are at `index` of the exchange's calendar or later. */
function firstFrom({ placed }: InOrder, index: number): number {
  return firstPosition(placed.length, (position) => (placed[position]?.index ?? 0) >= index);
}

/**
 * The other announcements whose day 0 on the exchange lies within the window round `index` (a position in the
 * exchange's calendar). What it costs does not grow with how many there are.
 */
export function confoundersOf(
  placed: ReadonlyMap<string, PlacedAnnouncement>,
  event: string,
  company: string,
  index: number,
  window: { readonly start: number; readonly end: number },
): Confounders {
  const all = inOrder(placed);
  const { start, end } = window;
  let { last } = all;
  if (last?.event !== event || last.index !== index || last.start !== start || last.end !== end) {
    last = { event, index, start, end, around: around(all, event, index, window) };
    all.last = last;
  }
  const { companies, shown, asOthers } = last.around;
  if (!companies.has(company)) return asOthers;
  const names = (position: number) =>
    all.placed[position]?.announcement.companies.some((named) => named.company === company) ?? false;
  const named = shown.flatMap((position) => (names(position) ? all.own : all.others)[position] ?? []);
  return { ...asOthers, named };
}

function around(
  all: InOrder,
  event: string,
  index: number,
  window: { readonly start: number; readonly end: number },
): Around {
  const [first, end] = [firstFrom(all, index + window.start), firstFrom(all, index + window.end + 1)];
  const own = all.positions.get(event) ?? -1;
  const count = end - first - (own >= first && own < end ? 1 : 0);
  const near = count > 0 ? nearestPositions(all, index, [first, end], own) : [];
  const shown = near.slice(0, MOST_NAMED).sort((a, b) => a - b);
  const hinted = new Set(near.slice(0, MOST_IN_HINT));
  const announcements = shown.flatMap((position) => all.placed[position]?.announcement ?? []);
  return {
    shown,
    companies: new Set(announcements.flatMap(({ companies }) => companies.map((named) => named.company))),
    asOthers: {
      count: Math.max(0, count),
      named: shown.flatMap((position) => all.others[position] ?? []),
      nearest: shown.flatMap((position, at) => (hinted.has(position) ? [at] : [])),
    },
  };
}

/** Up to a hundred positions from `first` to before `end`, the nearest to a day 0 first, without `own`. */
function nearestPositions(
  all: InOrder,
  index: number,
  [first, end]: readonly [number, number],
  own: number,
): number[] {
  const near: number[] = [];
  const distance = (position: number) => Math.abs((all.placed[position]?.index ?? 0) - index);
  let after = Math.min(Math.max(firstFrom(all, index), first), end);
  let before = after - 1;
  while (near.length < MOST_NAMED && (before >= first || after < end)) {
    const isAfter = after < end && (before < first || distance(after) <= distance(before));
    const position = isAfter ? after++ : before--;
    if (position !== own) near.push(position);
  }
  return near;
}
