import type { Reaction } from "../../reactions/reaction.ts";

/**
 * A reaction as the table needs it: thousands of rows are sent without what no column shows. The announcements in its
 * window are positions in the titles sent beside the rows.
 */
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
  | "confounders"
>;

/** Rows of the table, and the titles of the announcements in their windows, each sent once. */
export interface TableRows {
  readonly reactions: readonly TableReaction[];
  readonly titles: readonly string[];
}

/** Reactions without what the table never shows. */
export function tableRows(reactions: readonly Reaction[]): TableRows {
  const positions = new Map<string, number>();
  const titles: string[] = [];
  const positionOf = ({ slug, title }: Reaction["confounders"][number]): number => {
    const known = positions.get(slug);
    if (known !== undefined) return known;
    positions.set(slug, titles.length);
    return titles.push(title) - 1;
  };
  const rows = reactions.map((reaction): TableReaction => {
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
      confounders,
      nearestConfounders,
      ...shown
    } = reaction;
    const near = nearestConfounders.flatMap((at) => confounders[at] ?? []);
    return { ...shown, nearestConfounders: near.map(positionOf) };
  });
  return { reactions: rows, titles };
}
