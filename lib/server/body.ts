import { IncomingMessage } from "node:http";
import { fail, type Result, succeed } from "../result.ts";
import type { Refusal } from "./refusal.ts";

/** Far more than an import may have, so that its page can say so; as much as Next takes of a form (next.config.mjs). */
const BODY_BYTES_MAX = 10 * 1024 * 1024;
/** Of all requests together that are being read… */
const ALL_BODIES_BYTES_MAX = 64 * 1024 * 1024;
/** …but that large a one always: nobody can keep others from signing in or saving a form by sending large files. */
const SMALL_BODY_BYTES = 64 * 1024;

const TOO_LARGE: Refusal = {
  status: 413,
  title: "Too much was sent",
  detail: "A request may carry 10 MB. Nothing was stored; send it in smaller parts.",
};
const BUSY: Refusal = {
  status: 503,
  title: "Too much is being sent",
  detail: "Others are sending large files at the moment. Nothing was stored; try again in a minute.",
  headers: { "retry-after": "60" },
};
const BROKEN_OFF: Refusal = {
  status: 400,
  title: "The request broke off",
  detail: "Less came than was announced. Nothing was stored; send it again.",
};

/** Bytes of bodies that are being read or wait for an answer. */
let held = 0;

/** Whether a request carries a body, of whatever length. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Whether a request announces a body that is too large to be read at all. */
const announcesTooMuch = ({ headers }: IncomingMessage): boolean =>
  Number(headers["content-length"] ?? 0) > BODY_BYTES_MAX;

/**
 * Reads a body whole, so that nothing behind works on half of one; `free` gives its place to others and must be
 * called once the request is answered.
 */
export async function readBody(
  request: IncomingMessage,
): Promise<Result<{ readonly body: Buffer<ArrayBuffer>; readonly free: () => void }, Refusal>> {
  if (announcesTooMuch(request)) return fail(TOO_LARGE);
  const chunks: Buffer[] = [];
  let bytes = 0;
  const free = () => {
    held -= bytes;
    bytes = 0;
  };
  const refused = (refusal: Refusal) => {
    free();
    return fail(refusal);
  };
  try {
    // Left open when refused: the connection is still to carry the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!(chunk instanceof Buffer)) continue;
      bytes += chunk.length;
      held += chunk.length;
      if (bytes > BODY_BYTES_MAX) return refused(TOO_LARGE);
      if (held > ALL_BODIES_BYTES_MAX && bytes > SMALL_BODY_BYTES) return refused(BUSY);
      chunks.push(chunk);
    }
  } catch {
    return refused(BROKEN_OFF);
  }
  return succeed({ body: Buffer.concat(chunks), free });
}

/** The same request once more, with its body to be read again. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  Object.assign(copy, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  copy.push(body);
  copy.push(null);
  copy.complete = true;
  return copy;
}
