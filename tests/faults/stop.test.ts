import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request as ask, get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoopbackApp, startApp } from "../../lib/cli/loopback-app.ts";
import { type FakeYahoo, startFakeYahoo } from "../support/fake-yahoo.ts";

const TOKEN = "stopping-tests-token";
/** Three seconds where nothing else runs; on a busy machine still sooner than Yahoo's silence of 15 seconds ends. */
const GONE_MILLISECONDS = 14_000;
let folder: string;
let yahoo: FakeYahoo;
const apps: LoopbackApp[] = [];

async function start(): Promise<LoopbackApp> {
  const app = await startApp(`file:${path.join(folder, "store.db")}`, {
    ADMIN_TOKEN: TOKEN,
    YAHOO_ORIGIN: yahoo.origin,
  });
  apps.push(app);
  return app;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-stop-"));
  yahoo = await startFakeYahoo();
  await (await start()).stop();
}, 900_000); // the first start may build the app
afterAll(async () => {
  for (const app of apps) await app.stop();
  await yahoo.close();
  rmSync(folder, { recursive: true, force: true });
});

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(isSo: () => boolean | Promise<boolean>, limit = 30_000): Promise<number> {
  const begun = Date.now();
  while (!(await isSo())) {
    if (Date.now() - begun > limit) throw new Error(`It was not so within ${limit} ms`);
    await sleep(20);
  }
  return Date.now() - begun;
}

const isRefused = (origin: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1", () => {
      socket.destroy();
      resolve(false);
    });
    socket.on("error", () => resolve(true));
  });

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
function isAlive(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && !/\) Z/.test(readFileSync(status, "utf8"));
}

/** The processes below one, as the system tells them. */
function below(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(file) ? readFileSync(file, "utf8").split(" ").filter(Boolean).map(Number) : [];
  return children.flatMap((child) => [child, ...below(child)]);
}

/** An open stream of refreshes; `ended` is whether it came to its end in order. */
function follow(origin: string): { readonly begun: Promise<void>; readonly ended: Promise<boolean> } {
  let isBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    isBegun = resolve;
  });
  const ended = new Promise<boolean>((resolve) => {
    get(`${origin}/api/v1/refresh/events`, (answer) => {
      answer.on("data", () => isBegun());
      answer.on("end", () => resolve(answer.complete));
      answer.on("error", () => resolve(false));
    }).on("error", () => resolve(false));
  });
  return { begun, ended };
}

const writeAheadLog = () => path.join(folder, "store.db-wal");

describe("an app that is told to stop, with a stream open, a refresh under way and a request being answered", () => {
  it.each([
    ["SIGTERM to npm and all below it, as a terminal and Playwright send it", "SIGTERM", true],
    ["SIGINT to all, as Ctrl-C sends it", "SIGINT", true],
    ["SIGTERM to npm alone", "SIGTERM", false],
    ["SIGKILL to npm alone", "SIGKILL", false],
  ] as const)(
    "%s: all processes are gone and the port is free within 14 seconds, the stream has ended and no write-ahead log is left",
    async (_name, signal, toAll) => {
      const { origin, group } = await start();
      yahoo.fail({ kind: "hang" }, 1);
      const started = await fetch(`${origin}/api/v1/refresh`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      expect(started.status).toBe(202);
      const stream = follow(origin);
      await stream.begun;
      await until(() => below(group).length >= 2);
      const processes = below(group);
      const underWay = await fetch(`${origin}/api/v1/reactions.csv`); // its head has come, its rows have not all

      process.kill(toAll ? -group : group, signal);
      const gone = async () => !processes.some(isAlive) && (await isRefused(origin));
      expect(await until(gone)).toBeLessThan(GONE_MILLISECONDS);
      expect(await stream.ended).toBe(true);
      expect((await underWay.text()).length).toBeGreaterThan(1000);
      expect(existsSync(writeAheadLog()) ? statSync(writeAheadLog()).size : 0).toBe(0);
    },
  );
});

describe("an app that runs", () => {
  it("still takes a follower after 300 HEADs and 300 GETs that were left", async () => {
    const { origin, stop } = await start();
    const address = `${origin}/api/v1/refresh/events`;
    for (let time = 0; time < 300; time++) {
      const head = await fetch(address, { method: "HEAD" });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe("");
    }
    await Promise.all(
      Array.from({ length: 300 }, async (_none, index) => {
        await sleep(index * 5);
        await new Promise<void>((resolve) => {
          const left = ask(address, (answer) => answer.on("error", () => {}));
          left.on("error", () => {}).on("close", () => resolve());
          left.end();
          setTimeout(() => left.destroy(), index % 40);
        });
      }),
    );
    await sleep(200);
    const followers = Array.from({ length: 20 }, () => follow(origin));
    await Promise.all(followers.map(({ begun }) => begun));
    await stop();
  });

  it("answers HEAD on exports without a body", async () => {
    const { origin, stop } = await start();
    for (const file of ["reactions.csv", "bars.json", "events.csv"]) {
      const head = await fetch(`${origin}/api/v1/${file}`, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
    }
    await stop();
  });
});
