import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcementTable } from "../../../../lib/admin/announcements/announcement-csv.ts";
import { planImport } from "../../../../lib/admin/announcements/announcement-import.ts";
import { csvText } from "../../../../lib/export/rows.ts";
import { readContent } from "../../../../lib/store/backup/backup-check.ts";
import { listBackups } from "../../../../lib/store/backup/backup-list.ts";
import { openPlain } from "../../../../lib/store/backup/plain-database.ts";
import { readBarRuns } from "../../../../lib/store/bars/bar-runs.ts";
import { barCounts, readBars, readNewestBars } from "../../../../lib/store/bars/bars.ts";
import { readBar, readHeldBars, readHeldSessions } from "../../../../lib/store/bars/edit-bars.ts";
import { readLastSessions } from "../../../../lib/store/bars/last-sessions.ts";
import { readExchangeBars } from "../../../../lib/store/bars/market-days.ts";
import { readSeriesFigures, readStoredRanges } from "../../../../lib/store/bars/series-figures.ts";
import {
  instrumentsWithHistory,
  readSharesRange,
  readStoredRange,
} from "../../../../lib/store/bars/stored-range.ts";
import { readVerdicts, readVerdictsOf } from "../../../../lib/store/claims/claim-verdicts.ts";
import {
  countClaimReports,
  countClaims,
  readClaim,
  readClaimReport,
  readClaimReports,
  readClaims,
} from "../../../../lib/store/claims/claims.ts";
import { databasePath } from "../../../../lib/store/database-path.ts";
import { listSnapshots } from "../../../../lib/store/files/snapshots.ts";
import {
  changedByPeople,
  latestAudit,
  readAudit,
  readAuditEntry,
  readAuditOf,
} from "../../../../lib/store/people/audit.ts";
import {
  newCandidates,
  readCandidate,
  readCandidates,
  saveCandidates,
} from "../../../../lib/store/people/candidates.ts";
import { readPendingFile } from "../../../../lib/store/people/pending-files.ts";
import { readOpenSessions, readSession } from "../../../../lib/store/people/sessions.ts";
import {
  readCalendarSessions,
  readTradingSessions,
} from "../../../../lib/store/reference/calendar-sessions.ts";
import {
  readActions,
  readAllActions,
  readListedActions,
} from "../../../../lib/store/reference/corporate-actions.ts";
import { readAction, readActionsOf, readHeldActions } from "../../../../lib/store/reference/edit-actions.ts";
import {
  readAnnouncement,
  readAnnouncementEntities,
  readAnnouncementsNamed,
  removeAnnouncement,
  saveAnnouncement,
} from "../../../../lib/store/reference/edit-announcements.ts";
import { readClaimEntity } from "../../../../lib/store/reference/edit-claims.ts";
import { readCompany, removeCompany, saveCompany } from "../../../../lib/store/reference/edit-companies.ts";
import {
  readInstrument,
  removeInstrument,
  saveInstrument,
} from "../../../../lib/store/reference/edit-instruments.ts";
import { readInstruments, readUnitCounts } from "../../../../lib/store/reference/instruments.ts";
import {
  readAnnouncements,
  readCalendars,
  readCompanies,
  readShareCounts,
} from "../../../../lib/store/reference/reference-reads.ts";
import { countFindings, readFindings, removeOrphanFindings } from "../../../../lib/store/runs/findings.ts";
import { QUOTES_LEASE, readLease } from "../../../../lib/store/runs/leases.ts";
import { countRevisions, readRevisions } from "../../../../lib/store/runs/revisions.ts";
import { readRunRevisions } from "../../../../lib/store/runs/run-revisions.ts";
import { readRefreshSince, readRun, readRuns } from "../../../../lib/store/runs/runs.ts";
import { appliedSeed, dataRevision, readStory } from "../../../../lib/store/state.ts";
import { searchAnnouncements } from "../../../../lib/views/admin/announcements-admin.ts";
import { collect } from "../../../support/collect.ts";
import { addMadeRows } from "../../../support/made-rows.ts";
import { TEST_DATABASE } from "../../../support/made-store.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const COUNT = 3000;
const ALL = { skip: 0, limit: COUNT };

/** Where snapshots lie. */
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-many-"));
let world: TemporaryStore;
let first: number;
let symbols: readonly string[];

