// A study of whole texts, as a browser or a request has them: the same reading and figures as the command's.
import { fail, type Result } from "../result.ts";
import { textRows } from "./delimited-rows.ts";
import { eventRows } from "./event-rows.ts";
import { InputFault } from "./input-fault.ts";
import { type StudiedEvents, studyData, wantedColumns } from "./study-data.ts";
import { type StudyOptions, studyOptions } from "./study-options.ts";
import { type CellKind, tableReader, type WideTable } from "./wide-table.ts";

/** The texts of a study, and what each is called in messages. */
export interface StudyTexts {
  readonly kind: CellKind;
  readonly table: NamedText;
  readonly events: NamedText;
  readonly factors: NamedText | null;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * Studies texts by options under the names of the command's, without dashes (`minimum-sessions`). The problem is one
 * line: of an option, or of a text with its line.
 */
export function studyTexts(
  texts: StudyTexts,
  optionTexts: Readonly<Record<string, unknown>>,
): Result<StudiedEvents, string> {
  const options = studyOptions(optionTexts, { kind: texts.kind, hasFactors: texts.factors !== null });
  if (!options.ok) return fail(`--${options.problem.option} ${options.problem.message}`);
  try {
    const { name, text } = texts.events;
    const events = eventRows(textRows(text, name).rows, name, options.value.dates);
    const wanted = wantedColumns(events, options.value.market);
    const table = readText(texts.table, texts.kind, wanted, options.value);
    const factors = texts.factors === null ? null : readText(texts.factors, "return", null, options.value);
    return studyData({ table, kind: texts.kind, events, factors }, options.value);
  } catch (error) {
    if (error instanceof InputFault) return fail(error.message);
    throw error;
  }
}

function readText(
  { name, text }: NamedText,
  kind: CellKind,
  wanted: ReadonlySet<string> | null,
  { dates, decimal }: StudyOptions,
): WideTable {
  const { rows, delimiter } = textRows(text, name);
  const reader = tableReader({ source: name, kind, wanted, delimiter: () => delimiter, dates, decimal });
  for (const row of rows) reader.row(row);
  return reader.end();
}
