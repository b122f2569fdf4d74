import type { StoreSession } from "../client.ts";
import { inStatements, instantText, valueAt } from "../many-rows.ts";
import { type AnnouncementEntity, announcementRecord } from "./edit-announcements.ts";

const COLUMNS = announcementRecord.keyof().options;

const UPSERT = `INSERT INTO "Announcement" (${COLUMNS.map((column) => `"${column}"`).join(", ")})
  SELECT ${COLUMNS.map((_column, place) => valueAt(place)).join(", ")} FROM json_each(?) WHERE true
  ON CONFLICT ("slug") DO UPDATE SET ${COLUMNS.map((column) => `"${column}" = excluded."${column}"`).join(", ")}`;

const without = (table: string) => `DELETE FROM "${table}" WHERE "announcementId" IN
  (SELECT "id" FROM "Announcement" WHERE "slug" IN (SELECT ${valueAt(0)} FROM json_each(?)))`;

const INSERT_COMPANIES = `INSERT INTO "AnnouncementCompany" ("announcementId", "companyId", "role", "sourceUrl")
  SELECT announcement."id", company."id", ${valueAt(2)}, ${valueAt(3)} FROM json_each(?)
  JOIN "Announcement" announcement ON announcement."slug" = ${valueAt(0)}
  JOIN "Company" company ON company."slug" = ${valueAt(1)}`;

const INSERT_SOURCES = `INSERT INTO "AnnouncementSource" ("announcementId", "position", "url", "evidence")
  SELECT announcement."id", ${valueAt(1)}, ${valueAt(2)}, ${valueAt(3)} FROM json_each(?)
  JOIN "Announcement" announcement ON announcement."slug" = ${valueAt(0)}`;

/**
 * Stores many announcements, each under its slug, with few statements; what one had before is replaced, its id stays.
 * Their companies are stored already. Others get a turn between the statements. Call it in a transaction.
 */
export async function saveManyAnnouncements(
  session: StoreSession,
  announcements: readonly AnnouncementEntity[],
  turn: () => Promise<void>,
): Promise<void> {
  const write = (sql: string, rows: Parameters<typeof inStatements>[2]) =>
    inStatements(session, sql, rows, turn);
  await write(
    UPSERT,
    announcements.map((announcement) =>
      COLUMNS.map((column) =>
        column === "announcedAt" ? instantText(announcement.announcedAt) : announcement[column],
      ),
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
