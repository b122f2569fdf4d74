import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openStore, type Store } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { advanceRevision, dataRevision } from "../../lib/store/state.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../support/postgres-server.ts";

let database: TemporaryDatabase;
let store: Store;
let processes: Listening[] = [];

interface Listening {
  readonly child: ChildProcess;
  /** What it has said. */
  readonly revisions: number[];
}

beforeEach(async () => {
  database = await temporaryDatabase();
  await migrate(database.url);
  store = await openStore(database.url);
  processes = [1, 2].map(() => {
    const child = spawn(process.execPath, ["--conditions=react-server", "tests/faults/revision-parent.ts"], {
      env: { PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: database.url, LOG_LEVEL: "silent" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const revisions: number[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => revisions.push(Number(line)));
    return { child, revisions };
  });
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), 60_000);
});
afterEach(async () => {
  for (const { child } of processes) child.kill("SIGKILL");
  await store.$disconnect();
  await database.dispose();
});

/** The numbers of the database's processes that a server of ours listens on. */
async function listeners(): Promise<number[]> {
  const rows = await store.$queryRaw<{ pid: number }[]>`
    SELECT "pid" FROM pg_stat_activity
    WHERE "datname" = current_database() AND "application_name" = 'model-moves listening' AND "query" LIKE 'LISTEN%'`;
  return rows.map(({ pid }) => pid);
}

const bothMet = (revision: number) =>
  vi.waitFor(
    () => {
      for (const { revisions } of processes) expect(revisions.at(-1)).toBe(revision);
    },
    { timeout: 60_000, interval: 5 },
  );

it("two processes that never ask by themselves see each of ten revisions, because they are told", async () => {
  const first = await dataRevision(store);
  const delays: number[] = [];
  for (let write = 1; write <= 10; write += 1) {
    await store.$transaction((session) => advanceRevision(session));
    const begun = performance.now();
    await bothMet(first + write);
    delays.push(performance.now() - begun);
  }
  const [, median = 0] = delays.sort((a, b) => a - b).slice(4);
  console.log(`told within ${median.toFixed(0)} ms (median of ten, by the slower of two processes)`);
});

it("a revision of the time in which their connections were cut is met once they listen again", async () => {
  const first = await dataRevision(store);
  const before = await listeners();
  for (const pid of before) await store.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
  // They may listen again before anybody looks, on other connections.
  const cut = async () => (await listeners()).filter((pid) => before.includes(pid));
  await vi.waitFor(async () => expect(await cut()).toEqual([]), 60_000);
  await store.$transaction((session) => advanceRevision(session));
  await bothMet(first + 1);
  await store.$transaction((session) => advanceRevision(session));
  await bothMet(first + 2);
  expect(await cut()).toEqual([]);
});
