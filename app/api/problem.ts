interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly [extension: string]: unknown;
}

interface UnusableStore {
  readonly publicMessage: string;
  readonly code: string;
  readonly what: string | null;
}

/** When to ask again after a 503, in seconds. */
export const RETRY_AFTER = { "retry-after": "10" };

/** A problem document (RFC 9457). */
export function problem(details: ProblemDetails): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...details }), {
    status: details.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(details.status === 503 && RETRY_AFTER),
    },
  });
}

/** What is answered where the database can't be used. */
export const storeNotUsable = ({ publicMessage, code, what }: UnusableStore): Response =>
  problem({
    status: 503,
    title: "Database not usable",
    detail: publicMessage,
    code,
    ...(what !== null && { what }),
  });

/** What is answered for a language that there is not. */
export const noSuchLanguage = (): Response =>
  problem({ status: 404, title: "No such language", detail: "There are en, zh and ar." });
