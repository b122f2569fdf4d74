import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { ExchangeCode } from "../../lib/market/exchanges.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { LeftStep } from "../../lib/reactions/day-zero/session-figures.ts";
import type { MeasuredIndex } from "../../lib/views/stories/measured-day.ts";
import type { StoryAnnouncement, StoryRow, StoryView } from "../../lib/views/stories/story.ts";
import type { StoryMarket } from "../../lib/views/stories/story-market.ts";
import { fill } from "./fill.ts";
import {
  dateIn,
  decimal,
  direction,
  fullDay,
  longDay,
  money,
  percent,
  percentSize,
  testFigures,
  timeOfDayIn,
} from "./format.ts";
import { asLanguage, leftToRight, ownDirection } from "./left-to-right.ts";
import { clauses, listed } from "./lists.ts";
import { instrumentName, readerName } from "./reader-name.ts";
import { translator } from "./translator.ts";

/** The clocks that a story is told by. */
export const STORY_CLOCK = "Asia/Shanghai";

/** The maker of what nobody announced, as it is stored. */
const MARKET = "market";

/** Below this p a move is called beyond chance. */
const BEYOND_CHANCE = 0.05;
/** Shares that have no name in the announcements are named so many, the strongest. */
const MOST_OTHERS = 3;
/** By chance so many tests in a hundred lie beyond it. */
const BY_CHANCE = 0.05;

/** What exchanges with the same sessions are called together: `Shenzhen, Shanghai`. */
export function marketName({ exchanges }: Pick<StoryMarket, "exchanges">, locale: string): string {
  const { exchanges: names } = messagesIn(locale);
  return listed(
    locale,
    exchanges.map((code) => names[code]),
  );
}

/** A session's date as a reader's, `6 Mar 2025`. */
export const sessionDay = (locale: string, session: string): string => longDay(locale, dayNumber(session));

/** `6 March 2025, Thursday`, by the calendar of Beijing. */
export function storyDayName(locale: string, day: string): string {
  const weekday = new Intl.DateTimeFormat(languageOf(locale), { weekday: "long", timeZone: "UTC" }).format(
    Date.parse(day),
  );
  return `${fullDay(locale, dayNumber(day))}${languageOf(locale) === "zh" ? " " : languageOf(locale) === "ar" ? "، " : ", "}${weekday}`;
}

/** A moment on Beijing's clock; with its date where that is another day. */
export function beijingTime(locale: string, instant: number, day: string): string {
  const time = timeOfDayIn(locale, instant, STORY_CLOCK);
  const date = dateIn(locale, instant, STORY_CLOCK, false);
  return date === dateIn(locale, Date.parse(day), "UTC", false) ? time : `${time}, ${date}`;
}

/** When an announcement of a story was made, by Beijing's clock, no more exact than it is known. */
export function announcedTime(
  { time }: Pick<StoryAnnouncement, "time">,
  day: string,
  locale: string,
): string | null {
  const { announcedAt, precision } = time;
  if (announcedAt === null || precision === "day" || precision === "month") return null;
  return fill(messagesIn(locale).stories.atBeijing, { time: beijingTime(locale, announcedAt, day) });
}

/** Sentences about one thing. */
export interface SentenceGroup {
  /** What they are about; null of the first, what was announced. */
  readonly name: string | null;
  readonly sentences: readonly string[];
}

/** Sentences made from the figures of a story, in the order in which they are told; none says why. */
export function storySentences(view: StoryView, locale: string): SentenceGroup[] {
  const { groups } = messagesIn(locale).stories;
  const told = view.named.filter(isTold);
  return [
    { name: null, sentences: [announcedSentence(view, locale), ...stateSentences(view, locale)] },
    { name: groups.shares, sentences: told.map((row) => shareSentence(view, row, locale)) },
    { name: groups.indexes, sentences: indexSentences(view, locale) },
    { name: groups.left, sentences: told.flatMap((row) => leftSentence(row, locale) ?? []) },
    { name: groups.others, sentences: othersSentences(view, locale) },
  ].filter(({ sentences }) => sentences.length > 0);
}

/** Shares that a line of figures names. */
const MOST_IN_LEAD = 3;

/**
 * The figures of a day in one line: what each company named did on its day 0, and the first index of its market;
 * empty where nobody is named. `Alibaba +8.39%; Focus Technology +10.01%, limit-up; Hang Seng TECH Index +5.40%`.
 */
