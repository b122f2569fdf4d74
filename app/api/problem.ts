interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly [extension: string]: unknown;
}

/** A problem document (RFC 9457). */
export function problem(details: ProblemDetails): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...details }), {
    status: details.status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  });
}

/** What is answered where the database can't be used. */
export const storeNotUsable = ({ publicMessage }: { readonly publicMessage: string }): Response =>
  problem({ status: 503, title: "Database not usable", detail: publicMessage });

/** What is answered for a language that there is not. */
export const noSuchLanguage = (): Response =>
  problem({ status: 404, title: "No such language", detail: "There are en, zh and ar." });
