import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { serverFolder } from "../../support/postgres-folder.ts";
import {
  postgresTemplate,
  type TemporaryDatabase,
  temporaryDatabase,
} from "../../support/postgres-server.ts";

const made: TemporaryDatabase[] = [];
afterEach(async () => {
  for (const database of made.splice(0)) await database.dispose();
});

async function database(template?: string): Promise<TemporaryDatabase> {
  const fresh = await temporaryDatabase(template);
  made.push(fresh);
  return fresh;
}

async function answer(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: "array" });
  await client.end();
  return rows.map(([value]: unknown[]) => value);
}

test("a database of PostgreSQL 18 on loopback, in whose own order a-b comes after AC", async () => {
  const { url } = await database();
  expect(new URL(url).hostname).toBe("127.0.0.1");
  expect(await answer(url, "SHOW server_version_num")).toEqual([expect.stringMatching(/^18/)]);
  const words = "SELECT word FROM (VALUES ('a-b'), ('AC'), ('B')) AS words (word)";
  expect(await answer(url, `${words} ORDER BY word`)).toEqual(["a-b", "AC", "B"]);
  expect(await answer(url, `${words} ORDER BY word COLLATE "C"`)).toEqual(["AC", "B", "a-b"]);
});

test("a template is made once for two who want it at once, and each copy is its own", async () => {
  let times = 0;
  const want = () =>
    postgresTemplate("numbers", ["tests/support/postgres-server.ts"], async (url) => {
      times += 1;
      await answer(url, "CREATE TABLE number AS SELECT generate_series(1, 1000) AS value");
    });
  const [name] = await Promise.all([want(), want()]);
  const [one, other] = await Promise.all([database(name), database(name)]);
  await answer(one.url, "DELETE FROM number WHERE value > 10");
  expect(await answer(one.url, "SELECT count(*)::int FROM number")).toEqual([10]);
  expect(await answer(other.url, "SELECT count(*)::int FROM number")).toEqual([1000]);
  expect(times).toBe(1);
});

/** A process that has started a server of its own, and that goes on until it is killed. */
async function startRun() {
  const run = spawn(
    process.execPath,
    [
      "-e",
      `const { temporaryDatabase } = await import("./tests/support/postgres-server.ts");
       const { url } = await temporaryDatabase();
       console.log(process.env.TEST_RUN + " " + url);
       setInterval(() => {}, 1000);`,
    ],
    { env: { PATH: process.env.PATH, NODE_ENV: "test" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const said = await new Promise<string>((resolve) =>
    run.stdout.once("data", (text) => resolve(String(text))),
  );
  const [name = "", url = ""] = said.trim().split(" ");
  expect(await answer(url, "SELECT 1")).toEqual([1]);
  return { run, url, folder: serverFolder(name) };
}

async function expectGone({ url, folder }: { readonly url: string; readonly folder: string }) {
  while (existsSync(folder)) await wait(50);
  await expect(answer(url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
}

test("a run that is killed leaves no server and no folder behind", async () => {
  const killed = await startRun();
  killed.run.kill("SIGKILL");
  await expectGone(killed);
});

test("what a killed run and its killed keeper left is taken away by the next start", async () => {
  const left = await startRun();
  process.kill(Number(readFileSync(path.join(left.folder, "keeper.pid"), "utf8")), "SIGKILL");
  left.run.kill("SIGKILL");
  expect(await answer(left.url, "SELECT 1")).toEqual([1]);
  const next = await startRun();
  await expectGone(left);
  next.run.kill("SIGKILL");
  await expectGone(next);
});
