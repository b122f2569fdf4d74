// How many answers a second the server gives with 8 connections on loopback, in one run on the shipped data: a page that
// is made for each who asks (as whoever is signed in gets it), the same one kept, and 304 to whoever holds it; what one
// 304 of a page and of a download takes; and how long the first visitor waits after the data changed. The load's own
// process is one of those that share the machine.
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { openStore } from "../../lib/store/client.ts";
import { advanceRevision } from "../../lib/store/state.ts";
import { residentMegabytes, spread, timesOf } from "./support.ts";

const CONNECTIONS = 8;
const SECONDS = Number(process.env.KEPT_SECONDS ?? 10);
const ROUNDS = 200;
const FIRST_VISITS = 12;
/** Long enough that the pages which were asked for most are made anew, and nobody has come yet. */
const QUIET_MILLISECONDS = 5000;
const DOWNLOAD = "/api/v1/reactions.csv";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-kept-"));
const url = `file:${path.join(folder, "kept.db")}`;
const app = await startApp(url);
const { port } = new URL(app.origin);

const requestText = (address: string, headers: Readonly<Record<string, string>>): string => {
  const all = { host: `127.0.0.1:${port}`, "accept-encoding": "gzip", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${address} HTTP/1.1\r\n${lines.join("")}\r\n`;
};

/** Reads one answer from the beginning of what came: its bytes, or null where it has not come whole. */
function answerLength(came: Buffer): number | null {
  const head = came.indexOf("\r\n\r\n");
  if (head < 0) return null;
  const text = came.subarray(0, head).toString("latin1").toLowerCase();
  if (text.startsWith("http/1.1 304")) return head + 4;
  const length = /\ncontent-length: (\d+)/.exec(text)?.[1];
  if (length !== undefined)
    return came.length >= head + 4 + Number(length) ? head + 4 + Number(length) : null;
  const end = came.indexOf("\r\n0\r\n\r\n", head + 2);
  return end < 0 ? null : end + 7;
}

/** Asks the same on one connection again and again until `end`; says how often it was answered with `status`. */
function askAgain(text: string, status: number, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let [count, pieces]: [number, Buffer[]] = [0, []];
    const socket: Socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
    socket.on("error", reject);
    socket.on("data", (piece) => {
      pieces.push(piece);
      const came = Buffer.concat(pieces);
      const length = answerLength(came);
      pieces = [came.subarray(length ?? 0)];
      if (length === null) return;
      if (!came.subarray(0, 12).toString().endsWith(String(status))) {
        reject(new Error(`Answered ${came.subarray(0, 200)}`));
        socket.destroy();
        return;
      }
      count += 1;
      if (performance.now() < end) socket.write(text);
      else {
        socket.destroy();
        resolve(count);
      }
    });
  });
}

/** Answers a second, by so many connections for so many seconds. */
async function rate(
  label: string,
  address: string,
  headers: Record<string, string>,
  status = 200,
): Promise<number> {
  const begun = performance.now();
  const text = requestText(address, headers);
  const end = begun + SECONDS * 1000;
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, () => askAgain(text, status, end)));
  const perSecond = counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - begun) / 1000);
  console.log(`${label}: ${perSecond.toFixed(0)} a second`);
  return perSecond;
}

const ask = async (address: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(app.origin + address, { headers: { "accept-encoding": "gzip", ...headers } });
  await answer.arrayBuffer();
  return answer;
};
const tagOf = async (address: string) => (await ask(address)).headers.get("etag") ?? "";

/** Who comes first after a change: with which headers, and so many milliseconds after it. */
interface FirstVisitor {
  readonly label: string;
  readonly headers: Record<string, string>;
  readonly pause: number;
}

/** How long each of them waits after a change of the data, in milliseconds: in turn, so that all share one weather. */
async function firstVisits(visitors: readonly FirstVisitor[]): Promise<void> {
  const store = await openStore(url);
  const waits = new Map<string, number[]>(visitors.map(({ label }) => [label, []]));
  for (let visit = 0; visit < FIRST_VISITS; visit += 1) {
    for (const { label, headers, pause } of visitors) {
      for (let time = 0; time < 3; time += 1) await ask("/");
      await wait(QUIET_MILLISECONDS);
      await advanceRevision(store);
      await wait(pause);
      waits.get(label)?.push(...(await timesOf(1, () => ask("/", headers))));
    }
  }
  await store.$disconnect();
  for (const [label, times] of waits) console.log(`first visitor ${label}: ${spread(times)}`);
}

try {
  // A request with the cookie of a session is answered by Next as it comes, and nothing of it is kept.
  const own = { cookie: "admin=nobody" };
  for (let time = 0; time < 10; time += 1) {
    await ask("/", own);
    await ask("/");
  }
  const made = await rate("board made for each", "/", own);
  const kept = await rate("board kept", "/", {});
  console.log(`board kept against made: ${(kept / made).toFixed(1)} times`);
  await rate("304 of the board", "/", { "if-none-match": await tagOf("/") }, 304);
  await rate("304 of a download", DOWNLOAD, { "if-none-match": await tagOf(DOWNLOAD) }, 304);
  for (const address of ["/", DOWNLOAD]) {
    const held = { "if-none-match": await tagOf(address) };
    console.log(`one 304 of ${address}: ${spread(await timesOf(ROUNDS, () => ask(address, held)))}`);
  }
  await firstVisits([
    { label: "after a change, board made for each", headers: own, pause: 0 },
    { label: "at once after a change", headers: {}, pause: 0 },
    { label: "some seconds after a change", headers: {}, pause: QUIET_MILLISECONDS },
  ]);
  console.log(`server: ${residentMegabytes(app.group)[0]} MB resident`);
} finally {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}
