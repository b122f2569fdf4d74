import { compareCard } from "../../../lib/views/social/compare-card.ts";
import { cardAnswer } from "../card-answer.tsx";

export const dynamic = "force-dynamic";

/** The picture of a comparison: its address has the page's own query. */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  query.delete("revision");
  return cardAnswer(request, `${query}/compare`, () => compareCard(query));
}
