import { type ValueAxis, valueAxis } from "../drawing/axis.ts";
import { listingLook } from "../drawing/series-colours.ts";
import type { Filter } from "../filters.ts";
import { sessionIndex } from "../market/calendar.ts";
import type { Precision } from "../market/types.ts";
import {
  LEFT_SESSIONS,
  type LeftStep,
  sessionFigures,
  sessionPair,
} from "../reactions/day-zero/session-figures.ts";
import type { PathPoint } from "../reactions/paths/car-path.ts";
import { type AnnouncedDay, type LongView, longView } from "../reactions/paths/long-view.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { revisionCaches } from "../reactions/revision-cache.ts";
import { type LoadedListing, loadSelection, select } from "../reactions/selection.ts";
import type { Language } from "../reactions/titles.ts";
import { sharedStore } from "../store/shared.ts";
import type { Store } from "../store/store.ts";
import { studentCritical } from "../study/distributions.ts";
import type { StudyRefusal } from "../study/types.ts";
import { type Page, pageOf } from "./paging.ts";

/** The parts of a company's move, in the order in which they are stacked. */
export const MOVE_PARTS = ["market", "announced", "rest"] as const;
export type MovePart = (typeof MOVE_PARTS)[number];

/** One part at the end: the sum and its 95% band, log points as fractions. */
export interface PartEnd {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** An announcement by what it left. */
export interface LeftBy {
  readonly event: string;
  readonly title: string;
  readonly session: string;
  readonly precision: Precision;
  readonly change: number | null;
  readonly left: readonly LeftStep[];
}

/** A main listing's move since a day, taken apart and ready to be drawn. */
export interface LongViewPage {
  readonly symbol: string;
  readonly benchmark: string | null;
  /** The close from which everything counts, and the last session; ISO dates. */
  readonly from: string;
  readonly to: string;
  /** The first day asked for; null where it is all that is stored. */
  readonly since: string | null;
  readonly status: "ok" | StudyRefusal;
  /** What is drawn of it, thinned to what a chart can show; empty where nothing could be fitted. */
  readonly sessions: readonly string[];
  readonly total: readonly number[];
  readonly paths: Readonly<Record<MovePart, readonly PathPoint[]>>;
  /** Of the stack, and of each part alone with its band. */
  readonly stackAxis: ValueAxis | null;
  readonly axes: Readonly<Record<MovePart, ValueAxis | null>>;
  readonly ends: Readonly<Record<MovePart, PartEnd>> | null;
  readonly end: number;
  readonly beta: PartEnd | null;
  readonly estimationSessions: number;
  readonly announcedSessions: number;
  readonly overGaps: number;
  readonly colour: number;
  /** By the size of CAR so many sessions on. */
  readonly announcements: Page<LeftBy>;
  readonly order: number;
}

/** A chart of a phone or of a desktop shows no more. */
const MOST_POINTS = 60;
const LEVEL = 0.95;
const ANNOUNCEMENTS_A_PAGE = 6;
/** What announcements are in the order of before another is asked for: CAR a month on. */
const FIRST_ORDER = 20;

const MOST_KEPT = 200;
const pagesOf = revisionCaches<LongViewPage | null>(MOST_KEPT);

/** What an address asks of the long view beside the filter. */
export interface LongViewAsked {
  /** `left`: by what was left after so many sessions announcements are ordered; `leftpage`: their page. */
  readonly left: string;
  readonly page: string;
}

/**
 * A company's move taken apart, of its main listing: since the filter's first day, the story's where it has none, or all
 * that is stored. Null where it has no quotes. Made once for each data revision.
 */
export async function longViewOf(
  company: string,
  filter: Filter,
  asked: LongViewAsked,
  language: Language,
  given?: Store,
): Promise<LongViewPage | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const from = filter.from ?? reference.story?.from ?? null;
  const { to } = filter;
  const key = JSON.stringify([language, company, from, filter, asked]);
  return pagesOf(store).get(reference.revision, key, async () => {
    const selection = select(reference, { ...filter, company: [company], listing: "primary" });
    const [one] = (await loadSelection(store, selection)).loaded;
    const { announcements } = select(reference, { ...filter, from: null, to: null, company: [] });
    return one
      ? pageOfView(one, filter, { ...longView(one, { from, to }, announcements), since: from }, asked)
      : null;
  });
}

