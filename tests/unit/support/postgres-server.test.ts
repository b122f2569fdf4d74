import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { activity } from "../../support/postgres-activity.ts";
import { copyOfTemplate, noteShape } from "../../support/postgres-copies.ts";
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

/** What a process that asks for a database says: its address, or why it has none. */
async function asked(variables: Readonly<Record<string, string>>): Promise<string> {
  const script = `const { temporaryDatabase } = await import("./tests/support/postgres-server.ts");
    const made = await temporaryDatabase().catch(({ message }) => ({ url: message, dispose() {} }));
    console.log(made.url);
    await made.dispose();`;
  const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, ...variables };
  const child = spawn(process.execPath, ["-e", script], { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const piece of child.stdout) said += String(piece);
  return said;
}

test("a platform that the package has no server for is a failure that says so, with the way on", async () => {
  const elsewhere = `import os from "node:os"; import { syncBuiltinESMExports } from "node:module";
    os.platform = () => "aix"; syncBuiltinESMExports();`;
  const module = `data:text/javascript;base64,${Buffer.from(elsewhere).toString("base64")}`;
  const said = await asked({ NODE_OPTIONS: `--import=${module}` });
  expect(said).toMatch(/^PostgreSQL did not start: Error: Unsupported platform "aix"\n/);
  expect(said).toContain("The tests on PostgreSQL were not run.");
  expect(said).toContain("TEST_POSTGRES=postgresql://");
});

test("a server of one's own is taken where TEST_POSTGRES names it", async () => {
  const { url } = await database();
  const own = new URL("/postgres", url).href;
  expect(new URL(await asked({ TEST_POSTGRES: own })).host).toBe(new URL(url).host);
});

test("a copy that is given back as it was, or emptied, is the next one; one whose tables were changed is not", async () => {
  const template = await postgresTemplate("words", ["tests/support/postgres-copies.ts"], async (url) => {
    await answer(url, 'CREATE TABLE "word" (id serial, word text)');
    await answer(url, `INSERT INTO "word" (word) VALUES ('one')`);
    await noteShape(new URL(url).pathname.slice(1));
  });
  /** The number of a database, which stays its own under another name, and what its only word is. */
  const used = async (isBare: boolean, sql = "SELECT 1") => {
    const copy = await copyOfTemplate(template, isBare);
    const [found] = await answer(
      copy.url,
      "SELECT oid::text FROM pg_database WHERE datname = current_database()",
    );
    const words = await answer(copy.url, 'SELECT word FROM "word"');
    await answer(copy.url, sql);
    await copy.dispose();
    return { found, words };
  };
  const first = await used(false);
  expect(await used(false, 'DELETE FROM "word"')).toEqual(first);
  const second = await used(true, `INSERT INTO "word" (word) VALUES ('two')`);
  expect(second.found).not.toBe(first.found);
  const emptied = await used(true, 'ALTER TABLE "word" ADD COLUMN "more" text');
  expect(emptied).toEqual({ found: second.found, words: [] });
  expect((await used(true)).found).not.toBe(second.found);
});

test("what the server is at says who waits for whose lock", async () => {
  const { url } = await database();
  await answer(url, "CREATE TABLE held ()");
  const [holder, waiting] = [1, 2].map(() => new pg.Client({ connectionString: url }));
  if (!holder || !waiting) throw new Error("No clients");
  await Promise.all([holder.connect(), waiting.connect()]);
  await holder.query("BEGIN; LOCK TABLE held");
  const [{ pid } = { pid: 0 }] = (await holder.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows;
  const late = waiting.query("TABLE held");
  await expect.poll(activity).toMatch(new RegExp(`active, waits for ${pid} \\(Lock relation\\): TABLE held`));
  expect(await activity()).toContain(`${pid} idle in transaction, waits for Client ClientRead`);
  await holder.end();
  await late;
  await waiting.end();
});
