import { knownLocale } from "../../../../lib/i18n/routing.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { foundOptions } from "../../../../lib/views/found-options.ts";
import { answerUnlessHeld } from "../../../unchanged.ts";
import { noSuchLanguage, problem, storeNotUsable } from "../../problem.ts";

/** What a search finds in a list of the filter, which a page asks for where it holds only a part of that list. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ locale: string }> },
): Promise<Response> {
  const locale = knownLocale((await params).locale);
  if (!locale) return noSuchLanguage();
  const found = await attempt(() => foundOptions(new URL(request.url).searchParams, locale));
  if (!found.ok) return storeNotUsable(found.problem);
  if (!found.value.ok) {
    return problem({ status: 400, title: "The search can't be used", detail: found.value.problem });
  }
  const { revision, ...options } = found.value.value;
  return answerUnlessHeld(request, JSON.stringify(options), {
    revision,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}
