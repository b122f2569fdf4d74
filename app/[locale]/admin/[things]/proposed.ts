import {
  type ClaimFormState,
  NO_CHOICE,
  type ShownChoice,
} from "../../../../components/admin/claims/claim-state.ts";
import { fieldSentences } from "../../../../components/admin/sentences.ts";
import { fill } from "../../../../components/text/fill.ts";
import { longDay } from "../../../../components/text/format.ts";
import { listed } from "../../../../components/text/lists.ts";
import { sentencesIn } from "../../../../lib/admin/claims/proposed-fields.ts";
import type { FormValues } from "../../../../lib/admin/forms/controls.ts";
import type { FieldsRefused } from "../../../../lib/admin/forms/subject-form.ts";
import type { Choice } from "../../../../lib/claims/propose/sentence-choices.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import type { Locale } from "../../../../lib/i18n/routing.ts";
import { dayNumber } from "../../../../lib/market/session-date.ts";
import { proposedClaim } from "../../../../lib/views/admin/claims-admin.ts";
import { SENTENCE_LONGEST } from "../../../../lib/views/claims/check.ts";
import { sentText } from "../sent-text.ts";
import { verdictOn } from "./shown-verdict.ts";

/** What a sentence comes to for a form: what rules decide, and the choices that they leave. */
async function readSentence(locale: Locale, sentence: string, form: FormData) {
  // What was chosen of another sentence is no choice of this one.
  const isSame = wasProposed(sentence, form);
  const asked = (name: string) => (isSame && sentText(form, name)) || null;
  const { values, proposed, said, names } = await proposedClaim(sentence, {
    figure: asked("figure"),
    day: asked("day"),
    symbol: asked("symbol"),
  });
  const choices = {
    figures: shown(said.figures),
    days: shown(said.days, (day) => longDay(locale, dayNumber(day))),
    subjects: shown(said.subjects, (symbol) => `${symbol}, ${names.get(symbol) ?? symbol}`),
  };
  return { values, proposed, said, choices };
}

/** Whether the form holds what was proposed from this sentence. */
const wasProposed = (sentence: string, form: FormData): boolean =>
  sentence !== "" && sentText(form, "chosenOf").trim() === sentence;

/** The form after its sentence was read: filled in as far as rules decide, with what is left to choose and the verdict. */
export async function proposedState(
  locale: Locale,
  state: ClaimFormState,
  form: FormData,
): Promise<ClaimFormState> {
  const messages = messagesIn(locale);
  const { claims: texts } = messages.adminClaims;
  const sentence = state.sentence.trim();
  if (sentence === "" || sentence.length > SENTENCE_LONGEST) {
    const code = sentence === "" ? "empty" : "long sentence";
    return { ...state, problems: fieldSentences(messages, "claim", [{ field: "sentence", code }]) };
  }
  const { values, proposed, said, choices } = await readSentence(locale, sentence, form);
  const filled = { ...state.values, ...values };
  const open = [
    ...(isOpen(said.figures) ? [texts.reported] : []),
    ...(isOpen(said.subjects) ? [texts.about] : []),
    ...(isOpen(said.days) ? [texts.on] : []),
  ];
  const found = proposed.length === 0 ? texts.nothingFound : texts.found;
  return {
    ...state,
    ...choices,
    values: filled,
    proposed,
    said: open.length === 0 ? found : fill(texts.chooseFirst, { fields: listed(locale, open) }),
    verdict: await verdictOn(filled, locale),
  };
}

/** What a form that is checked or refused keeps of its sentence: the choices, and marks where a proposal still stands. */
export async function sentenceState(
  locale: Locale,
  { sentence, values: typed }: ClaimFormState,
  form: FormData,
): Promise<Pick<ClaimFormState, "figures" | "days" | "subjects" | "proposed"> | null> {
  const plain = sentence.trim();
  if (!wasProposed(plain, form) || plain.length > SENTENCE_LONGEST) return null;
  const { values, proposed, choices } = await readSentence(locale, plain, form);
  return { ...choices, proposed: proposed.filter((name) => typed[name] === values[name]) };
}

const isOpen = ({ options, taken }: Choice): boolean => options.length > 0 && taken === null;

const shown = ({ options, taken }: Choice, label = (value: string) => value): ShownChoice =>
  options.length === 0
    ? NO_CHOICE
    : { taken, options: options.map((value) => ({ value, label: label(value) })) };

/** Refuses a paraphrase that is the typed sentence word for word: that one is the report's. */
export function ownWords(values: FormValues, sentence: string): FieldsRefused | null {
  const fields = sentencesIn(values, sentence).map((field) => ({ field, code: "report's words" }));
  return fields.length === 0 ? null : { code: "fields", fields };
}
