import { knownLocale } from "../../../../lib/i18n/routing.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { timelinePart } from "../../../../lib/views/figure/timeline-part.ts";
import { answerUnlessHeld } from "../../../unchanged.ts";
import { noSuchLanguage, problem, storeNotUsable } from "../../problem.ts";

/** The announcements of a page's filter in a range of days, which its timeline asks for where it has counts only. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ locale: string }> },
): Promise<Response> {
  const locale = knownLocale((await params).locale);
  if (!locale) return noSuchLanguage();
  const part = await attempt(() => timelinePart(new URL(request.url).searchParams, locale));
  if (!part.ok) {
    return storeNotUsable(part.problem);
  }
  if (!part.value.ok) {
    const detail = part.value.problem.map(({ message }) => message).join("; ");
    return problem({ status: 400, title: "The range can't be used", detail });
  }
  const { revision, lanes } = part.value.value;
  return answerUnlessHeld(request, JSON.stringify({ lanes }), {
    revision,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}
