import { type NextRequest, NextResponse } from "next/server";
import { STORE_NOTICE_POLICY, storeNoticeDocument } from "./components/store-notice-document.ts";
import { messagesIn } from "./i18n/messages.ts";
import { DEFAULT_LOCALE, knownLocale, LOCALE_COOKIE, localePath, preferredLocale } from "./i18n/routing.ts";
import { hasSessionCookie } from "./lib/admin/session-cookie.ts";
import type { StoreProblemCode } from "./lib/store/problems.ts";
import { unreadable } from "./lib/views/readiness.ts";

/**
 * Before every request: an id for the log. Before every page: a reader who has not chosen a language is sent to
 * the one the browser asks for, and the page gets a Content-Security-Policy with a fresh nonce. While the database
 * can't be used, the notice is the answer: a page that has begun to be sent can't say 503 any more.
 */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
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

  const problem = await unreadable();
  // A form that was sent gets the sentence beside its fields, which keep what was typed.
  if (problem !== null && !request.headers.has("next-action")) {
    return storeNotice(named ?? DEFAULT_LOCALE, problem);
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

function storeNotice(locale: string, problem: StoreProblemCode): NextResponse {
  return new NextResponse(storeNoticeDocument(locale, problem, messagesIn(locale)), {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": STORE_NOTICE_POLICY,
      "retry-after": "10",
      vary: "accept-language, cookie",
    },
  });
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
