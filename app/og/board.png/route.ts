import { boardCard } from "../../../lib/views/social/social-card.ts";
import { filteredCardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of the board, with the board's own query; without one, of every page that has none of its own. */
export const GET = (request: Request): Promise<Response> => filteredCardAnswer(request, "board", boardCard);
