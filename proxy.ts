import { type NextRequest, NextResponse } from "next/server";
import { STORE_NOTICE_POLICY, storeNoticeDocument } from "./components/page/store-notice-document.ts";
import { messagesIn } from "./lib/i18n/messages.ts";
import { POLICY } from "./lib/server/policies.ts";
import { unreadable } from "./lib/views/data/readiness.ts";

/**
 * Before every page: while the database can't be used, a notice is the answer, because a page that has begun to be
 * sent can't say 503 any more. All else that comes before the app is in lib/server.
 */
export default async function proxy({ headers }: NextRequest): Promise<NextResponse> {
  // lib/server tells the language of pages, and of nothing else.
  const locale = headers.get("x-locale");
  const isEmbedded = headers.get("x-path")?.startsWith("/embed/") ?? false; // a chart in a frame has a notice of its own
  // A form that was sent gets the sentence beside its fields, which keep what was typed.
  if (locale === null || isEmbedded || headers.has("next-action")) return NextResponse.next();
  const problem = await unreadable();
  if (problem === null) return NextResponse.next();
  return new NextResponse(storeNoticeDocument(locale, problem, messagesIn(locale)), {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      [POLICY]: STORE_NOTICE_POLICY,
      "retry-after": "10",
    },
  });
}

export const config = { matcher: ["/((?!api/|_next/).*)"] };
