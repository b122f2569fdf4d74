import { setTimeout as wait } from "node:timers/promises";
import { type FuzzRequest, requestsOf } from "./requests.ts";
import { appRoutes, shippedVocabulary } from "./routes.ts";
import { heldClients } from "./sockets.ts";
import { type Finding, judge } from "./verdict.ts";
import { send } from "./wire.ts";
import { type FuzzedApp, startFuzzedApp } from "./world.ts";

/** What was found at one request of a seed. */
export interface FoundAt extends Finding {
  readonly index: number;
  readonly request: FuzzRequest;
}

export interface FuzzResult {
  readonly sent: number;
  readonly seconds: number;
  readonly findings: readonly FoundAt[];
  /** Answers by status; `left` for none to an unfinished request. */
  readonly statuses: ReadonlyMap<string, number>;
  /** How often a server had to be started anew because the one before answered nobody any more. */
  readonly restarts: number;
}

/** Requests under way at once. */
const CONCURRENCY = 6;
/** A server notices within so long that a client has gone. */
const PATIENCE_MILLISECONDS = 6_000;
/** Somebody signs in anew after so many requests. */
const ANEW_EVERY = 200;
const MOST_RESTARTS = 20;

interface Asked {
  readonly seed: number;
  readonly count: number;
  /** One request of the seed, alone. */
  readonly only: number | null;
}

/** Sends the requests of a seed to the app and judges what comes; one that stops the server is followed by a new one. */
export async function fuzz({ seed, count, only }: Asked): Promise<FuzzResult> {
  const all = requestsOf(seed, only === null ? count : only + 1, appRoutes(shippedVocabulary()));
  const waiting = [...all.entries()].slice(only ?? 0);
  const sent = waiting.length;
  const findings: FoundAt[] = [];
  const statuses = new Map<string, number>();
  const started = performance.now();
  let restarts = 0;
  while (waiting.length > 0 && restarts < MOST_RESTARTS) {
    const app = await startFuzzedApp();
    try {
      if (!(await leg(app, waiting, findings, statuses))) restarts += 1;
    } finally {
      await app.stop();
    }
  }
  return {
    sent: sent - waiting.length,
    seconds: (performance.now() - started) / 1000,
    findings,
    statuses,
    restarts,
  };
}

/** One server's life: to the end of the requests, or until it answers nobody; whether it outlived them. */
async function leg(
  app: FuzzedApp,
  waiting: [number, FuzzRequest][],
  findings: FoundAt[],
  statuses: Map<string, number>,
): Promise<boolean> {
  const clients = new Map<number, [number, FuzzRequest]>();
  const slow: [number, FuzzRequest][] = [];
  let words = await app.words();
  let lives = true;
  const find = ([index, request]: [number, FuzzRequest], finding: Finding) =>
    findings.push({ index, request, ...finding });

  const reader = async () => {
    for (let next = waiting.shift(); next && lives; next = waiting.shift()) {
      if (clients.size % ANEW_EVERY === ANEW_EVERY - 1) words = await app.words().catch(() => words);
      const outcome = await send(next[1], words);
      clients.set(outcome.port, next);
      const status = String(outcome.head?.status ?? outcome.end);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (outcome.end === "late" || outcome.end === "refused") lives &&= await app.lives();
      for (const finding of judge(next[1], outcome, process.cwd())) {
        // Slow beside others may be the others' doing: it is asked again alone.
        if (finding.fault === "slow") slow.push(next);
        else find(next, finding);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, reader));
  if (!lives) return false;

  for (const [index, request] of slow) {
    const outcome = await send(request, words);
    const again = judge(request, outcome, process.cwd()).find(({ fault }) => fault === "slow");
    if (again) find([index, request], again);
  }
  for (const client of await stillHeld(app.port)) {
    const whose = clients.get(client);
    if (whose) find(whose, { fault: "socket", detail: "held after its client had gone" });
  }
  return true;
}

/** Clients whose sockets the server holds on to, long after they have gone. */
async function stillHeld(port: number): Promise<readonly number[]> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  let held = heldClients(port) ?? [];
  while (held.length > 0 && Date.now() < deadline) {
    await wait(200);
    held = heldClients(port) ?? [];
  }
  return held;
}
