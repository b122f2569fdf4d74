import type { Reaction } from "./reaction.ts";

/** A reaction as the table needs it: thousands of rows are sent without what no column shows. */
export type TableReaction = Omit<
  Reaction,
  | "precision"
  | "exchange"
  | "model"
  | "previousClose"
  | "beta"
  | "estimationSessions"
  | "throughRun"
  | "throughFirstFree"
  | "marketValueChangeUsd"
  | "sharesAsOf"
>;

/** The same reaction without what the table never shows. */
export function tableReaction(reaction: Reaction): TableReaction {
  const {
    precision: _precision,
    exchange: _exchange,
    model: _model,
    previousClose: _previousClose,
    beta: _beta,
    estimationSessions: _estimationSessions,
    throughRun: _throughRun,
    throughFirstFree: _throughFirstFree,
    marketValueChangeUsd: _marketValueChangeUsd,
    sharesAsOf: _sharesAsOf,
    ...shown
  } = reaction;
  return shown;
}
