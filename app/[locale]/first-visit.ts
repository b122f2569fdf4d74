import { cookies, headers } from "next/headers";
import { userAgent } from "next/server";
import { FIRST_VISIT_COOKIE, isFirstVisit } from "../../components/board/introduction/first-visit.ts";

/**
 * Whether the board shows the introduction: `asked` for by a link, or to a person on a first visit who came to the
 * board itself and not to somebody's filter. Known before the page is drawn, so that nothing moves.
 */
export async function introductionWanted(
  query: Readonly<Record<string, string | string[] | undefined>>,
): Promise<"asked" | "first visit" | null> {
  if (query[FIRST_VISIT_COOKIE] !== undefined) return "asked";
  if (Object.keys(query).length > 0) return null;
  if (userAgent({ headers: await headers() }).isBot) return null;
  const cookie = (await cookies()).get(FIRST_VISIT_COOKIE)?.value;
  return isFirstVisit(cookie, Date.now()) ? "first visit" : null;
}
