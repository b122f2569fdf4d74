import { foundEntries, paletteIndex } from "../../../../components/command/palette/palette-search.ts";
import { isWritingOn } from "../../../../lib/admin/access/token.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { knownLocale } from "../../../../lib/i18n/routing.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { measuredReactions, paletteSubjects } from "../../../../lib/views/palette.ts";
import { answerUnlessHeld } from "../../../unchanged.ts";
import { noSuchLanguage, storeNotUsable } from "../../problem.ts";

/**
 * What the command palette reaches, in a language, or with `search` what fits that; 304 where the browser holds just
 * this.
 */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ locale: string }> },
): Promise<Response> {
  const locale = knownLocale((await params).locale);
  if (!locale) return noSuchLanguage();
  const subjects = await attempt(() => paletteSubjects(locale));
  if (!subjects.ok) {
    return storeNotUsable(subjects.problem);
  }
  const written = { locale, messages: messagesIn(locale), writing: isWritingOn() };
  const search = new URL(request.url).searchParams.get("search");
  const answer =
    search === null
      ? paletteIndex(subjects.value, written)
      : { entries: await foundEntries(subjects.value, written, search, measuredReactions) };
  return answerUnlessHeld(request, JSON.stringify(answer), {
    revision: subjects.value.revision,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}
