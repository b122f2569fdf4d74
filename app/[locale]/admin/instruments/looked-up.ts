import {
  instrumentSentences,
  providerSentence,
  shownMatch,
} from "../../../../components/admin/instrument-sentences.ts";
import type { InstrumentFormState } from "../../../../components/admin/instrument-state.ts";
import { fill } from "../../../../components/text/fill.ts";
import type { InstrumentFields } from "../../../../lib/admin/instruments/instrument-fields.ts";
import { missingPairs } from "../../../../lib/admin/instruments/instrument-form.ts";
import { filledBy, lookUp, yahooPolicy } from "../../../../lib/admin/instruments/look-up.ts";
import { type Messages, messagesIn } from "../../../../lib/i18n/messages.ts";
import { instrumentList } from "../../../../lib/views/admin/instruments-admin.ts";

/** The form after its symbol was looked up at Yahoo: filled, with what differs, or with symbols to choose from. */
export async function lookedUp(locale: string, state: InstrumentFormState): Promise<InstrumentFormState> {
  const messages = messagesIn(locale);
  const texts = messages.adminReference.instruments;
  const text = state.fields.symbol.trim();
  if (text === "") return { ...state, failure: texts.nothingToLookUp };
  const looked = await lookUp(yahooPolicy(), text);
  if (!looked.ok) return { ...state, failure: providerSentence(messages, "lookUpFailed", looked.problem) };
  if (looked.value.kind === "matches") {
    const matches = looked.value.matches.map((match) => shownMatch(messages, match));
    const found = fill(matches.length > 0 ? texts.matches : texts.noMatches, { text });
    return { ...state, found, matches };
  }
  const { facts } = looked.value;
  const { fields, problems } = filledBy(state.fields, facts);
  const sentence = problems.length > 0 ? texts.foundDiffers : texts.found;
  return {
    ...state,
    fields,
    problems: instrumentSentences(messages, problems),
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
  const stored = new Set((await instrumentList()).map(({ symbol }) => symbol));
  const needs = {
    kind,
    currency: currency.trim().toUpperCase(),
    dividendCurrency: dividendCurrency.trim().toUpperCase() || null,
  };
  return missingPairs(needs, stored).map((pair) => fill(texts.pairWillBeNeeded, { pair }));
}
