import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../client.ts";
import type { Company } from "../generated/client.ts";
import { type EditProblem, someNames } from "./edit-problem.ts";

/** What is said of a company itself: a column of the store and of `companies.csv` each. */
export const companyRecord = z.object({
  slug: z.string(),
  nameEn: z.string(),
  nameZh: z.string(),
  nameAr: z.string(),
  position: z.number().int(),
  sector: z.string().nullable().default(null),
  story: z.number().int().nullable().default(null),
} satisfies Record<keyof Omit<Company, "id">, z.ZodType>);

/** A company with its dated share counts. */
export const companyEntity = companyRecord.extend({
  /** Ascending by date. */
  shareCounts: z
    .array(z.object({ asOf: z.iso.date(), shares: z.number().positive(), source: z.string() }))
    .readonly(),
});
export type CompanyEntity = Readonly<z.infer<typeof companyEntity>>;

/** One company with its share counts, or null. */
export async function readCompany(store: StoreSession, slug: string): Promise<CompanyEntity | null> {
  const row = await store.company.findUnique({
    where: { slug },
    include: {
      shareCounts: { orderBy: { asOf: "asc" }, select: { asOf: true, shares: true, source: true } },
    },
  });
  if (!row) return null;
  return companyEntity.parse(row);
}

/** Stores a company as given, under its slug; its share counts are replaced. Call it in a transaction. */
export async function saveCompany(
  store: StoreSession,
  { shareCounts, ...row }: CompanyEntity,
): Promise<Result<true, EditProblem>> {
  const { id: companyId } = await store.company.upsert({
    where: { slug: row.slug },
    create: row,
    update: row,
  });
  await store.shareCount.deleteMany({ where: { companyId } });
  await store.shareCount.createMany({ data: shareCounts.map((count) => ({ ...count, companyId })) });
  return succeed(true);
}

/** Removes a company that has no listing and that no announcement names. Call it in a transaction. */
export async function removeCompany(store: StoreSession, slug: string): Promise<Result<true, EditProblem>> {
  const company = await store.company.findUnique({
    where: { slug },
    include: { instruments: { select: { symbol: true }, orderBy: { symbol: "asc" } } },
  });
  if (!company) return succeed(true);
  if (company.instruments.length > 0) {
    return fail({
      code: "has instruments",
      names: someNames(company.instruments.map(({ symbol }) => symbol)),
    });
  }
  const announcements = await store.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "AnnouncementCompany" JOIN "Announcement" ON "Announcement"."id" = "announcementId"
    WHERE "companyId" = ${company.id} ORDER BY "localDate", "slug"`;
  if (announcements.length > 0) {
    return fail({ code: "named by announcements", names: someNames(announcements.map(({ slug }) => slug)) });
  }
  await store.shareCount.deleteMany({ where: { companyId: company.id } });
  await store.company.delete({ where: { id: company.id } });
  return succeed(true);
}
