import { type IncomingHttpHeaders, IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { Answer, type App } from "../answer.ts";
import { POLICY } from "../policies.ts";

/** An answer that was made for nobody in particular. */
export interface MadeAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** A larger one is a download, and not made in memory. */
const BYTES_MAX = 4 * 1024 * 1024;

/** Far longer than any answer takes. Where the app never answers, whoever waits is not to wait for ever. */
const PATIENCE_MILLISECONDS = 60_000;

/** Stands where a connection would and takes all that is written to it, up to `BYTES_MAX`. */
class TakingSocket extends Socket {
  readonly pieces: Buffer[] = [];
  #bytes = 0;

  override _write(piece: Buffer | string, encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#take(piece, encoding);
    done();
  }

  override _writev(
    pieces: readonly { readonly chunk: Buffer | string; readonly encoding: BufferEncoding }[],
    done: (error?: Error) => void,
  ): void {
    for (const { chunk, encoding } of pieces) this.#take(chunk, encoding);
    done();
  }

  #take(piece: Buffer | string, encoding: BufferEncoding): void {
    const bytes = typeof piece === "string" ? Buffer.from(piece, encoding) : piece;
    this.#bytes += bytes.length;
    if (this.#bytes > BYTES_MAX) this.destroy();
    else this.pieces.push(bytes);
  }
}

const HEAD_END = "\r\n\r\n";

/**
 * Lets the app answer a GET with these headers into memory. `policy` is what a page takes its nonce from. Null where the
 * answer broke off, is too large, or did not come within a minute.
 */
export function makeAnswer(
  app: App,
  { url, headers }: { readonly url: string; readonly headers: IncomingHttpHeaders },
  policy: string,
): Promise<MadeAnswer | null> {
  const socket = new TakingSocket();
  const request = new IncomingMessage(socket);
  const http = { httpVersion: "1.1", httpVersionMajor: 1, httpVersionMinor: 1 };
  Object.assign(request, {
    method: "GET",
    url,
    headers: { ...headers, [POLICY]: policy },
    complete: true,
    ...http,
  });
  request.push(null);
  const answer = new Answer(request);
  answer.pagePolicy = policy;
  answer.shouldKeepAlive = false;
  answer.useChunkedEncodingByDefault = false; // as it is, until the end
  answer.assignSocket(socket);
  socket.on("drain", () => answer.emit("drain")); // as the connection of a server does
  const timer = setTimeout(() => socket.destroy(), PATIENCE_MILLISECONDS).unref();
  return new Promise((resolve, reject) => {
    answer.once("finish", () => {
      const message = Buffer.concat(socket.pieces);
      const body = message.subarray(message.indexOf(HEAD_END) + HEAD_END.length);
      resolve({ status: answer.statusCode, headers: answer.getHeaders(), body });
      socket.destroy();
    });
    answer.once("close", () => {
      clearTimeout(timer);
      resolve(null);
    });
    app(request, answer).catch((error: unknown) => {
      reject(error);
      socket.destroy();
    });
  });
}
