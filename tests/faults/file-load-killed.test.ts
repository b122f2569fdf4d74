import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { OWN_HEADER } from "../../lib/quotes/bulk/scan-bars.ts";
import { openPlain } from "../../lib/store/backup/plain-database.ts";
import { weekdayBars } from "../support/fake-yahoo.ts";
import { instrumentRow, temporaryStore } from "../support/store.ts";
import { type Child, sleep, startCommand } from "./child.ts";
import { FAULT_SEED, kills, moments } from "./moments.ts";
import { damageOf, putCopy } from "./store-content.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const KILLS = kills(3, 1);
/** More bars than one transaction holds, so that some are committed while others are not. */
const INSTRUMENTS = 60;
const SESSIONS = 4_000;

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-file-load-"));
const inFolder = (name: string) => path.join(folder, name);
const [empty, whole, file, quotes] = [
  inFolder("empty.db"),
  inFolder("whole.db"),
  inFolder("store.db"),
  inFolder("quotes.csv"),
];
/** The time from the first word to the end of a load that nothing disturbs, in milliseconds. */
let took: number;

const load = (target: string) =>
  startCommand("ingest", ["--file", quotes], { DATABASE_URL: `file:${target}` });

async function firstWord(child: Child): Promise<number> {
  let spokeAt = child.spokeAt();
  for (; spokeAt === null; spokeAt = child.spokeAt()) await sleep(2);
  return spokeAt;
}

/** Rows of a statement over a database, to which the undisturbed one is attached as `whole`. */
async function compared(sql: string): Promise<readonly (readonly unknown[])[]> {
  const database = await openPlain(file, 5000);
  try {
    await database.run(`ATTACH '${whole}' AS "whole"`);
    return await database.rows(sql);
  } finally {
    await database.close();
  }
}

const COLUMNS = `"instrumentId", "session", "open", "high", "low", "close", "adjustedClose", "volume", "flag", "provider"`;
const wrongBars = () =>
  compared(
    `SELECT count(*) FROM (SELECT ${COLUMNS} FROM "main"."Bar" EXCEPT SELECT ${COLUMNS} FROM "whole"."Bar")`,
  );

beforeAll(async () => {
  const symbols = Array.from({ length: INSTRUMENTS }, (_, index) => `B${index}.HK`);
  const sessions = weekdayBars("2006-01-02", Array(SESSIONS).fill(1)).map(({ session }) => session);
  const rows = symbols.flatMap((symbol, index) =>
    sessions.map((session, day) => {
      const close = 10 + index + (day % 90) / 100;
      return `${symbol},${session},${close},,,${close},${close},${day % 40 === 0 ? "" : day},HKD,file,raw,\n`;
    }),
  );
  writeFileSync(quotes, `${OWN_HEADER}\n${rows.join("")}`);
  const { store, dispose } = await temporaryStore({
    instruments: symbols.map((symbol) => instrumentRow(symbol)),
  });
  await store.$executeRaw`VACUUM INTO ${empty}`;
  await dispose();
  copyFileSync(empty, whole);
  const child = load(whole);
  const start = await firstWord(child);
  const { code, stderr } = await child.ended;
  took = performance.now() - start;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`a load from a file killed in the middle (FAULT_SEED=${FAULT_SEED})`, () => {
  it(`after each of ${KILLS} kills every instrument is stored whole or not at all, and one more load completes it`, async () => {
    for (const [index, at] of moments(KILLS, 0, took).entries()) {
      const about = `FAULT_SEED=${FAULT_SEED}, kill ${index}, ${at} ms after the first word`;
      putCopy(empty, file);
      const child = load(file);
      await firstWord(child);
      await sleep(at);
      child.kill();
      await child.ended;
      expect(await damageOf(file), about).toBeNull();
      const counts = await compared(`SELECT DISTINCT count(*) FROM "main"."Bar" GROUP BY "instrumentId"`);
      expect(
        counts.map(([count]) => Number(count)).filter((count) => count !== SESSIONS),
        about,
      ).toEqual([]);
      const { code } = await load(file).ended;
      expect(code, about).toBe(0);
      expect(await wrongBars(), about).toEqual([[0]]);
      expect(Number((await compared(`SELECT count(*) FROM "main"."Bar"`))[0]?.[0]), about).toBe(
        INSTRUMENTS * SESSIONS,
      );
    }
  });
});
