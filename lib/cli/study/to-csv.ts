import type { Cell, Table } from "../../export/rows.ts";
import { aggregate } from "../../study/significance/battery.ts";
import type { StudyArguments } from "./arguments.ts";
import type { StudiedEvents } from "./run-study.ts";
import { aggregateJson, eventJson, testJson } from "./to-json.ts";

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
] as const;

function* eventRows(studied: StudiedEvents, options: StudyArguments): Generator<readonly Cell[]> {
  for (let row = 0; row < studied.panel.events; row++) {
    const event = eventJson(studied, row, options);
    const { alpha, beta, sigma, n, car, carT, carP, scar, bhar } = event;
    const head = [event.id ?? null, event.security ?? null, event.day0, event.status];
    yield [...head, alpha, beta, sigma, n, car, carT, carP, scar, bhar];
  }
}

function* abnormalRows(studied: StudiedEvents, options: StudyArguments): Generator<readonly Cell[]> {
  for (let row = 0; row < studied.panel.events; row++) {
    const event = eventJson(studied, row, options);
    for (const { t, value, tStat, pValue } of event.abnormalReturns) {
      yield [event.id ?? null, event.security ?? null, t, value, tStat, pValue];
    }
  }
}

function* testRows(studied: StudiedEvents, options: StudyArguments): Generator<readonly Cell[]> {
  const totals = aggregate(studied.panel);
  const { byDay, window } = aggregateJson(studied, totals, options);
  for (const [place, day] of totals.byDay.entries()) {
    for (const [name, result] of Object.entries(day.tests)) {
      const { statistic, pValue, distribution, df, reason } = { reason: null, ...testJson(result) };
      const average = byDay[place]?.aar ?? null;
      yield [day.session, day.events, average, name, statistic, pValue, distribution, df, reason];
    }
  }
  for (const [name, result] of Object.entries(totals.window.tests)) {
    const { statistic, pValue, distribution, df, reason } = { reason: null, ...testJson(result) };
    yield ["window", window.n, window.caar, name, statistic, pValue, distribution, df, reason];
  }
}

/** The table that was asked for. */
export function studyTable(studied: StudiedEvents, options: StudyArguments): Table {
  if (options.table === "abnormal") {
    const columns = ["id", "security", "t", "value", "t_stat", "p_value"];
    return { columns, rows: abnormalRows(studied, options) };
  }
  if (options.table === "tests") {
    const columns = ["t", "n", "average", "test", "statistic", "p_value", "distribution", "df", "reason"];
    return { columns, rows: testRows(studied, options) };
  }
  return { columns: eventColumns, rows: eventRows(studied, options) };
}
