import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../lib/store/client.ts";
import { databasePath, isPostgresql } from "../../lib/store/database-path.ts";
import type { TemporaryDatabase } from "../support/postgres-server.ts";
import { sleep, startCommand } from "./child.ts";
import { ALL_FAULTS, FAULT_SEED, kills, moments } from "./moments.ts";
import { REFRESH_WORDS, type RefreshWorld, refreshWorld } from "./refresh-world.ts";
import { type SlowProxy, startSlowProxy } from "./slow-proxy.ts";
import { damageOf, quotesText } from "./store-content.ts";

const KILLS_PER_BATCH = kills(25, 3);

let world: RefreshWorld;
let proxy: SlowProxy;
let copies: TemporaryDatabase[];
/** The quotes of a store that nothing disturbed, and the time from its first request to its summary. */
let expected: string;
let took: number;
/** Where kills fell: before the first instrument was stored, between, and after the last. */
const fell = { before: 0, between: 0, after: 0 };

beforeAll(async () => {
  world = await refreshWorld();
  proxy = await startSlowProxy(world.yahoo.origin, 15);
  copies = [];
  const { url } = await copy();
  const requested = proxy.nextRequest();
  const child = ingest(url);
  await requested;
  const start = performance.now();
  const { code, stderr } = await child.ended;
  took = performance.now() - start;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expected = await quotesText(url);
});
afterAll(async () => {
  await proxy.close();
  for (const { dispose } of copies) await dispose();
  await world.dispose();
});

/** A copy of the store that is behind. */
async function copy(): Promise<TemporaryDatabase> {
  const made = await world.copy();
  copies.push(made);
  return made;
}

const ingest = (url: string) =>
  startCommand("ingest", REFRESH_WORDS, { DATABASE_URL: url, YAHOO_ORIGIN: proxy.origin });

/** The bars of one instrument as they are stored, without the run that wrote them. */
async function barsOf(url: string, symbol: string): Promise<string> {
  const store = await openStore(url);
  try {
    const bars = await store.bar.findMany({
      where: { instrument: { symbol } },
      orderBy: { session: "asc" },
      omit: { runId: true },
    });
    return JSON.stringify(bars);
  } finally {
    await store.$disconnect();
  }
}

const runStatuses = async (url: string): Promise<string[]> => {
  const store = await openStore(url);
  const runs = await store.ingestRun.findMany({ orderBy: { id: "asc" } }).finally(() => store.$disconnect());
  return runs.map(({ status }) => status);
};

/** The instruments that a run said it had stored. */
const stored = (stdout: string): string[] =>
  [...stdout.matchAll(/^\[\d+\/\d+\] (\S+) +\d{4}-\d\d-\d\d\.\..* new, /gm)].flatMap(
    ([, symbol]) => symbol ?? [],
  );

describe(`an ingest killed in the middle (FAULT_SEED=${FAULT_SEED})`, () => {
  it("the refresh makes every kind of write: new bars, revisions, dividends, adjusted closes", async () => {
    const behind = await quotesText((await copy()).url);
    expect(expected).not.toBe(behind);
    for (const sign of ['"reason":"provider revised"', '"reason":"readjusted"', '"kind":"dividend"']) {
      expect(expected).toContain(sign);
      expect(behind).not.toContain(sign);
    }
  });

  it.each([1, 2])(
    `batch %i: after each of ${KILLS_PER_BATCH} kills nothing committed is lost, and one more run completes it`,
    async (batch) => {
      const whole = (await copy()).url;
      await world.refresh(whole);
      const complete = new Map<string, string>();
      for (const [index, at] of moments(KILLS_PER_BATCH, 0, took, batch).entries()) {
        const about = `FAULT_SEED=${FAULT_SEED}, batch ${batch}, kill ${index}, ${at} ms after the first request`;
        const { url } = await copy();
        const requested = proxy.nextRequest();
        const child = ingest(url);
        await requested;
        await sleep(at);
        child.kill();
        const { stdout, signal } = await child.ended;
        if (!isPostgresql(url)) expect(await damageOf(databasePath(url)), about).toBeNull();
        const finished = stored(stdout);
        const isOver = /^done: /m.test(stdout);
        fell[isOver ? "after" : finished.length === 0 ? "before" : "between"] += 1;
        for (const symbol of finished) {
          if (!complete.has(symbol)) complete.set(symbol, await barsOf(whole, symbol));
          expect((await barsOf(url, symbol)) === complete.get(symbol), `${about}: ${symbol}`).toBe(true);
        }
        const [, killed] = await runStatuses(url);
        expect(["running", "done"], about).toContain(killed);
        await world.refresh(url);
        expect((await quotesText(url)) === expected, about).toBe(true);
        const became = killed === "running" ? "abandoned" : "done";
        expect(await runStatuses(url), `${about}, ended by ${signal}`).toEqual(["done", became, "done"]);
      }
    },
  );

  it("the kills fell before, between and after the instruments' transactions", () => {
    expect(fell.before + fell.between + fell.after).toBe(2 * KILLS_PER_BATCH);
    if (ALL_FAULTS) expect(fell.before).toBeGreaterThan(0);
    expect(fell.between).toBeGreaterThan(ALL_FAULTS ? 5 : 0);
  });
});
