"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { localePath } from "../../i18n/routing.ts";
import type { Reaction } from "../../lib/views/reaction.ts";
import { fill } from "../fill.ts";
import { pointAt } from "../pointing.ts";
import { ExplainLayer } from "../ui/explain-layer.tsx";
import type { ExplanationLabels } from "./explanations.ts";
import { ReactionCells } from "./reaction-cells.tsx";
import { DEFAULT_SORT, parseSort, type ReactionSortKey, sortReactions, sortText } from "./reaction-sort.ts";

export interface ReactionTableLabels extends ExplanationLabels {
  readonly caption: string;
  readonly columns: Readonly<Record<ReactionSortKey | "flags", string>>;
  /** What a column's figure is, by the same names. */
  readonly columnHelp: Readonly<Record<string, string>>;
  readonly empty: string;
  /** `{shown}` and `{total}`. */
  readonly showing: string;
  readonly showAll: string;
  readonly showFewer: string;
  readonly limitUpShort: string;
  readonly limitDownShort: string;
  readonly indicativeShort: string;
  /** `{count}`. */
  readonly findingsShort: string;
  readonly adjustedShort: string;
  readonly adjustedHelp: string;
  readonly roles: Readonly<Record<string, string>>;
}

interface ReactionTableProps {
  readonly reactions: readonly Reaction[];
  readonly companyNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

const COLUMNS: readonly ReactionSortKey[] = [
  "announced",
  "company",
  "day0",
  "return",
  "benchmark",
  "abnormal",
  "t",
  "car",
  "carT",
  "volume",
];
/** Rows shown before the reader asks for all: what fits a few screens, so that the page is light. */
const FIRST_ROWS = 50;

/** One row per announcement and listing, sorted as the URL says; pointing at a row lights its announcement. */
export function ReactionTable({ reactions, companyNames, locale, labels }: ReactionTableProps) {
  const [sortParameter, setSort] = useQueryState("sort", parseAsString.withOptions({ history: "push" }));
  const [rowsParameter, setRows] = useQueryState("rows", parseAsString);
  const sort = parseSort(sortParameter) ?? DEFAULT_SORT;
  const sorted = useMemo(
    () => sortReactions(reactions, parseSort(sortParameter) ?? DEFAULT_SORT),
    [reactions, sortParameter],
  );
  const shown = rowsParameter === "all" ? sorted : sorted.slice(0, FIRST_ROWS);

  const sortBy = (key: ReactionSortKey) => {
    const descending = sort.key === key ? !sort.descending : key !== "company";
    const next = sortText({ key, descending });
    void setSort(next === sortText(DEFAULT_SORT) ? null : next);
  };

  return (
    <ExplainLayer>
      <div className="panel overflow-x-auto" data-testid="reaction-table">
        <table
          className="w-full border-collapse text-sm"
          onMouseOver={({ target }) => {
            const row = target instanceof Element ? target.closest("tr[data-event]") : null;
            pointAt(row?.getAttribute("data-event") ?? null);
          }}
          onMouseLeave={() => pointAt(null)}
          onFocus={({ target }) =>
            pointAt(target.closest("tr[data-event]")?.getAttribute("data-event") ?? null)
          }
          onBlur={() => pointAt(null)}
        >
          <caption className="sr-only">{labels.caption}</caption>
          <thead>
            <tr className="border-b border-rule text-xs text-muted">
              {COLUMNS.map((key) => (
                <th
                  key={key}
                  scope="col"
                  aria-sort={sort.key === key ? (sort.descending ? "descending" : "ascending") : "none"}
                  className={`bg-panel px-2.5 py-2 font-medium ${key === "announced" ? "sticky start-0 z-1 text-start" : key === "company" ? "hidden text-start sm:table-cell" : key === "day0" ? "text-start" : "text-end"}`}
                >
                  <button
                    type="button"
                    className="cursor-pointer whitespace-nowrap hover:text-ink"
                    data-explain={labels.columnHelp[key]}
                    onClick={() => sortBy(key)}
                  >
                    {labels.columns[key]}
                    <span aria-hidden="true" className="inline-block w-3">
                      {sort.key === key ? (sort.descending ? "↓" : "↑") : ""}
                    </span>
                  </button>
                </th>
              ))}
              <th scope="col" className="px-2.5 py-2 text-start font-medium">
                {labels.columns.flags}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((reaction) => (
              <tr
                key={`${reaction.event} ${reaction.symbol}`}
                data-event={reaction.event}
                data-testid={`row-${reaction.event}-${reaction.symbol}`}
                className="border-b border-grid"
              >
                <ReactionCells
                  reaction={reaction}
                  companyName={companyNames[reaction.company] ?? reaction.company}
                  eventHref={localePath(locale, `/events/${reaction.event}`)}
                  companyHref={localePath(locale, `/companies/${reaction.company}`)}
                  locale={locale}
                  labels={labels}
                />
              </tr>
            ))}
          </tbody>
        </table>
        {reactions.length === 0 && <p className="p-6 text-center text-muted">{labels.empty}</p>}
      </div>
      {reactions.length > FIRST_ROWS && (
        <p className="mt-2 flex items-center gap-3 text-sm text-muted">
          {fill(labels.showing, { shown: shown.length, total: reactions.length })}
          <button
            type="button"
            className="control no-print"
            onClick={() => void setRows(rowsParameter === "all" ? null : "all")}
          >
            {rowsParameter === "all" ? labels.showFewer : labels.showAll}
          </button>
        </p>
      )}
    </ExplainLayer>
  );
}
