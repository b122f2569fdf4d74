import type { SentenceReadings } from "../../claims/propose/sentence-choices.ts";
import type { FormValues } from "../forms/controls.ts";
import { measureFields } from "./measure-fields.ts";

/** What a sentence fills in, and the names of the fields that hold a proposal. */
export interface ProposedFields {
  readonly values: Readonly<Record<string, string>>;
  readonly proposed: readonly string[];
}

/**
 * The fields of a claim's form that rules decide: whatever every reading of the sentence that is left has alike. What
 * they differ in is empty, for a person to choose. Nothing else of the form is touched, least of all the paraphrase.
 */
export function proposedFields({
  readings,
  symbol,
}: Pick<SentenceReadings, "readings" | "symbol">): ProposedFields {
  const read = readings.map(({ reported, measure }) => ({
    reported: reported ?? "",
    ...measureFields(measure),
  }));
  const names = ["reported", ...Object.keys(measureFields(null))];
  const agreed = names.map((name) => {
    const all = new Set(read.map((fields) => new Map(Object.entries(fields)).get(name) ?? ""));
    return [name, all.size === 1 ? [...all].join("") : ""] as const;
  });
  const values = {
    ...Object.fromEntries(agreed),
    subjectKind: symbol === null ? "" : "instrument",
    about: symbol ?? "",
  };
  return {
    values,
    proposed: Object.keys(values).filter((name) => new Map(Object.entries(values)).get(name) !== ""),
  };
}

/** Whether a text is the sentence that was typed, but for its case, spaces and last mark. */
export function isSentence(text: string, sentence: string): boolean {
  const plain = (said: string) =>
    said
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\s+/g, " ")
      .trim()
      .replace(/[.。؟?!！]+$/, "");
  return plain(sentence) !== "" && plain(text) === plain(sentence);
}

/** The paraphrases of a form that are the typed sentence word for word. */
export const sentencesIn = (values: FormValues, sentence: string): string[] =>
  ["paraphraseEn", "paraphraseZh", "paraphraseAr"].filter((name) =>
    isSentence(String(values[name] ?? ""), sentence),
  );
