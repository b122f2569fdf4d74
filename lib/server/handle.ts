import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { z } from "zod";
import { log } from "../log.ts";
import { fail, type Result, succeed } from "../result.ts";
import { hintRevision } from "../store/shared/revision-watch.ts";
import { count } from "../telemetry/figures.ts";
import { formRefusal, isFormRequest } from "./action-request.ts";
import type { Answer, App } from "./answer.ts";
import { type RequestAuthority, readRequestAuthority } from "./authority.ts";
import { hasBody, readBody, withBody } from "./body.ts";
import type { AnswerCache } from "./cache/answer-cache.ts";
import { sharedAddress } from "./cache/shared-address.ts";
import { allowedMethods, methodRefusal } from "./http-methods.ts";
import { sendPacked } from "./packed-file.ts";
import { inReadersLanguage, isKeptOffline, pageAddress } from "./page-address.ts";
import { freshNonce, POLICY, pagePolicy, WORKER_POLICY } from "./policies.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { fileRefusal, withReadRange } from "./static-file.ts";
import { canonicalPath, readTarget, type Target } from "./target.ts";
import { requestOrigin, watched } from "./watched.ts";

/** How this server was started. */
export interface ServerSetting {
  readonly hostname: string;
  readonly port: number;
  readonly trustsProxy: boolean;
  readonly isDevelopment: boolean;
}

/** By what an address without a language leads to a page in one. */
const LANGUAGE_OF_READER = "accept-language, cookie";
const NO_BODY = { body: Buffer.alloc(0), free: () => {} };
const BROKEN: Refusal = {
  status: 500,
  title: "Something went wrong on our side",
  detail: "Nothing was changed. Try again; if it stays, the server's log says more.",
};

/** What requests are answered with. */
export interface Serving {
  readonly app: App;
  readonly setting: ServerSetting;
  /** Null where every answer is made for whoever asks. */
  readonly cache: AnswerCache | null;
}

/**
 * Answers one request: what is malformed is refused, what has a better address is sent there, and the rest goes to
 * the app with headers that only this server sets. It never throws.
 */
export async function handle(request: IncomingMessage, answer: Answer, serving: Serving): Promise<void> {
  const origin = requestOrigin(request.headers, serving.setting.trustsProxy);
  await watched(request, answer, origin, () =>
    answerOrRefuse(request, answer, { ...serving, requestId: origin.requestId }),
  );
}

async function answerOrRefuse(
  request: IncomingMessage,
  answer: Answer,
  serving: Serving & { readonly requestId: string },
): Promise<void> {
  try {
    answer.pagePolicy = pagePolicy(freshNonce(), serving.setting.isDevelopment);
    const refusal = await answered(request, answer, serving);
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
  { app, setting, cache, requestId }: Serving & { readonly requestId: string },
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
  if (elsewhere !== target.path) {
    if (page) answer.varies = LANGUAGE_OF_READER;
    // By the reader's language it may be another place next time; what is only written otherwise stays the same.
    const isSame = elsewhere === path;
    const headers = { location: elsewhere + target.query, ...(!isSame && { "cache-control": "no-store" }) };
    answer.writeHead(isSame ? 308 : 307, headers).end();
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
  // A write of this server's own is seen by whoever asks next.
  if (method === "POST") answer.once("prefinish", hintRevision);
  const address =
    cache && sharedAddress({ method, path, query: target.query, headers: sent.headers }, page, asked.origin);
  const isSent =
    (!setting.isDevelopment && (await sendPacked(path, sent, answer))) ||
    (cache && address && (await sharedAnswer(cache, sent, answer, address)));
  if (!isSent) await app(sent, answer);
  return null;
}

/** Answers from what is kept for everybody, and counts whether it did. */
async function sharedAnswer(
  cache: AnswerCache,
  ...asked: Parameters<AnswerCache["answer"]>
): Promise<boolean> {
  const isSent = await cache.answer(...asked);
  count("model_moves_shared_answers_total", { from: isSent ? "cache" : "app" });
  return isSent;
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

/**
 * Headers by which parts of Next, its hosts and proxies speak to each other; from outside they are nobody's to send. The
 * two ids are the browser's own: in development it waits for what the server says of the request that it names so.
 */
const INTERNAL =
  /^(?:x-middleware-|x-nextjs-(?!(?:html-)?request-id$)|x-next-|x-invoke-|x-matched-path$|x-now-|x-vercel-|x-prerender-|x-action-|next-resume$|x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-site-origin$|x-locale$|x-path$|x-request-id$|traceparent$|tracestate$|baggage$)/;

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
