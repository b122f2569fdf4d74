import { compareCard } from "../../../lib/views/social/compare-card.ts";
import { cardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of a comparison: its address has the page's own query. */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  for (const name of ["revision", "lang"]) query.delete(name);
  return cardAnswer(request, `${query}/compare`, (language) => compareCard(query, language));
}
