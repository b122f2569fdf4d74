import { execFile } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { applySeed } from "../../../../lib/quotes/shipped/apply-seed.ts";
import { openStore } from "../../../../lib/store/client.ts";
import { migrate } from "../../../../lib/store/migration/migrate.ts";
import { StoreProblem } from "../../../../lib/store/problems.ts";
import {
  addMigration,
  connect,
  history,
  migrationWorld,
  problemOf,
  rows,
  SHIPPED_MIGRATIONS,
  tables,
  write,
} from "./migration-world.ts";

/** Migrates in a process of its own; the names of what it applied. */
async function start(url: string, migrations: string): Promise<string[]> {
  const module = pathToFileURL(path.resolve("lib/store/migration/migrate.ts")).href;
  const code = `import { migrate } from ${JSON.stringify(module)};
    console.log(JSON.stringify((await migrate(...process.argv.slice(1))).applied));`;
  const options = ["--input-type=module", "--eval", code, url, migrations];
  const { stdout } = await promisify(execFile)(process.execPath, options);
  return z.array(z.string()).parse(JSON.parse(stdout));
}

describe("migrating a new file", () => {
  it("creates its folder, applies every migration that ships, and has nothing to back up", async () => {
    const { file, url, migrations } = migrationWorld();
    expect(await migrate(url, migrations)).toEqual({ applied: SHIPPED_MIGRATIONS, backup: null });
    expect(await tables(file)).toEqual(expect.arrayContaining(["Bar", "Announcement", "_prisma_migrations"]));
    expect(await history(file)).toHaveLength(SHIPPED_MIGRATIONS.length);
    expect(await rows(file, "PRAGMA journal_mode")).toEqual([["wal"]]);
    expect(await rows(file, "PRAGMA foreign_key_check")).toEqual([]);
  });

  it("does nothing the second time", async () => {
    const { folder, file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const before = await history(file);
    expect(await migrate(url, migrations)).toEqual({ applied: [], backup: null });
    expect(await history(file)).toEqual(before);
    expect(existsSync(path.join(folder, "data", "backups"))).toBe(false);
  });
});

describe("migrating an older file", () => {
  it("copies it into backups first; the copy opens, has the old tables and the row of before", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    await write(file, "CREATE TABLE Kept (word TEXT); INSERT INTO Kept VALUES ('before')");
    const before = await tables(file);
    const name = addMigration(migrations, "0101000000_made_up", "CREATE TABLE MadeUp (id INTEGER);");

    const { applied, backup } = await migrate(url, migrations);
    expect(applied).toEqual([name]);
    expect(await tables(file)).toHaveLength(before.length + 1);
    if (backup === null) throw new Error("There is no backup");
    expect(path.dirname(backup)).toBe(path.join(path.dirname(file), "backups"));
    expect(await tables(backup)).toEqual(before);
    expect(await rows(backup, "SELECT word FROM Kept")).toEqual([["before"]]);
    expect(await rows(backup, "PRAGMA integrity_check")).toEqual([["ok"]]);
  });

  it("from before announcements had titles in other languages keeps them; a seed adds the titles but to what a person changed", async () => {
    const { file, url, migrations } = migrationWorld();
    rmSync(path.join(migrations, "20261127230000_titles_in_languages"), { recursive: true });
    await migrate(url, migrations);
    const announcement = (slug: string) =>
      `INSERT INTO Announcement (slug, title, maker, lane, kind, localDate, zone, precision)
       VALUES ('${slug}', 'Kept', 'OpenAI', 'OpenAI', 'capex', '2025-01-21', 'America/New_York', 'day');`;
    const entry = `INSERT INTO AuditEntry (at, actor, action, subject, key)
      VALUES ('2026-11-24T12:00:00.000+00:00', 'Ada', 'changed', 'announcement', 'o3-announced');`;
    await write(file, announcement("stargate") + announcement("o3-announced") + entry);

    expect((await migrate(url)).applied).toEqual(["20261127230000_titles_in_languages"]);
    const titles =
      "SELECT slug, title, titleZh, titleAr FROM Announcement WHERE title = 'Kept' OR slug = 'stargate'";
    expect(await rows(file, titles)).toEqual([
      ["stargate", "Kept", null, null],
      ["o3-announced", "Kept", null, null],
    ]);
    const store = await openStore(url);
    await applySeed(store, "prisma/seed");
    await store.$disconnect();
    expect(await rows(file, titles)).toEqual([
      ["stargate", "Stargate Project", "“星际之门”项目", "مشروع ستارغيت"],
      ["o3-announced", "Kept", null, null],
    ]);
  }, 120_000);

  it("by a migration that fails at its second statement leaves no trace of the first, and the next start can go on", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const before = [await tables(file), await history(file)];
    const name = addMigration(
      migrations,
      "0101000000_fails",
      "CREATE TABLE MadeUp (id INTEGER);\nINSERT INTO MadeUp (noSuchColumn) VALUES (1);",
    );
    await expect(migrate(url, migrations)).rejects.toThrow();
    expect([await tables(file), await history(file)]).toEqual(before);

    writeFileSync(path.join(migrations, name, "migration.sql"), "CREATE TABLE MadeUp (id INTEGER);");
    expect((await migrate(url, migrations)).applied).toEqual([name]);
  });

  it("by a migration that drops a table that is not there names the migration and the table, not a missing database", async () => {
    const { url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const name = addMigration(migrations, "0101000000_fails", "DROP TABLE NoSuchTable;");
    const error = await migrate(url, migrations).catch((reason: unknown) => reason);
    expect(error instanceof StoreProblem ? error.code : null).not.toBe("missing");
    expect(String(error)).toContain(name);
    expect(String(error)).toContain("NoSuchTable");
  });

  it("by two migrations of which the second fails keeps the first", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    addMigration(migrations, "0101000000_works", "CREATE TABLE MadeUp (id INTEGER);");
    addMigration(migrations, "0102000000_fails", "CREATE TABLE MadeUp (id INTEGER);");
    await expect(migrate(url, migrations)).rejects.toThrow(/MadeUp/);
    expect(await history(file)).toHaveLength(SHIPPED_MIGRATIONS.length + 1);
  });

  it("by two processes that both found it older and wait for the same lock applies the new migration once", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const name = addMigration(migrations, "0101000000_made_up", "CREATE TABLE MadeUp (id INTEGER);");
    const backups = path.join(path.dirname(file), "backups");
    const holder = await connect(file);
    await holder.executeScript("BEGIN IMMEDIATE");
    const reports: Promise<string[]>[] = [];
    // Each makes its backup after it has seen what is waiting and before it asks for the lock.
    for (const count of [1, 2]) {
      reports.push(start(url, migrations));
      await vi.waitFor(() => expect(readdirSync(backups)).toHaveLength(count), { timeout: 10_000 });
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    await holder.executeScript("COMMIT");
    await holder.dispose();
    expect((await Promise.all(reports)).flat()).toEqual([name]);
    expect(await history(file)).toHaveLength(SHIPPED_MIGRATIONS.length + 1);
  });

  it("is refused with `changed migration` where an applied one has one comment more, and nothing is applied", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const [first = ""] = SHIPPED_MIGRATIONS;
    appendFileSync(path.join(migrations, first, "migration.sql"), "-- changed later\n");
    addMigration(migrations, "0101000000_made_up", "CREATE TABLE MadeUp (id INTEGER);");
    const before = await tables(file);
    const problem = await problemOf(migrate(url, migrations));
    expect(problem.code).toBe("changed migration");
    expect(problem.message).toContain(first);
    expect(await tables(file)).toEqual(before);
  });
});
