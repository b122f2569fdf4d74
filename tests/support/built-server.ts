import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { freePort } from "../../lib/cli/loopback-app.ts";

/** Where the browser tests' common server has its database: filled with the small world of the tests (small-world.ts), and only read. */
export const SEEDED = path.resolve("node_modules/.cache/model-moves-e2e/only-read.db");

const PATIENCE_MILLISECONDS = 60_000;
/** A first start migrates and fills the database. */
const FIRST_START_MILLISECONDS = 240_000;

/** A built server over a database that nobody prepares for it. */
export interface BuiltServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
}

/** Puts a copy of the seeded database, which a server may have open, into a file. */
export async function copySeeded(file: string): Promise<void> {
  const filled = new Database(SEEDED, { readonly: true });
  await filled.backup(file);
  filled.close();
}

/**
 * Starts the built server on a free port of loopback over a database as it is; `sign` is the address that answers
 * with 200 once it is up.
 * @throws Error when it ends or has not come up within a minute
 */
export async function startBuiltServer(
  databaseUrl: string,
  variables: Readonly<Record<string, string>> = {},
  sign = "/api/ready",
): Promise<BuiltServer> {
  const words = ["--conditions=react-server", "tests/support/app-as-it-is.ts"];
  return started(words, databaseUrl, variables, sign);
}

/** Whether somebody develops here now: Next lets no second development server be in one folder. */
export function isInDevelopment(): boolean {
  try {
    const { pid } = z.object({ pid: z.int() }).parse(JSON.parse(readFileSync(".next/dev/lock", "utf8")));
    return process.kill(pid, 0);
  } catch {
    return false; // no lock, or one that a server left behind
  }
}

/**
 * Starts the app as `npm start` does, which makes the database ready, on a free port of loopback; or what
 * `npm run standalone` put into a folder.
 */
export const startApp = (
  databaseUrl: string,
  variables: Readonly<Record<string, string>>,
  folder: string | null = null,
): Promise<BuiltServer> => {
  const words = ["--conditions=react-server", "lib/cli/start.ts", ...(folder === null ? [] : ["--built"])];
  return started(words, databaseUrl, variables, "/api/ready", folder ?? ".", FIRST_START_MILLISECONDS);
};

/** Starts the app as `npm run dev` does, on a free port of loopback over a database. */
export const startDevelopment = (databaseUrl: string): Promise<BuiltServer> =>
  started(["--conditions=react-server", "lib/cli/start.ts", "--dev"], databaseUrl, {}, "/api/health");

async function started(
  words: readonly string[],
  databaseUrl: string,
  variables: Readonly<Record<string, string>>,
  sign: string,
  folder = ".",
  patience = PATIENCE_MILLISECONDS,
): Promise<BuiltServer> {
  const port = await freePort();
  const server = spawn(process.execPath, words, {
    stdio: ["ignore", "ignore", "inherit"],
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      REFRESH_CRON: "off",
      LOG_LEVEL: "silent",
      ...variables,
    },
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    await ended;
  };
  const [stop, kill] = [() => end("SIGTERM"), () => end("SIGKILL")];
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && server.exitCode === null) {
    const answer = await fetch(origin + sign).catch(() => null);
    if (answer?.ok) return { origin, stop, kill };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`The server over ${databaseUrl} did not come up`);
}
