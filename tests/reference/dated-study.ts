// Generated events with the days of their sessions, for the program and for its second implementations.
import type { BatchModel } from "../../lib/study/batch/panel.ts";
import { studyByModel } from "../../lib/study/models/study-with-model.ts";
import type { SlowDated } from "./slow/calendar.ts";
import { type SlowOptions, slowEvent } from "./slow/event.ts";
import { generateStudy } from "./slow/generate.ts";

interface DatedChoice {
  readonly events: number;
  readonly sessions: number;
  /** The day of the first event's day 0, and by how many days each lies after the one before. */
  readonly dayZero: number;
  readonly step: number;
  /** Whether every second event is on an exchange that is closed on every seventeenth day. */
  readonly holidays: boolean;
  /** The share of returns that are missing. */
  readonly missing: number;
  readonly options: {
    readonly estimation: { readonly start: number; readonly end: number };
    readonly window: { readonly start: number; readonly end: number };
    readonly minimumSessions: number;
    readonly residualDegrees: SlowOptions["residualDegrees"];
    readonly forecastCorrection: SlowOptions["forecastCorrection"];
    readonly model: SlowOptions["model"] & BatchModel;
  };
}

/** The same events twice: a panel with its calendar, and each studied the slow way with its days. */
export function datedStudy({ events, step, holidays, options, ...rest }: DatedChoice) {
  const made = generateStudy({ seed: 71, events, correlation: 0.3, ...rest });
  const open = (event: number) => (_: number, day: number) =>
    !(holidays && event % 2 === 1 && day % 17 === 3);
  const days = made.returns.map((each, event) => Int32Array.from(each.keys()).filter(open(event)));
  const pairs = made.returns.map((each, event) => ({
    returns: each.filter(open(event)),
    benchmark: made.benchmarks[event]?.filter(open(event)) ?? null,
  }));
  const pair = Int32Array.from(pairs.keys());
  const dayZero = Int32Array.from(days, (each, event) => {
    return each.findIndex((day) => day >= made.dayZero + Math.floor(step * event));
  });
  const panel = studyByModel(pairs, { pair, dayZero }, options);
  const slowOptions: SlowOptions = {
    ...options,
    estimation: [options.estimation.start, options.estimation.end],
    window: [options.window.start, options.window.end],
  };
  const dated = pairs.map(({ returns, benchmark }, event): SlowDated => {
    const zero = dayZero[event] ?? 0;
    const span = ({ start, end }: { start: number; end: number }) =>
      Array.from({ length: end - start + 1 }, (_, place) => days[event]?.[zero + start + place] ?? null);
    return {
      event: slowEvent(returns, benchmark ?? returns, zero, slowOptions),
      estimationDays: span(options.estimation),
      windowDays: span(options.window),
    };
  });
  return { pairs, days, pair, dayZero, panel, dated, slowOptions, calendar: { days, pair, dayZero } };
}
