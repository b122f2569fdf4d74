import { createHash } from "node:crypto";
import { type EmbedSetting, embedDocument, embedNotice } from "../../../components/social/embed-document.ts";
import { EMBED_STYLE } from "../../../components/social/embed-style.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { documentPolicy, type FramedBy, POLICY } from "../../../lib/server/policies.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import type { LoneChart } from "../../../lib/views/social/embed.ts";
import { RETRY_AFTER } from "../../api/problem.ts";
import { answerUnlessHeld } from "../../unchanged.ts";

const styleHash = createHash("sha256").update(EMBED_STYLE).digest("base64");

const headersFor = (framedBy: FramedBy) => ({
  "content-type": "text/html; charset=utf-8",
  [POLICY]: documentPolicy(styleHash, framedBy),
});

const EMBED_THEMES = ["light", "dark"] as const;

/** One chart as a document of its own. `path` is the page it comes from, without a language. */
export async function embedAnswer(
  request: Request,
  { locale: given, path }: { readonly locale: string; readonly path: string },
  read: (query: URLSearchParams) => Promise<LoneChart | null>,
): Promise<Response> {
  const locale = languageOf(given);
  const messages = messagesIn(locale);
  const query = new URL(request.url).searchParams;
  const theme = EMBED_THEMES.find((known) => known === query.get("theme")) ?? null;
  const setting: EmbedSetting = { locale, theme, messages };
  const { share } = messages;
  const notice = (status: number, title: string, text: string, headers = {}) =>
    new Response(embedNotice({ title, text }, setting), {
      status,
      headers: { ...headersFor("nobody"), "cache-control": "no-store", ...headers },
    });

  const found = await attempt(() => read(query));
  if (!found.ok) return notice(503, messages.states.storeTitle, share.embedBroken, RETRY_AFTER);
  const view = found.value;
  if (!view) return notice(404, share.embedEmptyTitle, share.embedEmpty);
  const page = siteOrigin(request.headers) + localePath(locale, path);
  return answerUnlessHeld(request, embedDocument(view, page, setting), {
    revision: view.revision,
    headers: headersFor("anyone"), // a chart may do nothing but show itself
  });
}
