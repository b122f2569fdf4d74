import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { NamedInstrument, StudyView } from "../../lib/views/study/study.ts";
import { fill } from "../text/fill.ts";
import { longDay, MISSING, percent, testFigures } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { instrumentName } from "../text/reader-name.ts";

/** What an instrument is called in the reader's language: a share by its company. */
export const studiedName = (
  one: Pick<NamedInstrument, "symbol" | "name" | "companyNames">,
  locale: string,
  { instrumentNames }: Pick<Messages, "instrumentNames">,
): string => one.companyNames?.[languageOf(locale)] ?? instrumentName(one, instrumentNames);

/** What a study found in one sentence, plain text: of one date its figures, of several their average. */
export function studyLead(
  { dates, together }: Pick<StudyView, "dates" | "together">,
  instrument: NamedInstrument,
  locale: string,
  messages: Messages,
): string {
  const { study: texts } = messages;
  const name = {
    name: ownDirection(locale, studiedName(instrument, locale, messages)),
    symbol: leftToRight(locale, instrument.symbol),
  };
  const [first, second] = dates.filter(
    ({ reaction }) => reaction.rawReturn !== null || reaction.adjustedReturn !== null,
  );
  if (!first) return fill(texts.leadNone, name);
  if (second && together?.ok) {
    const { average, events, positive } = together.value.aggregate.dayZero;
    return fill(texts.leadMany, { ...name, average: percent(locale, average), events, positive });
  }
  const { rawReturn, adjustedReturn, abnormalReturn, dayZero } = first.reaction;
  const said = {
    ...name,
    change: percent(locale, rawReturn ?? adjustedReturn),
    day: dayZero.status === "found" ? longDay(locale, dayNumber(dayZero.session)) : MISSING,
  };
  if (!abnormalReturn) return fill(texts.leadReturn, said);
  return fill(texts.lead, {
    ...said,
    abnormal: percent(locale, abnormalReturn.value),
    test: testFigures(locale, abnormalReturn.tStatistic, abnormalReturn.pValue),
  });
}
