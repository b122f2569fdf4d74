// The tables of a study: events, abnormal returns, tests, and with what it was made.

import { settingsAnswer, specificationAnswer } from "../study-input/specification.ts";
import { aggregateAnswer, eventAnswer } from "../study-input/study-answer.ts";
import type { StudiedEvents } from "../study-input/study-data.ts";
import type { Cell, Table } from "./rows.ts";

/** What each table of a study is called; the order is that of a workbook's sheets. */
export const STUDY_TABLES = ["events", "abnormal", "tests", "specification", "warnings"] as const;
export type StudyTableName = (typeof STUDY_TABLES)[number];

const eventColumns = [
  "id",
  "security",
  "day0",
  "status",
  "alpha",
  "beta",
  "sigma",
  "n",
  "car",
  "car_t",
  "car_p",
  "scar",
  "bhar",
  "date",
  "reason",
  "alpha_error",
  "beta_error",
  "permutation_p",
  "car_detectable",
  "car_equivalence_p",
  "car_holm",
  "car_benjamini_hochberg",
] as const;

function* eventRows(studied: StudiedEvents): Generator<readonly Cell[]> {
  for (let row = 0; row < studied.panel.events; row++) {
    const event = eventAnswer(studied, row);
    const { alpha, beta, sigma, n, car, carT, carP, scar, bhar, date, reason } = event;
    const head = [event.id ?? null, event.security ?? null, event.day0, event.status];
    const errors = [event.alphaError, event.betaError, event.permutationP];
    const open = [event.carDetectable, event.carEquivalenceP, event.carHolm, event.carBenjaminiHochberg];
    yield [...head, alpha, beta, sigma, n, car, carT, carP, scar, bhar, date, reason, ...errors, ...open];
  }
}

function* abnormalRows(studied: StudiedEvents): Generator<readonly Cell[]> {
  for (let row = 0; row < studied.panel.events; row++) {
    const event = eventAnswer(studied, row);
    for (const { t, value, tStat, pValue } of event.abnormalReturns) {
      yield [event.id ?? null, event.security ?? null, t, value, tStat, pValue];
    }
  }
}

function* testRows(studied: StudiedEvents): Generator<readonly Cell[]> {
  const { byDay, window } = aggregateAnswer(studied);
  const lines = [
    ...byDay.map(({ t, n, aar, tests }) => ({ t, n, average: aar, tests })),
    { t: "window", n: window.n, average: window.caar, tests: window.tests },
  ];
  for (const { t, n, average, tests } of lines) {
    for (const [name, result] of Object.entries(tests)) {
      const { statistic, pValue, distribution, df, reason } = { reason: null, ...result };
      yield [t, n, average, name, statistic, pValue, distribution, df, reason];
    }
  }
}

function* specificationRows(studied: StudiedEvents): Generator<readonly Cell[]> {
  for (const [name, value] of Object.entries(settingsAnswer(studied.options))) {
    if (value !== null) yield ["setting", name, value, null, null];
  }
  const { model, tests } = specificationAnswer(studied);
  yield ["model", model.name, model.formula, null, model.source];
  for (const { name, formula, distribution, source } of tests) {
    yield ["test", name, formula, distribution, source];
  }
}

/** One table of a study. */
export function studyTable(studied: StudiedEvents, name: StudyTableName): Table {
  switch (name) {
    case "events":
      return { columns: eventColumns, rows: eventRows(studied) };
    case "abnormal":
      return { columns: ["id", "security", "t", "value", "t_stat", "p_value"], rows: abnormalRows(studied) };
    case "tests":
      return {
        columns: ["t", "n", "average", "test", "statistic", "p_value", "distribution", "df", "reason"],
        rows: testRows(studied),
      };
    case "specification":
      return {
        columns: ["kind", "name", "value", "distribution", "source"],
        rows: specificationRows(studied),
      };
    case "warnings":
      return {
        columns: ["code", "message"],
        rows: studied.warnings.map(({ code, message }) => [code, message]),
      };
  }
}
