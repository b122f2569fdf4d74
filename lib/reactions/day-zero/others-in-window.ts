import { firstPosition } from "../../market/calendar.ts";
import type { SessionWindow } from "../../study/types.ts";
import { dayZerosOn, MOST_NAMED, type PlacedAnnouncement } from "../day-zeros.ts";
import type { Reaction } from "../reaction.ts";
import type { Reference } from "../reference.ts";

/** Another announcement that names the same company, with a day 0, or a session that may have been it, in a window. */
export interface OtherInWindow {
  readonly slug: string;
  readonly title: string;
  /** That session: an ISO date of the exchange. */
  readonly session: string;
  /** How many sessions it lies after the day 0 that the window is round; before, where negative. */
  readonly offset: number;
}

/** All of them: what a CAR over the window holds beside the announcement that it is shown for. */
export interface OthersInWindow {
  readonly count: number;
  /** By session; where there are more than a hundred, the hundred nearest to day 0. */
  readonly named: readonly OtherInWindow[];
}

export const NO_OTHERS: OthersInWindow = { count: 0, named: [] };

/** An announcement on an exchange: its day 0 and the first and last session that may have been it, as positions. */
export interface AnnouncementSpan {
  readonly slug: string;
  readonly title: string;
  readonly first: number;
  readonly last: number;
  readonly dayZero: number;
}

/** The spans of the announcements that name a company: by `first`, by slug, and where they end, ascending. */
interface OwnSpans {
  readonly spans: readonly AnnouncementSpan[];
  readonly bySlug: ReadonlyMap<string, AnnouncementSpan>;
  readonly ends: readonly number[];
}

/** By exchange, then by company. */
const kept = new WeakMap<Reference, Map<string, ReadonlyMap<string, OwnSpans>>>();

/** A day and an hour of it at most can lead to so many sessions after the first. */
export const LONGEST_SPAN = 2;

/**
 * The other announcements naming the reaction's company that lie in a window round its day 0. One of which only the
 * day is known lies in it where any session that may have been its day 0 does. What it costs does not grow with how
 * many there are.
 */
export function othersInWindow(
  reference: Reference,
  { event, company, exchange, dayZero }: Pick<Reaction, "event" | "company" | "exchange" | "dayZero">,
  window: SessionWindow,
): OthersInWindow {
  if (dayZero.status !== "found") return NO_OTHERS;
  const { index } = dayZero;
  const [from, to] = [index + window.start, index + window.end];
  const { spans, bySlug, ends } = ownSpans(reference, exchange, company);
  const begun = firstPosition(spans.length, (at) => (spans[at]?.first ?? 0) > to);
  const ended = firstPosition(ends.length, (at) => (ends[at] ?? 0) >= from);
  if (begun <= ended) return NO_OTHERS;
  const isIn = ({ first, last }: AnnouncementSpan) => first <= to && last >= from;
  const own = bySlug.get(event);
  const count = begun - ended - (own && isIn(own) ? 1 : 0);
  if (count <= 0) return NO_OTHERS;
  const begins = firstPosition(spans.length, (at) => (spans[at]?.first ?? 0) >= from - LONGEST_SPAN);
  const middle = firstPosition(spans.length, (at) => (spans[at]?.first ?? 0) >= index);
  const near = spans
    .slice(Math.max(begins, middle - MOST_NAMED - 1), Math.min(begun, middle + MOST_NAMED + 1))
    .filter(isIn);
  const sessions = reference.calendars.get(exchange)?.sessions ?? [];
  const named = near
    .flatMap(({ slug, title, dayZero: placed }): OtherInWindow[] => {
      if (slug === event) return [];
      // Its day 0 where that lies in the window, else the session of its span nearest to that.
      const at = Math.min(Math.max(placed, from), to);
      return [{ slug, title, session: sessions[at]?.session ?? "", offset: at - index }];
    })
    .sort((a, b) => Math.abs(a.offset) - Math.abs(b.offset))
    .slice(0, MOST_NAMED)
    .sort((a, b) => a.offset - b.offset);
  return { count, named };
}

/** The sessions of a window, counted from day 0, on which those others fall; ascending, each once. */
export const otherSessions = (...around: Parameters<typeof othersInWindow>): readonly number[] => [
  ...new Set(othersInWindow(...around).named.map(({ offset }) => offset)),
];

/**
 * The announcements on an exchange that name a company, or all of them (null), by the first session that may have been
 * their day 0. Positions are those of the exchange's calendar.
 */
export const spansOn = (
  reference: Reference,
  exchange: string,
  company: string | null,
): readonly AnnouncementSpan[] => ownSpans(reference, exchange, company ?? EVERYBODY).spans;

/** Where an announcement lies on an exchange; null where it has no day 0 there. */
export function spanOf({ announcement, dayZero, candidates }: PlacedAnnouncement): AnnouncementSpan | null {
  if (dayZero.status !== "found") return null;
  return {
    slug: announcement.slug,
    title: announcement.title,
    first: candidates.at(0)?.index ?? dayZero.index,
    last: candidates.at(-1)?.index ?? dayZero.index,
    dayZero: dayZero.index,
  };
}

/** Stands for all companies among those that announcements name. No slug is that; an index has the empty one. */
const EVERYBODY = "*";

const NO_SPANS: OwnSpans = { spans: [], bySlug: new Map(), ends: [] };

function ownSpans(reference: Reference, exchange: string, company: string): OwnSpans {
  const known = kept.get(reference) ?? new Map<string, ReadonlyMap<string, OwnSpans>>();
  kept.set(reference, known);
  const byCompany = known.get(exchange) ?? spansByCompany(reference, exchange);
  known.set(exchange, byCompany);
  return byCompany.get(company) ?? NO_SPANS;
}

/** The spans on an exchange of every company that an announcement names, and of all announcements. */
function spansByCompany(reference: Reference, exchange: string): ReadonlyMap<string, OwnSpans> {
  const found = new Map<string, AnnouncementSpan[]>();
  for (const placed of dayZerosOn(reference, exchange).values()) {
    const { companies } = placed.announcement;
    const span = spanOf(placed);
    if (span === null) continue;
    for (const company of new Set([EVERYBODY, ...companies.map((named) => named.company)])) {
      const own = found.get(company) ?? [];
      own.push(span);
      found.set(company, own);
    }
  }
  return new Map(
    [...found].map(([company, spans]) => {
      spans.sort((a, b) => a.first - b.first);
      const bySlug = new Map(spans.map((span) => [span.slug, span]));
      return [company, { spans, bySlug, ends: spans.map(({ last }) => last).sort((a, b) => a - b) }];
    }),
  );
}
