import { knownLocale, type Locale } from "../../lib/i18n/routing.ts";
import type { Result } from "../../lib/result.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { answerUnlessHeld } from "../unchanged.ts";
import { noSuchLanguage, problem, storeNotUsable } from "./problem.ts";

/**
 * Answers what a page of a language asks for as it is used, as JSON without its data revision, or 304 where the browser
 * holds just that. What `read` refuses is a 400 with the words of `refused`; a language that there is not is a 404, a
 * database that can't be used a 503.
 */
export const answerPagePart =
  <Part extends { readonly revision: number }, Problem>(
    read: (query: URLSearchParams, locale: Locale) => Promise<Result<Part, Problem>>,
    refused: (problem: Problem) => { readonly title: string; readonly detail: string },
  ) =>
  async (
    request: Request,
    { params }: { readonly params: Promise<{ locale: string }> },
  ): Promise<Response> => {
    const locale = knownLocale((await params).locale);
    if (!locale) return noSuchLanguage();
    const part = await attempt(() => read(new URL(request.url).searchParams, locale));
    if (!part.ok) return storeNotUsable(part.problem);
    if (!part.value.ok) return problem({ status: 400, ...refused(part.value.problem) });
    const { revision, ...content } = part.value.value;
    return answerUnlessHeld(request, JSON.stringify(content), {
      revision,
      headers: { "content-type": "application/json; charset=utf-8" },
    });
  };