beforeAll(async () => {
  world = await temporaryStore();
  await addMadeRows(world.url, COUNT);
  const instruments = await readInstruments(world.store);
  symbols = instruments.map(({ symbol }) => symbol);
  first = instruments.find(({ symbol }) => symbol === "ROW1.SZ")?.id ?? 0;
  const snapshots = path.join(folder, "snapshots");
  mkdirSync(snapshots);
  for (let number = 0; number < COUNT; number += 1) {
    writeFileSync(path.join(snapshots, `${number.toString(16).padStart(32, "0")}.zip`), "");
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.dispose();
});

async function contentOf(file: string) {
  const database = await openPlain(file, 5000);
  return readContent(database).finally(database.close);
}

/** How many rows something read has. */
const rows = async (reading: Promise<{ readonly length: number }>) => (await reading).length;

/** What reads SQLite's files, which PostgreSQL has none of. */
const OF_FILES: readonly string[] = TEST_DATABASE === "sqlite" ? [] : ["listBackups", "readContent"];

/** Every function of lib/store that reads, and what it counts of 3,000 of everything. */
const READS: Readonly<Record<string, readonly [read: () => unknown, expected: unknown]>> = {
  appliedSeed: [() => appliedSeed(world.store), null],
  barCounts: [() => rows(barCounts(world.store)), COUNT],
  changedByPeople: [async () => (await changedByPeople(world.store)).announcement.size, COUNT],
  countClaimReports: [() => countClaimReports(world.store), COUNT],
  countClaims: [() => countClaims(world.store), COUNT],
  countFindings: [() => countFindings(world.store, symbols), COUNT],
  countRevisions: [() => countRevisions(world.store), COUNT],
  dataRevision: [() => dataRevision(world.store), expect.any(Number)],
  instrumentsWithHistory: [async () => (await instrumentsWithHistory(world.store)).size, COUNT],
  latestAudit: [
    async () => (await latestAudit(world.store, "announcement", "gone-row-7"))?.key,
    "gone-row-7",
  ],
  listBackups: [() => rows(listBackups(world.url)), 0],
  listSnapshots: [() => listSnapshots(`file:${path.join(folder, "store.db")}`).length, COUNT],
  newCandidates: [() => rows(newCandidates(world.store, "made", [])), 0],
  readAction: [() => readAction(world.store, "ROW7.SZ 2025-06-02 dividend"), expect.any(Object)],
  readActionsOf: [() => rows(readActionsOf(world.store, "ROW7.SZ")), 2],
  readBar: [() => readBar(world.store, "ROW7.SZ 2025-03-07"), expect.any(Object)],
  readHeldActions: [() => rows(readHeldActions(world.store)), COUNT],
  readHeldBars: [() => rows(readHeldBars(world.store)), COUNT],
  readHeldSessions: [async () => (await readHeldSessions(world.store, first)).size, 1],
  readNewestBars: [() => rows(readNewestBars(world.store, first, { from: "", to: "9999", limit: 5 })), 1],
  readActions: [() => rows(readActions(world.store, first)), 1],
  readListedActions: [() => rows(readListedActions(world.store, first)), 2],
  readAllActions: [async () => (await readAllActions(world.store)).size, COUNT],
  readAnnouncement: [async () => (await readAnnouncement(world.store, "made-row-7"))?.companies.length, 2],
  readAnnouncementEntities: [() => rows(readAnnouncementEntities(world.store)), COUNT],
  readAnnouncementsNamed: [
    async () => {
      const slugs = (await readAnnouncementEntities(world.store)).map(({ slug }) => slug);
      return (await readAnnouncementsNamed(world.store, slugs, async () => {})).size;
    },
    COUNT,
  ],
  readAnnouncements: [() => rows(readAnnouncements(world.store)), COUNT],
  readAudit: [async () => (await readAudit(world.store, ALL)).entries.length, COUNT],
  readAuditOf: [() => rows(readAuditOf(world.store, "announcement", "gone-row-7")), 1],
  readAuditEntry: [async () => (await readAuditEntry(world.store, 7))?.id, 7],
  readBarRuns: [() => rows(readBarRuns(world.store, symbols, sessionsOf(COUNT))), COUNT],
  readBars: [() => rows(readBars(world.store, first)), 1],
  readCalendarSessions: [() => rows(readCalendarSessions(world.store, "XSHE")), 0],
  readCalendars: [async () => (await readCalendars(world.store)).sessions.size, 0],
  readCandidate: [async () => (await readCandidate(world.store, 7))?.externalId, "made-row-7"],
  readCandidates: [async () => (await readCandidates(world.store, "open", ALL)).candidates.length, COUNT],
  readClaim: [async () => (await readClaim(world.store, "made-row-7"))?.report, "made-row-7"],
  readClaimEntity: [async () => (await readClaimEntity(world.store, "made-row-7"))?.report, "made-row-7"],
  readClaimReport: [async () => (await readClaimReport(world.store, "made-row-7"))?.publisher, "Made 7"],
  readClaimReports: [() => rows(readClaimReports(world.store)), COUNT],
  readClaims: [() => rows(readClaims(world.store)), COUNT],
  readCompanies: [() => rows(readCompanies(world.store)), COUNT],
  readCompany: [async () => (await readCompany(world.store, "made-row-1"))?.shareCounts.length, 1],
  readContent: [async () => (await contentOf(databasePath(world.url)))?.bars, COUNT],
  readExchangeBars: [async () => (await readExchangeBars(world.store, "XSHE")).ranges.length, COUNT],
  readFindings: [() => rows(readFindings(world.store)), COUNT],
  readInstrument: [async () => (await readInstrument(world.store, "ROW7.SZ"))?.benchmarks, ["ROW1.SZ"]],
  readInstruments: [() => rows(readInstruments(world.store)), COUNT],
  readLastSessions: [() => rows(readLastSessions(world.store)), COUNT],
  readLease: [() => readLease(world.store, QUOTES_LEASE, 0), null],
  readOpenSessions: [() => rows(readOpenSessions(world.store)), COUNT],
  readRefreshSince: [() => readRefreshSince(world.store, new Date(0)), null],
  readRevisions: [() => rows(readRevisions(world.store, { skip: 0, take: COUNT })), COUNT],
  readRunRevisions: [() => rows(readRunRevisions(world.store, COUNT, first)), 1],
  readPendingFile: [() => readPendingFile(world.store, "of-nobody", 0), null],
  readRun: [async () => (await readRun(world.store, COUNT))?.id, COUNT],
  readRuns: [() => rows(readRuns(world.store, COUNT)), COUNT],
  readSeriesFigures: [
    async () => {
      const known = { calendars: new Map(), ranges: new Map() };
      const figures = await readSeriesFigures(world.store, await readInstruments(world.store), known);
      return figures.get(first);
    },
    {
      ...{ bars: 1, opens: 0, missing: 0, flags: {}, heldBack: 2 },
      sources: [{ name: "made", bars: 1 }],
    },
  ],
  readStoredRanges: [async () => (await readStoredRanges(world.store, await allIds())).size, COUNT],
  readSession: [async () => (await readSession(world.store, "made 7"))?.name, "Made"],
  readShareCounts: [() => rows(readShareCounts(world.store)), COUNT],
  readSharesRange: [() => readSharesRange(world.store), { first: "2025-03-06", last: "2025-03-06" }],
  readStory: [() => readStory(world.store), null],
  readTradingSessions: [async () => (await readTradingSessions(world.store)).size, 0],
  readUnitCounts: [
    async () => {
      const { id: companyId } = await world.store.company.findUniqueOrThrow({
        where: { slug: "made-row-1" },
      });
      return rows(readUnitCounts(world.store, { companyId, sharesPerUnit: 8 }));
    },
    1,
  ],
  readVerdicts: [async () => (await readVerdicts(world.store)).size, COUNT],
  readVerdictsOf: [
    async () => rows(readVerdictsOf(world.store, (await readClaim(world.store, "made-row-7"))?.id ?? 0)),
    1,
  ],
  readStoredRange: [async () => (await readStoredRange(world.store, first))?.last, "2025-03-06"],
};

const allIds = async () => (await readInstruments(world.store)).map(({ id }) => id);

/** So many dates with 2025-03-06 among them. */
const sessionsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, day) =>
    new Date(Date.UTC(2025, 2, 6) + day * 86_400_000).toISOString().slice(0, 10),
  );

