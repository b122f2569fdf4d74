import { z } from "zod";
import type { FilterVocabulary } from "../filters.ts";
import type { QuoteAction } from "../market/bar.ts";
import { makeCalendar } from "../market/calendar.ts";
import { EXCHANGE_CODES, exchange } from "../market/exchanges.ts";
import type { AnnouncementTime, Calendar, ExchangeCode } from "../market/types.ts";
import { currentRequest, type RequestContext } from "../request-context.ts";
import type { Store } from "../store/client.ts";
import { readAllActions } from "../store/reference/corporate-actions.ts";
import { type InstrumentRecord, readInstruments } from "../store/reference/instruments.ts";
import {
  type AnnouncementRecord,
  type Company,
  readAnnouncements,
  readCalendars,
  readCompanies,
  readShareCounts,
  type ShareCount,
} from "../store/reference/reference-reads.ts";
import { readFindings, type StoredFinding } from "../store/runs/findings.ts";
import { dataRevision, readStory, type Story } from "../store/state.ts";
import { announcementSearchText } from "./names/announcement-search.ts";
import { groupValue, type MakerGroup, makerGroups } from "./names/maker-groups.ts";
import { type Language, type StoredTitle, titleIn } from "./titles.ts";

/**
 * An announcement with its time as the market rules read it and its kinds one by one. `title` is in the language
 * of the reference, `titles` as stored.
 */
export interface KnownAnnouncement extends Omit<AnnouncementRecord, "titleZh" | "titleAr"> {
  readonly titles: StoredTitle;
  readonly time: AnnouncementTime;
  readonly kinds: readonly string[];
  /** What a filter may call its maker: as stored, and the groups it belongs to. */
  readonly makerValues: readonly string[];
  /** Everything it can be found by, as it is searched (lib/searchable.ts). */
  readonly searched: string;
}

/** What stands in for an announcement where a session is asked about, or a date of a reader's own: it names no company. */
export const NO_ANNOUNCEMENT: KnownAnnouncement = {
  id: 0,
  slug: "",
  title: "",
  titles: { title: "", titleZh: null, titleAr: null },
  time: { announcedAt: null, localDate: "", zone: "UTC", precision: "day" },
  announcedAt: null,
  localDate: "",
  zone: "UTC",
  precision: "day",
  maker: "",
  makerValues: [],
  lane: "",
  kind: "",
  kinds: [],
  note: null,
  searched: "",
  sources: [],
  companies: [],
};

/** A share listing of a company on an exchange. */
export interface Listing extends InstrumentRecord {
  readonly company: string;
  readonly exchangeCode: ExchangeCode;
}

/** Everything but the bars, as of one data revision, for readers of one language. */
export interface Reference {
  readonly revision: number;
  readonly language: Language;
  readonly companies: readonly Company[];
  readonly instruments: ReadonlyMap<string, InstrumentRecord>;
  /** By the company's position, its main listing first. */
  readonly listings: readonly Listing[];
  readonly announcements: readonly KnownAnnouncement[];
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** By company id, ascending by date. */
  readonly shareCounts: ReadonlyMap<number, readonly ShareCount[]>;
  /** By instrument id, ascending by ex-date. */
  readonly actions: ReadonlyMap<number, readonly QuoteAction[]>;
  /** What the checks found odd, by symbol or exchange, ascending by session. */
  readonly findings: ReadonlyMap<string, readonly StoredFinding[]>;
  readonly makerGroups: readonly MakerGroup[];
  /** The dates that the board opens on; null where the data tell no story. */
  readonly story: Story | null;
  readonly vocabulary: FilterVocabulary;
}

const precisionSchema = z.enum(["minute", "hour", "report", "day", "month"]);
/** What was read of each store, and the same with other titles. */
interface Room {
  readonly stored: WeakMap<Store, Promise<Reference>>;
  readonly translated: WeakMap<Reference, Map<Language, Reference>>;
}

// Pages, route handlers and the server itself are bundled apart; what they read is the same, and is held once.
const shared: typeof globalThis & { modelMovesReference?: Room } = globalThis;
shared.modelMovesReference ??= { stored: new WeakMap(), translated: new WeakMap() };
const { stored: kept, translated } = shared.modelMovesReference;

/** The reference data of the store's present revision with titles in a language, read once per revision. */
export async function loadReference(store: Store, language: Language): Promise<Reference> {
  return inLanguage(await referenceOfRequest(store), language);
}

const ofRequest = new WeakMap<RequestContext, WeakRef<Reference>>();

/** One page, or one export, is made from one revision, however often it asks: a write meanwhile is for the next one. */
async function referenceOfRequest(store: Store): Promise<Reference> {
  const request = currentRequest();
  if (!request?.mayReadReplica) return storedReference(store); // it may write itself
  const known = () => ofRequest.get(request)?.deref();
  const reference = known() ?? (await storedReference(store));
  const first = known() ?? reference;
  ofRequest.set(request, new WeakRef(first));
  return first;
}

