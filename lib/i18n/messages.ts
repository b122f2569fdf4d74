import ar from "./messages/ar.json" with { type: "json" };
import en from "./messages/en.json" with { type: "json" };
import zh from "./messages/zh.json" with { type: "json" };
import { type Locale, languageOf } from "./routing.ts";

/** Every text of the app; English has the keys, and a language that lacks one does not compile. */
export type Messages = typeof en;

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, zh, ar };

/** The texts in a language, English for one that is not kept. */
export function messagesIn(locale: string): Messages {
  return MESSAGES[languageOf(locale)];
}
