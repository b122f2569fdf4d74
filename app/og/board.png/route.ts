import { boardCard } from "../../../lib/views/social/social-card.ts";
import { cardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of the board and of every page without one of its own. */
export const GET = (request: Request): Promise<Response> => cardAnswer(request, "board", boardCard);
