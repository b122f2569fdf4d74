import { siteCard } from "../../../lib/views/social/site-card.ts";
import { cardAnswer } from "../card-answer.ts";

export const dynamic = "force-dynamic";

/** The picture of every page that has none of its own. */
export const GET = (request: Request): Promise<Response> => cardAnswer(request, "site", () => siteCard());
