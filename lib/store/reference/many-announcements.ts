import type { StoreSession } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { inStatements, type ManyRows, namesOf } from "../rows/many-rows.ts";
import { type AnnouncementEntity, announcementRecord } from "./edit-announcements.ts";

const NAMES = announcementRecord.keyof().options;
const COLUMNS: ManyRows["columns"] = Object.fromEntries(
  NAMES.map((name) => [name, name === "announcedAt" ? "instant" : "text"]),
);

const UPSERT: ManyRows = {
  columns: COLUMNS,
  statement: (rows) => Prisma.sql`
    INSERT INTO "Announcement" (${Prisma.raw(namesOf(COLUMNS))}) SELECT * FROM ${rows} AS announcement WHERE true
    ON CONFLICT ("slug") DO UPDATE SET ${Prisma.raw(NAMES.map((name) => `"${name}" = excluded."${name}"`).join(", "))}`,
};

const without = (table: "AnnouncementCompany" | "AnnouncementSource"): ManyRows => ({
  columns: { slug: "text" },
  statement: (rows) => Prisma.sql`
    DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "announcementId" IN
      (SELECT "id" FROM "Announcement" WHERE "slug" IN (SELECT "slug" FROM ${rows} AS named))`,
});

const INSERT_COMPANIES: ManyRows = {
  columns: { slug: "text", company: "text", role: "text", sourceUrl: "text" },
  statement: (rows) => Prisma.sql`
    INSERT INTO "AnnouncementCompany" ("announcementId", "companyId", "role", "sourceUrl")
    SELECT "Announcement"."id", "Company"."id", concerned."role", concerned."sourceUrl" FROM ${rows} AS concerned
    JOIN "Announcement" ON "Announcement"."slug" = concerned."slug"
    JOIN "Company" ON "Company"."slug" = concerned."company"`,
};

const INSERT_SOURCES: ManyRows = {
  columns: { slug: "text", position: "whole", url: "text", evidence: "text" },
  statement: (rows) => Prisma.sql`
    INSERT INTO "AnnouncementSource" ("announcementId", "position", "url", "evidence")
    SELECT "Announcement"."id", read."position", read."url", read."evidence" FROM ${rows} AS read
    JOIN "Announcement" ON "Announcement"."slug" = read."slug"`,
};

/**
 * Stores many announcements, each under its slug, with few statements; what one had before is replaced, its id stays.
 * Their companies are stored already. Others get a turn between the statements. Call it in a transaction.
 */
export async function saveManyAnnouncements(
  session: StoreSession,
  announcements: readonly AnnouncementEntity[],
  turn: () => Promise<void>,
): Promise<void> {
  const write = (many: ManyRows, rows: Parameters<typeof inStatements>[2]) =>
    inStatements(session, many, rows, turn);
  await write(
    UPSERT,
    announcements.map((announcement) =>
      NAMES.map((name) => (name === "announcedAt" ? instantOf(announcement) : announcement[name])),
    ),
  );
  const slugs = announcements.map(({ slug }) => [slug]);
  await write(without("AnnouncementCompany"), slugs);
  await write(without("AnnouncementSource"), slugs);
  await write(
    INSERT_COMPANIES,
    announcements.flatMap(({ slug, companies }) =>
      companies.map(({ company, role, sourceUrl }) => [slug, company, role, sourceUrl]),
    ),
  );
  await write(
    INSERT_SOURCES,
    announcements.flatMap(({ slug, sources }) =>
      sources.map(({ url, evidence }, at) => [slug, at + 1, url, evidence]),
    ),
  );
}

const instantOf = ({ announcedAt }: AnnouncementEntity): Date | null =>
  announcedAt === null ? null : new Date(announcedAt);
