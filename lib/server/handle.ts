import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { z } from "zod";
import { log } from "../log.ts";
import { fail, type Result, succeed } from "../result.ts";
import { formRefusal, isFormRequest } from "./action-request.ts";
import type { Answer } from "./answer.ts";
import { type RequestAuthority, readRequestAuthority } from "./authority.ts";
import { hasBody, readBody, withBody } from "./body.ts";
import { allowedMethods, methodRefusal } from "./http-methods.ts";
import { sendPacked } from "./packed-file.ts";
import { inReadersLanguage, isKeptOffline, pageAddress } from "./page-address.ts";
import { POLICY, pagePolicy, WORKER_POLICY } from "./policies.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { fileRefusal, withReadRange } from "./static-file.ts";
import { canonicalPath, readTarget, type Target } from "./target.ts";
import { requestOrigin, watched } from "./watched.ts";

/** What answers the requests that pass: Next. */
export type App = (request: IncomingMessage, answer: Answer) => Promise<void>;

/** How this server was started. */
export interface ServerSetting {
  readonly hostname: string;
  readonly port: number;
  readonly trustsProxy: boolean;
  readonly isDevelopment: boolean;
}

const NONCE_BYTES = 18;
/** What a page hangs on beside its address: language and choices of the reader, and the width of the first drawing. */
const VARIES = "accept-language, cookie, sec-ch-ua-mobile, user-agent";
const NO_BODY = { body: Buffer.alloc(0), free: () => {} };
const BROKEN: Refusal = {
  status: 500,
  title: "Something went wrong on our side",
  detail: "Nothing was changed. Try again; if it stays, the server's log says more.",
};

/**
 * Answers one request: what is malformed is refused, what has a better address is sent there, and the rest goes to
 * the app with headers that only this server sets. It never throws.
 */
export async function handle(
  request: IncomingMessage,
  answer: Answer,
  { app, setting }: { readonly app: App; readonly setting: ServerSetting },
): Promise<void> {
  const origin = requestOrigin(request.headers, setting.trustsProxy);
  await watched(request, answer, origin, () =>
    answerOrRefuse(request, answer, { app, setting, requestId: origin.requestId }),
  );
}

async function answerOrRefuse(
  request: IncomingMessage,
  answer: Answer,
  {
    app,
    setting,
    requestId,
  }: { readonly app: App; readonly setting: ServerSetting; readonly requestId: string },
): Promise<void> {
  try {
    const nonce = randomBytes(NONCE_BYTES).toString("base64");
    answer.pagePolicy = pagePolicy(nonce, setting.isDevelopment);
    const refusal = await answered(request, answer, { app, setting, requestId });
    if (refusal !== null) refuse(answer, refusal);
  } catch (error) {
    log().error({ err: error, method: request.method, path: request.url }, "request failed");
    refuse(answer, BROKEN);
  }
}

