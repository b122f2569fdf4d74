import { foundOptions } from "../../../../lib/views/found-options.ts";
import { answerPagePart } from "../../page-part.ts";

/** What a search finds in a list of the filter, which a page asks for where it holds only a part of that list. */
export const GET = answerPagePart(foundOptions, (detail) => ({ title: "The search can't be used", detail }));
