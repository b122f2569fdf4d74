import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { chanceSentence } from "../../text/chance.ts";
import {
  explainConfounders,
  explainDayZero,
  explainFindings,
  explainFlags,
  explainLimit,
  explainOthers,
} from "./explanations.ts";
import type { ReactionTableLabels } from "./table-labels.ts";

/** Rows with what their sentences are made from. */
export interface ExplainedRows {
  readonly reactions: readonly TableReaction[];
  /** Of the announcements in the reactions' windows, by the positions that the reactions have. */
  readonly titles: readonly string[];
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

type Explain = (
  reaction: TableReaction,
  labels: ReactionTableLabels,
  rest: Pick<ExplainedRows, "titles" | "locale">,
) => string | null;

const EXPLANATIONS = {
  dayZero: (reaction, labels, { locale }) => explainDayZero(reaction, locale, labels),
  gap: ({ abnormalReturn }, { chance }, { locale }) =>
    abnormalReturn && chanceSentence(locale, abnormalReturn.pValue, "gap", chance),
  sum: ({ car }, { chance }, { locale }) => car && chanceSentence(locale, car.pValue, "sum", chance),
  others: (reaction, labels, { locale }) => explainOthers(reaction, locale, labels),
  status: ({ status }, labels) => labels.status[status] ?? null,
  limit: (reaction, labels, { locale }) => explainLimit(reaction, locale, labels),
  confounders: (reaction, labels, { titles, locale }) => explainConfounders(reaction, titles, locale, labels),
  flags: (reaction, labels, { locale }) => explainFlags(reaction, locale, labels),
  findings: (reaction, labels, { locale }) => explainFindings(reaction, locale, labels),
  adjusted: (_reaction, labels) => labels.adjustedHelp,
} as const satisfies Readonly<Record<string, Explain>>;

/** What of a row is explained, as its cells say it (`data-explain`): the sentence is made when one is pointed at. */
export type Explanation = keyof typeof EXPLANATIONS;

const isExplanation = (name: string): name is Explanation => Object.hasOwn(EXPLANATIONS, name);

/** A row's attributes by which `rowExplanation` finds its reaction. */
export const explainedRow = ({ event, symbol }: Pick<TableReaction, "event" | "symbol">) => ({
  "data-event": event,
  "data-symbol": symbol,
});

/** The sentence that a name stands for in a cell of one of some rows; null for what is no such name. */
export function rowExplanation(
  { reactions, labels, ...rest }: ExplainedRows,
  name: string,
  cell: Element,
): string | null {
  const row = cell.closest<HTMLElement>("tr[data-symbol]");
  const reaction = reactions.find(
    ({ event, symbol }) => event === row?.dataset.event && symbol === row.dataset.symbol,
  );
  return reaction && isExplanation(name) ? EXPLANATIONS[name](reaction, labels, rest) : null;
}
