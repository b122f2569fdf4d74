import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { probe } from "../../lib/store/shared/probe.ts";
import { sharedStore, storeGeneration, storeState, writeStored } from "../../lib/store/shared.ts";
import { advanceRevision, lockForWriting } from "../../lib/store/state.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { companyList } from "../../lib/views/company-list.ts";
import { readiness, unreadable } from "../../lib/views/data/readiness.ts";
import { seededStore } from "../support/seeded-store.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-files-"));
const file = path.join(folder, "store.db");
/** What ships, closed and never changed. */
const shipped = path.join(folder, "shipped.db");
vi.mock("../../lib/store/shared/probe.ts", async (original) => {
  const real = await original<typeof import("../../lib/store/shared/probe.ts")>();
  return { probe: vi.fn(real.probe) };
});
vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${file}`;
  const world = await seededStore();
  await world.store.$executeRaw`VACUUM INTO ${shipped}`;
  await world.dispose();
  const copy = new Database(shipped);
  copy.pragma("journal_mode = WAL");
  copy.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts the shipped database in its place, as another file than before, with nothing beside it. */
function putBack(): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
  copyFileSync(shipped, `${file}.new`);
  renameSync(`${file}.new`, file);
}
beforeEach(async () => {
  putBack();
  expect(await codes()).toEqual({ reading: null, writing: null, ready: true });
  await sharedStore();
});
async function codes() {
  const { reading, writing } = await storeState();
  const ready = await attempt(() => readiness());
  return { reading: reading?.code ?? null, writing: writing?.code ?? null, ready: ready.ok };
}

const unusable = (code: string) => ({ reading: code, writing: code, ready: false });

/** Changes the English name of a company on the connection for writing. */
const rename = (name: string) =>
  writeStored((store) =>
    store.$transaction(async (session) => {
      await lockForWriting(session);
      await session.company.update({ where: { slug: "alibaba" }, data: { nameEn: name } });
      await advanceRevision(session);
      return "done";
    }),
  );

/** The name as somebody reads it who has only the database file, as after a kill and without the journal. */
function nameInFile(): string {
  const alone = path.join(folder, "alone.db");
  for (const suffix of ["", "-wal", "-shm"]) rmSync(alone + suffix, { force: true });
  copyFileSync(file, alone);
  const database = new Database(alone);
  const name = database.prepare(`SELECT "nameEn" FROM "Company" WHERE "slug" = 'alibaba'`).pluck().get();
  database.close();
  return String(name);
}

function withDatabase(work: (database: Database.Database) => void): void {
  const database = new Database(file);
  try {
    work(database);
  } finally {
    database.close();
  }
}

describe("a database whose file goes while it is open", () => {
  it("a file deleted while a look is under way is missing for whoever asks after that, fifty at once too", async () => {
    await storeState();
    const before = storeState();
    rmSync(file);
    const asked = Array.from({ length: 50 }, () => storeState());
    expect((await before).reading).toBeNull();
    for (const state of await Promise.all(asked)) expect(state.reading?.code).toBe("missing");
    putBack();
    expect((await storeState()).reading).toBeNull();
  });

  it("deleted: nothing is ready and no page reads; put back, all is well without a restart", async () => {
    rmSync(file);
    expect(await codes()).toEqual(unusable("missing"));
    expect(await attempt(() => companyList())).toMatchObject({ ok: false, problem: { code: "missing" } });
    expect(existsSync(file)).toBe(false);
    copyFileSync(shipped, file);
    expect(await codes()).toEqual({ reading: null, writing: null, ready: true });
  });

  it("moved away and back: the same file, and nothing was opened anew", async () => {
    const generation = storeGeneration();
    renameSync(file, `${file}.away`);
    expect(await unreadable()).toBe("missing");
    renameSync(`${file}.away`, file);
    expect(await unreadable()).toBeNull();
    expect(storeGeneration()).toBe(generation);
  });

  it("replaced by another of the same data revision: the next page shows the new one's content", async () => {
    const before = await companyList();
    const other = `${file}.other`;
    copyFileSync(shipped, other);
    const database = new Database(other);
    database.exec(`UPDATE "Company" SET "nameEn" = 'Another' WHERE "slug" = 'alibaba'`);
    database.pragma("journal_mode = DELETE");
    database.close();
    for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix);
    renameSync(other, file);
    const after = await companyList();
    expect(before.rows.map(({ names }) => names.en)).not.toContain("Another");
    expect(after.rows.map(({ names }) => names.en)).toContain("Another");
  });

  it("replaced beside the old one's journal: the old changes are not replayed into the new file", async () => {
    withDatabase((writer) => writer.exec(`UPDATE "Company" SET "nameEn" = 'Old'`));
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    copyFileSync(shipped, `${file}.new`);
    renameSync(`${file}.new`, file);
    const names = (await companyList()).rows.map((company) => company.names.en);
    expect(names).not.toContain("Old");
    expect(await codes()).toEqual({ reading: null, writing: null, ready: true });
    const check = new Database(file);
    expect(check.pragma("integrity_check", { simple: true })).toBe("ok");
    check.close();
  });
});

describe("a database that is damaged while it is open", () => {
  /** Overwrites part of the file, as a bad disk does. */
  function overwrite(from: number, bytes: number): void {
    const descriptor = openSync(file, "r+");
    writeSync(descriptor, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
    closeSync(descriptor);
  }

  it("cut to half: damaged at the next look, whole again once it is put back", async () => {
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    expect(await codes()).toEqual(unusable("damaged"));
    putBack();
    expect(await codes()).toEqual({ reading: null, writing: null, ready: true });
  });

  it("emptied: it has not been set up", async () => {
    truncateSync(file, 0);
    expect((await codes()).ready).toBe(false);
  });

  it.each([0.03, 0.2, 0.4, 0.6, 0.8, 0.97])(
    "a page overwritten at %d of the file: damaged, and the table is named",
    async (part) => {
      overwrite(Math.floor((statSync(file).size / 4096) * part) * 4096, 4096);
      expect(await codes()).toEqual(unusable("damaged"));
      const { reading } = await storeState();
      expect(reading?.what).toMatch(/^table damaged: \w+$/);
      expect(reading?.publicMessage).not.toContain(folder);
    },
  );

  it("the header overwritten: damaged", async () => {
    overwrite(0, 100);
    expect(await codes()).toEqual(unusable("damaged"));
  });

  it.each(["Bar", "Announcement", "Lease", "AuditEntry"])(
    "the table %s dropped: damaged, and the table is named",
    async (table) => {
      withDatabase((database) => {
        database.pragma("foreign_keys = OFF");
        database.exec(`DROP TABLE "${table}"`);
      });
      expect(await codes()).toEqual(unusable("damaged"));
      expect((await storeState()).reading?.what).toBe(`table missing: ${table}`);
    },
  );
});

describe("a journal that goes while the database is open", () => {
  it("an edit is in the database file itself once it is answered, so that no journal is needed for it", async () => {
    expect(await rename("Alibaba New")).toBe("done");
    expect(nameInFile()).toBe("Alibaba New");
  });

  it.each([["-wal"], ["-shm"], ["-wal", "-shm"]])(
    "%s %s removed: no edit is accepted, ready says so, pages are read",
    async (...gone) => {
      await rename("Before");
      for (const suffix of gone) rmSync(file + (suffix ?? ""));
      expect(await codes()).toEqual({ reading: null, writing: "journal lost", ready: false });
      await expect(rename("After")).rejects.toMatchObject({ code: "journal lost" });
      expect(nameInFile()).toBe("Before");
      expect((await companyList()).rows.map(({ names }) => names.en)).toContain("Before");
    },
  );

  it("removed beside a file that a backup left without one: no edit is accepted either", async () => {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
    const database = new Database(shipped);
    database.exec(`VACUUM INTO '${file}'`);
    database.close();
    await companyList();
    rmSync(`${file}-wal`);
    expect(await codes()).toEqual({ reading: null, writing: "journal lost", ready: false });
  });

  it("removed while an edit is written: it is not answered as done", async () => {
    await rename("Before");
    const writing = writeStored(async (store) => {
      await store.company.update({ where: { slug: "alibaba" }, data: { nameEn: "Between" } });
      rmSync(`${file}-wal`);
    });
    await expect(writing).rejects.toMatchObject({ code: "journal lost" });
  });

  it("moved away and back: edits go on", async () => {
    await rename("Before");
    renameSync(`${file}-wal`, `${file}-away`);
    expect((await codes()).writing).toBe("journal lost");
    renameSync(`${file}-away`, `${file}-wal`);
    expect(await rename("After")).toBe("done");
    expect(nameInFile()).toBe("After");
  });
});

describe("a database that another process holds", () => {
  it("locked against writing: pages are read and it is ready", async () => {
    const other = new Database(file);
    other.exec("BEGIN IMMEDIATE");
    expect(await codes()).toEqual({ reading: null, writing: null, ready: true });
    other.exec("ROLLBACK");
    other.close();
  });
});

describe("what a look costs", () => {
  it("10,000 looks at a database that nobody changes read it once a second, not 10,000 times", async () => {
    const before = vi.mocked(probe).mock.calls.length;
    const start = performance.now();
    for (let look = 0; look < 10_000; look += 1) await storeState();
    const seconds = (performance.now() - start) / 1000;
    expect(vi.mocked(probe).mock.calls.length - before).toBeLessThanOrEqual(seconds + 2);
  });
});
