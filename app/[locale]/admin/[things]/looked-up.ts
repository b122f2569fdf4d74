import type { InstrumentFormState } from "../../../../components/admin/instruments/instrument-state.ts";
import { providerSentence, shownMatch } from "../../../../components/admin/instruments/look-up-sentences.ts";
import { fieldSentences } from "../../../../components/admin/sentences.ts";
import { fill } from "../../../../components/text/fill.ts";
import {
  type InstrumentFields,
  instrumentValues,
} from "../../../../lib/admin/instruments/instrument-fields.ts";
import { filledBy, lookUp, yahooPolicy } from "../../../../lib/admin/instruments/look-up.ts";
import { type Messages, messagesIn } from "../../../../lib/i18n/messages.ts";
import { pairsNeeded } from "../../../../lib/views/admin/instruments-admin.ts";

/** The form after its symbol was looked up at Yahoo: filled, with what differs, or with symbols to choose from. */
export async function lookedUp(locale: string, state: InstrumentFormState): Promise<InstrumentFormState> {
  const messages = messagesIn(locale);
  const texts = messages.adminReference.instruments;
  const typed = instrumentValues.parse(state.values);
  const text = typed.symbol.trim();
  if (text === "") return { ...state, failure: texts.nothingToLookUp };
  const looked = await lookUp(yahooPolicy(), text);
  if (!looked.ok) return { ...state, failure: providerSentence(messages, "lookUpFailed", looked.problem) };
  if (looked.value.kind === "matches") {
    const matches = looked.value.matches.map((match) => shownMatch(messages, match));
    const found = fill(matches.length > 0 ? texts.matches : texts.noMatches, { text });
    return { ...state, found, matches };
  }
  const { facts } = looked.value;
  const { fields, problems } = filledBy(typed, facts);
  const sentence = problems.length > 0 ? texts.foundDiffers : texts.found;
  return {
    ...state,
    values: fields,
    problems: fieldSentences(messages, "instrument", problems),
    found: [
      fill(sentence, { symbol: facts.symbol, name: facts.name }),
      ...(await pairSentences(fields, texts)),
    ].join(" "),
  };
}

/** Which pairs its figures will lack. */
async function pairSentences(
  { kind, currency, dividendCurrency }: InstrumentFields,
  texts: Messages["adminReference"]["instruments"],
): Promise<string[]> {
  const needs = {
    kind,
    currency: currency.trim().toUpperCase(),
    dividendCurrency: dividendCurrency.trim().toUpperCase() || null,
  };
  return (await pairsNeeded(needs)).map((pair) => fill(texts.pairWillBeNeeded, { pair }));
}
