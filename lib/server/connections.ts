import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { Answer } from "./answer.ts";
import { allowedMethods, methodRefusal } from "./http-methods.ts";
import { type Refusal, refuse, refuseConnection } from "./refusal.ts";
import { LONGEST_TARGET_CHARACTERS, TOO_LONG } from "./target.ts";

/** Longest head of a request, so that the longest address that is read and a browser's cookies fit in. */
const HEAD_BYTES_MAX = 32 * 1024;
/** A head is one packet or two; a form of 10 MB takes 40 s on a line of 2 Mbit/s. */
const HEAD_MILLISECONDS_MAX = 10_000;
const REQUEST_MILLISECONDS_MAX = 60_000;
/** How often overdue requests are looked for; Node's own 30 s would let one live four times as long. */
const CHECK_MILLISECONDS = 2000;
/** Browsers ask again within seconds or not soon. */
const IDLE_MILLISECONDS = 5000;
/** A connection on which nothing moves: a reader who takes no more of a download, an answer that never comes. */
const STILL_MILLISECONDS = 120_000;
/** Each needs a file descriptor, of which a process has 1,024 on most machines. */
const CONNECTIONS_MAX = 800;

/** What a connection is told where what came on it is no request, by the parser's code. */
const PARSER_REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: "The headers are too large",
    detail: "The head of a request may have 32 KB. Clear this site's cookies, or send fewer headers.",
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    title: "Too much was sent",
    detail: "The chunks of the request carry too much beside their content.",
  },
  HPE_INVALID_METHOD: {
    status: 400,
    title: "Unknown method",
    detail: "This server knows GET, HEAD, POST and OPTIONS.",
  },
  HPE_INVALID_VERSION: {
    status: 400,
    title: "Unknown version of HTTP",
    detail: "This server speaks HTTP/1.1.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: "The request took too long",
    detail: "A request must have come whole within a minute. Nothing was changed.",
  },
};
const NOT_HTTP: Refusal = {
  status: 400,
  title: "Malformed request",
  detail: "What came is no request of HTTP/1.1. Nothing was changed.",
};

type Listener = (request: IncomingMessage, answer: Answer) => void;

/**
 * A server with bounds on what a connection may hold and for how long. `mayUpgrade` says which requests may turn
 * their connection into another protocol; the others are answered as if they had not asked for it.
 */
export function openServer(
  listener: Listener,
  mayUpgrade: (request: IncomingMessage) => boolean,
): Server<typeof IncomingMessage, typeof Answer> {
  const underWay = new WeakMap<Duplex, Set<Answer>>();
  const server = createServer(
    {
      ServerResponse: Answer,
      shouldUpgradeCallback: mayUpgrade,
      requireHostHeader: false, // looked at with all that a Host can be (authority.ts)
      maxHeaderSize: HEAD_BYTES_MAX,
      headersTimeout: HEAD_MILLISECONDS_MAX,
      requestTimeout: REQUEST_MILLISECONDS_MAX,
      connectionsCheckingInterval: CHECK_MILLISECONDS,
      keepAliveTimeout: IDLE_MILLISECONDS,
    },
    (request, answer) => {
      const answers = underWay.get(request.socket) ?? new Set();
      underWay.set(request.socket, answers.add(answer));
      answer.once("close", () => answers.delete(answer));
      listener(request, answer);
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  server.setTimeout(STILL_MILLISECONDS);
  server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    // In the midst of an answer a refusal would be read as a part of it.
    if ([...(underWay.get(socket) ?? [])].some(({ headersSent }) => headersSent)) socket.destroy();
    else refuseConnection(socket, connectionRefusal(error));
  });
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => {
    refuseConnection(socket, methodRefusal("CONNECT", allowedMethods("/", false)));
  });
  server.on("checkExpectation", (_request: IncomingMessage, answer: Answer) => {
    refuse(answer, {
      status: 417,
      title: "Unknown expectation",
      detail: "The header Expect asks for what this server does not know.",
    });
  });
  return server;
}

function connectionRefusal({
  code = "",
  rawPacket,
}: NodeJS.ErrnoException & { rawPacket?: Buffer }): Refusal {
  if (code === "HPE_HEADER_OVERFLOW" && rawPacket) {
    const firstLine = rawPacket.indexOf("\n");
    if (firstLine < 0 || firstLine > LONGEST_TARGET_CHARACTERS) return TOO_LONG; // the address alone was too much
  }
  return PARSER_REFUSALS[code] ?? NOT_HTTP;
}
