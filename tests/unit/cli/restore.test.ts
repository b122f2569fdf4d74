import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPlain } from "../../../lib/store/backup/plain-database.ts";
import { closeJournal, takeSoleUse } from "../../../lib/store/backup/sole-use.ts";
import { openStore } from "../../../lib/store/client.ts";
import { renameDurably } from "../../../lib/store/files/durable-files.ts";
import { migrate } from "../../../lib/store/migration/migrate.ts";

let folder: string;
let file: string;
let backup: string;

/** A database whose one company has a name that tells it from others. */
async function makeDatabase(target: string, company: string, revision: number): Promise<void> {
  await migrate(`file:${target}`);
  const database = await openPlain(target, 0);
  await database.run(
    `INSERT INTO "Company" ("slug", "nameEn", "nameZh", "nameAr", "position") VALUES ('${company}', '', '', '', 0);
     INSERT INTO "StoreState" ("id", "revision") VALUES (1, ${revision});
     PRAGMA journal_mode = DELETE;`,
  );
  await database.close();
}

async function companies(target: string): Promise<unknown[]> {
  const database = await openPlain(target, 0);
  const rows = await database.rows('SELECT "slug" FROM "Company" ORDER BY 1').finally(database.close);
  return rows.flat();
}

async function revision(target: string): Promise<number> {
  const database = await openPlain(target, 0);
  const rows = await database.rows('SELECT "revision" FROM "StoreState"').finally(database.close);
  return Number(rows[0]?.[0]);
}

/** Runs the real command as npm does. */
function run(command: string, words: readonly string[] = []) {
  return ended(["--conditions=react-server", `lib/cli/${command}.ts`, ...words]);
}

const ended = (words: readonly string[]) => started(words).ended;

/** A process of ours: `spoken` once it has said its first word, `ended` with all that it said. */
function started(words: readonly string[]) {
  const child = spawn(process.execPath, words, { env: { ...process.env, DATABASE_URL: `file:${file}` } });
  let output = "";
  let errors = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    errors += text;
  });
  return {
    spoken: once(child.stdout, "data"),
    ended: new Promise<{ code: number | null; output: string; errors: string }>((resolve) =>
      child.once("close", (code) => resolve({ code, output, errors })),
    ),
  };
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-restore-"));
  file = path.join(folder, "store.db");
  backup = path.join(folder, "backups", "store-2026-11-20.db");
  mkdirSync(path.dirname(backup));
  await makeDatabase(file, "present", 9);
  await makeDatabase(backup, "past", 4);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keptFiles = () => readdirSync(path.dirname(backup)).filter((name) => name.includes("before-restore"));

