import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gzip } from "node:zlib";
import type { Answer } from "../answer.ts";
import { type Coding, codingsFor } from "../codings.ts";
import { POLICY } from "../policies.ts";
import type { Sized } from "./bounded-answers.ts";
import { digestOf, heldTag, isAnyHeld, strongTag, tagText } from "./entity-tag.ts";
import { finishedPage, withoutNonce } from "./finished-page.ts";
import type { MadeAnswer } from "./made-answer.ts";

/** An answer whole, packed for whoever asks. */
export interface PackedAnswer extends Sized {
  readonly digest: string;
  readonly headers: OutgoingHttpHeaders;
  /** As it was made, where packing gains nothing; otherwise packed in each way. */
  readonly bodies: Readonly<Partial<Record<Coding, Buffer>>>;
}

const [brotli, unbrotli, zip] = [promisify(brotliCompress), promisify(brotliDecompress), promisify(gzip)];
/** A board of 310 KB takes 12 ms in a thread beside; the best packing, 5% smaller, takes 40 times as long. */
const BROTLI_QUALITY = 5;
const PACKABLE = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript))/;
/** Stands in a page that says that something went wrong (components/page/notices.tsx, and React's own mark). */
const PASSING_PAGE = /data-passing|data-dgst=/;
/** What an answer takes beside its bytes and headers. */
const OVERHEAD_BYTES = 2048;

/** Headers that tell of the content, which an answer without content does not repeat. */
const OF_BODY = /^(?:content-(?!security-policy)|link$)/;
/** Headers of the answer as it was made that say nothing of what is sent to others. */
const PASSING = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "date",
  "etag",
  "cache-control",
]);

/**
 * Packs an answer that everybody may have. `policy` and `nonce` are those that it was made with. Null where it may not
 * be shared: it is not a whole 200, sets a cookie, or holds something that only one reader may have.
 */
export async function packAnswer(
  made: MadeAnswer,
  { policy, nonce }: { readonly policy: string; readonly nonce: string },
): Promise<PackedAnswer | null> {
  if (made.status !== 200 || made.headers["set-cookie"] !== undefined) return null;
  if (made.headers["content-encoding"] !== undefined) return null;
  const headers = sharedHeaders(made.headers, nonce);
  const isPackable = PACKABLE.test(String(headers["content-type"]));
  if (isPackable) headers.vary = withAcceptEncoding(headers.vary);
  let body: Buffer = made.body;
  if (headers[POLICY] === policy) {
    const html = body.toString();
    const finished = PASSING_PAGE.test(html) ? null : finishedPage(html, nonce);
    if (finished === null) return null;
    body = Buffer.from(finished.html);
    headers[POLICY] = finished.policy;
  }
  const bodies = isPackable
    ? { br: await brotli(body, brotliSetting(body.length)), gzip: await zip(body) }
    : { identity: body };
  const told = OVERHEAD_BYTES + JSON.stringify(headers).length;
  const bytes = Object.values(bodies).reduce((sum, { length }) => sum + length, told);
  // Whoever was answered by the app itself holds the app's own tag.
  return { digest: tagText(made.headers.etag) ?? digestOf(body), headers, bodies, bytes };
}

const brotliSetting = (bytes: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes },
});

/** The list of headers by which it may be another, with the one that it always is packed by. */
function withAcceptEncoding(vary: OutgoingHttpHeaders["vary"]): string {
  const names = [vary ?? []].flat().join(", ").toLowerCase().split(/,\s*/);
  return [...new Set([...names, "accept-encoding"])].filter((name) => name !== "").join(", ");
}

function sharedHeaders(made: OutgoingHttpHeaders, nonce: string): OutgoingHttpHeaders {
  const entries = Object.entries(made).filter(([name]) => !PASSING.has(name.toLowerCase()));
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.toLowerCase(),
      typeof value === "string" ? withoutNonce(value, nonce) : value,
    ]),
  );
}

/** Sends an answer, or 304 to whoever holds it. `extra` are headers beside its own. */
export async function sendAnswer(
  { digest, headers, bodies }: PackedAnswer,
  asked: { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders },
  answer: Answer,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const { "accept-encoding": taken, "if-none-match": condition } = asked.headers;
  const codings = bodies.identity ? (["identity"] as const) : codingsFor(taken);
  const [coding] = codings;
  const held = heldTag(condition, digest, codings);
  const isUnchanged = held !== null || isAnyHeld(condition);
  const all = { ...headers, ...extra, etag: held ?? strongTag(digest, coding) };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && !(isUnchanged && OF_BODY.test(name))) answer.setHeader(name, value);
  }
  if (isUnchanged) {
    answer.writeHead(304).end();
    return;
  }
  const body = bodies[coding] ?? (await unbrotli(bodies.br ?? Buffer.alloc(0)));
  if (coding !== "identity") answer.setHeader("content-encoding", coding);
  answer.setHeader("content-length", body.length);
  answer.writeHead(200);
  answer.end(asked.method === "HEAD" ? undefined : body);
}
