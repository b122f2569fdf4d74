import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { RefreshState } from "../../lib/quotes/schedule/refresh-state.ts";
import { QUOTES_LEASE, readLease } from "../../lib/store/runs/leases.ts";
import { readRuns } from "../../lib/store/runs/runs.ts";
import { type AlibabaWorld, alibabaWorld } from "../support/alibaba-world.ts";

let world: AlibabaWorld;
let servers: ChildProcess[];

beforeEach(async () => {
  world = await alibabaWorld();
  servers = [];
});
afterEach(async () => {
  for (const server of servers) server.kill("SIGKILL");
  await world.dispose();
});

const state = z.custom<RefreshState>((value) => typeof value === "object" && value !== null);

/** A process that refreshes as the server does; `states` grows as it tells. */
function serve(): { server: ChildProcess; states: RefreshState[]; end: Promise<void> } {
  const server = spawn(process.execPath, ["--conditions=react-server", "tests/faults/refresh-parent.ts"], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: "test",
      DATABASE_URL: world.url,
      YAHOO_ORIGIN: world.yahoo.origin,
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.push(server);
  const states: RefreshState[] = [];
  createInterface({ input: server.stdout }).on("line", (line) => states.push(state.parse(JSON.parse(line))));
  return { server, states, end: new Promise((resolve) => server.once("close", () => resolve())) };
}

/** Waits until something is so; how long it took, in milliseconds, or an error after `limit` of them. */
async function until(isSo: () => boolean | Promise<boolean>, limit = 30_000): Promise<number> {
  const start = Date.now();
  while (!(await isSo())) {
    if (Date.now() - start > limit) throw new Error(`It was not so within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Date.now() - start;
}

/** The process that holds the lease for storing quotes; null where none does. */
const holder = async (): Promise<number | null> =>
  (await readLease(world.store, QUOTES_LEASE, Date.now()))?.pid ?? null;

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/stat`;
    return !existsSync(status) || !/\) Z/.test(readFileSync(status, "utf8"));
  } catch {
    return false;
  }
}

const symbolsOf = ({ running, last }: RefreshState) =>
  (running ?? last)?.instruments.map(({ symbol }) => symbol) ?? [];
const ALL = ["CNY=X", "HKD=X", "^HSI", "002315.SZ", "9988.HK"];

describe("a server that refreshes", () => {
  it("tells of 5 series one after the other, in order, and of 36 new rows at the end", async () => {
    const { states, end } = serve();
    await end;
    expect(states.map(symbolsOf)).toEqual([
      [],
      [],
      ...ALL.map((_symbol, index) => ALL.slice(0, index + 1)),
      ALL,
    ]);
    expect(states.slice(1, -1).every(({ running }) => running?.total === 5)).toBe(true);
    expect(states.at(-1)).toMatchObject({
      running: null,
      last: { trigger: "button", result: "done", inserted: 36, message: null, quotesAsOf: "2025-03-12" },
    });
    expect(await readRuns(world.store, 5)).toMatchObject([{ status: "done", trigger: "button" }]);
  });

  it.each(["CNY=X", "^HSI", "9988.HK"])(
    "killed while %s is asked for: its refresh is gone before Yahoo would answer it, and the next one completes",
    async (symbol) => {
      world.yahoo.fail({ kind: "hang" }, 1, symbol);
      const first = serve();
      await until(() => world.yahoo.log.some((line) => decodeURIComponent(line).includes(symbol)));
      const child = await holder();
      if (child === null) throw new Error("nobody holds the lease");
      first.server.kill("SIGKILL");
      expect(await until(() => !isAlive(child))).toBeLessThan(14_000); // Yahoo hangs for fifteen
      const next = serve();
      await next.end;
      expect(next.states.at(-1)?.last).toMatchObject({ result: "done", message: null });
      expect(await world.bars("9988.HK")).toHaveLength(8);
      expect((await readRuns(world.store, 5)).map(({ status }) => status)).not.toContain("running");
      expect(await holder()).toBeNull();
    },
  );

  it("beside another: one refreshes, the other is told that quotes are being stored, without process or host", async () => {
    world.yahoo.fail({ kind: "hang" }, 1, "^HSI");
    const first = serve();
    await until(async () => (await holder()) !== null);
    const second = serve();
    await second.end;
    expect(second.states.at(-1)?.last).toMatchObject({
      result: "busy",
      instruments: [],
      message: "Another process is storing quotes. Nothing was asked or stored; try again when it is done.",
    });
    expect(await readRuns(world.store, 5)).toHaveLength(1);
    first.server.kill("SIGTERM");
    await first.end;
  });

  it("without a database ends with a sentence and no path", async () => {
    await world.store.$executeRawUnsafe('DROP TABLE "Lease"');
    const { states, end } = serve();
    await end;
    expect(states.at(-1)?.last).toMatchObject({
      result: "failed",
      message:
        "The database could not be written. It has not been set up. The server's log says how to create it.",
    });
  });
});
