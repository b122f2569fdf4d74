import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";

const LOOK_MILLISECONDS = 50;
const PATIENCE_MILLISECONDS = 120_000;

/** A process of the app, which can be killed and started again. */
export interface AppProcess {
  readonly origin: string;
  readonly kill: () => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The built app on a port; `variables` are those of its environment. */
export function appProcess(port: number, variables: Readonly<Record<string, string>>): AppProcess {
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(
      process.execPath,
      [
        "--heap-growing-percent=75",
        "--max-semi-space-size=16",
        "--no-allocation-site-pretenuring",
        "--conditions=react-server",
        "tests/support/app-as-it-is.ts",
      ],
      {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, PORT: String(port), HOSTNAME: "127.0.0.1", REFRESH_CRON: "off", ...variables },
      },
    );
    await until(`${origin}/api/ready`, () => child?.exitCode ?? null);
  };
  return {
    origin,
    start,
    kill: () => void child?.kill("SIGKILL"),
    stop: async () => {
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      ending.kill("SIGTERM");
      await new Promise((resolve) => ending.once("exit", resolve));
    },
  };
}

/**
 * Waits until an address answers with 200.
 * @throws Error where the process has ended or two minutes have passed
 */
export async function until(address: string, exitCode: () => number | null = () => null): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < PATIENCE_MILLISECONDS; ) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer().catch(() => {});
    if (answer?.ok) return;
    if (exitCode() !== null) throw new Error(`${address}: the process ended with ${exitCode()}.`);
    await wait(LOOK_MILLISECONDS);
  }
  throw new Error(`${address} did not answer within two minutes.`);
}

const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((file) => existsSync(file));

/** What stands before the processes. */
export interface Front {
  readonly name: string;
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** nginx by deploy/nginx/nginx.conf, its cache switched off, because it is the processes that are measured. */
export async function startFront(port: number, processes: readonly AppProcess[]): Promise<Front> {
  if (NGINX === undefined) return roundRobin(port, processes);
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-front-"));
  mkdirSync(path.join(folder, "temporary"));
  const servers = processes.map(
    ({ origin }) => `server ${new URL(origin).host} max_fails=2 fail_timeout=2s;`,
  );
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/temporary/${kind};`,
  );
  const conf = readFileSync("deploy/nginx/nginx.conf", "utf8")
    .replace(
      /^worker_processes auto;/m,
      `${process.getuid?.() === 0 ? "user root;\n" : ""}worker_processes 1;`,
    )
    .replaceAll("/var/cache/nginx", folder)
    .replaceAll(/server app:3000 .*$/gm, servers.join("\n    "))
    .replace("include mime.types;", temporary.join("\n  "))
    .replace("/run/nginx.pid", `${folder}/nginx.pid`)
    .replace("listen 80 default_server;", `listen 127.0.0.1:${port};`)
    .replace(/^ {6}proxy_cache model_moves;$/m, "      proxy_cache off;");
  writeFileSync(path.join(folder, "revision.conf"), 'map "" $data_revision { default "0"; }\n');
  writeFileSync(path.join(folder, "nginx.conf"), conf);
  const child = spawn(NGINX, ["-p", folder, "-c", path.join(folder, "nginx.conf"), "-g", "daemon off;"], {
    stdio: "ignore",
  });
  const origin = `http://127.0.0.1:${port}`;
  await until(`${origin}/api/health`, () => child.exitCode);
  return {
    name: "nginx",
    origin,
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where there is no nginx: each request to the next process, by the one after it where that is gone. */
async function roundRobin(port: number, processes: readonly AppProcess[]): Promise<Front> {
  const pools = processes.map(({ origin }) => new Pool(origin, { connections: 32, headersTimeout: 120_000 }));
  let turn = 0;
  const server = createServer(async (request, answer) => {
    turn += 1;
    for (let tries = 0; tries < pools.length; tries += 1) {
      const pool = pools[(turn + tries) % pools.length];
      const got = await pool
        ?.request({ path: request.url ?? "/", method: "GET", headers: { "accept-language": "en" } })
        .catch(() => null);
      if (!got) continue;
      answer.writeHead(got.statusCode, got.headers);
      got.body.on("error", () => answer.destroy()).pipe(answer);
      return;
    }
    answer.writeHead(502).end();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    name: "a round-robin of this benchmark's own (nginx is not installed)",
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
