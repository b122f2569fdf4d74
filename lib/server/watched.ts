import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { hasSessionCookie } from "../admin/access/session-cookie.ts";
import { inRequest } from "../request-context.ts";
import { count, observe } from "../telemetry/figures.ts";
import { inOpenSpan, type OpenSpan } from "../telemetry/spans.ts";
import { readTraceParent, type TraceParent } from "../telemetry/trace-parent.ts";
import type { Answer } from "./answer.ts";
import { cookieOf } from "./page-address.ts";
import { NO_ROUTE, routeTemplate } from "./route-template.ts";
import { canonicalPath, readTarget } from "./target.ts";

/** An id as proxies write them: a UUID, or digits and letters; nothing that could end a line of a log or a header. */
const WELL_FORMED_ID = /^\w[\w.-]{7,127}$/;
/** What is counted for an answer whose reader went away before its end, as nginx does. */
const READER_GONE = 499;

/** The id of a request, and whose trace it belongs to. */
export interface RequestOrigin {
  readonly requestId: string;
  readonly parent: TraceParent | null;
}

/**
 * What a request says of its own id and trace (`X-Request-Id`, `traceparent`), where a trusted proxy sent it and it is
 * well-formed; anybody else's claim is dropped, and the id is a new one.
 */
export function requestOrigin(headers: IncomingHttpHeaders, trustsProxy: boolean): RequestOrigin {
  const { "x-request-id": id, traceparent } = headers;
  const isTaken = trustsProxy && typeof id === "string" && WELL_FORMED_ID.test(id);
  return {
    requestId: isTaken ? id : randomUUID(),
    parent: trustsProxy && typeof traceparent === "string" ? readTraceParent(traceparent) : null,
  };
}

/** Answers a request on its own behalf, in a span, and counts what became of it once its answer has gone out. */
export function watched<Value>(
  request: IncomingMessage,
  answer: Answer,
  { requestId, parent }: RequestOrigin,
  work: () => Value,
): Value {
  const { method = "GET", headers } = request;
  const route = routeOf(request.url ?? "");
  const mayReadReplica = isRead(method) && !isOnPrimary(route) && !isSomebody(headers);
  const begun = performance.now();
  const fields = {
    "http.request.method": method,
    "http.route": route,
    "request.id": requestId,
  };
  return inOpenSpan({ name: `${method} ${route}`, kind: "server", fields, parent }, (span) => {
    answer.once("close", () => closed(answer, request.socket, { route, begun, span }));
    return inRequest({ requestId, mayReadReplica }, work);
  });
}

/** What tells of the store itself, or changes it, reads the one that is written to; so does whoever may write. */
const ON_PRIMARY = /^\/(?:admin|api\/(?:health|metrics|ready|v1\/(?:admin|refresh|snapshots)))(?:\/|$)/;

const isRead = (method: string): boolean => method === "GET" || method === "HEAD";
const isOnPrimary = (route: string): boolean => ON_PRIMARY.test(route);
const isSomebody = (headers: IncomingHttpHeaders): boolean =>
  headers.authorization !== undefined || hasSessionCookie((name) => cookieOf(headers, name));

function closed(
  answer: Answer,
  socket: Socket,
  { route, begun, span }: { readonly route: string; readonly begun: number; readonly span: OpenSpan },
): void {
  const status = answer.writableFinished ? answer.statusCode : READER_GONE;
  const seconds = (performance.now() - begun) / 1000;
  observe("model_moves_http_request_duration_seconds", { route, status: String(status) }, seconds);
  count("model_moves_http_response_bytes_total", { route }, bytesSince(socket));
  span.note({ "http.response.status_code": status });
  if (status >= 500) span.fail(`status ${status}`);
  span.end();
}

const countedBytes = new WeakMap<Socket, number>();

/** What a connection has sent since it was asked before; its answers end in their order. */
function bytesSince(socket: Socket): number {
  const { bytesWritten } = socket;
  const before = countedBytes.get(socket) ?? 0;
  countedBytes.set(socket, bytesWritten);
  return Math.max(0, bytesWritten - before);
}

function routeOf(url: string): string {
  const target = readTarget(url);
  return target.ok ? routeTemplate(canonicalPath(target.value.path)) : NO_ROUTE;
}
