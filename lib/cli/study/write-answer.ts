import { latexTable, markdownTable } from "../../export/paper-tables.ts";
import { type Cell, csvText } from "../../export/rows.ts";
import { STUDY_TABLES, type StudyTableName, studyTable } from "../../export/study-tables.ts";
import { workbookPieces } from "../../export/workbook.ts";
import { settingsAnswer, specificationAnswer } from "../../study-input/specification.ts";
import { answerAside, eventAnswer } from "../../study-input/study-answer.ts";
import type { StudiedEvents } from "../../study-input/study-data.ts";
import type { StudyArguments } from "./arguments.ts";

/** The answer in the form that was asked for, piece by piece. */
export function answerPieces(
  studied: StudiedEvents,
  { format, table }: Pick<StudyArguments, "format" | "table">,
): AsyncIterable<string | Uint8Array> | Iterable<string> {
  switch (format) {
    case "json":
      return studyJson(studied);
    case "csv":
      return csvText(studyTable(studied, table));
    case "markdown":
      return paperPieces(studied, table, markdownTable);
    case "latex":
      return paperPieces(studied, table, latexTable);
    case "xlsx":
      return workbookPieces(STUDY_TABLES.map((name) => ({ name, table: studyTable(studied, name) })));
  }
}

/** The whole answer as pieces of JSON text, an event at a time. */
function* studyJson(studied: StudiedEvents): Generator<string> {
  yield '{"events":[';
  for (let row = 0; row < studied.panel.events; row++) {
    yield `${row === 0 ? "\n" : ",\n"}${JSON.stringify(eventAnswer(studied, row))}`;
  }
  const members = Object.entries(answerAside(studied)).map(
    ([name, value]) => `"${name}":${JSON.stringify(value)}`,
  );
  yield `\n],\n${members.join(",\n")}}\n`;
}

const CAPTIONS: Readonly<Record<StudyTableName, string>> = {
  events: "Cumulative abnormal returns by event",
  abnormal: "Abnormal returns by session",
  tests: "Tests across events",
  specification: "Model and tests",
  warnings: "Doubts about the input",
};

/** What of the events' table fits on a page. */
const EVENTS_ON_PAPER = [
  "id",
  "security",
  "date",
  "day0",
  "n",
  "beta",
  "sigma",
  "car",
  "car_t",
  "car_p",
  "reason",
];

async function* paperPieces(
  studied: StudiedEvents,
  name: StudyTableName,
  write: typeof markdownTable,
): AsyncGenerator<string> {
  const { options } = studied;
  const settings = Object.entries(settingsAnswer(options)).filter(([, value]) => value !== null);
  const { model, tests } = specificationAnswer(studied);
  const notes = [
    `Returns are fractions, p-values two-sided. Settings: ${settings.map(([key, value]) => `${key} ${value}`).join(", ")}.`,
    `Model: ${model.name} (${model.source}).`,
    ...(name === "tests"
      ? [`Tests: ${tests.map((test) => `${test.name} (${test.source})`).join("; ")}.`]
      : []),
  ];
  const table = studyTable(studied, name);
  const columns = name === "events" ? EVENTS_ON_PAPER : undefined;
  const isFormula = ([kind]: readonly Cell[], column: string) =>
    name === "specification" && kind !== "setting" && (column === "value" || column === "distribution");
  yield await write({ caption: CAPTIONS[name], table, columns, isFormula, notes });
}
