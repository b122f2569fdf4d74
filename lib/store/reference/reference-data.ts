import type { StoreSession } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { appendAudit, changedByPeople, SEED_ACTOR } from "../people/audit.ts";
import { type Calendars, saveCalendars } from "./calendar-sessions.ts";
import { readAnnouncementEntities } from "./edit-announcements.ts";
import { readCompany } from "./edit-companies.ts";
import { readInstrument } from "./edit-instruments.ts";

/** The reference data of a seed: everything that is not a bar or a corporate action. */
export interface ReferenceData extends Calendars {
  readonly companies: readonly Prisma.CompanyCreateManyInput[];
  readonly instruments: readonly (Omit<Prisma.InstrumentCreateManyInput, "companyId"> & {
    readonly company: string | null;
    readonly benchmarks: readonly string[];
  })[];
  readonly shareCounts: readonly (Omit<Prisma.ShareCountCreateManyInput, "companyId"> & {
    readonly company: string;
  })[];
  readonly announcements: readonly (Omit<Prisma.AnnouncementCreateManyInput, "id"> & {
    readonly companies: readonly { company: string; role: string; sourceUrl: string | null }[];
    readonly sources: readonly { position: number; url: string; evidence: string | null }[];
  })[];
}

/** Ids by what things are called, for turning slugs and symbols into ids. */
type Ids = ReadonlyMap<string, number>;

/** What people have changed or removed by hand, by slug or symbol: a seed leaves it as it is. */
type Kept = Awaited<ReturnType<typeof changedByPeople>>;

/** What a newer seed says otherwise than what was stored. */
export interface ReferenceCorrections {
  /** Announcements, companies and instruments by slug or symbol; each has an entry in the log of changes. */
  readonly changed: readonly string[];
  /** Sessions that turned out to be none, and such as were missing in the range stored before, as `XHKG 2023-09-01`. */
  readonly closed: readonly string[];
  readonly opened: readonly string[];
}

/**
 * Adds or updates a seed's reference data; nothing stored is removed, and what a person has changed, added or
 * removed stays as the person left it, a company with its share counts. What it changes of what an older seed stored
 * stands in the log of changes and is returned. Call it in a transaction.
 */
export async function saveReferenceData(
  store: StoreSession,
  data: ReferenceData,
): Promise<ReferenceCorrections> {
  const kept = await changedByPeople(store);
  const before = await readAll(store, data);
  const calendars = await calendarChanges(store, data.calendarSessions);
  await saveAll(store, data, kept);
  const after = await readAll(store, data);
  const changed: string[] = [];
  for (const [name, { subject, key, text }] of after) {
    const stored = before.get(name)?.text ?? null;
    if (stored === null || stored === text) continue;
    changed.push(key);
    const at = new Date();
    await appendAudit(store, {
      at,
      actor: SEED_ACTOR,
      subject,
      key,
      before: stored,
      after: text,
      undoes: null,
    });
  }
  return { changed, ...calendars };
}

/** One stored thing of a seed as JSON, in the form that the log keeps. */
interface StoredThing {
  readonly subject: "company" | "instrument" | "announcement";
  readonly key: string;
  readonly text: string;
}

/** What is stored of everything that a seed names, by subject and key; nothing of what is not there. */
async function readAll(store: StoreSession, data: ReferenceData): Promise<ReadonlyMap<string, StoredThing>> {
  const found: StoredThing[] = [];
  const take = (subject: StoredThing["subject"], key: string, entity: object | null) => {
    if (entity) found.push({ subject, key, text: JSON.stringify(entity) });
  };
  for (const { slug } of data.companies) take("company", slug, await readCompany(store, slug));
  for (const { symbol } of data.instruments) take("instrument", symbol, await readInstrument(store, symbol));
  const named = new Set(data.announcements.map(({ slug }) => slug));
  for (const one of await readAnnouncementEntities(store)) {
    if (named.has(one.slug)) take("announcement", one.slug, one);
  }
  return new Map(found.map((one) => [`${one.subject} ${one.key}`, one]));
}

