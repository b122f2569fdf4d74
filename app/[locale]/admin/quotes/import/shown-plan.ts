import type {
  ShownInstrument,
  ShownLines,
  ShownQuoteFile,
} from "../../../../../components/admin/quotes/quote-file-state.ts";
import { findingSentence, findingSessions } from "../../../../../components/data/finding-sentence.ts";
import { fill } from "../../../../../components/text/fill.ts";
import { beforeAfter, decimal, MISSING } from "../../../../../components/text/format.ts";
import type {
  ShownQuoteFile as Proposed,
  QuoteFilePlan,
} from "../../../../../lib/admin/quotes/quote-files.ts";
import type { Messages } from "../../../../../lib/i18n/messages.ts";

/** How many lines of each group are shown; the rest are counted. */
const LISTED = 20;
type Outcome = QuoteFilePlan["outcomes"][number];

/** A plan in sentences of a language; what the readers and the judge say stays in English beside them. */
export function shownPlan(locale: string, messages: Messages, { plan, file }: Proposed): ShownQuoteFile {
  const texts = messages.adminQuotes.file;
  const { taken, problem, outcomes, changes, sign, name } = plan;
  return {
    file,
    sign,
    kept: name,
    taken: takenLines(locale, messages, plan),
    columns: taken.columns.map(({ name: column, field, sample }, at) => ({
      key: String(at),
      name: column,
      sample,
      meaning: field === null ? null : texts.fields[field],
    })),
    problem: problem && { says: texts.problems[problem.code], detail: problem.message },
    instruments: outcomes.map((outcome) => shownInstrument(locale, messages, outcome)),
    canStore: changes > 0,
  };
}

function takenLines(
  locale: string,
  { adminQuotes: { file: texts } }: Messages,
  { taken }: QuoteFilePlan,
): ShownQuoteFile["taken"] {
  const { basis, volume } = taken;
  const hasVolume = taken.columns.some(({ field }) => field === "volume");
  const lines: readonly (readonly [string, string | false | null, boolean])[] = [
    [texts.form, taken.form, true],
    [texts.encoding, taken.encoding, true],
    [texts.before, taken.title.join(" / "), true],
    [texts.rows, decimal(locale, taken.rows, 0), false],
    [texts.dates, taken.dates, true],
    [
      texts.basis,
      basis && fill(texts.basisFrom, { prices: texts.pricesChoices[basis.prices], from: basis.from }),
      false,
    ],
    [
      texts.unit,
      hasVolume &&
        volume &&
        fill(texts.unitFrom, { shares: decimal(locale, volume.shares, 0), from: volume.from }),
      false,
    ],
    [texts.symbols, taken.symbols.join(", "), true],
  ];
  return lines.flatMap(([name, value, isEnglish]) => (value ? [{ name, value, isEnglish }] : []));
}

function shownInstrument(locale: string, messages: Messages, outcome: Outcome): ShownInstrument {
  const { adminQuotes, data, table } = messages;
  const texts = adminQuotes.file;
  const { problem, range, inserted, changed, unchanged, rejected, revisions, findings, remarks } = outcome;
  const refusals: Readonly<Record<string, string>> = texts.refused;
  const fields: Readonly<Record<string, string>> = data.fields;
  const also = { added: outcome.addedActions, readjusted: outcome.readjusted, kept: outcome.kept };
  const group = (
    title: string,
    lines: readonly string[],
    isEnglish: boolean,
    total = lines.length,
  ): ShownLines[] => {
    const left = total - LISTED;
    const more = left > 0 ? fill(texts.more, { count: decimal(locale, left, 0) }) : null;
    // The judge may say the same of several rows; a list says it once.
    const shown = [...new Set(lines.slice(0, LISTED))];
    return lines.length === 0 ? [] : [{ title, lines: shown, more, isEnglish }];
  };
  return {
    symbol: outcome.symbol,
    refused: problem && (refusals[problem.code] ?? texts.refused.other),
    detail: problem?.message ?? outcome.skipped,
    sentences:
      problem || outcome.skipped !== null
        ? []
        : [
            ...(range ? [fill(texts.range, { ...range })] : []),
            fill(texts.counts, {
              inserted: decimal(locale, inserted, 0),
              changed: decimal(locale, changed, 0),
              unchanged: decimal(locale, unchanged, 0),
              rejected: decimal(locale, rejected.length, 0),
            }),
            ...(Object.values(also).some((count) => count > 0) ? [fill(texts.also, also)] : []),
            ...(outcome.unfinished.length > 0
              ? [fill(texts.unfinished, { sessions: outcome.unfinished.join(", ") })]
              : []),
          ],
    groups: [
      ...group(
        texts.changes,
        revisions.map(({ session, field, before, after }) =>
          fill(texts.change, {
            session,
            field: fields[field] ?? field,
            change: beforeAfter(locale, before ?? MISSING, after ?? MISSING),
          }),
        ),
        false,
        outcome.revisionCount,
      ),
      ...group(
        texts.rejected,
        rejected.map(({ session, reason }) =>
          fill(texts.rejectedRow, { session: session || texts.aRow, reason }),
        ),
        false,
      ),
      ...group(
        texts.findings,
        findings.map((found) => `${findingSessions(found)}: ${findingSentence(found, locale, table)}`),
        false,
      ),
      ...group(texts.remarks, remarks, true),
    ],
  };
}
