import { randomBytes } from "node:crypto";

const NONCE_BYTES = 18;

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

/** What a page's own scripts and style elements carry, new for each page that is made: 144 random bits, as base64. */
export const freshNonce = (): string => randomBytes(NONCE_BYTES).toString("base64");

/** The nonce that a policy of a page names; undefined where it names none. */
export const nonceOf = (policy: string): string | undefined => /'nonce-([^']+)'/.exec(policy)?.[1];

/** Of a page, with a fresh nonce for its scripts and style elements. */
export const pagePolicy = (nonce: string, isDevelopment: boolean): string =>
  policyOf(
    `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    isDevelopment,
  );

/**
 * Of a page that is the same for everybody: its inline scripts and style elements by their hashes, as the policy writes
 * them. Files of this origin run where they are scripts, which only those of the build are.
 */
export const hashedPolicy = (scripts: readonly string[], styles: readonly string[]): string =>
  policyOf(["'self'", ...scripts].join(" "), ["'self'", ...styles].join(" "), false);

function policyOf(scripts: string, styles: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    // Style attributes place marks on the time axis; style elements and sheets need their nonce or hash, or this origin.
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
