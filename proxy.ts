import { type NextRequest, NextResponse } from "next/server";
import { DEFAULT_LOCALE, knownLocale, LOCALE_COOKIE, localePath, preferredLocale } from "./i18n/routing.ts";
import { hasSessionCookie } from "./lib/admin/session-cookie.ts";

/**
 * Before every request: an id for the log. Before every page: a reader who has not chosen a language is sent to
 * the one the browser asks for, and the page gets a Content-Security-Policy with a fresh nonce.
 */
export default function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const headers = new Headers(request.headers);
  headers.set("x-request-id", crypto.randomUUID());
  if (pathname.startsWith("/api/")) return NextResponse.next({ request: { headers } });

  const named = knownLocale(pathname.split("/")[1]);
  const chosen = knownLocale(request.cookies.get(LOCALE_COOKIE)?.value);
  const wanted = chosen ?? preferredLocale(request.headers.get("accept-language"));
  const room = pathname.split("/")[named ? 2 : 1];
  const embedded = room === "embed";
  // A chart in a frame keeps the language that its page chose, and sends a policy of its own.
  if (embedded) return NextResponse.next({ request: { headers } });
  if (!named && wanted !== DEFAULT_LOCALE) {
    const address = request.nextUrl.clone();
    address.pathname = localePath(wanted, pathname);
    return NextResponse.redirect(address);
  }

  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  headers.set("content-security-policy", policy); // Next reads the nonce for its own scripts from here
  headers.set("x-locale", named ?? DEFAULT_LOCALE);
  headers.set("x-path", named ? pathname.slice(named.length + 1) || "/" : pathname); // for the page's addresses
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("vary", "accept-language, cookie");
  // The worker that keeps pages for reading offline keeps these, and nothing of whoever may change the data.
  const isSignedIn = hasSessionCookie((name) => request.cookies.get(name)?.value);
  if (room !== "admin" && !isSignedIn) response.headers.set("x-keep-offline", "1");
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Style attributes place marks on the time axis; style elements and sheets need the nonce or this origin.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: ["/((?!api|_next|.*\\..*).*)", "/api/:path*"] };
