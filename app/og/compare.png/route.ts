import { compareCard } from "../../../lib/views/social/compare-card.ts";
import { filteredCardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of a comparison: its address has the page's own query. */
export const GET = (request: Request): Promise<Response> =>
  filteredCardAnswer(request, "compare", compareCard);
