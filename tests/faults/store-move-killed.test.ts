import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../../lib/store/client.ts";
import { emptyDatabase, OTHER_DATABASE } from "../support/other-database.ts";
import type { TemporaryDatabase } from "../support/postgres-server.ts";
import { shippedStore } from "../support/seeded-store.ts";
import type { TemporaryStore } from "../support/store.ts";
import { type Child, sleep, startCommand } from "./child.ts";
import { FAULT_SEED, kills, moments } from "./moments.ts";

const KILLS = kills(6, 2);

let world: TemporaryStore;
let whole: TemporaryDatabase;
let target: TemporaryDatabase;
/** The time from the first word to the end of a move that nothing disturbs, in milliseconds. */
let took: number;
/** The last lines of that move: a checksum of each table. */
let checks: readonly string[];

const move = ({ url }: TemporaryDatabase): Child =>
  startCommand("store-move", ["--from", world.url, "--to", url], {});

/** When a move first says something, or ends: one that finds its copy done has nothing to say of it. */
async function firstWord(child: Child): Promise<number> {
  let hasEnded = false;
  child.ended.then(() => {
    hasEnded = true;
  });
  let spokeAt = child.spokeAt();
  for (; spokeAt === null && !hasEnded; spokeAt = child.spokeAt()) await sleep(2);
  return spokeAt ?? performance.now();
}

const checksIn = (stdout: string): string[] => stdout.split("\n").filter((line) => / rows {2}/.test(line));

beforeAll(async () => {
  world = await shippedStore();
  [whole, target] = [await emptyDatabase(OTHER_DATABASE), await emptyDatabase(OTHER_DATABASE)];
  const undisturbed = move(whole);
  const begun = await firstWord(undisturbed);
  const { code, stdout, stderr } = await undisturbed.ended;
  took = performance.now() - begun;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  checks = checksIn(stdout);
});
afterAll(async () => {
  for (const { dispose } of [world, whole, target]) await dispose();
});

it(`a move that is killed ${KILLS} times goes on each time and ends with every row (seed ${FAULT_SEED})`, async () => {
  for (const at of moments(KILLS, 0, took)) {
    const child = move(target);
    await firstWord(child);
    await sleep(at);
    child.kill();
    await child.ended;
  }
  const { code, stdout, stderr } = await move(target).ended;
  // A kill may have come after the last row, when the copy was a store already.
  if (code !== 0) expect(stderr).toContain("holds data already");
  else {
    expect(stdout).toContain("are the same on both sides");
    expect(checksIn(stdout)).toEqual(checks);
  }
  const store = await openStore(target.url);
  const counted = await store.bar.count().finally(() => store.$disconnect());
  expect(counted).toBe(await world.store.bar.count());
});
