import { DEFAULT_LOCALE } from "../../lib/i18n/routing.ts";
import { feedAnswer } from "./feed-answer.ts";

export const dynamic = "force-dynamic";

/** Announcements and reactions as Atom, in English. */
export const GET = (request: Request): Promise<Response> => feedAnswer(request, DEFAULT_LOCALE);
