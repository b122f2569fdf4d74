import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** Median and 95th percentile of some milliseconds, as a line. */
export function spread(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} times)`;
}

/** Times some work again and again, one after the other, in milliseconds. */
export async function timesOf(repeats: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < repeats; round += 1) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken;
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

/** The built app on loopback over a database; `group` is its process group. Call `stop` when done. */
export async function startApp(
  databaseUrl: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<{ origin: string; group: number; stop: () => Promise<void> }> {
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
    if (server.exitCode === null && server.pid !== undefined) {
      process.kill(-server.pid, "SIGTERM");
      await new Promise((resolve) => server.once("exit", resolve));
    }
  };
  const deadline = Date.now() + 240_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${origin}/api/ready`).catch(() => null);
    if (answer?.ok) return { origin, group: server.pid ?? 0, stop };
    if (server.exitCode !== null) throw new Error(`The app ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error("The app did not come up within four minutes");
}
