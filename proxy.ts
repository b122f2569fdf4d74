import { type NextRequest, NextRequest as Request } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { routing } from "./i18n/routing.ts";

const localise = createIntlMiddleware(routing);

/** Chooses the language and sets the Content-Security-Policy with a fresh nonce on every page. */
export default function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy); // Next reads the nonce for its own scripts from here
  headers.set("x-request-id", crypto.randomUUID());
  const response = localise(new Request(request, { headers }));
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Style attributes place marks on the time axis; style elements and sheets need the nonce or this origin.
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: "/((?!api|_next|.*\\..*).*)" };
