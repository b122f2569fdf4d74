import {
  basisPhrase,
  intervalValue,
  measuredValue,
  readingValue,
  unusualPhrase,
  verdictPhrase,
} from "../../../components/claims/claim-figures.ts";
import { measurePhrase } from "../../../components/claims/measure-phrase.ts";
import { fill } from "../../../components/text/fill.ts";
import { colon } from "../../../components/text/lists.ts";
import { messagesIn } from "../../i18n/messages.ts";
import type { CheckedClaim } from "../../views/claims/check.ts";

/** A checked claim with its working in a language, in the words of its pages; formulas stay as they are. */
export function claimTextIn(language: string, checked: CheckedClaim): string {
  const { subject, measure, reported, unchecked, verdict, formulas } = checked;
  const texts = messagesIn(language).claims;
  const { interval, cutOff, readings, flags } = verdict;
  const value = (at: (typeof readings)[number]["measured"]) => readingValue(at, verdict, language, texts);
  const lines: readonly (readonly [string, string])[] = [
    [texts.subject, subject ?? ""],
    [texts.measure, measurePhrase(measure, language, texts)],
    [texts.columns.reported, reported],
    [texts.unchecked, unchecked.join("; ")],
    [texts.stands, interval ? intervalValue(interval, verdict, language, texts) : ""],
    [texts.standsCutOff, cutOff ? intervalValue(cutOff, verdict, language, texts) : ""],
    [texts.columns.measured, measuredValue(verdict, language, texts)],
    [texts.columns.verdict, verdictPhrase(verdict, language, texts)],
    [texts.working, formulas[0] ?? ""],
    ...readings
      .slice(1)
      .map((tried): readonly [string, string] => [
        basisPhrase(tried, language, texts),
        `${value(tried.measured)}${tried.fits ? " ✓" : ""}`,
      ]),
    ["", unusualPhrase(verdict, language, texts) ?? ""],
    ["", flags.length === 0 ? "" : fill(texts.flags, { flags: flags.join("; ") })],
  ];
  return lines
    .filter(([, text]) => text !== "")
    .map(([name, text]) => (name === "" ? `${text}\n` : `${name}${colon(language)}${text}\n`))
    .join("");
}
