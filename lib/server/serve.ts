import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage, Server } from "node:http";
import next from "next";
import { environment } from "../env.ts";
import { log } from "../log.ts";
import { stopRefreshes } from "../quotes/schedule/refresh-process.ts";
import { listenForRevisions } from "../store/shared/revision-listener.ts";
import { closeSharedStores } from "../store/shared.ts";
import { gauge, startFigures, whenFiguresAreRead } from "../telemetry/figures.ts";
import { startTracing } from "../telemetry/tracing.ts";
import type { Answer, App } from "./answer.ts";
import { openCache } from "./cache/open-cache.ts";
import { openServer } from "./connections.ts";
import { handle, type ServerSetting } from "./handle.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { waitingLine, waitsForTurn } from "./waiting-line.ts";

/** How long requests under way may take to end; what is left of three seconds closes the database. */
const FINISHING_MILLISECONDS = 1800;
const ALL_GONE_MILLISECONDS = 2800;
/** Next listens up to eight times to the end of one answer, and this server three times; past ten Node warns of a leak. */
const LISTENERS_MAX = 20;

const STOPPING: Refusal = {
  status: 503,
  title: "The server stops",
  detail: "The server is being stopped, so this was not made. Nothing was changed; try again in a minute.",
  headers: { "retry-after": "60" },
};

/**
 * Serves the built app (in development: the app as it is written) until the process is told to stop, then ends the
 * streams, lets the requests under way finish and closes the database. Resolves when all of that is done.
 * @throws Error when the app can't be loaded or the port can't be had
 */
export async function serve(setting: ServerSetting, isByNpm: boolean): Promise<void> {
  const { hostname, port, isDevelopment } = setting;
  await startFigures();
  const endTracing = await startTracing(environment().OTEL_EXPORTER_OTLP_ENDPOINT);
  // Unexpected errors are logged by instrumentation.ts; Next would print each a second time.
  const app = next({ dev: isDevelopment, hostname, port, quiet: !isDevelopment });
  await app.prepare();
  const toApp = app.getRequestHandler();
  const line = waitingLine();
  const inTurn: App = async (request, answer) => {
    if (!waitsForTurn(request.url ?? "") || (await line.turn(answer))) await toApp(request, answer);
    else if (!answer.destroyed) refuse(answer, STOPPING);
  };
  const cache = isDevelopment ? null : openCache(inTurn);
  const open = new Set<Answer>();
  let isStopping = false;
  const server = openServer(
    (request, answer) => {
      answer.setMaxListeners(LISTENERS_MAX);
      open.add(answer);
      answer.once("close", () => open.delete(answer));
      answer.isLast = isStopping;
      void handle(request, answer, { app: inTurn, setting, cache });
    },
    (request) => isDevelopment && isOfHotReload(request), // Next listens to these itself
  );
  whenFiguresAreRead(async () => {
    gauge("model_moves_http_requests_in_progress", {}, open.size);
    gauge("model_moves_kept_answers_bytes", {}, cache?.bytes() ?? 0);
    gauge("model_moves_http_open_connections", {}, await connectionsOf(server));
  });
  server.listen(port, hostname);
  await once(server, "listening");
  console.log(`Model Moves is at http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`);

  const endListening = listenForRevisions();
  await stopAsked(isByNpm);
  isStopping = true;
  endListening();
  for (const answer of open) answer.isLast = true;
  line.close(); // what is made already takes the time there is
  setTimeout(() => process.exit(0), ALL_GONE_MILLISECONDS).unref();
  await Promise.all([closed(server), stopRefreshes()]);
  await Promise.all([closeSharedStores(), endTracing()]);
}

const connectionsOf = (server: Server<never, never>): Promise<number> =>
  new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

const isOfHotReload = ({ url = "" }: IncomingMessage): boolean => url.startsWith("/_next/");

/** Resolves when the process is asked to stop: by a signal, as often as it comes, or by the end of npm. */
function stopAsked(isByNpm: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.on("SIGINT", () => resolve()).on("SIGTERM", () => resolve());
    if (isByNpm) watchNpm(resolve);
  });
}

/** Resolves once no connection is left; those that take too long are cut off. */
async function closed(server: Server<never, never>): Promise<void> {
  const cut = setTimeout(() => {
    log().warn("some requests were cut off, because the server stops");
    server.closeAllConnections();
  }, FINISHING_MILLISECONDS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}

const LOOK_MILLISECONDS = 300;
const SHELLS = new Set(["sh", "bash", "dash", "ash", "busybox", "zsh"]);

/** The name and the parent of a process; null where the system does not tell. */
function processOf(pid: number): { readonly name: string; readonly parent: number } | null {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return name === undefined || parent === undefined ? null : { name, parent: Number(parent) };
  } catch {
    return null;
  }
}

/**
 * Calls `gone` once npm, which started this process, is no more: killed by a signal that it could not pass on, it
 * would leave the server behind with its port. Between npm and this process there may be a shell, which outlives
 * npm, so its parent is watched too.
 */
function watchNpm(gone: () => void): void {
  const parent = process.ppid;
  const shell = processOf(parent);
  const grandparent = shell && SHELLS.has(shell.name) ? shell.parent : null;
  const timer = setInterval(() => {
    const isLeft =
      process.ppid !== parent || (grandparent !== null && processOf(parent)?.parent !== grandparent);
    if (!isLeft) return;
    clearInterval(timer);
    gone();
  }, LOOK_MILLISECONDS);
  timer.unref();
}
