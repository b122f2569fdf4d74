import type { ShownVerdict } from "../../../../components/admin/claims/claim-state.ts";
import { sentencesOf } from "../../../../components/admin/sentences.ts";
import {
  basisPhrase,
  intervalValue,
  measuredValue,
  readingValue,
  unusualPhrase,
  verdictPhrase,
} from "../../../../components/claims/claim-figures.ts";
import { measurePhrase } from "../../../../components/claims/measure-phrase.ts";
import { fill } from "../../../../components/text/fill.ts";
import { colon, listed } from "../../../../components/text/lists.ts";
import type { FormValues } from "../../../../lib/admin/forms/controls.ts";
import { type Messages, messagesIn } from "../../../../lib/i18n/messages.ts";
import { type TypedVerdict, typedVerdict } from "../../../../lib/views/admin/claims-admin.ts";

/** How what a form holds compares, in the reader's words. */
function shownVerdict(
  { measure, verdict, formulas }: TypedVerdict,
  locale: string,
  { claims: texts }: Messages,
): ShownVerdict {
  const { fits: holds } = texts;
  return {
    says: verdictPhrase(verdict, locale, texts),
    measured: `${measurePhrase(measure, locale, texts)}${colon(locale)}${measuredValue(verdict, locale, texts)}`,
    stands:
      verdict.interval &&
      `${texts.stands}${colon(locale)}${intervalValue(verdict.interval, verdict, locale, texts)}`,
    unusual: unusualPhrase(verdict, locale, texts),
    readings: verdict.readings.map((reading, at) => ({
      name: basisPhrase(reading, locale, texts),
      isFormula: reading.measured.is !== "missing",
      formula:
        reading.measured.is === "missing"
          ? fill(texts.notMeasured, { why: texts.whys[reading.measured.why] })
          : (formulas[at] ?? ""),
      value: readingValue(reading.measured, verdict, locale, texts),
      fits: `${texts.readingColumns.fits}${colon(locale)}${
        reading.fits === null ? holds.none : reading.fits ? holds.yes : holds.no
      }`,
    })),
  };
}

/** How a form compares as it stands, or which of its fields a verdict still waits for. */
export async function verdictOn(values: FormValues, locale: string): Promise<ShownVerdict> {
  const messages = messagesIn(locale);
  const typed = await typedVerdict(values);
  if (typed.ok) return shownVerdict(typed.value, locale, messages);
  const labels = sentencesOf(messages, "claim");
  const fields = listed(
    locale,
    typed.problem.map((field) => labels[field] ?? field),
  );
  return {
    says: fill(messages.adminClaims.claims.awaited, { fields }),
    measured: null,
    stands: null,
    unusual: null,
    readings: [],
  };
}
