import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../client.ts";
import { type Announcement, Prisma } from "../generated/client.ts";
import { inChunks } from "../rows/chunks.ts";
import type { EditProblem } from "./edit-problem.ts";

/** What is said of an announcement itself: a column of the store and of files each; `announcedAt` is ISO text in UTC. */
export const announcementRecord = z.object({
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
} satisfies Record<keyof Omit<Announcement, "id">, z.ZodType>);

/** An announcement with everything that belongs to it. */
export const announcementEntity = announcementRecord.extend({
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
  const [found] = await readEntities(store, [slug]);
  return found ?? null;
}

/** Every announcement with its companies and sources, in order of its date and then its slug. */
export async function readAnnouncementEntities(store: StoreSession): Promise<AnnouncementEntity[]> {
  return readEntities(store, null);
}

/** What is stored of many announcements by slug, read some hundred at a time; others get a turn between them. */
export async function readAnnouncementsNamed(
  store: StoreSession,
  slugs: readonly string[],
  turn: () => Promise<void>,
): Promise<ReadonlyMap<string, AnnouncementEntity>> {
  const rows = await inChunks(slugs, async (chunk) => {
    const found = await readEntities(store, chunk);
    await turn();
    return found;
  });
  return new Map(rows.map((row) => [row.slug, row]));
}

/** Those of some hundred slugs, or all where it is null; what belongs to them is read beside them, whatever its number. */
async function readEntities(store: StoreSession, chunk: string[] | null): Promise<AnnouncementEntity[]> {
  const ofThose =
    chunk === null
      ? Prisma.empty
      : Prisma.sql`WHERE "announcementId" IN (
          SELECT "id" FROM "Announcement" WHERE "slug" ${store.dialect.among(chunk)})`;
  const [rows, companies, sources] = [
    await store.announcement.findMany({
      where: chunk === null ? {} : { slug: { in: chunk } },
      orderBy: [{ localDate: "asc" }, { slug: "asc" }],
    }),
    await store.$queryRaw<(AnnouncementEntity["companies"][number] & Owned)[]>`
      SELECT "announcementId", "slug" AS "company", "role", "sourceUrl"
      FROM "AnnouncementCompany" JOIN "Company" ON "Company"."id" = "companyId" ${ofThose} ORDER BY "slug"`,
    await store.$queryRaw<(AnnouncementEntity["sources"][number] & Owned)[]>`
      SELECT "announcementId", "url", "evidence" FROM "AnnouncementSource" ${ofThose} ORDER BY "position"`,
  ];
  const companiesOf = Map.groupBy(companies, ({ announcementId }) => Number(announcementId));
  const sourcesOf = Map.groupBy(sources, ({ announcementId }) => Number(announcementId));
  return rows.map(({ id, announcedAt, ...row }) =>
    announcementEntity.parse({
      ...row,
      announcedAt: announcedAt?.toISOString() ?? null,
      companies: companiesOf.get(id) ?? [],
      sources: sourcesOf.get(id) ?? [],
    }),
  );
}

/** To which announcement a row belongs. */
interface Owned {
  readonly announcementId: bigint | number;
}

/** Stores an announcement as given, under its slug; what it had before is replaced. Call it in a transaction. */
export async function saveAnnouncement(
  store: StoreSession,
  { companies, sources, announcedAt, ...row }: AnnouncementEntity,
): Promise<Result<true, EditProblem>> {
  const slugs = companies.map(({ company }) => company);
  const known = await inChunks(slugs, (chunk) =>
    store.company.findMany({ where: { slug: { in: chunk } }, select: { id: true, slug: true } }),
  );
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
