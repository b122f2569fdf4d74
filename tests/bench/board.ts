// Server time of pages and exports, with the shipped data, with 50 companies x 20 years, and with a whole market of
// 1,000 companies x 20 years and 1,000 announcements, made here for the benchmark only; and the JavaScript that pages
// send. `BOARD_COMPANIES=200 BOARD_ANNOUNCEMENTS=200 npm run bench board` makes a smaller market, `BOARD_MARKET=only`
// leaves the shipped data and the 50 companies out.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LoopbackApp, startApp } from "../../lib/cli/loopback-app.ts";
import { residentMegabytes, spread, timesOf } from "./support.ts";
import { madeStore } from "./support-made-store.ts";

const ROUNDS = 40;
const COMPANIES = 50;
const MARKET = {
  companies: Number(process.env.BOARD_COMPANIES ?? 1000),
  announcements: Number(process.env.BOARD_ANNOUNCEMENTS ?? 1000),
  isAlone: process.env.BOARD_MARKET === "only",
};
const MARKET_ROUNDS = 7;
/** An announcement from the middle of the market's. */
const ANNOUNCED = `announced-${Math.ceil(MARKET.announcements / 2)}`;
/** The pages of a whole market, the first of which finds nothing read yet. */
const MARKET_PAGES = [
  "/",
  "/events/qwq-32b",
  `/events/${ANNOUNCED}`,
  `/events/${ANNOUNCED}?page=9&company=made-7`,
  "/companies/alibaba",
  "/companies/made-1",
  "/companies/made-1?relation=all",
  "/reactions",
  "/reactions?view=table&sort=-car&page=3",
  "/reactions?view=heat",
  "/reactions?view=paths",
  "/reactions?view=dumbbell",
  "/reactions?relation=all",
  "/compare",
  `/compare?event=${ANNOUNCED}&by=company`,
  "/methods",
  "/companies",
  "/companies?search=made&page=3",
  "/data",
  "/events",
  "/events?search=made&page=2",
  "/moves",
  "/moves?order=largest",
  "/zh",
  "/ar/reactions",
  "/embed/companies/alibaba",
  "/feed.xml",
  "/og/board.png",
  "/og/companies/alibaba.png",
  `/og/events/${ANNOUNCED}.png`,
  "/og/reactions.png",
];

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-bench-"));

