import { execFile } from "node:child_process";
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { migrate } from "../../../lib/store/migrate.ts";
import { StoreProblem } from "../../../lib/store/problems.ts";
import {
  addMigration,
  history,
  migrationWorld,
  problemOf,
  rows,
  SHIPPED_MIGRATIONS,
  tables,
  write,
} from "./migration-world.ts";

const MODULE = pathToFileURL(path.resolve("lib/store/migrate.ts")).href;

describe("migrating a new file", () => {
  it("creates its folder, applies every migration that ships, and has nothing to back up", async () => {
    const { file, url, migrations } = migrationWorld();
    expect(await migrate(url, migrations)).toEqual({ applied: SHIPPED_MIGRATIONS, backup: null });
    expect(tables(file)).toBeGreaterThan(10);
    expect(history(file)).toHaveLength(SHIPPED_MIGRATIONS.length);
    expect(rows(file, "PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    expect(rows(file, "PRAGMA foreign_key_check")).toEqual([]);
  });

  it("does nothing the second time", async () => {
    const { folder, file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const before = history(file);
    expect(await migrate(url, migrations)).toEqual({ applied: [], backup: null });
    expect(history(file)).toEqual(before);
    expect(existsSync(path.join(folder, "data", "backups"))).toBe(false);
  });

  it("by two processes started at once applies each migration once, and both end well", async () => {
    const { file, url, migrations } = migrationWorld();
    const code = `import { migrate } from ${JSON.stringify(MODULE)};
      console.log(JSON.stringify((await migrate(...process.argv.slice(1))).applied));`;
    const start = async () => {
      const options = ["--input-type=module", "--eval", code, url, migrations];
      const { stdout } = await promisify(execFile)(process.execPath, options);
      return z.array(z.string()).parse(JSON.parse(stdout));
    };
    const applied = await Promise.all([start(), start()]);
    expect(applied.flat()).toEqual(SHIPPED_MIGRATIONS);
    expect(history(file)).toHaveLength(SHIPPED_MIGRATIONS.length);
  });
});

describe("migrating an older file", () => {
  it("copies it into backups first; the copy opens, has the old tables and the row of before", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    write(file, "CREATE TABLE Kept (word TEXT); INSERT INTO Kept VALUES ('before')");
    const before = tables(file);
    const name = addMigration(migrations, "0101000000_made_up", "CREATE TABLE MadeUp (id INTEGER);");

    const { applied, backup } = await migrate(url, migrations);
    expect(applied).toEqual([name]);
    expect(tables(file)).toBe(before + 1);
    if (backup === null) throw new Error("There is no backup");
    expect(path.dirname(backup)).toBe(path.join(path.dirname(file), "backups"));
    expect(tables(backup)).toBe(before);
    expect(rows(backup, "SELECT word FROM Kept")).toEqual([{ word: "before" }]);
    expect(rows(backup, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  });

  it("by a migration that fails at its second statement leaves no trace of the first, and the next start can go on", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const before = [tables(file), history(file)];
    const name = addMigration(
      migrations,
      "0101000000_fails",
      "CREATE TABLE MadeUp (id INTEGER);\nINSERT INTO MadeUp (noSuchColumn) VALUES (1);",
    );
    await expect(migrate(url, migrations)).rejects.toThrow(/noSuchColumn/);
    expect([tables(file), history(file)]).toEqual(before);

    writeFileSync(path.join(migrations, name, "migration.sql"), "CREATE TABLE MadeUp (id INTEGER);");
    expect((await migrate(url, migrations)).applied).toEqual([name]);
  });

  it("by a migration that asks for a table that is not there names the table, and does not call the database missing", async () => {
    const { url, migrations } = migrationWorld();
    await migrate(url, migrations);
    addMigration(migrations, "0101000000_fails", "DROP TABLE NoSuchTable;");
    const error = await migrate(url, migrations).catch((reason: unknown) => reason);
    expect(error instanceof StoreProblem ? error.code : null).not.toBe("missing");
    expect(String(error)).toMatch(/NoSuchTable/);
  });

  it("by two migrations of which the second fails keeps the first", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    addMigration(migrations, "0101000000_works", "CREATE TABLE MadeUp (id INTEGER);");
    addMigration(migrations, "0102000000_fails", "CREATE TABLE MadeUp (id INTEGER);");
    await expect(migrate(url, migrations)).rejects.toThrow(/MadeUp/);
    expect(history(file)).toHaveLength(SHIPPED_MIGRATIONS.length + 1);
  });

  it("is refused with `changed migration` where an applied one has one comment more, and nothing is applied", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const [first = ""] = SHIPPED_MIGRATIONS;
    appendFileSync(path.join(migrations, first, "migration.sql"), "-- changed later\n");
    addMigration(migrations, "0101000000_made_up", "CREATE TABLE MadeUp (id INTEGER);");
    const before = tables(file);
    const problem = await problemOf(migrate(url, migrations));
    expect(problem.code).toBe("changed migration");
    expect(problem.message).toContain(first);
    expect(tables(file)).toBe(before);
  });
});
