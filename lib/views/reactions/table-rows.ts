import type { OtherInWindow } from "../../reactions/day-zero/others-in-window.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import type { Page } from "../paging.ts";
import type { CorrectedRow } from "./many-tests.ts";
import { type TestedCount, testedCount } from "./ranking.ts";

/**
 * A reaction as the table needs it: thousands of rows are sent without what no column shows. The announcements in its
 * window are positions in the titles sent beside the rows.
 */
export type TableReaction = Omit<
  Reaction,
  | "announcedAt"
  | "exchange"
  | "model"
  | "previousClose"
  | "beta"
  | "estimationSessions"
  | "estimationLeftOut"
  | "estimationMoved"
  | "throughRun"
  | "throughFirstFree"
  | "lasting"
  | "marketValueChangeUsd"
  | "sharesAsOf"
  | "confounders"
  | "othersInWindow"
> & {
  /** Other announcements of the same company in its window: how many, and the nearest three. */
  readonly othersInWindow: {
    readonly count: number;
    readonly named: readonly Pick<OtherInWindow, "title" | "session">[];
  };
};

/** Other announcements of the same company that a row names. */
const MOST_OTHERS = 3;

/** Rows of the table, and the titles of the announcements in their windows, each sent once. */
export interface TableRows {
  readonly reactions: readonly TableReaction[];
  readonly titles: readonly string[];
}

/** What a table says of all its rows. */
export interface TableFacts {
  readonly tested: TestedCount;
  /** Rows with a day 0 of which only the day is known. */
  readonly days: number;
}

/** More rows are not sent at once: a table of them comes in pages, in the order that the address asks for. */
export const MOST_SENT = 500;
/** Rows of the first answer: what fits a few screens, so that the page is light. */
export const FIRST_ROWS = 50;
/** The same below a chart, which is most of what a page should send, and below one of many lines, which is nearly all. */
const FIRST_ROWS_BELOW_A_CHART = 20;
const FIRST_ROWS_BELOW_MANY = 12;
const MANY_LINES = 9;

/** Rows of the first answer below a chart of so many lines. */
export function firstRowsBelow(lines: number): number {
  if (lines === 0) return FIRST_ROWS;
  return lines > MANY_LINES ? FIRST_ROWS_BELOW_MANY : FIRST_ROWS_BELOW_A_CHART;
}
/** Rows of a page where the reader asked for more at once. */
export const MORE_ROWS = 60;
/** The same below a chart. */
const MORE_ROWS_BELOW_A_CHART = 24;
/** Rows of a page where the reader asked for more than `few` at once. */
export const moreRows = (few: number): number => (few < FIRST_ROWS ? MORE_ROWS_BELOW_A_CHART : MORE_ROWS);

/** A page of a table's rows, with what is said of all of them. */
export interface TablePart extends Omit<Page<never>, "rows"> {
  readonly facts: TableFacts;
  /** Of each row sent, its p corrected for all rows; left out where those are not one family. */
  readonly corrected?: readonly CorrectedRow[];
}

/** What is said of rows, whichever of them are sent. */
export const tableFacts = (
  rows: readonly Pick<Reaction, "abnormalReturn" | "precision" | "dayZero">[],
): TableFacts => ({
  tested: testedCount(rows),
  days: rows.filter(({ precision, dayZero }) => precision === "day" && dayZero.status === "found").length,
});

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
      announcedAt: _announcedAt,
      exchange: _exchange,
      model: _model,
      previousClose: _previousClose,
      beta: _beta,
      estimationSessions: _estimationSessions,
      estimationLeftOut: _estimationLeftOut,
      estimationMoved: _estimationMoved,
      throughRun: _throughRun,
      throughFirstFree: _throughFirstFree,
      lasting: _lasting,
      marketValueChangeUsd: _marketValueChangeUsd,
      sharesAsOf: _sharesAsOf,
      confounders,
      nearestConfounders,
      othersInWindow,
      ...shown
    } = reaction;
    const near = nearestConfounders.flatMap((at) => confounders[at] ?? []);
    const others = othersInWindow.named
      .toSorted((a, b) => Math.abs(a.offset) - Math.abs(b.offset))
      .slice(0, MOST_OTHERS);
    return {
      ...shown,
      nearestConfounders: near.map(positionOf),
      othersInWindow: {
        count: othersInWindow.count,
        named: others.map(({ title, session }) => ({ title, session })),
      },
    };
  });
  return { reactions: rows, titles };
}
