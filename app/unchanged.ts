import { createHash } from "node:crypto";

/**
 * An answer with an ETag of the data revision and the content, or 304 without content where the client holds
 * just this. Clients keep it and ask again every time.
 */
export function answerUnlessHeld(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  { revision, headers }: { readonly revision: number; readonly headers: Readonly<Record<string, string>> },
): Response {
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 16);
  const tag = `"${revision}-${digest}"`;
  const held = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  const kept = { "cache-control": "no-cache", etag: tag, "x-data-revision": String(revision), ...headers };
  return held.includes(tag) || held.includes("*")
    ? new Response(null, { status: 304, headers: kept })
    : new Response(body, { headers: kept });
}
