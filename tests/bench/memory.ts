// What the server holds while 64 connections read pages, exports and pictures on loopback, and once they are gone.
// The largest of the app's processes is the server. `MEMORY_SECONDS=120 npm run bench memory` (default 45)
import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { seededStore } from "../support/seeded-store.ts";
import { residentMegabytes, spread } from "./support.ts";

const SECONDS = Number(process.env.MEMORY_SECONDS ?? 45);
const CONNECTIONS = 64;
const REST_SECONDS = 15;
const SAMPLE_MILLISECONDS = 250;
const ADDRESSES = [
  "/",
  "/zh",
  "/ar/reactions",
  "/reactions",
  "/events",
  "/events/qwq-32b",
  "/companies/alibaba",
  "/compare",
  "/data",
  "/moves",
  "/embed/companies/alibaba",
  "/feed.xml",
  "/api/v1/reactions.csv",
  "/api/v1/reactions.json",
  "/api/v1/bars.csv?company=alibaba",
  "/api/v1/bars.csv",
  "/api/v1/events.json",
];

const seeded = await seededStore();
await seeded.store.$disconnect();
const app = await startApp(seeded.url);
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const taken: number[] = [];
const answers = new Map<number | string, number>();
let bytes = 0;

/** One answer, read to its end and thrown away; its status, or what went wrong. */
function read(address: string): Promise<number | string> {
  return new Promise((resolve) => {
    get(app.origin + address, { agent, headers: { "accept-language": "en" } }, (answer) => {
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", (error) => resolve(error.message));
    }).on("error", (error) => resolve(error.message));
  });
}

async function connection(offset: number, ends: number): Promise<void> {
  for (let turn = offset; Date.now() < ends; turn += 1) {
    const started = performance.now();
    const status = await read(ADDRESSES[turn % ADDRESSES.length] ?? "/");
    taken.push(performance.now() - started);
    answers.set(status, (answers.get(status) ?? 0) + 1);
  }
}

const server = () => residentMegabytes(app.group)[0] ?? Number.NaN;

try {
  for (const address of ADDRESSES) await read(address); // what is made once is no part of the rate
  const before = server();
  const started = Date.now();
  const ends = started + SECONDS * 1000;
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(server()), SAMPLE_MILLISECONDS);
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => connection(at, ends)));
  const seconds = (Date.now() - started) / 1000;
  clearInterval(sampling);
  agent.destroy();
  await wait(REST_SECONDS * 1000);
  const count = taken.length;
  console.log(
    `${count} answers in ${seconds.toFixed(0)} s (${(count / seconds).toFixed(1)} a second, ${(bytes / seconds / 2 ** 20).toFixed(1)} MB a second): ${[...answers].map(([status, times]) => `${times} x ${status}`).join(", ")}`,
  );
  console.log(`an answer: ${spread(taken)}`);
  console.log(
    `resident memory of the server, MB: ${before} before, ${Math.max(...samples)} at most, ${server()} after ${REST_SECONDS} s of rest`,
  );
  const step = Math.ceil(samples.length / 20);
  console.log(`on the way: ${samples.filter((_, at) => at % step === 0).join(" ")}`);
} finally {
  await app.stop();
  await seeded.dispose().catch(() => {});
}
