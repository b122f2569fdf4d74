import { atomFeed } from "../../components/social/atom-feed.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { siteOrigin } from "../../lib/site-origin.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { announcementFeed } from "../../lib/views/social/feed.ts";
import { problem, storeNotUsable } from "../api/problem.ts";
import { answerUnlessHeld } from "../unchanged.ts";

/** The Atom feed in a language, or a problem document that names the parameter. */
export async function feedAnswer(request: Request, given: string): Promise<Response> {
  const locale = languageOf(given);
  const { searchParams, search: query } = new URL(request.url);
  const read = await attempt(() => announcementFeed(searchParams, locale));
  if (!read.ok) {
    return storeNotUsable(read.problem);
  }
  if (!read.value.ok) {
    const parameters = read.value.problem;
    const detail = parameters.map(({ message }) => message).join("; ");
    return problem({ status: 400, title: "The filter can't be used", detail, parameters });
  }
  const feed = read.value.value;
  const origin = siteOrigin(request.headers);
  return answerUnlessHeld(request, atomFeed(feed, { locale, messages: messagesIn(locale), origin, query }), {
    revision: feed.revision,
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
}
