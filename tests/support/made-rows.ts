import { dayAfter, runSql } from "./plain-sql.ts";

/** The instant of every made row, milliseconds since the epoch. */
const MADE_AT = Date.parse("2026-01-05T09:00:00Z");

/**
 * Stores `count` more of everything that a database grows by: companies with a listing and a share count each,
 * announcements that all name the first of them and one other, with two sources each, and listings measured against
 * the first; and runs, revisions, findings, candidates, dividends, sessions, entries of the log of changes, and claims of a report each. `made-row-1` is
 * the first company and announcement, `ROW1.SZ` the first listing. `url` is that of a migrated database.
 */
export async function addMadeRows(url: string, count: number): Promise<void> {
  const at = new Date(MADE_AT).toISOString().replace("Z", "+00:00");
  const made = `WITH RECURSIVE made(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM made WHERE n < ${count})`;
  const idOf = (table: string, column: string, text: string) =>
    `(SELECT "id" FROM "${table}" WHERE "${column}" = ${text})`;
  const company = idOf("Company", "slug", "'made-row-' || n");
  const first = {
    company: idOf("Company", "slug", "'made-row-1'"),
    listing: idOf("Instrument", "symbol", "'ROW1.SZ'"),
  };
  const listing = idOf("Instrument", "symbol", "'ROW' || n || '.SZ'");
  const announcement = idOf("Announcement", "slug", "'made-row-' || n");
  const run = `(SELECT max("id") FROM "IngestRun")`;
  await runSql(
    url,
    `
      ${made} INSERT INTO "Company" ("slug", "nameEn", "nameZh", "nameAr", "position")
        SELECT 'made-row-' || n, 'Made ' || n, 'Made ' || n, 'Made ' || n, 1000 + n FROM made;
      ${made} INSERT INTO "ShareCount" ("companyId", "asOf", "shares", "source")
        SELECT ${company}, '2025-01-02', 1000000, 'made' FROM made;
      ${made} INSERT INTO "Instrument" ("symbol", "kind", "name", "currency", "exchange", "primary", "companyId")
        SELECT 'ROW' || n || '.SZ', 'share', 'Made ' || n, 'CNY', 'XSHE', TRUE, ${company} FROM made;
      ${made} INSERT INTO "InstrumentBenchmark" ("instrumentId", "rank", "benchmarkId")
        SELECT ${listing}, 0, ${first.listing} FROM made WHERE n > 1;
      ${made} INSERT INTO "CorporateAction" ("instrumentId", "exDate", "kind", "amount", "currency", "basis", "source", "provider")
        SELECT ${listing}, '2025-06-02', 'dividend', 0.1, 'CNY', 'stated', 'made', 'shipped' FROM made;
      ${made} INSERT INTO "Announcement" ("slug", "title", "maker", "lane", "kind", "localDate", "zone", "precision")
        SELECT 'made-row-' || n, 'Made row ' || n, 'Maker ' || (n % 41), 'Maker ' || (n % 41), 'model',
          ${dayAfter(url, "2024-01-02", "(n * 37 % 720)")}, 'Asia/Shanghai', 'day' FROM made;
      ${made} INSERT INTO "AnnouncementCompany" ("announcementId", "companyId", "role")
        SELECT ${announcement}, ${first.company}, 'maker' FROM made;
      ${made} INSERT INTO "AnnouncementCompany" ("announcementId", "companyId", "role")
        SELECT ${announcement}, ${company}, 'partner' FROM made WHERE n > 1;
      ${made} INSERT INTO "AnnouncementSource" ("announcementId", "position", "url")
        SELECT ${announcement}, place, 'https://made.example/' || n || '/' || place
        FROM made CROSS JOIN (SELECT 2 AS place UNION ALL SELECT 1) AS places;
      ${made} INSERT INTO "IngestRun" ("provider", "request", "startedAt", "finishedAt", "status")
        SELECT 'made', '{}', '${at}', '${at}', 'done' FROM made;
      ${made} INSERT INTO "Bar" ("instrumentId", "session", "close", "adjustedClose", "provider", "runId")
        SELECT ${listing}, '2025-03-06', 10, 10, 'made', ${run} - n + 1 FROM made;
      ${made} INSERT INTO "HeldBar" ("instrumentId", "session", "close", "provider", "reason")
        SELECT ${listing}, '2025-03-07', 10, 'made', 'made' FROM made;
      ${made} INSERT INTO "CorporateAction" ("instrumentId", "exDate", "kind", "ratio", "basis", "source", "provider", "state", "reason")
        SELECT ${listing}, '2025-06-03', 'split', 2, 'provider', 'made', 'made', 'held back', 'made' FROM made;
      ${made} INSERT INTO "Revision" ("runId", "instrumentId", "session", "field", "before", "after", "reason")
        SELECT ${run} - n + 1, ${listing}, '2025-03-06', 'close', '9', '10', 'made' FROM made;
      ${made} INSERT INTO "Finding" ("subject", "session", "lastSession", "kind", "severity", "detail", "foundAt")
        SELECT 'ROW' || n || '.SZ', '2025-03-06', '2025-03-06', 'made', 'note', '{}', '${at}' FROM made;
      ${made} INSERT INTO "Candidate" ("feed", "externalId", "title", "url", "maker", "foundAt")
        SELECT 'made', 'made-row-' || n, 'Made row ' || n, 'https://made.example/' || n, 'Made', '${at}' FROM made;
      ${made} INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "key", "after")
        SELECT '${at}', 'Made', 'added', 'announcement', 'gone-row-' || n, '{}' FROM made;
      ${made} INSERT INTO "ClaimReport" ("slug", "publisher") SELECT 'made-row-' || n, 'Made ' || n FROM made;
      ${made} INSERT INTO "Claim" ("slug", "reportId", "subjectKind", "subject", "measure", "reported", "paraphraseEn", "paraphraseZh", "paraphraseAr")
        SELECT 'made-row-' || n, ${idOf("ClaimReport", "slug", "'made-row-' || n")}, 'outside', 'made', '{"kind":"no market figure"}', 'more', 'Made', 'Made', 'Made' FROM made;
      ${made} INSERT INTO "ClaimVerdict" ("claimId", "revision", "at", "comparison")
        SELECT ${idOf("Claim", "slug", "'made-row-' || n")}, 1, '${at}', 'cannot be checked' FROM made;
      ${made} INSERT INTO "Source" ("name") SELECT 'made source ' || n FROM made;
      ${made} INSERT INTO "AdminSession" ("secretHash", "tokenSign", "name", "browser", "address", "createdAt", "lastUsedAt")
        SELECT 'made ' || n, 'made', 'Made', '', 'unknown', '${at}', '${at}' FROM made;
      UPDATE "StoreState" SET "revision" = "revision" + 1`,
  );
}
