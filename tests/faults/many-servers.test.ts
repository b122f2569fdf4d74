import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
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

/** One of several processes for which a refresh was due at `since`; how it ended, once it has. */
function oneOf(since: number): { server: ChildProcess; last: Promise<RefreshState["last"]> } {
  const server = spawn(
    process.execPath,
    ["--conditions=react-server", "tests/faults/refresh-parent.ts", "schedule", String(since)],
    {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        NODE_ENV: "test",
        DATABASE_URL: world.url,
        YAHOO_ORIGIN: world.yahoo.origin,
        LOG_LEVEL: "silent",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  servers.push(server);
  let last: RefreshState["last"] = null;
  createInterface({ input: server.stdout }).on("line", (line) => {
    last = state.parse(JSON.parse(line)).last;
  });
  return { server, last: new Promise((resolve) => server.once("close", () => resolve(last))) };
}

const runs = async () =>
  (await readRuns(world.store, 10)).map(({ status, trigger }) => `${trigger} ${status}`);

describe("three processes over one store", () => {
  it("for one due time make one refresh: the others meet it, or find it done, and ask Yahoo for nothing", async () => {
    const due = Date.now();
    const ends = await Promise.all([1, 2, 3].map(() => oneOf(due).last));
    const made = ends.filter((last) => last?.result === "done" && last.inserted === 36);
    expect(made).toHaveLength(1);
    for (const last of ends.filter((one) => one !== made[0])) {
      expect(["busy", "done"]).toContain(last?.result);
      expect([last?.inserted, last?.instruments]).toEqual([0, []]);
    }
    // One that comes later, because its machine was slow, finds it done.
    const late = await oneOf(due).last;
    expect(late).toMatchObject({ result: "done", inserted: 0, changed: 0, instruments: [] });
    expect(late?.message).toContain("has just asked for everything");
    expect(await runs()).toEqual(["schedule done"]);
    // The next due time is another one.
    expect(await oneOf(Date.now()).last).toMatchObject({ result: "done", inserted: 0 });
    expect(await runs()).toEqual(["schedule done", "schedule done"]);
  });

  it("go on where the one that was at it is killed: the next one takes over at once and does the rest", async () => {
    const due = Date.now();
    world.yahoo.fail({ kind: "hang" }, 2, "9988.HK"); // 15 seconds each
    const first = oneOf(due);
    let holder: number | null = null;
    await vi.waitFor(
      async () => {
        holder = (await readLease(world.store, QUOTES_LEASE, Date.now()))?.pid ?? null;
        expect(holder).not.toBeNull();
      },
      { timeout: 60_000, interval: 50 },
    );
    expect(await oneOf(due).last).toMatchObject({ result: "busy" });
    first.server.kill("SIGKILL");
    if (holder !== null) process.kill(holder, "SIGKILL");
    await first.last;
    expect(await oneOf(due).last).toMatchObject({ result: "done" });
    expect(await runs()).toEqual(["schedule done", "schedule abandoned"]);
    expect(await readLease(world.store, QUOTES_LEASE, Date.now())).toBeNull();
  });
});
