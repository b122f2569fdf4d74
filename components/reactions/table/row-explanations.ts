import type { CorrectedRow } from "../../../lib/views/reactions/many-tests.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { chanceSentence } from "../../text/chance.ts";
import { fill } from "../../text/fill.ts";
import { probability } from "../../text/format.ts";
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
  /** Of each reaction, its p corrected for its family; null where the reactions are no family. */
  readonly corrected: readonly CorrectedRow[] | null;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

type Explain = (
  reaction: TableReaction,
  labels: ReactionTableLabels,
  rest: Pick<ExplainedRows, "titles" | "locale"> & { readonly corrected: CorrectedRow | null },
) => string | null;

/** What a p means, and what is left of it among the tests of its family. */
function explainedP(
  pValue: number,
  figure: "abnormal" | "car",
  labels: ReactionTableLabels,
  { corrected, locale }: { readonly corrected: CorrectedRow | null; readonly locale: string },
): string {
  const said = chanceSentence(locale, pValue, figure === "abnormal" ? "gap" : "sum", labels.chance);
  const among = corrected?.[figure] ?? null;
  if (!corrected || among === null || among.tests < 2) return said;
  const left = fill(labels.corrected[corrected.family], {
    tests: among.tests,
    holm: probability(locale, among.holm),
    bh: probability(locale, among.benjaminiHochberg),
  });
  return `${said} ${left}`;
}

const EXPLANATIONS = {
  dayZero: (reaction, labels, { locale }) => explainDayZero(reaction, locale, labels),
  gap: ({ abnormalReturn }, labels, rest) =>
    abnormalReturn && explainedP(abnormalReturn.pValue, "abnormal", labels, rest),
  sum: ({ car }, labels, rest) => car && explainedP(car.pValue, "car", labels, rest),
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
export function rowExplanation(rows: ExplainedRows, name: string, cell: Element): string | null {
  return explanationOf(rows, name, cell.closest<HTMLElement>("tr[data-symbol]")?.dataset ?? {});
}

/** The same of the row of a listing and an announcement. */
export function explanationOf(
  { reactions, corrected, labels, ...rest }: ExplainedRows,
  name: string,
  row: { readonly event?: string; readonly symbol?: string },
): string | null {
  const at = reactions.findIndex(({ event, symbol }) => event === row.event && symbol === row.symbol);
  const reaction = reactions[at];
  if (!reaction || !isExplanation(name)) return null;
  return EXPLANATIONS[name](reaction, labels, { ...rest, corrected: corrected?.[at] ?? null });
}
