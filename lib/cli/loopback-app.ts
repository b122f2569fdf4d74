import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** A build takes half a minute; a machine that is busy with others, many times as long. */
const PATIENCE_MILLISECONDS = 900_000;
const ASK_AGAIN_MILLISECONDS = 200;

/** The app on this machine's loopback. */
export interface LoopbackApp {
  readonly origin: string;
  /** Its process group. */
  readonly group: number;
  readonly stop: () => Promise<void>;
}

/** A port of this machine that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts the app, built where the build is stale, on a free port of loopback over a database, which it migrates and
 * fills. Call `stop` when done.
 * @throws Error when it ends or has not come up in a quarter of an hour
 */
export async function startApp(
  databaseUrl: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<LoopbackApp> {
  const port = await freePort();
  const server: ChildProcess = spawn("npm", ["start"], {
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "error",
      REFRESH_CRON: "off",
      ...variables,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
      process.kill(-server.pid, "SIGTERM");
      await new Promise((resolve) => server.once("exit", resolve));
    }
  };
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${origin}/api/ready`).catch(() => null);
    if (answer?.ok) return { origin, group: server.pid ?? 0, stop };
    if (server.exitCode !== null) throw new Error(`The app ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MILLISECONDS));
  }
  await stop();
  throw new Error("The app did not come up within a quarter of an hour");
}
