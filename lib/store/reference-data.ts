import type { StoreSession } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** The reference data of a seed: everything that is not a bar or a corporate action. */
export interface ReferenceData {
  readonly companies: readonly Prisma.CompanyCreateManyInput[];
  readonly instruments: readonly (Omit<Prisma.InstrumentCreateManyInput, "companyId"> & {
    readonly company: string | null;
    readonly benchmarks: readonly string[];
  })[];
  readonly calendarSessions: readonly Prisma.CalendarSessionCreateManyInput[];
  readonly calendarClosures: readonly Prisma.CalendarClosureCreateManyInput[];
  readonly shareCounts: readonly (Omit<Prisma.ShareCountCreateManyInput, "companyId"> & {
    readonly company: string;
  })[];
  readonly announcements: readonly (Omit<Prisma.AnnouncementCreateManyInput, "id"> & {
    readonly companies: readonly { company: string; role: string; sourceUrl: string | null }[];
    readonly sources: readonly { position: number; url: string; evidence: string | null }[];
  })[];
}

/** Rows keyed by what they are called, for turning slugs and symbols into ids. */
type Ids = ReadonlyMap<string, number>;

/** Adds or updates a seed's reference data; nothing stored is removed. Call it in a transaction. */
export async function saveReferenceData(store: StoreSession, data: ReferenceData): Promise<void> {
  const companyIds = await saveCompanies(store, data.companies);
  await saveInstruments(store, data.instruments, companyIds);
  await saveCalendars(store, data);
  for (const { company, ...count } of data.shareCounts) {
    const companyId = idOf(companyIds, company);
    await store.shareCount.upsert({
      where: { companyId_asOf: { companyId, asOf: count.asOf } },
      create: { ...count, companyId },
      update: count,
    });
  }
  await saveAnnouncements(store, data.announcements, companyIds);
}

async function saveCompanies(store: StoreSession, companies: ReferenceData["companies"]): Promise<Ids> {
  const ids = new Map<string, number>();
  for (const company of companies) {
    const { id } = await store.company.upsert({
      where: { slug: company.slug },
      create: company,
      update: company,
    });
    ids.set(company.slug, id);
  }
  return ids;
}

async function saveInstruments(
  store: StoreSession,
  instruments: ReferenceData["instruments"],
  companyIds: Ids,
): Promise<void> {
  const ids = new Map<string, number>();
  for (const { company, benchmarks: _benchmarks, ...instrument } of instruments) {
    const row = { ...instrument, companyId: company === null ? null : idOf(companyIds, company) };
    // A run may have replaced adjusted prices by raw ones; what the stored bars are is not the seed's to say.
    const { basis: _basis, ...update } = row;
    const { id } = await store.instrument.upsert({ where: { symbol: row.symbol }, create: row, update });
    ids.set(row.symbol, id);
  }
  for (const { symbol, benchmarks } of instruments) {
    const instrumentId = idOf(ids, symbol);
    await store.instrumentBenchmark.deleteMany({ where: { instrumentId } });
    await store.instrumentBenchmark.createMany({
      data: benchmarks.map((benchmark, rank) => ({ instrumentId, rank, benchmarkId: idOf(ids, benchmark) })),
    });
  }
}

async function saveCalendars(
  store: StoreSession,
  { calendarSessions, calendarClosures }: Pick<ReferenceData, "calendarSessions" | "calendarClosures">,
): Promise<void> {
  const exchanges = [...new Set(calendarSessions.map(({ exchange }) => exchange))];
  await store.calendarSession.deleteMany({ where: { exchange: { in: exchanges } } });
  await store.calendarSession.createMany({ data: [...calendarSessions] });
  await store.calendarClosure.deleteMany({ where: { exchange: { in: exchanges } } });
  await store.calendarClosure.createMany({ data: [...calendarClosures] });
}

async function saveAnnouncements(
  store: StoreSession,
  announcements: ReferenceData["announcements"],
  companyIds: Ids,
): Promise<void> {
  for (const { companies, sources, ...announcement } of announcements) {
    const { id: announcementId } = await store.announcement.upsert({
      where: { slug: announcement.slug },
      create: announcement,
      update: announcement,
    });
    await store.announcementCompany.deleteMany({ where: { announcementId } });
    await store.announcementSource.deleteMany({ where: { announcementId } });
    await store.announcementCompany.createMany({
      data: companies.map(({ company, ...row }) => ({
        ...row,
        announcementId,
        companyId: idOf(companyIds, company),
      })),
    });
    await store.announcementSource.createMany({ data: sources.map((row) => ({ ...row, announcementId })) });
  }
}

function idOf(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The seed names ${name}, which it does not define`);
  return id;
}