/** One line of the table; `memory` says what the server holds after it, where that is asked. */
async function measure(
  label: string,
  origin: string,
  address: string,
  { rounds = ROUNDS, memory = () => "" }: { readonly rounds?: number; readonly memory?: () => string } = {},
): Promise<void> {
  let body = new ArrayBuffer(0);
  const fetchWhole = async () => {
    const answer = await fetch(origin + address);
    body = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  };
  const [first = 0] = await timesOf(1, fetchWhole);
  const warm = await timesOf(rounds, fetchWhole);
  const [bytes, packed] = [body.byteLength, await compressedSize(new Response(body))];
  console.log(
    `${label}: first ${first.toFixed(0)} ms, then ${spread(warm)}, ${(bytes / 1024).toFixed(0)} KiB, ${(packed / 1024).toFixed(0)} KiB compressed${memory()}`,
  );
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Reads lines to their end and throws them away; says how many a second. */
async function rate(label: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const started = performance.now();
  let [lines, bytes] = [0, 0];
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    for (const byte of piece) if (byte === 10) lines += 1;
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${label}: ${lines} lines, ${(bytes / 2 ** 20).toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(lines / seconds).toFixed(0)} lines a second`,
  );
}

/** What `sqlite3 -csv` takes for the bars of a database, in the columns of bars.csv; silent where there is no sqlite3. */
async function rateOfSqlite(file: string): Promise<void> {
  const query = `SELECT "symbol", "session", "open", "high", "low", "close", "adjustedClose", "volume", "currency",
      "Bar"."provider", "basis"
    FROM "Instrument" JOIN "Bar" ON "instrumentId" = "id" ORDER BY "id", "session"`;
  const sqlite = spawn("sqlite3", ["-readonly", "-csv", "-header", file, query], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const begun = await Promise.race([
    once(sqlite, "spawn").then(() => true),
    once(sqlite, "error").then(() => false),
  ]);
  if (begun) await rate("sqlite3 -csv of the same bars", sqlite.stdout);
  else console.log("sqlite3 is not installed: bars.csv is compared with nothing");
}

/** A download of the app and the memory of the server while it lasts. */
async function measureExport(label: string, app: LoopbackApp, address: string): Promise<void> {
  const server = () => residentMegabytes(app.group)[0] ?? Number.NaN;
  const samples = [server()];
  const sampling = setInterval(() => samples.push(server()), 250);
  const answer = await fetch(app.origin + address);
  if (!answer.ok || !answer.body) throw new Error(`${address} answered ${answer.status}`);
  await rate(label, piecesOf(answer.body));
  clearInterval(sampling);
  console.log(`  server: ${samples[0]} MB before, ${Math.max(...samples)} MB at most`);
}

async function measureMarket(): Promise<void> {
  const file = path.join(folder, "market.db");
  const { companies, announcements } = MARKET;
  const app = await startApp(await madeStore(file, companies, announcements));
  const name = `${companies} x 20 years and ${announcements} announcements stored`;
  console.log(`${name}:`);
  try {
    for (const address of MARKET_PAGES) {
      const memory = () => `, server ${residentMegabytes(app.group)[0]} MB`;
      await measure(address, app.origin, address, { rounds: MARKET_ROUNDS, memory });
    }
    console.log(`server: ${residentMegabytes(app.group)[0]} MB resident after those pages`);
    await measureExport("reactions.csv", app, "/api/v1/reactions.csv");
    await measureExport("bars.csv", app, "/api/v1/bars.csv");
    await rateOfSqlite(file);
  } finally {
    await app.stop();
  }
}

/** Compressed bytes of every script that a page's HTML asks a browser of today for. */
async function scriptSize(origin: string, address: string): Promise<number> {
  const html = await (await fetch(origin + address)).text();
  const tags = [...html.matchAll(/<(?:script|link)[^>]*\.js"[^>]*>/g)].map(([tag]) => tag);
  const modern = tags.filter((tag) => !/nomodule/i.test(tag));
  const sources = new Set(modern.flatMap((tag) => /"(\/_next\/static\/[^"]+\.js)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const source of sources) {
    const answer = await fetch(origin + source, { headers: { "accept-encoding": "gzip" } });
    bytes += Number(answer.headers.get("content-length")) || (await compressedSize(answer));
  }
  return bytes;
}

async function compressedSize(answer: Response): Promise<number> {
  const stream = answer.body?.pipeThrough(new CompressionStream("gzip"));
  return stream ? (await new Response(stream).arrayBuffer()).byteLength : 0;
}

/** The shipped data, the JavaScript that pages send, and 50 companies. */
async function measureSmaller(): Promise<void> {
  const shipped = await startApp(await madeStore(path.join(folder, "shipped.db"), 0));
  try {
    await measure("shipped, board", shipped.origin, "/");
    await measure("shipped, board, everything", shipped.origin, "/?from=2024-01-02&listing=all");
    await measure("shipped, /events/qwq-32b", shipped.origin, "/events/qwq-32b");
    await measure("shipped, reactions.csv", shipped.origin, "/api/v1/reactions.csv");
    await measure("shipped, bars.csv", shipped.origin, "/api/v1/bars.csv");
    for (const page of ["/", "/events/qwq-32b", "/companies/alibaba", "/events", "/companies", "/data"]) {
      console.log(
        `JavaScript of ${page}: ${((await scriptSize(shipped.origin, page)) / 1024).toFixed(1)} KiB compressed`,
      );
    }
  } finally {
    await shipped.stop();
  }
  const made = await startApp(await madeStore(path.join(folder, "made.db"), COMPANIES));
  try {
    const three = "company=made-1,made-2,made-3";
    await measure("50 x 20 years stored, board as it opens", made.origin, "/");
    await measure(
      "50 x 20 years stored, board of three since 2025",
      made.origin,
      `/?${three}&from=2025-01-01`,
    );
    await measure(
      "50 x 20 years stored, board of three, 20 years",
      made.origin,
      `/?${three}&from=2006-01-01`,
    );
    await measure(
      "50 x 20 years stored, reactions.csv of three",
      made.origin,
      `/api/v1/reactions.csv?${three}`,
    );
    await measure("50 x 20 years stored, reactions.csv of all", made.origin, "/api/v1/reactions.csv");
  } finally {
    await made.stop();
  }
}

try {
  if (!MARKET.isAlone) await measureSmaller();
  await measureMarket();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
