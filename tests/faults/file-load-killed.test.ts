import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OWN_HEADER } from "../../lib/quotes/bulk/scan-bars.ts";
import { databasePath, isPostgresql } from "../../lib/store/database-path.ts";
import { weekdayBars } from "../support/fake-yahoo.ts";
import { instrumentRow, type TemporaryStore, temporaryStore } from "../support/store.ts";
import { type Child, sleep, startCommand } from "./child.ts";
import { FAULT_SEED, kills, moments } from "./moments.ts";
import { damageOf } from "./store-content.ts";

const KILLS = kills(3, 1);
/** More bars than one transaction holds, so that some are committed while others are not. */
const INSTRUMENTS = 60;
const SESSIONS = 4_000;

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-file-load-"));
const quotes = path.join(folder, "quotes.csv");
const symbols = Array.from({ length: INSTRUMENTS }, (_, index) => `B${index}.HK`);

/** The stores that are loaded into: one that nothing disturbs, and one for each kill. */
let stores: TemporaryStore[] = [];
async function emptyStore(): Promise<TemporaryStore> {
  const made = await temporaryStore({ instruments: symbols.map((symbol) => instrumentRow(symbol)) });
  stores = [...stores, made];
  return made;
}
let whole: TemporaryStore;
/** The time from the first word to the end of a load that nothing disturbs, in milliseconds. */
let took: number;

const load = ({ url }: TemporaryStore) => startCommand("ingest", ["--file", quotes], { DATABASE_URL: url });

async function firstWord(child: Child): Promise<number> {
  let spokeAt = child.spokeAt();
  for (; spokeAt === null; spokeAt = child.spokeAt()) await sleep(2);
  return spokeAt;
}

/** What is stored of each instrument: how many bars, and sums that one that is wrong, twice there or missing changes. */
const barsIn = ({ store }: TemporaryStore): Promise<Bars[]> =>
  store.$queryRaw`
    SELECT "symbol", count(*) AS "bars", count(DISTINCT "session") AS "sessions", count("open") AS "opens",
      min("session") AS "first", max("session") AS "last", sum("volume") AS "volume",
      sum(CAST("close" * 100 AS INTEGER)) AS "closes", sum(CAST("adjustedClose" * 100 AS INTEGER)) AS "adjusted",
      min("provider") AS "provider", max("provider") AS "other"
    FROM "Bar" JOIN "Instrument" ON "Instrument"."id" = "instrumentId" GROUP BY "symbol" ORDER BY "symbol"`;
interface Bars {
  readonly symbol: string;
  readonly bars: bigint;
}

beforeAll(async () => {
  const sessions = weekdayBars("2006-01-02", Array(SESSIONS).fill(1)).map(({ session }) => session);
  const rows = symbols.flatMap((symbol, index) =>
    sessions.map((session, day) => {
      const close = 10 + index + (day % 90) / 100;
      return `${symbol},${session},${close},,,${close},${close},${day % 40 === 0 ? "" : day},HKD,file,raw,\n`;
    }),
  );
  writeFileSync(quotes, `${OWN_HEADER}\n${rows.join("")}`);
  whole = await emptyStore();
  const child = load(whole);
  const start = await firstWord(child);
  const { code, stderr } = await child.ended;
  took = performance.now() - start;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
afterAll(async () => {
  for (const { dispose } of stores) await dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe(`a load from a file killed in the middle (FAULT_SEED=${FAULT_SEED})`, () => {
  it(`after each of ${KILLS} kills every instrument is stored whole or not at all, and one more load completes it`, async () => {
    const expected = await barsIn(whole);
    expect(expected.map(({ bars }) => Number(bars))).toEqual(symbols.map(() => SESSIONS));
    for (const [index, at] of moments(KILLS, 0, took).entries()) {
      const about = `FAULT_SEED=${FAULT_SEED}, kill ${index}, ${at} ms after the first word`;
      const world = await emptyStore();
      const child = load(world);
      await firstWord(child);
      await sleep(at);
      child.kill();
      await child.ended;
      if (!isPostgresql(world.url)) expect(await damageOf(databasePath(world.url)), about).toBeNull();
      for (const { symbol, bars } of await barsIn(world))
        expect(Number(bars), `${about}: ${symbol}`).toBe(SESSIONS);
      const { code } = await load(world).ended;
      expect(code, about).toBe(0);
      expect(await barsIn(world), about).toEqual(expected);
    }
  });
});
