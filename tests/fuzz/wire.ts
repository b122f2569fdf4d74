import { connect } from "node:net";
import { type AnswerHead, answerBody, readHead } from "./answer.ts";
import type { FuzzRequest } from "./requests.ts";

/** What the words in double braces stand for: of one running app, so that a request is the same before any app. */
export interface Words {
  /** Host and port. */
  readonly host: string;
  readonly token: string;
  /** The `Cookie` of somebody signed in. */
  readonly session: string;
  /** The ids of the build's server actions. */
  readonly actions: readonly string[];
}

/** What came of one request. */
export interface Outcome {
  /** Null where nothing came that begins like an answer. */
  readonly head: AnswerHead | null;
  /** Its body's bytes, freed of chunks; what has come of it. */
  readonly body: Buffer;
  /** From the last byte sent to the last one read. */
  readonly milliseconds: number;
  /**
   * `whole`: the answer came to its end, or is a stream that begins. `closed`: the server closed before that.
   * `left`: an unfinished request, left without an answer. `late`: nothing whole within the deadline.
   */
  readonly end: "whole" | "closed" | "left" | "late" | "refused";
  /** The client's port, by which a socket that the server holds on to is known. */
  readonly port: number;
}

/** So long may an answer take before its client leaves. */
const DEADLINE_MILLISECONDS = 15_000;
/** So long stays a client that has not sent the whole of its request. */
const UNFINISHED_MILLISECONDS = 300;
const BETWEEN_PIECES_MILLISECONDS = 20;

/** The words in their places. */
export const filled = (text: string, { host, token, session, actions }: Words): string =>
  text.replace(/\{\{(host|token|session|action:(\d+))\}\}/g, (_, word: string, index: string | undefined) => {
    if (index !== undefined) return actions[Number(index) % Math.max(1, actions.length)] ?? "0".repeat(42);
    return { host, token, session }[word] ?? "";
  });

/** A request's pieces as they go over the wire, one after the other. */
export function piecesOf(request: FuzzRequest, words: Words): Buffer[] {
  const { body, sending } = request;
  const content = body ? Buffer.from(body.piece.repeat(body.times), "latin1") : Buffer.alloc(0);
  const lines = [
    `${request.method} ${request.target} ${request.version}`,
    ...[...request.headers, ...framing(request, content.length)].map(([name, value]) => `${name}: ${value}`),
  ];
  const head = Buffer.from(`${filled(lines.join("\r\n"), words)}\r\n\r\n`, "latin1");
  const wrapped = body && ["chunked", "both"].includes(body.framing) ? chunked(content) : content;
  const whole = Buffer.concat([head, wrapped]);
  if (sending === "head broken off") return [head.subarray(0, Math.ceil(head.length / 2))];
  if (sending === "body broken off") return [whole.subarray(0, head.length + Math.floor(wrapped.length / 2))];
  if (sending === "in two") {
    const middle = Math.ceil(whole.length / 2);
    return [whole.subarray(0, middle), whole.subarray(middle)];
  }
  return [whole];
}

function framing({ body }: FuzzRequest, length: number): [string, string][] {
  switch (body?.framing) {
    case "length":
      return [["Content-Length", String(length)]];
    case "too short":
      return [["Content-Length", String(length + 10)]];
    case "too long":
      return [["Content-Length", String(Math.max(0, length - 10))]];
    case "chunked":
      return [["Transfer-Encoding", "chunked"]];
    case "both":
      return [
        ["Content-Length", String(length)],
        ["Transfer-Encoding", "chunked"],
      ];
    default:
      return [];
  }
}

const chunked = (content: Buffer): Buffer =>
  Buffer.concat([
    ...(content.length > 0
      ? [Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from("\r\n")]
      : []),
    Buffer.from("0\r\n\r\n"),
  ]);

/** Whether a server may rightly wait for more of a request, as far as it was sent. */
export function mayBeUnfinished({ headers, body, sending }: FuzzRequest): boolean {
  if (sending === "head broken off" || sending === "body broken off") return true;
  if (body?.framing === "too short") return true;
  return headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
}

/** Sends a request on a connection of its own and reads what comes; then the client is gone, whatever the server does. */
export function send(request: FuzzRequest, words: Words): Promise<Outcome> {
  const [host = "", port = ""] = words.host.split(":");
  const unfinished = mayBeUnfinished(request);
  return new Promise((resolve) => {
    const socket = connect(Number(port), host);
    const pieces: Buffer[] = [];
    let head: AnswerHead | null = null;
    let local = 0;
    let sentAt = performance.now();
    const finish = (end: Outcome["end"]) => {
      clearTimeout(deadline);
      socket.removeAllListeners("close").destroy();
      const milliseconds = performance.now() - sentAt;
      const raw = Buffer.concat(pieces);
      resolve({ head, body: answerBody(raw, head), milliseconds, end, port: local });
    };
    let deadline = setTimeout(() => finish("late"), DEADLINE_MILLISECONDS);
    socket.on("connect", async () => {
      local = socket.localPort ?? 0;
      for (const [index, piece] of piecesOf(request, words).entries()) {
        if (index > 0) await new Promise((next) => setTimeout(next, BETWEEN_PIECES_MILLISECONDS));
        if (!socket.destroyed) socket.write(piece);
      }
      sentAt = performance.now();
      if (!unfinished) return;
      clearTimeout(deadline);
      deadline = setTimeout(() => finish("left"), UNFINISHED_MILLISECONDS);
    });
    socket.on("data", (piece: Buffer) => {
      pieces.push(piece);
      head ??= readHead(pieces.length === 1 ? piece : Buffer.concat(pieces), request.method);
      if (head && isWhole(head, pieces)) finish("whole");
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") finish("refused");
    });
    socket.on("close", () => finish(head?.length === "until closed" ? "whole" : "closed"));
  });
}

/** Whether all of an answer has come; a stream of events is whole when it begins. */
function isWhole(head: AnswerHead, pieces: readonly Buffer[]): boolean {
  if (/^text\/event-stream/.test(head.field("content-type") ?? "")) return true;
  if (head.length === "until closed") return false;
  if (head.length === "chunked") {
    const end = Buffer.concat(pieces.slice(-6)).subarray(-7).toString("latin1");
    return end.endsWith("\r\n0\r\n\r\n");
  }
  const came = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return came >= head.bytes + head.length;
}
