import { boardCard } from "../../../lib/views/social/social-card.ts";
import { filteredCardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of the board, with the board's own query. */
export const GET = (request: Request): Promise<Response> => filteredCardAnswer(request, "board", boardCard);