/** Answers, or tells why not. */
async function answered(
  request: IncomingMessage,
  answer: Answer,
  {
    app,
    setting,
    requestId,
  }: { readonly app: App; readonly setting: ServerSetting; readonly requestId: string },
): Promise<Refusal | null> {
  const { method = "GET" } = request;
  if (request.url === "*" && method === "OPTIONS") return options(answer, ["GET", "HEAD", "POST", "OPTIONS"]);
  const read = readRequest(request, setting);
  if (!read.ok) return read.problem;
  const { target, asked } = read.value;

  const isOfNextDevelopment = setting.isDevelopment && /^\/(?:_next|__next)/.test(target.path);
  const path = isOfNextDevelopment ? target.path : canonicalPath(target.path);
  const page = pageAddress(path);
  const isForm = method === "POST" && page?.room === "admin" && isFormRequest(request.headers);
  const allowed = allowedMethods(path, isForm);
  answer.allow = allowed.join(", ");
  if (method === "OPTIONS") return options(answer, allowed);
  if (!allowed.includes(method) && !isOfNextDevelopment) return methodRefusal(method, allowed);

  const elsewhere = (page && inReadersLanguage(page, request.headers)) ?? path;
  if (page) answer.varies = VARIES;
  if (elsewhere !== target.path) {
    // By the reader's language it may be another place next time; what is only written otherwise stays the same.
    answer.writeHead(elsewhere === path ? 308 : 307, { location: elsewhere + target.query }).end();
    return null;
  }
  const wrong = routerRefusal(request.headers) ?? (page ? null : fileRefusal(path, request.headers));
  if (wrong) return wrong;

  const whole = hasBody(request) ? await readBody(request) : succeed(NO_BODY);
  if (!whole.ok) return whole.problem;
  const { body, free } = whole.value;
  if (answer.closed) free();
  else answer.once("close", free);
  const refused = isForm ? await formRefusal(request.headers, body, asked.authority) : null;
  if (refused) return refused;
  // What is only read takes no body.
  const sent = body.length > 0 && method !== "GET" && method !== "HEAD" ? withBody(request, body) : request;
  sent.url = path + target.query;
  sent.headers = {
    ...withoutInternal(page ? request.headers : withReadRange(path, request.headers)),
    ...(isReadHere(path, asked.client) && { "accept-encoding": "identity" }),
    host: asked.authority,
    "x-forwarded-host": asked.authority,
    "x-forwarded-proto": asked.scheme,
    "x-forwarded-for": asked.client,
    "x-site-origin": asked.origin,
    "x-request-id": requestId,
    [POLICY]: answer.pagePolicy ?? "", // Next takes the nonce for its own scripts from here
    ...(page && { "x-locale": page.locale, "x-path": page.path }),
  };
  // The worker that keeps pages for reading offline keeps these.
  if (page && isKeptOffline(page, request.headers)) answer.setHeader("x-keep-offline", "1");
  if (path === "/offline-worker.js") answer.otherPolicy = WORKER_POLICY;
  const isSent = !setting.isDevelopment && (await sendPacked(path, sent, answer));
  if (!isSent) await app(sent, answer);
  return null;
}

function readRequest(
  request: IncomingMessage,
  { hostname, port, trustsProxy }: ServerSetting,
): Result<{ readonly target: Target; readonly asked: RequestAuthority }, Refusal> {
  const target = readTarget(request.url ?? "");
  if (!target.ok) return target;
  const { localAddress = "127.0.0.1", remoteAddress = "" } = request.socket;
  const hosts = request.headersDistinct.host ?? [];
  if (hosts.length === 0 && request.httpVersion === "1.1") {
    return fail({ status: 400, title: "No host", detail: "A request must have a Host header." });
  }
  const reached = { hostname, port, localAddress, remoteAddress, trustsProxy };
  const asked = readRequestAuthority(hosts, target.value.authority, request.headers, reached);
  return asked.ok ? succeed({ target: target.value, asked: asked.value }) : asked;
}

/** Exports whose reader sits on this machine: packing them would take longer than all that makes them. */
const isReadHere = (path: string, client: string): boolean =>
  path.startsWith("/api/v1/") && /^(?:::ffff:)?127\.|^::1$/.test(client);

function options(answer: Answer, allowed: readonly string[]): null {
  answer.writeHead(204, { allow: allowed.join(", ") }).end();
  return null;
}

/** Headers by which parts of Next, its hosts and proxies speak to each other; from outside they are nobody's to send. */
const INTERNAL =
  /^(?:x-middleware-|x-nextjs-|x-next-|x-invoke-|x-matched-path$|x-now-|x-vercel-|x-prerender-|x-action-|next-resume$|x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-site-origin$|x-locale$|x-path$|x-request-id$|traceparent$|tracestate$|baggage$)/;

/** Takes from a request the headers that only the server itself may set. */
function withoutInternal(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !INTERNAL.test(name)));
}

const stateModule = z.object({
  parseAndValidateFlightRouterState: z.custom<(header: string) => unknown>(
    (value) => typeof value === "function",
  ),
});
// Next's own reader, which Next itself calls too late to answer anything but 500.
const { parseAndValidateFlightRouterState } = stateModule.parse(
  createRequire(import.meta.url)("next/dist/server/app-render/parse-and-validate-flight-router-state"),
);

/** What is wrong with the headers of the browser's router; null where nothing is. */
export function routerRefusal(headers: IncomingHttpHeaders): Refusal | null {
  const state = headers["next-router-state-tree"];
  if (state === undefined) return null;
  try {
    parseAndValidateFlightRouterState(String(state));
    return null;
  } catch {
    return {
      status: 400,
      title: "Malformed router state",
      detail: "The header Next-Router-State-Tree can't be read. Load the page anew.",
    };
  }
}