/** The files of lib/store by name. */
const sources = (): [name: string, text: string][] =>
  readdirSync("lib/store", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("generated"))
    .map((name) => [name, readFileSync(path.join("lib/store", name), "utf8")]);

describe(`a store with ${COUNT} of everything`, () => {
  it.each(Object.keys(READS).filter((name) => !OF_FILES.includes(name)))("%s reads it", async (name) => {
    const [read, expected] = READS[name] ?? [];
    expect(await read?.()).toEqual(expected);
  });

  it("is read by every function of lib/store that reads, none left out above", () => {
    const exported = sources()
      .flatMap(([, text]) => [
        ...text.matchAll(
          /^export (?:async )?(?:function\*?|const) ((?:read|count|list|latest)[A-Z]\w+|\w+Counts|changedByPeople)\b/gm,
        ),
      ])
      .map(([, name = ""]) => name);
    expect(exported.length).toBeGreaterThan(30);
    expect(exported.filter((name) => !(name in READS))).toEqual([]);
  });

  it("3,000 announcements are written as a file and read back unchanged", async () => {
    const table = announcementTable(await readAnnouncementEntities(world.store));
    const planned = await planImport(world.store, (await collect(csvText(table))).join(""));
    expect(planned.ok && planned.value).toMatchObject({ unchanged: COUNT, refused: [] });
  });

  it("an announcement that names all 3,000 companies is stored and read", async () => {
    const announcement = await readAnnouncement(world.store, "made-row-2");
    if (!announcement) throw new Error("made-row-2 is missing");
    const companies = (await readCompanies(world.store)).map(({ slug: company }) => ({
      company,
      role: "partner",
      sourceUrl: null,
    }));
    const wide = { ...announcement, slug: "wide", companies };
    expect(await world.store.$transaction((session) => saveAnnouncement(session, wide))).toEqual({
      ok: true,
      value: true,
    });
    expect((await readAnnouncement(world.store, "wide"))?.companies).toHaveLength(COUNT);
    await world.store.$transaction((session) => removeAnnouncement(session, "wide"));
  });

  it("a company, a listing and its benchmarks are changed; what hangs on them is named, ten of 3,000", async () => {
    await world.store
      .$transaction(async (session) => {
        const company = await readCompany(session, "made-row-1");
        const listing = await readInstrument(session, "ROW7.SZ");
        if (!company || !listing) throw new Error("a made row is missing");
        expect((await saveCompany(session, { ...company, nameEn: "Other" })).ok).toBe(true);
        expect((await saveInstrument(session, { ...listing, benchmarks: symbols })).ok).toBe(true);
        expect((await readInstrument(session, "ROW7.SZ"))?.benchmarks).toHaveLength(COUNT);
        expect((await saveInstrument(session, listing)).ok).toBe(true);

        const measured = await session.instrument.create({
          data: { symbol: "INDEX", kind: "index", name: "Index", currency: "CNY", exchange: "XSHE" },
        });
        await session.$executeRaw`UPDATE "InstrumentBenchmark" SET "benchmarkId" = ${measured.id}`;
        const listed = await removeInstrument(session, "INDEX");
        expect(listed.ok ? null : listed.problem.names.endsWith("… (+2989)")).toBe(true);

        await session.$executeRaw`UPDATE "Instrument" SET "companyId" = NULL`;
        const named = await removeCompany(session, "made-row-1");
        expect(named.ok ? null : named.problem).toMatchObject({
          code: "named by announcements",
          names: expect.stringMatching(/, … \(\+2990\)$/),
        });
        throw new Error("undo");
      })
      .catch((error: unknown) => expect(String(error)).toBe("Error: undo"));
  });

  it("3,000 candidates are stored, and no finding has lost its subject", async () => {
    const found = Array.from({ length: COUNT }, (_, number) => ({
      externalId: `new-${number}`,
      title: "New",
      url: "https://made.example/new",
      maker: "Made",
      publishedAt: null,
    }));
    expect(await saveCandidates(world.store, "other", found, new Date())).toEqual({ added: COUNT, known: 0 });
    expect(await world.store.$transaction((session) => removeOrphanFindings(session))).toBe(0);
  });

  it("is searched by the page of announcements", async () => {
    expect(await searchAnnouncements("made row", "", "en", world.store)).toMatchObject({ total: COUNT });
  });
});