function pageOfView(
  one: LoadedListing,
  filter: Filter,
  view: LongView & Pick<LongViewPage, "since">,
  asked: LongViewAsked,
): LongViewPage {
  const { reference, listing } = one;
  const { parts, sessions } = view;
  const shown = drawnPositions(sessions.length);
  const critical = parts.status === "ok" ? studentCritical(LEVEL, parts.fit.degreesOfFreedom) : 0;
  const path = (part: MovePart): PathPoint[] =>
    parts.status === "ok"
      ? shown.map((at) => {
          const [car, half] = [parts[part].sums[at] ?? 0, critical * (parts[part].errors[at] ?? 0)];
          return { session: at, date: sessions[at] ?? null, car, low: car - half, high: car + half };
        })
      : [];
  const paths = { market: path("market"), announced: path("announced"), rest: path("rest") };
  const total = parts.status === "ok" ? shown.map((at) => parts.total[at] ?? 0) : [];
  const last = (part: MovePart): PartEnd => {
    const end = paths[part].at(-1);
    return { value: end?.car ?? 0, low: end?.low ?? 0, high: end?.high ?? 0 };
  };
  const axisOf = (part: MovePart) =>
    valueAxis(
      paths[part].flatMap(({ low, high }) => [low, high, 0]),
      "price",
    );
  const order = LEFT_SESSIONS.find((count) => String(count) === asked.left) ?? FIRST_ORDER;
  const isOk = parts.status === "ok";
  return {
    symbol: listing.symbol,
    benchmark: view.benchmark,
    since: view.since,
    from: sessions.at(0) ?? "",
    to: sessions.at(-1) ?? "",
    status: parts.status,
    sessions: shown.flatMap((at) => sessions[at] ?? []),
    total,
    paths,
    stackAxis: valueAxis([...total, ...stackEnds(paths), 0], "price"),
    axes: { market: axisOf("market"), announced: axisOf("announced"), rest: axisOf("rest") },
    ends: isOk ? { market: last("market"), announced: last("announced"), rest: last("rest") } : null,
    end: total.at(-1) ?? 0,
    beta: isOk
      ? {
          value: parts.fit.beta,
          low: parts.fit.beta - critical * parts.betaError,
          high: parts.fit.beta + critical * parts.betaError,
        }
      : null,
    estimationSessions: isOk ? parts.fit.sessions : parts.sessions,
    announcedSessions: isOk ? parts.announcedSessions : 0,
    overGaps: isOk ? parts.overGaps : 0,
    colour: listingLook(reference, listing).colour,
    announcements: pageOf(leftBy(one, filter, view, order), asked.page, ANNOUNCEMENTS_A_PAGE),
    order,
  };
}

/** Every so many-th session with the first and the last. */
function drawnPositions(length: number): number[] {
  const step = Math.max(1, Math.ceil(length / MOST_POINTS));
  const positions: number[] = [];
  for (let at = (length - 1) % step; at < length; at += step) positions.push(at);
  return positions[0] === 0 ? positions : [0, ...positions];
}

/** How far up and down the stacked parts reach. */
function stackEnds(paths: LongViewPage["paths"]): number[] {
  return paths.market.flatMap((_, at) => {
    const values = MOVE_PARTS.map((part) => paths[part][at]?.car ?? 0);
    const sum = (isUp: boolean) =>
      values.filter((value) => value > 0 === isUp).reduce((all, value) => all + value, 0);
    return [sum(true), sum(false)];
  });
}

/** The announcements of the range, those with the largest CAR so many sessions on first; what has none comes last. */
function leftBy(
  one: LoadedListing,
  filter: Filter,
  { announced, sessions }: LongView,
  order: number,
): LeftBy[] {
  const figures = new Map<string, ReturnType<typeof sessionFigures>>();
  const rows = announced.flatMap(({ announcement, at }: AnnouncedDay): LeftBy[] => {
    const session = sessions[at] ?? "";
    const known = figures.get(session) ?? figuresOn(one, filter, session);
    if (!known) return [];
    figures.set(session, known);
    const { slug, title, time } = announcement;
    return [
      { event: slug, title, session, precision: time.precision, change: known.change, left: known.left },
    ];
  });
  const size = ({ left }: LeftBy) =>
    Math.abs(left.find(({ sessions: count }) => count === order)?.car?.value ?? -1);
  const rank = (row: LeftBy) => (row.left.find(({ sessions: count }) => count === order)?.car ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
}

function figuresOn(one: LoadedListing, filter: Filter, session: string) {
  const index = calendarIndex(one.reference, one.listing.exchangeCode, session);
  return index === null ? null : sessionFigures(sessionPair(one, { session, index }, filter), filter);
}

const calendarIndex = ({ calendars }: Reference, code: string, session: string): number | null => {
  const calendar = calendars.get(code);
  const at = calendar ? sessionIndex(calendar, session) : -1;
  return at < 0 ? null : at;
};