/** The sessions in which a seed's calendars differ from the stored ones, in the range that those have. */
async function calendarChanges(
  store: StoreSession,
  sessions: ReferenceData["calendarSessions"],
): Promise<Pick<ReferenceCorrections, "closed" | "opened">> {
  const closed: string[] = [];
  const opened: string[] = [];
  for (const [exchange, own] of Map.groupBy(sessions, (row) => row.exchange)) {
    const stored = await store.calendarSession.findMany({
      where: { exchange },
      select: { session: true },
      orderBy: { session: "asc" },
    });
    const before = new Set(stored.map(({ session }) => session));
    const now = new Set(own.map(({ session }) => session));
    const [first, last] = [stored.at(0)?.session ?? "9", stored.at(-1)?.session ?? ""];
    closed.push(...[...before].filter((session) => !now.has(session)).map((day) => `${exchange} ${day}`));
    opened.push(
      ...[...now]
        .filter((session) => session >= first && session <= last && !before.has(session))
        .map((day) => `${exchange} ${day}`),
    );
  }
  return { closed, opened };
}

async function saveAll(store: StoreSession, data: ReferenceData, kept: Kept): Promise<void> {
  const companyIds = await saveCompanies(store, data.companies, kept);
  await saveInstruments(store, data.instruments, companyIds, kept);
  await saveCalendars(store, data);
  for (const { company, ...count } of data.shareCounts) {
    if (kept.company.has(company)) continue;
    const companyId = idOf(companyIds, company);
    await store.shareCount.upsert({
      where: { companyId_asOf: { companyId, asOf: count.asOf } },
      create: { ...count, companyId },
      update: count,
    });
  }
  await saveAnnouncements(store, data.announcements, companyIds, kept);
}

async function saveCompanies(
  store: StoreSession,
  companies: ReferenceData["companies"],
  kept: Kept,
): Promise<Ids> {
  for (const company of companies) {
    if (kept.company.has(company.slug)) continue;
    await store.company.upsert({ where: { slug: company.slug }, create: company, update: company });
  }
  const rows = await store.company.findMany({ select: { id: true, slug: true } });
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

async function saveInstruments(
  store: StoreSession,
  instruments: ReferenceData["instruments"],
  companyIds: Ids,
  kept: Kept,
): Promise<void> {
  // A listing of a company that a person removed goes with it.
  const own = instruments.filter(
    ({ symbol, company }) =>
      !kept.instrument.has(symbol) && (company === null || !isRemoved(company, companyIds, kept.company)),
  );
  for (const { company, benchmarks: _benchmarks, ...instrument } of own) {
    const row = { ...instrument, companyId: company === null ? null : idOf(companyIds, company) };
    // What the stored bars are, and when a share was listed, is a run's to say where the seed does not.
    const { basis: _basis, listedOn, ...told } = row;
    const update = listedOn ? { ...told, listedOn } : told;
    await store.instrument.upsert({ where: { symbol: row.symbol }, create: row, update });
  }
  const rows = await store.instrument.findMany({ select: { id: true, symbol: true } });
  const ids = new Map(rows.map(({ id, symbol }) => [symbol, id]));
  for (const { symbol, benchmarks } of own) {
    const instrumentId = idOf(ids, symbol);
    const stored = benchmarks.filter((benchmark) => !isRemoved(benchmark, ids, kept.instrument));
    await store.instrumentBenchmark.deleteMany({ where: { instrumentId } });
    await store.instrumentBenchmark.createMany({
      data: stored.map((benchmark, rank) => ({ instrumentId, rank, benchmarkId: idOf(ids, benchmark) })),
    });
  }
}

/** Whether a person has removed what is called so. */
const isRemoved = (name: string, ids: Ids, kept: ReadonlySet<string>): boolean =>
  kept.has(name) && !ids.has(name);

async function saveAnnouncements(
  store: StoreSession,
  announcements: ReferenceData["announcements"],
  companyIds: Ids,
  kept: Kept,
): Promise<void> {
  for (const { companies, sources, ...announcement } of announcements) {
    if (kept.announcement.has(announcement.slug)) continue;
    const { id: announcementId } = await store.announcement.upsert({
      where: { slug: announcement.slug },
      create: announcement,
      update: announcement,
    });
    await store.announcementCompany.deleteMany({ where: { announcementId } });
    await store.announcementSource.deleteMany({ where: { announcementId } });
    await store.announcementCompany.createMany({
      data: companies
        .filter(({ company }) => !isRemoved(company, companyIds, kept.company))
        .map(({ company, ...row }) => ({ ...row, announcementId, companyId: idOf(companyIds, company) })),
    });
    await store.announcementSource.createMany({ data: sources.map((row) => ({ ...row, announcementId })) });
  }
}

function idOf(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The seed names ${name}, which it does not define`);
  return id;
}
