import { languageOf } from "../../../../../lib/i18n/routing.ts";
import { eventChart } from "../../../../../lib/views/social/embed.ts";
import { embedAnswer } from "../../embed-answer.ts";

interface EmbedParams {
  readonly params: Promise<{ locale: string; slug: string }>;
}

/** An announcement's chart alone: `?company=` chooses the listing, `?theme=light|dark` the colours. */
export async function GET(request: Request, { params }: EmbedParams): Promise<Response> {
  const { locale, slug } = await params;
  const path = `/events/${encodeURIComponent(slug)}`;
  return embedAnswer(request, { locale, path }, (query) =>
    eventChart({ slug, company: query.get("company") || null, language: languageOf(locale) }),
  );
}
