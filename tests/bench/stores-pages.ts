// The pages of a whole market over a SQLite file and over PostgreSQL 18, each of them made anew for whoever asks
// (CACHE_MEGABYTES=0): 5,000 companies x 20 years and 1,000 announcements, made up; the same rows in both, copied by
// `moveStore`, which compares them. `STORES_COMPANIES=500 npm run bench stores-pages` makes a smaller market. Processor
// time is that of the app's processes and of the database's server together; a made company's bars are its own, and the
// reactions of 50 companies to every announcement are 50,000 pairs. Linux only (/proc).
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { moveStore } from "../../lib/store/move/move-store.ts";
import { emptyDatabase } from "../support/other-database.ts";
import { residentMegabytes, spread } from "./support.ts";
import { madeStore } from "./support-made-store.ts";
import { databaseClock, groupClock, type ProcessorClock } from "./support-processor.ts";

process.env.TEST_POSTGRES = "durable";

const COMPANIES = Number(process.env.STORES_COMPANIES ?? 5000);
const ANNOUNCEMENTS = 1000;
const ROUNDS = 7;
/** An export is read for so long at most; its rate is the same afterwards. */
const EXPORT_SECONDS = 20;
/** Made companies of which all reactions are asked for: fifty, where so many are made. */
const SOME = Array.from({ length: Math.min(50, COMPANIES) }, (_, place) => `made-${place + 1}`);
const SOME_COMPANIES = SOME.join(",");

const PAGES = [
  "/",
  "/events/announced-500",
  "/companies/made-1",
  "/companies",
  "/companies?search=made&page=3",
  "/reactions",
  `/reactions?relation=all&company=${SOME_COMPANIES}`,
  "/events",
  "/data",
];
const EXPORTS = [`/api/v1/reactions.csv?relation=all&company=${SOME_COMPANIES}`, "/api/v1/bars.csv"];

interface Timed {
  readonly milliseconds: number;
  readonly processor: number;
}

async function timed(clock: ProcessorClock, work: () => Promise<unknown>): Promise<Timed> {
  const [began, used] = [performance.now(), clock()];
  await work();
  return { milliseconds: performance.now() - began, processor: (clock() - used) * 1000 };
}

async function answered(address: string): Promise<ReadableStream<Uint8Array>> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address} answered ${answer.status}`);
  return answer.body;
}

/** Reads an export until it ends or has been read for long enough; says how many lines came. */
async function linesOf(address: string): Promise<number> {
  const reader = (await answered(address)).getReader();
  const began = performance.now();
  let lines = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return lines;
    for (const byte of value) if (byte === 10) lines += 1;
    if (performance.now() - began > EXPORT_SECONDS * 1000) {
      await reader.cancel();
      return lines;
    }
  }
}

async function measure(kind: string, url: string, database: ProcessorClock): Promise<void> {
  const app = await startApp(url, { CACHE_MEGABYTES: "0" });
  const server = groupClock(app.group);
  const clock = () => server() + database();
  try {
    for (const address of PAGES) {
      const read = async () => new Response(await answered(app.origin + address)).arrayBuffer();
      const first = await timed(clock, read);
      const warm: number[] = [];
      const again = await timed(clock, async () => {
        for (let round = 0; round < ROUNDS; round += 1) warm.push((await timed(() => 0, read)).milliseconds);
      });
      console.log(
        `${kind}, ${address.replace(`company=${SOME_COMPANIES}`, `company=(${SOME.length})`)}: first ${first.milliseconds.toFixed(0)} ms (processor ${first.processor.toFixed(0)}), then ${spread(warm)} (processor ${(again.processor / ROUNDS).toFixed(0)})`,
      );
    }
    for (const address of EXPORTS) {
      let lines = 0;
      const whole = await timed(clock, async () => {
        lines = await linesOf(app.origin + address);
      });
      const rate = (milliseconds: number) => Math.round((lines / milliseconds) * 1000);
      console.log(
        `${kind}, ${address.replace(`company=${SOME_COMPANIES}`, `company=(${SOME.length})`)}: ${lines} lines in ${(whole.milliseconds / 1000).toFixed(1)} s, ${rate(whole.milliseconds)} a second (processor ${rate(whole.processor)})`,
      );
    }
    console.log(
      `${kind}: server ${residentMegabytes(app.group)[0]} MB; load of the machine ${loadavg()[0]?.toFixed(1)}`,
    );
  } finally {
    await app.stop();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-stores-"));
const copy = await emptyDatabase("postgresql");
try {
  const file = await madeStore(path.join(folder, "market.db"), COMPANIES, ANNOUNCEMENTS);
  await measure("SQLite", file, () => 0);
  const database = await databaseClock(copy.url);
  const began = performance.now();
  const moved = await moveStore({ from: file, to: copy.url });
  if (!moved.ok) throw new Error(moved.problem.message);
  const rows = moved.value.checks.reduce((sum, check) => sum + check.rows, 0);
  console.log(`${rows} rows copied and compared in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await measure("PostgreSQL", copy.url, database);
} finally {
  await copy.dispose();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(); // a server of this run goes with it
