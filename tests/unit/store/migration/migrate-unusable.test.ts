import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { migrate } from "../../../../lib/store/migration/migrate.ts";
import { addMigration, connect, migrationWorld, problemOf, write } from "./migration-world.ts";

describe("a file that can't be migrated", () => {
  it("is `locked` while another connection holds it, and migrates afterwards", {
    timeout: 15_000,
  }, async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    const name = addMigration(migrations, "0101000000_made_up", "CREATE TABLE MadeUp (id INTEGER);");
    const other = await connect(file);
    await other.executeScript("BEGIN EXCLUSIVE");
    try {
      const problem = await problemOf(migrate(url, migrations));
      expect(problem.code).toBe("locked");
      expect(problem.message).toContain(file);
      expect(problem.publicMessage).not.toContain(file);
    } finally {
      await other.executeScript("ROLLBACK");
      await other.dispose();
    }
    expect((await migrate(url, migrations)).applied).toEqual([name]);
  });

  it("that holds text is `damaged`, and is left byte by byte as it was", async () => {
    const { file, url, migrations } = migrationWorld();
    mkdirSync(path.dirname(file));
    const text = `session,close\n${"2025-03-06,140.80\n".repeat(300)}`;
    writeFileSync(file, text);
    const problem = await problemOf(migrate(url, migrations));
    expect(problem.code).toBe("damaged");
    expect(problem.message).toContain(file);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(readdirSync(path.dirname(file))).toEqual(["moves.db"]);
  });

  it("whose pages were overwritten past the header is `damaged`", async () => {
    const { file, url, migrations } = migrationWorld();
    await migrate(url, migrations);
    await write(file, "PRAGMA wal_checkpoint(TRUNCATE)");
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100);
    writeFileSync(file, bytes);
    expect((await problemOf(migrate(url, migrations))).code).toBe("damaged");
  });

  // The super-user may write anywhere, so there is nothing to see.
  it.skipIf(process.getuid?.() === 0)("in a folder without write permission is `read only`", async () => {
    const { file, url, migrations } = migrationWorld();
    mkdirSync(path.dirname(file));
    chmodSync(path.dirname(file), 0o500);
    const problem = await problemOf(migrate(url, migrations));
    chmodSync(path.dirname(file), 0o700);
    expect(["read only", "missing"]).toContain(problem.code);
  });
});
