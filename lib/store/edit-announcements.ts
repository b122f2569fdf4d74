import { z } from "zod";
import { fail, type Result, succeed } from "../result.ts";
import type { StoreSession } from "./client.ts";
import type { EditProblem } from "./edit-problem.ts";

/** An announcement with everything that belongs to it; `announcedAt` as ISO text in UTC. */
export const announcementEntity = z.object({
  slug: z.string(),
  title: z.string(),
  /** In Chinese and Arabic; null where it is the same. What was logged before there were any has none. */
  titleZh: z.string().nullable().default(null),
  titleAr: z.string().nullable().default(null),
  maker: z.string(),
  lane: z.string(),
  kind: z.string(),
  announcedAt: z.iso.datetime().nullable(),
  localDate: z.string(),
  zone: z.string(),
  precision: z.enum(["minute", "hour", "report", "day", "month"]),
  note: z.string().nullable(),
  /** By slug. */
  companies: z
    .array(z.object({ company: z.string(), role: z.string(), sourceUrl: z.string().nullable() }))
    .readonly(),
  sources: z.array(z.object({ url: z.string(), evidence: z.string().nullable() })).readonly(),
});
export type AnnouncementEntity = Readonly<z.infer<typeof announcementEntity>>;

/** One announcement with its companies and sources, or null. */
export async function readAnnouncement(
  store: StoreSession,
  slug: string,
): Promise<AnnouncementEntity | null> {
  const [found] = await readWhere(store, { slug });
  return found ?? null;
}

/** Every announcement with its companies and sources, in order of its date and then its slug. */
export async function readAnnouncementEntities(store: StoreSession): Promise<AnnouncementEntity[]> {
  return readWhere(store, {});
}

/** Slugs of one statement; SQLite takes a limited number of values. */
const CHUNK_SLUGS = 250;

/** What is stored of many announcements by slug, read some hundred at a time; others get a turn between them. */
export async function readAnnouncementsNamed(
  store: StoreSession,
  slugs: readonly string[],
  turn: () => Promise<void>,
): Promise<ReadonlyMap<string, AnnouncementEntity>> {
  const stored = new Map<string, AnnouncementEntity>();
  for (let start = 0; start < slugs.length; start += CHUNK_SLUGS) {
    const rows = await readWhere(store, { slug: { in: slugs.slice(start, start + CHUNK_SLUGS) } });
    for (const row of rows) stored.set(row.slug, row);
    await turn();
  }
  return stored;
}

async function readWhere(
  store: StoreSession,
  where: { slug?: string | { in: string[] } },
): Promise<AnnouncementEntity[]> {
  const rows = await store.announcement.findMany({
    where,
    include: {
      companies: { include: { company: { select: { slug: true } } } },
      sources: { orderBy: { position: "asc" } },
    },
    orderBy: [{ localDate: "asc" }, { slug: "asc" }],
  });
  return rows.map(({ id: _id, announcedAt, companies, sources, ...row }) =>
    announcementEntity.parse({
      ...row,
      announcedAt: announcedAt?.toISOString() ?? null,
      companies: companies
        .map(({ company, role, sourceUrl }) => ({ company: company.slug, role, sourceUrl }))
        .sort((a, b) => (a.company < b.company ? -1 : 1)),
      sources: sources.map(({ url, evidence }) => ({ url, evidence })),
    }),
  );
}

/** Stores an announcement as given, under its slug; what it had before is replaced. Call it in a transaction. */
export async function saveAnnouncement(
  store: StoreSession,
  { companies, sources, announcedAt, ...row }: AnnouncementEntity,
): Promise<Result<true, EditProblem>> {
  const slugs = companies.map(({ company }) => company);
  const known = await store.company.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  const ids = new Map(known.map(({ id, slug }) => [slug, id]));
  const unknown = slugs.filter((slug) => !ids.has(slug));
  if (unknown.length > 0) return fail({ code: "unknown company", names: unknown.join(", ") });

  const values = { ...row, announcedAt: announcedAt === null ? null : new Date(announcedAt) };
  const { id: announcementId } = await store.announcement.upsert({
    where: { slug: row.slug },
    create: values,
    update: values,
  });
  await store.announcementCompany.deleteMany({ where: { announcementId } });
  await store.announcementSource.deleteMany({ where: { announcementId } });
  await store.announcementCompany.createMany({
    data: companies.flatMap(({ company, ...rest }) => {
      const companyId = ids.get(company);
      return companyId === undefined ? [] : [{ ...rest, announcementId, companyId }];
    }),
  });
  await store.announcementSource.createMany({
    data: sources.map((source, index) => ({ ...source, announcementId, position: index + 1 })),
  });
  return succeed(true);
}

/** Removes an announcement with its companies' roles and its sources. Call it in a transaction. */
export async function removeAnnouncement(
  store: StoreSession,
  slug: string,
): Promise<Result<true, EditProblem>> {
  await store.announcement.deleteMany({ where: { slug } });
  return succeed(true);
}
