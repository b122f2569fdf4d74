import type { SymbolMatch } from "../../../lib/admin/instruments/look-up.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { ProviderProblem } from "../../../lib/quotes/quote-provider.ts";
import { fill } from "../../text/fill.ts";
import type { ShownMatch } from "./instrument-state.ts";

/** Why Yahoo did not answer, put into a sentence that has a place for it (`{why}`). */
export const providerSentence = (
  { adminReference: { instruments } }: Messages,
  sentence: "lookUpFailed" | "notChecked",
  { code }: ProviderProblem,
): string => fill(instruments[sentence], { why: instruments.why[code] });

/** A symbol that Yahoo finds, as the form shows it. */
export function shownMatch(messages: Messages, { symbol, name, exchange, kind }: SymbolMatch): ShownMatch {
  const { instruments } = messages.adminReference;
  const place = exchange.code === null ? exchange.yahoo : messages.exchanges[exchange.code];
  const about = [place, kind === null ? instruments.unfit : instruments.kinds[kind]];
  return {
    symbol,
    name,
    about: about.filter((part) => part !== "").join(" · "),
    take: kind === null ? null : fill(instruments.take, { symbol }),
  };
}
