// Mixed reads and refreshes for a while: pages, exports and API answers at a bounded rate on loopback while quotes
// are refreshed every half minute from a fake Yahoo whose values change each time. Prints latencies by address,
// errors, refreshes and the memory by the minute, of the server and of all its processes (a refresh is one of its own,
// and takes 150 MB while it runs). `SOAK_MINUTES=30 SOAK_REFRESH_SECONDS=5 SOAK_REST_MILLISECONDS=50
// npm run bench soak` (default 1, 30 and 150): more of both in less time
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { exchange, isExchangeCode } from "../../lib/market/exchanges.ts";
import { readBars } from "../../lib/store/bars/bars.ts";
import { openStore } from "../../lib/store/client.ts";
import { readInstruments } from "../../lib/store/reference/instruments.ts";
import { type FakeYahoo, startFakeYahoo } from "../support/fake-yahoo.ts";
import { seededStore } from "../support/seeded-store.ts";
import { residentMegabytes } from "./support.ts";

const MINUTES = Number(process.env.SOAK_MINUTES ?? 1);
const READERS = 4;
/** A reader rests so long after each answer: with 150 ms together at most some twenty requests a second. */
const REST_MILLISECONDS = Number(process.env.SOAK_REST_MILLISECONDS ?? 150);
const REFRESH_EVERY_MILLISECONDS = Number(process.env.SOAK_REFRESH_SECONDS ?? 30) * 1000;
const TOKEN = "soak-test-token-of-no-one";
const ADDRESSES = [
  "/",
  "/zh",
  "/reactions",
  "/events",
  "/events/qwq-32b",
  "/companies/alibaba",
  "/data",
  "/api/v1/reactions.csv",
  "/api/v1/bars.csv?company=alibaba&from=2025-01-01",
  "/api/v1/events.json",
  "/api/ready",
];

/** Serves what the store holds, with one close of each series moved by a little: something to revise each time. */
async function serveStored(yahoo: FakeYahoo, url: string, round: number): Promise<void> {
  const store = await openStore(url);
  try {
    for (const instrument of await readInstruments(store)) {
      const bars = await readBars(store, instrument.id);
      const moved = bars.length - 3 - (round % 5);
      const code =
        instrument.exchange !== null && isExchangeCode(instrument.exchange) ? instrument.exchange : null;
      yahoo.serve(instrument.symbol, {
        currency: instrument.currency,
        zone: code ? exchange(code).zone : "Europe/London",
        opensAt: code ? "09:30" : "00:00",
        bars: bars.map(({ session, close, volume }, index) => ({
          session,
          close: index === moved ? Number((close * (1 + 0.001 * ((round % 7) - 3))).toFixed(4)) : close,
          volume,
        })),
      });
    }
  } finally {
    await store.$disconnect();
  }
}

const total = (megabytes: readonly number[]) => megabytes.reduce((sum, one) => sum + one, 0);

const seeded = await seededStore();
await seeded.store.$disconnect();
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-soak-"));
const yahoo = await startFakeYahoo();
await serveStored(yahoo, seeded.url, 0);
const app = await startApp(seeded.url, { ADMIN_TOKEN: TOKEN, YAHOO_ORIGIN: yahoo.origin });
const ends = Date.now() + MINUTES * 60_000;
const taken = new Map<string, number[]>(ADDRESSES.map((address) => [address, []]));
const errors: string[] = [];
const refreshes: string[] = [];
const memory: number[] = [];
const memoryOfServer: number[] = [];

async function reader(offset: number): Promise<void> {
  for (let turn = offset; Date.now() < ends; turn += 1) {
    const address = ADDRESSES[turn % ADDRESSES.length] ?? "/";
    const started = performance.now();
    try {
      const answer = await fetch(app.origin + address, { headers: { "accept-language": "en" } });
      await answer.arrayBuffer();
      if (!answer.ok) errors.push(`${answer.status} ${address}`);
      taken.get(address)?.push(performance.now() - started);
    } catch (error) {
      errors.push(`${address}: ${error}`);
    }
    await wait(REST_MILLISECONDS);
  }
}

async function refresher(): Promise<void> {
  for (let round = 1; Date.now() < ends; round += 1) {
    await serveStored(yahoo, seeded.url, round);
    // On a connection that the server closes at this moment a POST is not sent again by itself.
    const answer = await fetch(`${app.origin}/api/v1/refresh`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, connection: "close" },
    }).catch(() => null);
    await answer?.arrayBuffer();
    refreshes.push(answer ? String(answer.status) : "cut off");
    await wait(Math.max(0, Math.min(REFRESH_EVERY_MILLISECONDS, ends - Date.now())));
  }
}

function lookAtMemory(): void {
  const all = residentMegabytes(app.group);
  memory.push(total(all));
  memoryOfServer.push(all[0] ?? Number.NaN);
}

async function watcher(): Promise<void> {
  while (Date.now() < ends) {
    lookAtMemory();
    await wait(Math.max(0, Math.min(60_000, ends - Date.now())));
  }
  lookAtMemory();
}

try {
  await Promise.all([...Array.from({ length: READERS }, (_, at) => reader(at * 3)), refresher(), watcher()]);
  await wait(5_000);
  const store = await openStore(seeded.url);
  const runs = await store.ingestRun.groupBy({ by: ["trigger", "status"], _count: true });
  const revisions = await store.revision.count();
  const [integrity] = await store.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
  await store.$disconnect();
  const at = (values: number[], share: number) =>
    (values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN).toFixed(0);
  for (const [address, values] of [...taken, ["all", [...taken.values()].flat()] as const]) {
    console.log(
      `${address.padEnd(52)} ${String(values.length).padStart(6)} answers, median ${at([...values], 0.5)} ms, p95 ${at([...values], 0.95)} ms, p99 ${at([...values], 0.99)} ms, max ${at([...values], 1)} ms`,
    );
  }
  console.log(
    `errors: ${errors.length}${errors.length > 0 ? `, such as ${errors.slice(0, 5).join("; ")}` : ""}`,
  );
  console.log(`refreshes asked for: ${refreshes.length} (${[...new Set(refreshes)].join(", ")})`);
  console.log(
    `runs: ${runs.map((run) => `${run._count} ${run.trigger} ${run.status}`).join(", ")}; ${revisions} revisions`,
  );
  console.log(`integrity: ${integrity?.integrity_check}`);
  console.log(`resident memory of the server by the minute, MB: ${memoryOfServer.join(" ")}`);
  console.log(`resident memory of all the app's processes by the minute, MB: ${memory.join(" ")}`);
  if (errors.length > 0 || integrity?.integrity_check !== "ok") process.exitCode = 1;
} finally {
  await app.stop();
  await yahoo.close();
  await seeded.dispose().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
}
