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
