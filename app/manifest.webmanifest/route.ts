import { DEFAULT_LOCALE } from "../../lib/i18n/routing.ts";
import { manifestAnswer } from "./manifest-answer.ts";

export const dynamic = "force-dynamic";

/** What a device needs to install the site, in English. */
export const GET = (): Response => manifestAnswer(DEFAULT_LOCALE);
