import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPlain } from "../../lib/store/backup/plain-database.ts";
import { type Child, commandWords, type Ended, startCommand, startProgram } from "./child.ts";
import { inNamespace, whyNoNamespace } from "./namespace.ts";
import { REFRESH_WORDS, type RefreshWorld, refreshWorld } from "./refresh-world.ts";
import { startSlowProxy } from "./slow-proxy.ts";
import { damageOf, dump, putCopy, quotesText } from "./store-content.ts";

const noNamespace = whyNoNamespace();
if (noNamespace !== null)
  console.warn(`Some disk faults are not tested: no mount namespace (${noNamespace})`);
const isRoot = process.getuid?.() === 0;

const FULL =
  /^The database \S+ could not be written: the disk is full, or it reports an error\. What was stored before is kept\. Make room and try again\.\n$/;
const READ_ONLY =
  /^The database \S+ can't be written\. Check the permissions of the file, of those beside it \(-wal, -shm\) and of its folder\.\n$/;

let world: RefreshWorld;
/** The quotes after an undisturbed refresh. */
let expected: string;
let folder: string;
let file: string;

beforeAll(async () => {
  world = await refreshWorld();
  const whole = path.join(world.folder, "whole.db");
  putCopy(world.behind, whole);
  await world.refresh(`file:${whole}`);
  expected = await quotesText(`file:${whole}`);
});
afterAll(() => world.dispose());
beforeEach(() => {
  folder = mkdtempSync(path.join(world.folder, "disk-"));
  file = path.join(folder, "store.db");
  putCopy(world.behind, file);
});

const variables = () => ({ DATABASE_URL: `file:${file}`, YAHOO_ORIGIN: world.yahoo.origin });
const INGEST = commandWords("ingest", ...REFRESH_WORDS);

/** Runs one of our commands where no file may grow beyond so many kilobytes. */
const withFileLimit = (kilobytes: number, words: readonly string[]): Promise<Ended> =>
  startProgram(
    "bash",
    ["-c", 'ulimit -f "$1" && shift && exec "$@"', "bash", String(kilobytes), process.execPath, ...words],
    variables(),
  ).ended;

async function expectComplete(target: string): Promise<void> {
  await world.refresh(`file:${target}`);
  expect((await quotesText(`file:${target}`)) === expected).toBe(true);
}

const instruments = (stdout: string): number => [...stdout.matchAll(/^\[\d\/6\] .* new, /gm)].length;

/** How many instruments a database holds in full: 300 sessions. */
async function completeInstruments(target: string): Promise<number> {
  const database = await openPlain(target, 1000);
  const rows = await database
    .rows('SELECT 1 FROM "Bar" GROUP BY "instrumentId" HAVING count(*) = 300')
    .finally(database.close);
  return rows.length;
}

