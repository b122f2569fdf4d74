import { DEFAULT_LOCALE } from "../../lib/i18n/routing.ts";
import { noticeAnswer } from "./notice-answer.ts";

export const dynamic = "force-dynamic";

/** The page for no connection, in English. */
export const GET = (): Response => noticeAnswer(DEFAULT_LOCALE);