describe("npm run restore -- <file>", () => {
  it("puts the backup in place, keeps the present one, and moves revision 9 (backup: 4) on to 10", async () => {
    const { code, output, errors } = await run("restore", [backup]);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(output).toContain(`Restored and checked: ${file}, from ${backup}`);
    expect(output).toContain("the data revision is now 10.");
    expect(await companies(file)).toEqual(["past"]);
    expect(await revision(file)).toBe(10);
    const [kept, ...more] = keptFiles();
    expect(more).toEqual([]);
    expect(await companies(path.join(folder, "backups", kept ?? ""))).toEqual(["present"]);
    expect(await companies(backup)).toEqual(["past"]);
    expect(readdirSync(folder).sort()).toEqual(["backups", "store.db"]);
  });

  it("takes what a killed process left in its journal along into the kept copy", async () => {
    const child = `
      import { openPlain } from ${JSON.stringify(path.resolve("lib/store/backup/plain-database.ts"))};
      const database = await openPlain(${JSON.stringify(file)}, 0);
      await database.run("PRAGMA journal_mode = WAL");
      await database.run("INSERT INTO Company (slug, nameEn, nameZh, nameAr, position) VALUES ('late', '', '', '', 1)");
      process.kill(process.pid, "SIGKILL");`;
    await ended(["--conditions=react-server", "--input-type=module", "-e", child]);
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect((await run("restore", [backup])).code).toBe(0);
    expect(await companies(path.join(folder, "backups", keptFiles()[0] ?? ""))).toEqual(["late", "present"]);
    expect(await companies(file)).toEqual(["past"]);
  });

  it("refuses while another process has the database open, even one that does nothing", async () => {
    const store = await openStore(`file:${file}`);
    await store.company.count();
    const { code, errors } = await run("restore", [backup]);
    await store.$disconnect();
    expect(code).toBe(1);
    expect(errors).toMatch(/^The database .* is in use: .* Nothing was changed\. Stop the app .*\n$/);
    expect(await companies(file)).toEqual(["present"]);
    expect(keptFiles()).toEqual([]);
  });

  it("brings an older backup up to this version and leaves the backup as it was", async () => {
    const older = path.join(folder, "older-migrations");
    mkdirSync(older);
    const first = readdirSync("prisma/migrations").sort()[0] ?? "";
    mkdirSync(path.join(older, first));
    copyFileSync(`prisma/migrations/${first}/migration.sql`, path.join(older, first, "migration.sql"));
    const old = path.join(folder, "old.db");
    await migrate(`file:${old}`, older);
    const before = readFileSync(old);
    const { code, output } = await run("restore", [old]);
    expect(code).toBe(0);
    expect(output).toContain("Brought up to this version: ");
    expect((await migrate(`file:${file}`)).applied).toEqual([]);
    expect(readFileSync(old).equals(before)).toBe(true);
    expect(readdirSync(path.join(folder, "backups"))).toHaveLength(2);
  });

  it("replaces a damaged database and keeps its bytes under a name that is no backup's", async () => {
    const bytes = readFileSync(file).fill(0xff, 0, 100);
    writeFileSync(file, bytes);
    const { code, output } = await run("restore", [backup]);
    expect(code).toBe(0);
    expect(output).toContain("was damaged; its bytes are kept as they were");
    expect(await companies(file)).toEqual(["past"]);
    const [kept] = keptFiles();
    expect(kept).toMatch(/\.damaged$/);
    expect(readFileSync(path.join(folder, "backups", kept ?? "")).equals(bytes)).toBe(true);
  });

  it("replaces one that opens but whose pages are damaged", async () => {
    writeFileSync(file, readFileSync(file).fill(0xff, 8192));
    const { code, output } = await run("restore", [backup]);
    expect(code).toBe(0);
    expect(output).toContain("was damaged; its bytes are kept as they were");
    expect(await companies(file)).toEqual(["past"]);
  });

  it("makes the database where there is none, past a journal left of an earlier one", async () => {
    rmSync(file);
    writeFileSync(`${file}-wal`, "left over");
    const { code, output } = await run("restore", [backup]);
    expect(code).toBe(0);
    expect(output).not.toContain("is kept");
    expect(await companies(file)).toEqual(["past"]);
    expect(await revision(file)).toBe(5);
  });

  it.each<[string, (target: string) => Promise<void> | void, string]>([
    ["text", (target) => writeFileSync(target, "x".repeat(9000)), "is not a SQLite database"],
    ["an empty file", (target) => writeFileSync(target, ""), "is not a database of Model Moves"],
    [
      "half a backup",
      (target) => writeFileSync(target, readFileSync(backup).subarray(0, 30_000)),
      "is damaged",
    ],
    [
      "overwritten pages",
      (target) => writeFileSync(target, readFileSync(backup).fill(0xff, 8192)),
      "damaged",
    ],
    [
      "a migration of the future",
      async (target) => {
        copyFileSync(backup, target);
        const database = await openPlain(target, 0);
        await database.run("UPDATE _prisma_migrations SET migration_name = '20990101000000_future'");
        await database.close();
      },
      "was made by a newer version of Model Moves (this one does not know 20990101000000_future)",
    ],
    [
      "a row that refers to nothing",
      async (target) => {
        copyFileSync(backup, target);
        const database = await openPlain(target, 0);
        await database.run(
          "PRAGMA foreign_keys = OFF; INSERT INTO ShareCount (companyId, asOf, shares, source) VALUES (99, '2025-03-06', 1, '')",
        );
        await database.close();
      },
      "a row of ShareCount refers to a row of Company that is not there",
    ],
  ])("refuses %s with one plain line and 1; nothing is changed", async (_name, make, says) => {
    const target = path.join(folder, "given.db");
    await make(target);
    const before = readFileSync(file);
    const { code, errors } = await run("restore", [target]);
    expect(code).toBe(1);
    expect(errors).toContain(says);
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(errors).toContain("Nothing was changed.");
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["backups", "given.db", "store.db"]);
    expect(keptFiles()).toEqual([]);
  });

  it.each([
    [["nowhere.db"], "There is no file nowhere.db."],
    [["--force"], "Unknown option '--force'. Try npm run restore -- --help"],
    [["a.db", "b.db"], "Puts a backup in the database's place"],
  ])("ends with 2 for %j", async (words, says) => {
    const { code, errors } = await run("restore", words);
    expect(code).toBe(2);
    expect(errors).toContain(says);
  });

  it("refuses the database itself with 2", async () => {
    const { code, errors } = await run("restore", [file]);
    expect(code).toBe(2);
    expect(errors).toContain("is the database itself");
  });
});

describe("npm run restore", () => {
  it("lists the backups newest first, and no unfinished or damaged one", async () => {
    await run("backup");
    writeFileSync(path.join(folder, "backups", "store-2026-11-21.db.unfinished-1"), "half");
    writeFileSync(path.join(folder, "backups", "store-2026-11-22.damaged"), "half");
    writeFileSync(path.join(folder, "backups", "store-2026-11-23.db"), "not one");
    const { code, output } = await run("restore");
    expect(code).toBe(0);
    const lines = output.split("\n");
    expect(lines.slice(0, 5)).toEqual([
      expect.stringMatching(/^made \(UTC\)/),
      expect.stringContaining("can't be read"),
      expect.stringContaining("revision 9, 0 bars"),
      expect.stringContaining("revision 4, 0 bars"),
      "",
    ]);
  });

  it("says where there is none", async () => {
    rmSync(backup);
    expect((await run("restore")).output).toContain("There is no backup in ");
  });
});

describe("a process that opens the database in the moment of its replacement", () => {
  it("is refused or finds the new one; it writes neither into the old nor into the new one", async () => {
    const sole = await takeSoleUse(file);
    if (!sole.ok || sole.value.database === null) throw new Error("The database is in use");
    await closeJournal(sole.value.database);
    const child = started([
      "--conditions=react-server",
      "--input-type=module",
      "-e",
      `import { openStore } from ${JSON.stringify(path.resolve("lib/store/client.ts"))};
       process.stdout.write("opening");
       const store = await openStore(${JSON.stringify(`file:${file}`)});
       await store.company.create({ data: { slug: "lost", nameEn: "", nameZh: "", nameAr: "", position: 2 } });`,
    ]);
    await child.spoken;
    // Long enough for it to have the old file open, and less than it waits for the lock.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const next = path.join(folder, "next.db");
    copyFileSync(backup, next);
    renameDurably(next, file);
    await sole.value.close();
    const { code, output, errors } = await child.ended;
    expect(output).toBe("opening");
    expect(code).toBe(1);
    expect(errors).toMatch(/readonly|locked|SocketTimeout/i);
    expect(await companies(file)).toEqual(["past"]);
    expect(readdirSync(folder).sort()).toEqual(["backups", "store.db"]);
  });
});