export function storyLead({ named, indexes }: StoryView, locale: string): string {
  const { limit } = messagesIn(locale).stories;
  const told = named.filter(({ events, change }) => events.length > 0 && change !== null);
  const [first] = told;
  if (!first) return "";
  // Of a company with two listings the one that is named first.
  const once = told.filter((row, at) => told.findIndex(({ company }) => company === row.company) === at);
  const market = indexes.find(
    ({ symbol, session }) => symbol === first.benchmark && session === first.session,
  );
  return clauses(locale, [
    ...once.slice(0, MOST_IN_LEAD).map((row) => {
      const figure = namedFigure(locale, ownDirection(locale, row.names[languageOf(locale)]), row.change);
      return row.limit === null ? figure : listed(locale, [figure, limit[row.limit]]);
    }),
    ...(market ? [namedFigure(locale, indexName(market, locale), market.change)] : []),
  ]);
}

/** A day and its figures in one line, `6 March 2025: Alibaba +8.39%; …`; the day alone where nobody is named. */
export function storyHeading(view: StoryView, locale: string): string {
  const day = fullDay(locale, dayNumber(view.day));
  const list = storyLead(view, locale);
  return list === "" ? day : fill(messagesIn(locale).stories.pictureTitle, { day, list });
}

/** A name before its figure, in the order of the language: both are isolated, so nothing else would say it. */
const namedFigure = (locale: string, name: string, change: number | null): string =>
  asLanguage(locale, `${name} ${percent(locale, change)}`);

/** Told in sentences are days 0, and of a company with one its other sessions of the day too. */
const isTold = ({ events, change }: StoryRow): boolean => events.length > 0 || change !== null;

function announcedSentence({ announcements, day }: StoryView, locale: string): string {
  const messages = messagesIn(locale);
  const t = translator(locale, messages, "stories.say");
  const date = fullDay(locale, dayNumber(day));
  if (announcements.length === 0) return t("none", { day: date });
  const items = announcements.map((one) => {
    const values = {
      title: ownDirection(locale, one.title),
      // What the market itself did has nobody that it is by.
      maker: one.maker === MARKET ? "none" : readerName(one.maker, messages.makerNames),
    };
    const { announcedAt } = one.time;
    return announcedAt === null || one.time.precision === "day"
      ? t("itemDay", values)
      : t("item", { ...values, time: beijingTime(locale, announcedAt, day) });
  });
  return t("announced", { day: date, count: items.length, list: clauses(locale, items) });
}

/** What keeps the day from having figures: no session, or none stored. */
function stateSentences({ day, stored, markets }: StoryView, locale: string): string[] {
  const { states } = messagesIn(locale).stories;
  const sessions = markets.flatMap((market) => market.sessions);
  if (!stored) return [states.nothing];
  const last = sessions.map(({ session }) => session).sort();
  // The next session of a day before the first is the first itself.
  if (day < stored.first && sessions.every(({ place }) => place === "later"))
    return [fill(states.before, { first: sessionDay(locale, stored.first) })];
  if ((last.at(0) ?? day) > stored.last)
    return [fill(states.later, { last: sessionDay(locale, stored.last) })];
  if (sessions.length === 0) return [states.noSessions];
  return sessions.some(({ place }) => place === "day") ? [] : [states.closed];
}

/** A test's figures that stay on one line: from right to left the second would stand before the first. */
const testInSentence = (locale: string, t: number | null, p: number | null): string =>
  testFigures(locale, t, p).replace(", ", ",\u00A0");

/** Why a share has no return in a session. */
export const whyNoChange = (
  { status, close }: Pick<StoryRow, "status" | "close">,
  states: Messages["stories"]["states"],
): string => (status === "suspended" ? states.suspended : close === null ? states.noData : states.noBefore);

function shareSentence({ markets }: StoryView, row: StoryRow, locale: string): string {
  const messages = messagesIn(locale);
  const t = translator(locale, messages, "stories.say");
  const { states } = messages.stories;
  const subject = {
    company: ownDirection(locale, row.names[languageOf(locale)]),
    symbol: leftToRight(locale, row.symbol),
  };
  if (row.change === null) {
    return t("missing", { ...subject, why: whyNoChange(row, states) });
  }
  const own = markets.find(({ exchanges }) => exchanges.includes(row.exchange));
  const session = own?.sessions.find((one) => one.session === row.session);
  const clock = (instant: number | undefined) =>
    instant === undefined ? "" : timeOfDayIn(locale, instant, STORY_CLOCK);
  const said = t("share", {
    ...subject,
    session: sessionDay(locale, row.session),
    market: messages.exchanges[row.exchange],
    exchange: row.exchange,
    place: row.place,
    opens: clock(session?.opensAt),
    closes: clock(session?.closesAt),
    price: row.close === null ? "none" : money(locale, row.close, row.currency),
    way: direction(row.change) ?? "flat",
    size: percentSize(locale, row.change, 2),
    limit: row.limit ?? "none",
  });
  return said + spaced(locale, measuredSentences(row, locale));
}

