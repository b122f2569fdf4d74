import { createHash } from "node:crypto";
import { NOTICE_STYLE, offlineNotice } from "../../components/page/offline/offline-notice.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { documentPolicy, POLICY } from "../../lib/server/policies.ts";

const styleHash = createHash("sha256").update(NOTICE_STYLE).digest("base64");

/** The page for no connection in a language; the worker asks for it while there is one. */
export function noticeAnswer(given: string): Response {
  const locale = languageOf(given);
  return new Response(offlineNotice(locale, messagesIn(locale)), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      [POLICY]: `${documentPolicy(styleHash, "nobody")}; font-src 'self'`,
    },
  });
}
