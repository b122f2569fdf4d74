import { coverage, reactionEnd, sessionOnOrAfter } from "../../market/calendar.ts";
import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";
import { addDays, dayNumber, sessionOf } from "../../market/session-date.ts";
import type { Calendar, ExchangeCode, TradingSession } from "../../market/types.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import type { KnownAnnouncement, Reference } from "../../reactions/reference.ts";
import { dayBounds } from "./story-day.ts";

/**
 * How a session lies to a day of Beijing: `day` is the session of that date; `before` and `after` are others that begin
 * before the day or end after it, New York's evenings; `later` is one that comes after the day.
 */
export type SessionPlace = "before" | "day" | "after" | "later";

/** A session of some exchanges beside a day. Instants are milliseconds since the epoch. */
export interface StorySession extends TradingSession {
  readonly place: SessionPlace;
  /** Position in the calendar's sessions. */
  readonly index: number;
  /** Until when news can still move it: its close, or the end of its closing auction. */
  readonly reactsUntil: number;
  /** Slugs of the day's announcements whose day 0 it is. */
  readonly events: readonly string[];
  /** Whether some of its hours lie in the day. */
  readonly isInDay: boolean;
}

/** Exchanges whose sessions are the same round a day, and those sessions. */
export interface StoryMarket {
  readonly exchanges: readonly ExchangeCode[];
  /** IANA zone of their sessions. */
  readonly zone: string;
  /** Ascending: those with hours in the day, then days 0 that come after it; the next one where there are neither. */
  readonly sessions: readonly StorySession[];
  /** Dates of theirs within the day without a session, and why. */
  readonly closed: readonly {
    readonly date: string;
    /** `weekend`, what the calendar says (`holiday`, `typhoon`), or null outside of the stored calendar. */
    readonly kind: string | null;
  }[];
}

/**
 * The sessions of every exchange with a stored share beside a day, those of exchanges with the same hours together.
 * `announcements` are the day's: their days 0 are among the sessions, as far as the calendars know them.
 */
export function storyMarkets(
  reference: Reference,
  day: string,
  announcements: readonly KnownAnnouncement[],
): readonly StoryMarket[] {
  const traded = new Set(reference.listings.map(({ exchangeCode }) => exchangeCode));
  const markets: StoryMarket[] = [];
  for (const code of EXCHANGE_CODES) {
    const calendar = reference.calendars.get(code);
    if (!calendar || !traded.has(code)) continue;
    const market = marketOf(reference, calendar, day, announcements);
    const same = markets.findIndex((other) => isSame(other, market));
    const twin = markets[same];
    if (twin) markets[same] = { ...twin, exchanges: [...twin.exchanges, code] };
    else markets.push(market);
  }
  return markets.sort((a, b) => firstOpen(a) - firstOpen(b) || a.zone.localeCompare(b.zone));
}

/** Where on the day an exchange opens, those that open in the evening last, whenever the session shown first is. */
function firstOpen({ sessions }: StoryMarket): number {
  const own = sessions.find(({ place }) => place === "day") ?? sessions.at(-1);
  return own ? own.opensAt - dayBounds(own.session).begins : 0;
}

const isSame = (one: StoryMarket, other: StoryMarket): boolean =>
  one.zone === other.zone &&
  exchange(one.exchanges[0] ?? "XHKG").place === exchange(other.exchanges[0] ?? "XHKG").place &&
  JSON.stringify([one.sessions, one.closed]) === JSON.stringify([other.sessions, other.closed]);

function marketOf(
  reference: Reference,
  calendar: Calendar,
  day: string,
  announcements: readonly KnownAnnouncement[],
): StoryMarket {
  const { begins, ends } = dayBounds(day);
  const { sessions, exchange: code } = calendar;
  const dayZeros = dayZerosOn(reference, code);
  const reacting = new Map<number, string[]>();
  for (const { slug } of announcements) {
    const dayZero = dayZeros.get(slug)?.dayZero;
    if (dayZero?.status !== "found") continue;
    reacting.set(dayZero.index, [...(reacting.get(dayZero.index) ?? []), slug]);
  }
  const around = sessionOnOrAfter(calendar, addDays(day, -1));
  const inDay = [around, around + 1, around + 2].filter((at) => {
    const session = sessions[at];
    return session !== undefined && session.opensAt < ends && session.closesAt > begins;
  });
  const next = sessionOnOrAfter(calendar, day);
  const shown = new Set([...inDay, ...reacting.keys()]);
  if (shown.size === 0 && sessions[next]) shown.add(next);
  return {
    exchanges: [code],
    zone: exchange(code).zone,
    sessions: [...shown]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const session = sessions[index];
        if (!session) return [];
        return {
          ...session,
          place: placeOf(session, day, { begins, ends }),
          index,
          reactsUntil: reactionEnd(calendar, session),
          events: reacting.get(index) ?? [],
          isInDay: inDay.includes(index),
        };
      }),
    closed: closedDates(calendar, { begins, ends }),
  };
}

function placeOf(
  { session, opensAt, closesAt }: TradingSession,
  day: string,
  { begins, ends }: { readonly begins: number; readonly ends: number },
): SessionPlace {
  if (opensAt >= ends) return "later";
  if (opensAt < begins) return "before";
  return closesAt > ends || session !== day ? "after" : "day";
}

/** The exchange's own dates that a day of Beijing is a part of, without a session. */
function closedDates(
  calendar: Calendar,
  { begins, ends }: { readonly begins: number; readonly ends: number },
): StoryMarket["closed"] {
  const { zone } = exchange(calendar.exchange);
  const dates = [...new Set([sessionOf(begins, zone), sessionOf(ends - 1, zone)])];
  const covered = coverage(calendar);
  return dates.flatMap((date) => {
    if (calendar.sessions[sessionOnOrAfter(calendar, date)]?.session === date) return [];
    const known = calendar.closures.get(date);
    if (known !== undefined) return [{ date, kind: known }];
    // 1970-01-01 was a Thursday.
    const isWeekend = (dayNumber(date) + 3) % 7 >= 5;
    const isCovered = covered !== null && date >= covered.first && date <= covered.last;
    return [{ date, kind: isWeekend ? "weekend" : isCovered ? "holiday" : null }];
  });
}