describe("a disk that takes no more", () => {
  it.each([40, 120, 200])(
    "at %i kB of journal: one sentence and 1; what was stored stays, and with room the next run does the rest",
    async (kilobytes) => {
      const { code, stdout, stderr } = await withFileLimit(kilobytes, INGEST);
      expect(stderr).toMatch(FULL);
      expect(code).toBe(1);
      expect(await damageOf(file)).toBeNull();
      expect(await completeInstruments(file)).toBe(instruments(stdout));
      await expectComplete(file);
    },
  );

  it.skipIf(noNamespace !== null)(
    "a real file system with 300 kB left: the same, and with room made there the next run does the rest",
    async () => {
      const script = `
        mount -t tmpfs -o size=4m tmpfs "$2"
        cp "$1" "$2/store.db"
        free=$(df --output=avail -k "$2" | tail -1)
        head -c $(( free - 300 ))k /dev/zero >"$2/others"
        code=0; "\${@:4}" || code=$?
        mkdir "$3/full"; cp "$2"/store.db* "$3/full"
        rm "$2/others"
        "\${@:4}" >"$3/second" 2>&1
        mkdir "$3/room"; cp "$2"/store.db* "$3/room"
        exit $code`;
      const disk = path.join(folder, "disk");
      mkdirSync(disk);
      const words = inNamespace(script, [world.behind, disk, folder, process.execPath, ...INGEST]);
      const { code, stdout, stderr } = await startProgram("unshare", words, {
        ...variables(),
        DATABASE_URL: `file:${disk}/store.db`,
      }).ended;
      expect(stderr).toMatch(FULL);
      expect(code).toBe(1);
      expect(instruments(stdout)).toBeGreaterThan(0);
      const full = path.join(folder, "full", "store.db");
      expect(await damageOf(full)).toBeNull();
      expect(await completeInstruments(full)).toBe(instruments(stdout));
      expect(readFileSync(path.join(folder, "second"), "utf8")).toContain("done: 6 instruments");
      expect((await quotesText(`file:${path.join(folder, "room", "store.db")}`)) === expected).toBe(true);
    },
  );

  it("a backup ends with 1 and one sentence, and leaves no file behind", async () => {
    const { code, stderr } = await withFileLimit(200, commandWords("backup"));
    expect(stderr).toMatch(/^There is no room for \S+\.db: .* No backup was made; .*\n$/);
    expect(code).toBe(1);
    expect(readdirSync(path.join(folder, "backups"))).toEqual([]);
  });

  it("a restore ends with 1 and one sentence, and the database is as it was", async () => {
    const before = await dump(file);
    const { code, stderr } = await withFileLimit(200, commandWords("restore", world.behind));
    expect(stderr).toMatch(FULL);
    expect(code).toBe(1);
    expect(await dump(file)).toBe(before);
    expect(readdirSync(folder)).toEqual(["store.db"]);
  });
});

describe("a disk that is read only", () => {
  const cannot = noNamespace !== null && isRoot;
  if (cannot) console.warn("Not tested: a read-only file, because root may write everywhere");

  /** Runs a command with the folder of the database, or only its file, read only. */
  const readOnly = (what: "folder" | "file", words: readonly string[]): Child => {
    const target = what === "folder" ? folder : file;
    if (noNamespace === null) {
      const script = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"';
      return startProgram("unshare", inNamespace(script, [target, process.execPath, ...words]), variables());
    }
    const mode = what === "folder" ? 0o700 : 0o600;
    chmodSync(target, mode & 0o555);
    const child = startProgram(process.execPath, words, variables());
    // SQLite gives what it makes beside a file the file's own permissions.
    const mend = () => {
      chmodSync(target, mode);
      for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o600);
    };
    return { ...child, ended: child.ended.finally(mend) };
  };

  it.skipIf(cannot).each(["folder", "file"] as const)(
    "its %s: the ingest ends with 1 and one sentence, and runs through once it can be written again",
    async (what) => {
      const { code, stderr } = await readOnly(what, INGEST).ended;
      expect(stderr).toMatch(READ_ONLY);
      expect(code).toBe(1);
      expect(await quotesText(`file:${file}`)).toBe(await quotesText(`file:${world.behind}`));
      await expectComplete(file);
    },
  );
});

describe("a database that another process locks for longer than anyone waits", () => {
  it("in the middle of an ingest: one sentence and 1; what was stored stays", async () => {
    const proxy = await startSlowProxy(world.yahoo.origin, 300);
    const other = await openPlain(file, 5000);
    const requested = proxy.nextRequest();
    const child = startCommand("ingest", REFRESH_WORDS, { ...variables(), YAHOO_ORIGIN: proxy.origin });
    await requested;
    await other.run("BEGIN IMMEDIATE");
    const { code, stdout, stderr } = await child.ended;
    await other.run("ROLLBACK");
    await other.close();
    await proxy.close();
    expect(stderr).toMatch(/^The database \S+ is locked by another process\. [^\n]*\n$/);
    expect(code).toBe(1);
    expect(instruments(stdout)).toBe(0);
    expect(await damageOf(file)).toBeNull();
    expect(await quotesText(`file:${file}`)).toBe(await quotesText(`file:${world.behind}`));
    await expectComplete(file);
  });
});
