import { reactionsCard } from "../../../lib/views/social/reactions-card.ts";
import { filteredCardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of a selection of reactions: its address has the page's own query. */
export const GET = (request: Request): Promise<Response> =>
  filteredCardAnswer(request, "reactions", reactionsCard);
