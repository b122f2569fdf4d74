import type { ClockBar, ClockLane, ClockMark, DayClock } from "../../lib/drawing/day-clock.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { addDays, localInstant } from "../../lib/market/session-date.ts";
import type { StoryAnnouncement, StoryView } from "../../lib/views/stories/story.ts";
import type { StoryMarket, StorySession } from "../../lib/views/stories/story-market.ts";
import { fill } from "../text/fill.ts";
import { dateIn, timeOfDayIn } from "../text/format.ts";
import { asLanguage, leftToRight, ownDirection } from "../text/left-to-right.ts";
import { clauses, colon, listed } from "../text/lists.ts";
import { beijingTime, marketName, STORY_CLOCK, sessionDay } from "../text/story-text.ts";

/** What the browser says of the reader's own hours. */
export type ClockTexts = Pick<Messages["stories"], "yourTime"> & Pick<Messages["timeline"], "times">;

const HOUR_MILLISECONDS = 3_600_000;

/** A story's announcements and sessions as they are drawn on one clock, every text in the reader's language. */
export function storyClock(view: StoryView, locale: string): DayClock {
  const { span, bounds, announcements, markets } = view;
  return {
    ...span,
    ...bounds,
    marks: announcements.map((one, at) => markOf(one, at + 1, view.day, locale)),
    lanes: markets.map((market) => laneOf(view, market, locale)),
  };
}

function markOf(one: StoryAnnouncement, number: number, day: string, locale: string): ClockMark {
  const { announcedAt, localDate, zone, precision } = one.time;
  const title = ownDirection(locale, one.title);
  if (announcedAt === null || precision === "day") {
    const from = localInstant(localDate, "00:00", zone);
    const to = localInstant(addDays(localDate, 1), "00:00", zone);
    return { number, label: asLanguage(locale, title), from, to, kind: "span" };
  }
  const label = asLanguage(locale, `${beijingTime(locale, announcedAt, day)} ${title}`);
  if (precision === "hour") {
    return { number, label, from: announcedAt, to: announcedAt + HOUR_MILLISECONDS, kind: "span" };
  }
  const kind = precision === "report" ? "report" : "known";
  return { number, label, from: announcedAt, to: announcedAt, kind };
}

function laneOf(view: StoryView, market: StoryMarket, locale: string): ClockLane {
  const later = market.sessions.filter(({ isInDay }) => !isInDay);
  const { nextSession } = messagesIn(locale).stories;
  const notes = [
    ...closedTexts(market, locale),
    ...later.map((session) => {
      const next = fill(nextSession, { session: sessionDay(locale, session.session) });
      const detail = dayZeroText(view, session, locale);
      return detail === "" ? next : listed(locale, [next, detail]);
    }),
  ];
  return {
    name: marketName(market, locale),
    bars: market.sessions.filter(({ isInDay }) => isInDay).map((session) => barOf(view, session, locale)),
    note: notes.length === 0 ? "" : asLanguage(locale, clauses(locale, notes)),
  };
}

function barOf(view: StoryView, session: StorySession, locale: string): ClockBar {
  const { halfDay } = messagesIn(locale).stories;
  const [opens, closes] = [session.opensAt, session.closesAt].map((at) =>
    timeOfDayIn(locale, at, STORY_CLOCK),
  );
  const hours = leftToRight(locale, `${opens}–${closes}`);
  const date = dateIn(locale, Date.parse(session.session), "UTC", false);
  const parts = [...(session.place === "day" ? [] : [date]), hours, ...(session.halfDay ? [halfDay] : [])];
  return {
    from: session.opensAt,
    to: session.closesAt,
    label: asLanguage(locale, listed(locale, parts)),
    short: hours,
    detail: dayZeroText(view, session, locale),
  };
}

/** Whose day 0 a session is, by the numbers of the announcements; empty where it is nobody's. */
function dayZeroText(
  { announcements }: Pick<StoryView, "announcements">,
  { events }: Pick<StorySession, "events">,
  locale: string,
): string {
  const numbers = announcements.flatMap(({ slug }, at) => (events.includes(slug) ? String(at + 1) : []));
  if (numbers.length === 0) return "";
  return asLanguage(locale, fill(messagesIn(locale).stories.dayZeroOf, { numbers: listed(locale, numbers) }));
}

/** Why dates of a market in the day have no session. */
export function closedTexts({ closed }: Pick<StoryMarket, "closed">, locale: string): string[] {
  const { closedOn, closedKinds } = messagesIn(locale).stories;
  const kinds: Readonly<Record<string, string>> = closedKinds;
  return closed.map(({ date: day, kind }) => {
    const date = dateIn(locale, Date.parse(day), "UTC", false);
    // Whether there was a session on a day outside of the calendar is not known.
    return kind === null
      ? `${date}${colon(locale)}${closedKinds.unknown}`
      : fill(closedOn, { date, why: kinds[kind] ?? kind });
  });
}

/** The same clock in words, for those who hear it. */
export function clockSummary(view: StoryView, locale: string): string {
  const { stories: texts } = messagesIn(locale);
  const { day, announcements, markets } = view;
  const marks = announcements.map((one, at) => {
    const mark = markOf(one, at + 1, day, locale);
    return mark.kind === "span" && one.time.precision === "day"
      ? `${at + 1}${locale === "zh" ? "，" : ", "}${one.title}`
      : fill(texts.clockMark, {
          number: at + 1,
          title: one.title,
          time: beijingTime(locale, one.time.announcedAt ?? mark.from, day),
        });
  });
  const sessions = markets.flatMap((market) =>
    market.sessions.map((session) => {
      const said = fill(texts.clockSession, {
        market: marketName(market, locale),
        session: sessionDay(locale, session.session),
        opens: beijingTime(locale, session.opensAt, day),
        closes: beijingTime(locale, session.closesAt, day),
      });
      const whose = dayZeroText(view, session, locale);
      return whose === "" ? said : listed(locale, [said, whose]);
    }),
  );
  return fill(texts.clockSummary, {
    day: sessionDay(locale, day),
    parts: clauses(locale, [...marks, ...sessions, ...markets.flatMap((one) => closedTexts(one, locale))]),
  });
}
