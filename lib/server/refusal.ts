import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Answer } from "./answer.ts";
import { CLOSED_POLICY, FIXED_HEADERS, POLICY } from "./policies.ts";

/** Why the server answers a request itself, before anything of the app runs. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PROBLEM_TYPE = "application/problem+json; charset=utf-8";
/** How long a connection that was refused may take to read why. */
const LINGER_MILLISECONDS = 1000;

const documentOf = ({ status, title, detail }: Refusal): string =>
  JSON.stringify({ type: "about:blank", status, title, detail });

/** Answers with a problem document (RFC 9457). */
export function refuse(answer: Answer, refusal: Refusal): void {
  if (answer.headersSent) {
    answer.destroy();
    return;
  }
  const body = documentOf(refusal);
  answer.writeHead(refusal.status, {
    "content-type": PROBLEM_TYPE,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...refusal.headers,
  });
  answer.end(body);
}

/** The same where there is no answer to write on, because what came is no request; the connection ends. */
export function refuseConnection(socket: Duplex, refusal: Refusal): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = documentOf(refusal);
  const headers = {
    ...FIXED_HEADERS,
    [POLICY]: CLOSED_POLICY,
    "x-frame-options": "DENY",
    "content-type": PROBLEM_TYPE,
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "no-store",
    connection: "close",
    ...refusal.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ""}\r\n${lines.join("")}\r\n${body}`,
  );
  // What the client still sends is read away for a moment: closing at once could take the answer back.
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref();
}
