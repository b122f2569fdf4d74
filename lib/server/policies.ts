/** What every answer of this server carries, whatever made it. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/** The header of the policy; Next reads the nonce for its own scripts from the request's header of this name. */
export const POLICY = "content-security-policy";

/** Of everything that is no page: it loads nothing, does nothing, and nobody frames it. */
export const CLOSED_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of the worker that keeps pages for reading offline: its requests are its page's. */
export const WORKER_POLICY = `${CLOSED_POLICY}; connect-src 'self'`;

/** Who may show a document inside another page. */
export type FramedBy = "anyone" | "nobody";

/**
 * Of a document that is whole in itself: one style, no script. `styleHash` is the base64 SHA-256 of the style.
 */
export const documentPolicy = (styleHash: string, framedBy: FramedBy): string =>
  `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors ${framedBy === "anyone" ? "*" : "'none'"}`;

/** Whether a policy lets any page frame the document. */
export const isFramed = (policy: string): boolean => /frame-ancestors \*/.test(policy);

/** Of a page, with a fresh nonce for its scripts and style elements. */
export function pagePolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Style attributes place marks on the time axis; style elements and sheets need the nonce or this origin.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