/** The same reference with the titles of another language, made once. `stored` has those of the store. */
export function inLanguage(stored: Reference, language: Language): Reference {
  if (stored.language === language) return stored;
  const byLanguage = translated.get(stored) ?? new Map<Language, Reference>();
  translated.set(stored, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const announcements = stored.announcements.map((announcement) => ({
    ...announcement,
    title: titleIn(announcement.titles, language),
  }));
  const reference = { ...stored, language, announcements };
  byLanguage.set(language, reference);
  return reference;
}

/** The same as stored now, with titles in English, whichever revision the present request is made from. */
export async function storedReference(store: Store): Promise<Reference> {
  const revision = await dataRevision(store);
  const known = kept.get(store);
  if (known && (await known).revision === revision) return known;
  const fresh = wholeReference(store, revision);
  fresh.catch(() => kept.delete(store));
  kept.set(store, fresh);
  return fresh;
}

/** How often it is read where a write came in between; what writes for longer than that is met by the next question. */
const MOST_TRIES = 4;

/** Reads it at one revision: rows that were read while another was stored are read again, or they would be called by the former. */
async function wholeReference(store: Store, asked: number): Promise<Reference> {
  let revision = asked;
  for (let tries = 1; ; tries += 1) {
    const reference = await readReference(store, revision);
    const after = await dataRevision(store);
    if (after === revision || tries === MOST_TRIES) return reference;
    revision = after;
  }
}

async function readReference(store: Store, revision: number): Promise<Reference> {
  const [companies, instruments, announcements, calendars, shareCounts, actions, findings, story] =
    await Promise.all([
      readCompanies(store),
      readInstruments(store),
      readAnnouncements(store),
      readCalendars(store),
      readShareCounts(store),
      readAllActions(store),
      readFindings(store),
      readStory(store),
    ]);
  const groups = makerGroups(announcements.map(({ maker }) => maker));
  const valuesOf = Map.groupBy(
    groups.flatMap(({ name, makers }) => makers.map((maker) => ({ maker, value: groupValue(name) }))),
    ({ maker }) => maker,
  );
  const companiesBySlug = new Map(companies.map((company) => [company.slug, company]));
  const known = announcements.map((record) => {
    const values = valuesOf.get(record.maker) ?? [];
    return knownAnnouncement(record, {
      makerValues: [record.maker, ...values.map(({ value }) => value)],
      searched: announcementSearchText(record, companiesBySlug),
    });
  });
  return {
    revision,
    language: "en",
    companies,
    instruments: new Map(instruments.map((instrument) => [instrument.symbol, instrument])),
    listings: listingsOf(companies, instruments),
    announcements: known,
    calendars: calendarsOf(calendars),
    shareCounts: Map.groupBy(shareCounts, ({ companyId }) => companyId),
    actions,
    findings: Map.groupBy(findings, ({ subject }) => subject),
    makerGroups: groups,
    story,
    vocabulary: {
      companies: new Set(companies.map(({ slug }) => slug)),
      events: new Set(known.map(({ slug }) => slug)),
      kinds: new Set(known.flatMap(({ kinds }) => kinds)),
      benchmarks: new Set(
        instruments.filter(({ kind }) => kind === "index" || kind === "fund").map(({ symbol }) => symbol),
      ),
      makers: new Set(known.flatMap(({ makerValues }) => makerValues)),
      sectors: new Set(companies.flatMap(({ sector }) => sector ?? [])),
      places: new Set(
        instruments.flatMap(({ kind, exchange: code }) =>
          kind === "share" && code !== null ? exchange(code).place : [],
        ),
      ),
    },
  };
}

function knownAnnouncement(
  { titleZh, titleAr, ...record }: AnnouncementRecord,
  derived: Pick<KnownAnnouncement, "makerValues" | "searched">,
): KnownAnnouncement {
  const { title, announcedAt, localDate, zone, precision } = record;
  return {
    ...record,
    titles: { title, titleZh, titleAr },
    kinds: record.kind.split("+"),
    ...derived,
    time: {
      announcedAt: announcedAt?.getTime() ?? null,
      localDate,
      zone,
      precision: precisionSchema.parse(precision),
    },
  };
}

function listingsOf(companies: readonly Company[], instruments: readonly InstrumentRecord[]): Listing[] {
  const shares = instruments.flatMap((instrument): Listing[] => {
    const { exchange, company } = instrument;
    if (instrument.kind !== "share" || company === null || exchange === null) return [];
    return [{ ...instrument, company, exchangeCode: exchange }];
  });
  const byCompany = Map.groupBy(shares, ({ company }) => company);
  return companies.flatMap(({ slug }) =>
    (byCompany.get(slug) ?? []).sort((a, b) => Number(b.primary) - Number(a.primary)),
  );
}

function calendarsOf({
  sessions,
  closures,
}: Awaited<ReturnType<typeof readCalendars>>): Map<string, Calendar> {
  const closed = Map.groupBy(closures, ({ exchange }) => exchange);
  const calendars = new Map<string, Calendar>();
  for (const exchange of EXCHANGE_CODES) {
    const trading = sessions.get(exchange);
    if (!trading) continue;
    const reasons = new Map((closed.get(exchange) ?? []).map(({ date, kind }) => [date, kind]));
    calendars.set(exchange, makeCalendar(exchange, trading, reasons));
  }
  return calendars;
}
