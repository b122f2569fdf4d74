import Database from "better-sqlite3";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";

const YEARS = 20;
const DAY_MILLISECONDS = 86_400_000;
const FIRST_DAY = Date.UTC(2026 - YEARS, 0, 2);
const LAST_DAY = Date.UTC(2026, 0, 9);
const BENCHMARK = "399001.SZ";

/**
 * A database at a path with the shipped data and so many companies of 20 years more, `made-1` and so on, and so many
 * announcements, `announced-1` and so on over the last six years, each of which names two of them. All of it is made
 * up for a benchmark. Out: its URL.
 */
export async function madeStore(file: string, companies: number, announcements = 0): Promise<string> {
  const url = `file:${file}`;
  await migrate(url);
  const opened = await openStore(url);
  await applySeed(opened, "prisma/seed");
  await opened.$disconnect();
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma("synchronous = OFF");
    database.transaction(() => {
      addMadeCompanies(database, companies);
      addAnnouncements(database, announcements, companies);
      database.exec(`UPDATE "StoreState" SET "revision" = "revision" + 1`);
    })();
    database.exec("ANALYZE");
  } finally {
    database.close();
  }
  return url;
}

/** Weekdays over the years before the end of the shipped calendars: of those that are known, the sessions. */
function tradedSessions(database: Database.Database): string[] {
  const known = database
    .prepare(`SELECT "session" FROM "CalendarSession" WHERE "exchange" = 'XSHE' ORDER BY "session"`)
    .pluck()
    .all()
    .map(String);
  const open = new Set(known);
  const firstKnown = known.at(0) ?? "9999";
  const sessions: string[] = [];
  for (let day = FIRST_DAY; day < LAST_DAY; day += DAY_MILLISECONDS) {
    const weekday = new Date(day).getUTCDay();
    const session = new Date(day).toISOString().slice(0, 10);
    if (weekday > 0 && weekday < 6 && (session < firstKnown || open.has(session))) sessions.push(session);
  }
  return sessions;
}

/** Companies with a listing each and prices from a fixed sequence; calendar and benchmark reach as far back. */
function addMadeCompanies(database: Database.Database, companies: number): void {
  const sessions = tradedSessions(database);
  const run = database
    .prepare(
      `INSERT INTO "IngestRun" ("provider", "request", "startedAt", "finishedAt", "status")
       VALUES ('benchmark', '{}', '2026-01-09T09:00:00.000+00:00', '2026-01-09T09:00:00.000+00:00', 'done')`,
    )
    .run().lastInsertRowid;
  const addSession = database.prepare(
    `INSERT OR IGNORE INTO "CalendarSession" ("exchange", "session", "opensAt", "closesAt")
     VALUES ('XSHE', ?, ?, ?)`,
  );
  for (const session of sessions) {
    addSession.run(session, `${session}T01:30:00.000+00:00`, `${session}T07:00:00.000+00:00`);
  }
  const addCompany = database.prepare(
    `INSERT INTO "Company" ("slug", "nameEn", "nameZh", "nameAr", "position") VALUES (?, ?, ?, ?, ?)`,
  );
  const addInstrument = database.prepare(
    `INSERT INTO "Instrument" ("symbol", "kind", "name", "currency", "exchange", "primary", "companyId")
     VALUES (?, 'share', ?, 'CNY', 'XSHE', 1, ?)`,
  );
  const addBenchmark = database.prepare(
    `INSERT INTO "InstrumentBenchmark" ("instrumentId", "rank", "benchmarkId") VALUES (?, 0, ?)`,
  );
  const addBar = database.prepare(
    `INSERT OR IGNORE INTO "Bar"
     ("instrumentId", "session", "open", "high", "low", "close", "adjustedClose", "volume", "provider", "runId")
     VALUES (?, ?, ?, ?, ?, ?, ?, 1000000, 'benchmark', ${run})`,
  );
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  const addBars = (instrument: number | bigint) => {
    let close = 20;
    for (const session of sessions) {
      close = Math.max(1, close * (1 + random() * 0.04));
      const price = Number(close.toFixed(2));
      addBar.run(instrument, session, price, price, price, price, price);
    }
  };
  const benchmark = Number(
    database.prepare(`SELECT "id" FROM "Instrument" WHERE "symbol" = ?`).pluck().get(BENCHMARK),
  );
  if (companies > 0) addBars(benchmark);
  for (let number = 1; number <= companies; number += 1) {
    const name = `Made ${number}`;
    const company = addCompany.run(`made-${number}`, name, name, name, 100 + number).lastInsertRowid;
    const instrument = addInstrument.run(`${600_000 + number}.SZ`, name, company).lastInsertRowid;
    addBenchmark.run(instrument, benchmark);
    addBars(instrument);
  }
}

/** Announcements by 41 makers at ten in the morning of Shanghai, on days of 2020 to 2025. */
function addAnnouncements(database: Database.Database, count: number, companies: number): void {
  const add = database.prepare(
    `INSERT INTO "Announcement"
     ("slug", "title", "maker", "lane", "kind", "announcedAt", "localDate", "zone", "precision")
     VALUES (?, ?, ?, ?, ?, ?, ?, 'Asia/Shanghai', 'minute')`,
  );
  const addSource = database.prepare(
    `INSERT INTO "AnnouncementSource" ("announcementId", "position", "url") VALUES (?, 0, ?)`,
  );
  const name = database.prepare(
    `INSERT OR IGNORE INTO "AnnouncementCompany" ("announcementId", "companyId", "role")
     SELECT ?, "id", ? FROM "Company" WHERE "slug" = ?`,
  );
  const kinds = ["model", "product", "research"];
  for (let number = 1; number <= count; number += 1) {
    const day = new Date(Date.UTC(2020, 0, 2) + ((number * 37) % 2190) * DAY_MILLISECONDS);
    const date = day.toISOString().slice(0, 10);
    const maker = `Maker ${number % 41}`;
    const id = add.run(
      `announced-${number}`,
      `Made Model ${number} Instruct, open weights`,
      maker,
      maker,
      kinds[number % kinds.length],
      `${date}T02:00:00.000+00:00`,
      date,
    ).lastInsertRowid;
    addSource.run(id, `https://made.example/${number}`);
    if (companies === 0) continue;
    name.run(id, "maker", `made-${1 + (number % companies)}`);
    name.run(id, "partner", `made-${1 + ((number * 7) % companies)}`);
  }
}