const spaced = (locale: string, sentences: readonly string[]): string =>
  sentences.map((sentence) => (languageOf(locale) === "zh" ? sentence : ` ${sentence}`)).join("");

function measuredSentences(row: StoryRow, locale: string): string[] {
  const messages = messagesIn(locale);
  const t = translator(locale, messages, "stories.say");
  const { abnormal, benchmark, benchmarkReturn, volumeRatio } = row;
  return [
    ...(abnormal === null || benchmark === null
      ? []
      : [
          t("measured", {
            benchmark: readerName(benchmark, messages.instrumentNames),
            market: percent(locale, benchmarkReturn),
            abnormal: percent(locale, abnormal.value),
            test: testInSentence(locale, abnormal.tStatistic, abnormal.pValue),
            beyond: abnormal.pValue < BEYOND_CHANCE ? "yes" : "no",
          }),
        ]),
    ...(volumeRatio === null ? [] : [t("volume", { times: decimal(locale, volumeRatio, 1) })]),
  ];
}

/** The indexes of each market and session, those of its own exchange. */
function indexSentences({ markets, indexes }: StoryView, locale: string): string[] {
  const messages = messagesIn(locale);
  const t = translator(locale, messages, "stories.say");
  return markets.flatMap((market) =>
    market.sessions.flatMap(({ session }) => {
      const own = indexes.filter(
        (index) => index.session === session && market.exchanges.includes(index.exchange),
      );
      if (own.length === 0) return [];
      return t("indexes", {
        market: marketName(market, locale),
        session: sessionDay(locale, session),
        list: clauses(
          locale,
          own.map((index) => namedFigure(locale, indexName(index, locale), index.change)),
        ),
      });
    }),
  );
}

/** What an index or a fund is called in the reader's language. */
export const indexName = (index: Pick<MeasuredIndex, "symbol" | "name">, locale: string): string =>
  ownDirection(locale, instrumentName(index, messagesIn(locale).instrumentNames));

/** The last of the steps that can be told, sixty sessions on where they are over. */
const lastStep = (left: readonly LeftStep[]): LeftStep | undefined =>
  left.findLast(({ change, car }) => change !== null && car !== null);

function leftSentence(row: StoryRow, locale: string): string | null {
  const t = translator(locale, messagesIn(locale), "stories.say");
  const step = row.events.length === 0 ? undefined : lastStep(row.left);
  if (!step?.car) return null;
  return t("left", {
    sessions: step.sessions,
    company: ownDirection(locale, row.names[languageOf(locale)]),
    symbol: leftToRight(locale, row.symbol),
    change: percent(locale, step.change),
    car: percent(locale, step.car.value),
    low: percent(locale, step.car.low),
    high: percent(locale, step.car.high),
    others: step.others,
  });
}

function othersSentences({ others, tested }: StoryView, locale: string): string[] {
  const t = translator(locale, messagesIn(locale), "stories.say");
  // Only of the first page, which has the strongest.
  if (tested.tested === 0 || others.page !== 1) return [];
  const strongest = others.rows.filter(({ abnormal }) => abnormal !== null).slice(0, MOST_OTHERS);
  return [
    t("others", {
      tested: tested.tested,
      under: tested.under,
      expected: Math.round(tested.tested * BY_CHANCE),
      list: clauses(
        locale,
        strongest.map((row) =>
          t("otherItem", {
            company: ownDirection(locale, row.names[languageOf(locale)]),
            change: percent(locale, row.change),
            abnormal: percent(locale, row.abnormal?.value ?? null),
            test: testInSentence(locale, row.abnormal?.tStatistic ?? null, row.abnormal?.pValue ?? null),
          }),
        ),
      ),
    }),
  ];
}

/** What a share's exchange is called. */
export const exchangeName = (code: ExchangeCode, locale: string): string =>
  messagesIn(locale).exchanges[code];
