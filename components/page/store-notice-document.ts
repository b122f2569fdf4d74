import { createHash } from "node:crypto";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf, localePath } from "../../lib/i18n/routing.ts";
import { documentPolicy } from "../../lib/server/policies.ts";
import type { StoreProblemCode } from "../../lib/store/problems.ts";
import { Markup, markup } from "../social/markup.ts";
import { NOTICE_STYLE } from "./offline/offline-notice.ts";

const styleHash = createHash("sha256").update(NOTICE_STYLE).digest("base64");

/** The policy of the document below, which needs nothing but its own style. */
export const STORE_NOTICE_POLICY = documentPolicy(styleHash, "nobody");

/**
 * What stands in place of a page while the database can't be used: the notice of notices.tsx as a document of its
 * own, because a page is sent piece by piece and can't say 503 once it finds out.
 */
export function storeNoticeDocument(locale: string, code: StoreProblemCode, messages: Messages): string {
  const { states, app, offline } = messages;
  return markup`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${states.storeTitle} · ${app.name}</title><style>${new Markup(NOTICE_STYLE)}</style></head>
<body><main role="alert" data-passing>
<h1>${states.storeTitle}</h1>
<p>${states.storeProblems[code]}</p>
<p><a class="button" href="">${offline.again}</a> <a class="button" href="${localePath(locale, "/")}">${app.name}</a></p>
</main></body>
</html>
`.text;
}
