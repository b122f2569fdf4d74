import { type Filter, openingFilter } from "../../filters.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { lasting } from "../../reactions/day-zero/lasting.ts";
import { otherSessions } from "../../reactions/day-zero/others-in-window.ts";
import {
  LEFT_SESSIONS,
  type SessionFigures,
  sessionFigures,
  sessionPair,
} from "../../reactions/day-zero/session-figures.ts";
import { carPath, type PathPoint } from "../../reactions/paths/car-path.ts";
import { studyReaction } from "../../reactions/reaction-study.ts";
import type { KnownAnnouncement, Listing, Reference } from "../../reactions/reference.ts";
import { revisionCaches } from "../../reactions/revision-cache.ts";
import { type LoadedListing, loadAround } from "../../reactions/selection.ts";
import { loadSeries } from "../../reactions/series.ts";
import type { Store } from "../../store/client.ts";
import { turns } from "../../turns.ts";
import type { SessionPlace, StoryMarket, StorySession } from "./story-market.ts";

/** How the sessions of a story are measured: as everything is that nobody measures otherwise. */
const STORY_FILTER: Filter = openingFilter({});

/** The sessions over which it is drawn what was left of a session's move. */
export const LEFT_WINDOW = { start: 0, end: 60 } as const;

/** What one listing did in one session of a story. */
export interface MeasuredRow extends SessionFigures {
  readonly company: string;
  readonly symbol: string;
  readonly exchange: ExchangeCode;
  readonly currency: string;
  /** The exchange's ISO date. */
  readonly session: string;
  readonly place: SessionPlace;
  /** Slugs of the day's announcements whose day 0 it is and that name the company; its role in the first of them. */
  readonly events: readonly string[];
  readonly role: string | null;
  /** Whether one of the day's announcements names the company. */
  readonly isNamed: boolean;
  /** CAR by session from this one on, of sessions that are day 0 of what names the company; else empty. */
  readonly path: readonly PathPoint[];
  /** Sessions after it on which other announcements naming the company fall, where there is a path. */
  readonly otherSessions: readonly number[];
}

/** An index or a fund in one session, by closes. Fractions. */
export interface MeasuredIndex {
  readonly symbol: string;
  readonly name: string;
  readonly exchange: ExchangeCode;
  readonly session: string;
  readonly place: SessionPlace;
  readonly close: number;
  readonly change: number;
  /** The close so many sessions later against the close before; null after the last stored one. */
  readonly left: readonly { readonly sessions: number; readonly change: number | null }[];
}

/** Everything measured of a day; the same for readers of every language. */
export interface MeasuredDay {
  readonly rows: readonly MeasuredRow[];
  readonly indexes: readonly MeasuredIndex[];
}

/** Rows that are kept of one data revision, of several days together. */
const MOST_ROWS = 20_000;
const daysOf = revisionCaches<MeasuredDay>(MOST_ROWS, ({ rows }) => rows.length + 1);

/** What every listing and index did in the sessions of a day, measured once for each data revision. */
export function measuredDay(
  store: Store,
  reference: Reference,
  day: string,
  told: ToldDay,
): Promise<MeasuredDay> {
  return daysOf(store).get(reference.revision, day, async () => ({
    rows: await measureRows(store, reference, told),
    indexes: await measureIndexes(store, reference, told),
  }));
}

interface ToldDay {
  readonly markets: readonly StoryMarket[];
  readonly announcements: readonly KnownAnnouncement[];
}

const sessionsOn = ({ markets }: Pick<ToldDay, "markets">, code: ExchangeCode | null) =>
  markets.find(({ exchanges }) => code !== null && exchanges.includes(code))?.sessions ?? [];

async function measureRows(
  store: Store,
  reference: Reference,
  { markets, announcements }: ToldDay,
): Promise<MeasuredRow[]> {
  const sessionsOf = ({ exchangeCode }: Listing) => sessionsOn({ markets }, exchangeCode);
  const listings = reference.listings.filter((listing) => sessionsOf(listing).length > 0);
  const selection = { reference, filter: STORY_FILTER, listings, announcements: [] };
  const { loaded } = await loadAround(store, selection, sessionsOf);
  const turn = turns();
  const rows: MeasuredRow[] = [];
  for (const one of loaded) {
    for (const session of sessionsOf(one.listing)) rows.push(measuredRow(one, session, announcements));
    await turn();
  }
  return rows;
}

function measuredRow(
  one: LoadedListing,
  session: StorySession,
  announcements: readonly KnownAnnouncement[],
): MeasuredRow {
  const { reference, listing } = one;
  const { company, symbol, exchangeCode, currency } = listing;
  const naming = announcements.filter(({ companies }) => companies.some((own) => own.company === company));
  const events = naming.filter(({ slug }) => session.events.includes(slug));
  const pair = sessionPair(one, session, STORY_FILTER);
  const { index, series } = pair;
  return {
    ...{ company, symbol, exchange: exchangeCode, currency },
    session: session.session,
    place: session.place,
    events: events.map(({ slug }) => slug),
    role: events[0]?.companies.find((own) => own.company === company)?.role ?? null,
    isNamed: naming.length > 0,
    ...sessionFigures(pair, STORY_FILTER),
    path:
      index === null || events.length === 0
        ? []
        : carPath(
            studyReaction(pair, index, STORY_FILTER, LEFT_WINDOW),
            (after) => series.sessions[index + after] ?? null,
            LEFT_WINDOW.start,
          ),
    otherSessions:
      events.length === 0
        ? []
        : otherSessions(
            reference,
            { event: "", company, exchange: exchangeCode, dayZero: pair.placed.dayZero },
            LEFT_WINDOW,
          ).filter((after) => after > 0),
  };
}

/** Every index and fund that a listing is measured against, in the sessions in which it has a close. */
async function measureIndexes(store: Store, reference: Reference, told: ToldDay): Promise<MeasuredIndex[]> {
  const symbols = new Set(reference.listings.flatMap(({ benchmarkSymbols }) => benchmarkSymbols));
  const found: MeasuredIndex[] = [];
  for (const symbol of symbols) {
    const instrument = reference.instruments.get(symbol);
    const code = instrument?.exchange ?? null;
    const sessions = sessionsOn(told, code);
    if (!instrument || code === null || sessions.length === 0) continue;
    const series = await loadSeries(store, reference, symbol);
    for (const { session, place } of sessions) {
      const index = series?.position.get(session) ?? -1;
      const close = series?.close[index] ?? Number.NaN;
      const change = close / (series?.close[index - 1] ?? Number.NaN) - 1;
      if (!series || Number.isNaN(change)) continue;
      const steps = lasting(series, index)?.steps ?? [];
      found.push({
        ...{ symbol, name: instrument.name, exchange: code, session, place, close, change },
        left: LEFT_SESSIONS.map((sessionsAfter) => ({
          sessions: sessionsAfter,
          change: steps.find((step) => step.sessions === sessionsAfter)?.change ?? null,
        })),
      });
    }
  }
  return found;
}
