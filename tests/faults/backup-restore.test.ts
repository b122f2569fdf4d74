import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlain } from "../../lib/store/backup/plain-database.ts";
import { seededStore } from "../support/seeded-store.ts";
import { sleep, startCommand } from "./child.ts";
import { ALL_FAULTS, FAULT_SEED, kills, moments } from "./moments.ts";
import { damageOf, dump, quotesText } from "./store-content.ts";

const KILLS = kills(20, 6);
/** A restore moves the data revision on; everything else is compared row by row. */
const WITHOUT = ["StoreState"];

let folder: string;
/** The present database, with its last commit still in its journal as after a crash. */
let hot: string;
/** The same closed, and a backup of other data; they are never changed. */
let present: string;
let past: string;
let dispose: () => Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-faults-"));
  const seeded = await seededStore();
  dispose = seeded.dispose;
  present = path.join(folder, "present.db");
  past = path.join(folder, "past.db");
  // Sixteen megabytes more, so that copying takes long enough to be killed in.
  await seeded.store.$executeRaw`
    INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "key", "before")
    SELECT 0, '', '', '', "id", hex(zeroblob(500000)) FROM "Instrument" LIMIT 16`;
  hot = path.join(folder, "hot.db");
  await seeded.store.$executeRaw`VACUUM INTO ${hot}`;
  const writer = await openPlain(hot, 0);
  await writer.run("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
  await writer.run('UPDATE "Bar" SET "close" = "close" + 0.5');
  copyFileSync(`${hot}-wal`, `${hot}-kept`);
  copyFileSync(hot, `${hot}-file`);
  await writer.rows("VACUUM INTO ?", [present]).finally(writer.close);
  await seeded.store.$executeRawUnsafe('UPDATE "Bar" SET "close" = "close" + 1, "adjustedClose" = 2');
  await seeded.store.$executeRawUnsafe('DELETE FROM "CorporateAction"');
  await seeded.store.$executeRaw`VACUUM INTO ${past}`;
});
afterAll(async () => {
  await dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own with the present database as a crash left it and no backups. */
async function place(name: string): Promise<{ readonly file: string; readonly backups: string }> {
  const world = path.join(folder, name);
  rmSync(world, { recursive: true, force: true });
  mkdirSync(world);
  const file = path.join(world, "store.db");
  copyFileSync(`${hot}-file`, file);
  copyFileSync(`${hot}-kept`, `${file}-wal`);
  return { file, backups: path.join(world, "backups") };
}

const finished = (backups: string): string[] => {
  try {
    return readdirSync(backups)
      .filter((name) => name.endsWith(".db"))
      .map((name) => path.join(backups, name));
  } catch {
    return [];
  }
};

/** Whether a command that works on this database has begun to write. */
const hasBegun = (file: string): boolean =>
  readdirSync(path.dirname(file)).some((name) => name === "backups" || name.includes(".restoring-"));

/**
 * Runs a command and kills it so many milliseconds after its first file appears, because starting Node takes
 * longer than the work and less evenly. Null lets it end; `took` is the time from the first file to its report.
 */
async function runUntil(killAt: number | null, command: string, words: readonly string[], file: string) {
  const child = startCommand(command, words, { DATABASE_URL: `file:${file}` });
  let isOver = false;
  const ended = child.ended.finally(() => {
    isOver = true;
  });
  while (!isOver && !hasBegun(file)) await sleep(1);
  const begun = performance.now();
  if (killAt !== null) {
    await sleep(killAt);
    child.kill();
  }
  const how = await ended;
  return { ...how, took: (child.spokeAt() ?? performance.now()) - begun };
}

/** Runs a command to its end; returns how long its work took, in milliseconds. */
async function undisturbed(command: string, words: readonly string[], file: string): Promise<number> {
  const { code, stderr, took } = await runUntil(null, command, words, file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return took;
}

describe(`killed in the middle (FAULT_SEED=${FAULT_SEED})`, () => {
  it(`a backup at ${KILLS} moments: the store is as it was, and every finished copy is whole`, async () => {
    const took = await undisturbed("backup", [], (await place("backup")).file);
    const expected = await dump(present);
    let inTheMiddle = 0;
    for (const [index, at] of moments(KILLS, 0, took * 1.1, 1).entries()) {
      const about = `FAULT_SEED=${FAULT_SEED}, kill ${index} after ${at} ms`;
      const { file, backups } = await place("backup");
      const { signal } = await runUntil(at, "backup", [], file);
      if (signal === "SIGKILL" && finished(backups).length === 0) inTheMiddle += 1;
      expect(await damageOf(file), about).toBeNull();
      expect((await dump(file)) === expected, about).toBe(true);
      for (const copy of finished(backups)) {
        expect(await damageOf(copy), about).toBeNull();
        expect((await dump(copy)) === expected, about).toBe(true);
      }
    }
    expect(inTheMiddle).toBeGreaterThan(ALL_FAULTS ? 3 : 0);
  });

  it(`a restore at ${KILLS} moments: the store is the old or the new one, byte for byte, and opens`, async () => {
    const whole = await place("whole-restore");
    const took = await undisturbed("restore", [past], whole.file);
    const old = await dump(present, WITHOUT);
    const fresh = await dump(whole.file, WITHOUT);
    expect((await quotesText(`file:${whole.file}`)) === (await quotesText(`file:${past}`))).toBe(true);
    expect(fresh === old).toBe(false);
    const outcomes = { old: 0, new: 0 };
    for (const [index, at] of moments(KILLS, 0, took * 1.1, 2).entries()) {
      const about = `FAULT_SEED=${FAULT_SEED}, kill ${index} after ${at} ms`;
      const { file, backups } = await place("restore");
      await runUntil(at, "restore", [past], file);
      expect(await damageOf(file), about).toBeNull();
      const rows = await dump(file, WITHOUT);
      const isOld = rows === old;
      outcomes[isOld ? "old" : "new"] += 1;
      expect(isOld || rows === fresh, about).toBe(true);
      for (const copy of finished(backups)) {
        expect(await damageOf(copy), about).toBeNull();
        expect((await dump(copy, WITHOUT)) === old, about).toBe(true);
      }
      if (!isOld) expect(finished(backups), about).toHaveLength(1);
    }
    expect(outcomes.old).toBeGreaterThan(ALL_FAULTS ? 3 : 0);
  });

  it("a restore after a killed restore goes through", async () => {
    const { file } = await place("again");
    await runUntil(20, "restore", [past], file);
    await undisturbed("restore", [past], file);
    expect((await quotesText(`file:${file}`)) === (await quotesText(`file:${past}`))).toBe(true);
  });
});
