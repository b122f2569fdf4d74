"use client";

import type { ExpandedState } from "@tanstack/react-table";
import { lazy, Suspense, useMemo, useState } from "react";
import { isRanked } from "../../../lib/views/reactions/ranking.ts";
import { DEFAULT_SORT, sortReactions } from "../../../lib/views/reactions/reaction-sort.ts";
import { type TablePart, type TableReaction, tableFacts } from "../../../lib/views/reactions/table-rows.ts";
import { pointAt } from "../../figure/pointing.ts";
import { readerName } from "../../text/reader-name.ts";
import { ExplainLayer } from "../../ui/explain-layer.tsx";
import type { DisplayedRow } from "./displayed-rows.ts";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";
import { TableOrder } from "./table-order.tsx";
import { TableTools } from "./table-tools.tsx";
import { type TableAddress, useTableAddress } from "./use-table-address.ts";

/** 19 KiB that only a table grouped, or sorted by several columns, has use for. */
const ArrangedRows = lazy(() => import("./arranged-rows.tsx"));

interface ReactionTableProps {
  readonly reactions: readonly TableReaction[];
  /** Of the announcements in the reactions' windows, by the positions that the reactions have. */
  readonly titles: readonly string[];
  /** Where the reactions are a page of more, in the order that the address asks for. */
  readonly part?: TablePart | null;
  readonly companyNames: Readonly<Record<string, string>>;
  /** Names of indexes and funds by symbol. */
  readonly benchmarkNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

/** One row per announcement and listing, arranged as the URL says; pointing at a row lights its announcement. */
export function ReactionTable(props: ReactionTableProps) {
  const { reactions, part = null, labels } = props;
  const address = useTableAddress(part !== null);
  const facts = useMemo(() => part?.facts ?? tableFacts(reactions), [part, reactions]);
  const [expanded, setExpanded] = useState<ExpandedState>({});
  return (
    <ExplainLayer>
      <TableOrder facts={facts} address={address} labels={labels} />
      <TableTools
        address={address}
        isPart={part !== null}
        allOpen={expanded === true}
        onOpenAll={(open) => setExpanded(open ? true : {})}
        labels={labels}
      />
      <div
        className="panel laid-out-when-near relative overflow-x-auto xl:overflow-x-clip"
        data-testid="reaction-table"
      >
        <table
          className="w-full border-collapse text-sm"
          onMouseOver={({ target }) => pointAt(target instanceof Element ? eventOf(target) : null)}
          onMouseLeave={() => pointAt(null)}
          onFocus={({ target }) => pointAt(eventOf(target))}
          onBlur={() => pointAt(null)}
        >
          <caption className="sr-only">{labels.caption}</caption>
          <TableHead
            columns={address.columns}
            sorts={address.sorts}
            onSort={address.sortBy}
            labels={labels}
          />
          <Rows {...props} address={address} expanded={expanded} onExpandedChange={setExpanded} />
        </table>
        {reactions.length === 0 && <p className="p-6 text-center text-muted">{labels.empty}</p>}
      </div>
    </ExplainLayer>
  );
}

const eventOf = (element: Element): string | null =>
  element.closest("tr[data-event]")?.getAttribute("data-event") ?? null;

interface RowsProps extends ReactionTableProps {
  readonly address: TableAddress;
  readonly expanded: ExpandedState;
  readonly onExpandedChange: (expanded: ExpandedState) => void;
}

/** Rows in the order of one column at once; groups and further columns as soon as their code is there. */
function Rows({ reactions, part = null, address, expanded, onExpandedChange, ...shared }: RowsProps) {
  const { sorts, group, ranksDays } = address;
  const [first = DEFAULT_SORT] = sorts;
  const ranks = useMemo(() => {
    const dayonly = ranksDays ? "ranked" : "unranked";
    return (reaction: TableReaction) => isRanked(reaction, { dayonly });
  }, [ranksDays]);
  const inOrder = useMemo(() => {
    const sort = { key: first.key, descending: first.descending };
    const sorted = part ? reactions : sortReactions(reactions, sort, ranks);
    return sorted.map(
      (reaction): DisplayedRow => ({
        kind: "reaction",
        id: `${reaction.event} ${reaction.symbol}`,
        reaction,
      }),
    );
  }, [reactions, part, first.key, first.descending, ranks]);
  const plain = <TableBody rows={inOrder} address={address} part={part} {...shared} />;
  if (part || (group === null && sorts.length === 1)) return plain;
  return (
    <Suspense fallback={plain}>
      <ArrangedRows
        reactions={reactions}
        sorts={sorts}
        ranks={ranks}
        group={group}
        expanded={expanded}
        onExpandedChange={onExpandedChange}
        groupName={(reaction, name) =>
          group === "event"
            ? reaction.title
            : group === "company"
              ? (shared.companyNames[name] ?? name)
              : group === "kind"
                ? readerName(name, shared.labels.kindNames)
                : readerName(name, shared.labels.makerNames)
        }
      >
        {(rows) => <TableBody rows={rows} address={address} part={null} {...shared} />}
      </ArrangedRows>
    </Suspense>
  );
}
