"use client";

import { useMemo, useState } from "react";
import { correctedRows } from "../../../lib/views/reactions/many-tests.ts";
import { isRanked } from "../../../lib/views/reactions/ranking.ts";
import { sortByAll } from "../../../lib/views/reactions/reaction-sort.ts";
import { type TablePart, type TableReaction, tableFacts } from "../../../lib/views/reactions/table-rows.ts";
import { pointAt } from "../../figure/pointing.ts";
import { readerName } from "../../text/reader-name.ts";
import { ExplainLayer } from "../../ui/explain-layer.tsx";
import type { DisplayedRow } from "./displayed-rows.ts";
import { groupedRows } from "./grouped-rows.ts";
import { rowExplanation } from "./row-explanations.ts";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";
import { TableOrder } from "./table-order.tsx";
import { TableTools } from "./table-tools.tsx";
import { type TableAddress, useTableAddress } from "./use-table-address.ts";

interface ReactionTableProps {
  readonly reactions: readonly TableReaction[];
  /** Of the announcements in the reactions' windows, by the positions that the reactions have. */
  readonly titles: readonly string[];
  /** Where the reactions are a page of more, in the order that the address asks for. */
  readonly part?: TablePart | null;
  /** Rows of a page unless the reader asks for more; 50 unless said. */
  readonly few?: number;
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
  const [opened, setOpened] = useState(NONE_OPEN);
  const corrected = useMemo(
    () => (part ? (part.corrected ?? null) : correctedRows(reactions)),
    [part, reactions],
  );
  const explained = { ...props, corrected };
  return (
    <ExplainLayer sentenceOf={(name, cell) => rowExplanation(explained, name, cell)}>
      <TableOrder facts={facts} address={address} labels={labels} />
      <TableTools
        address={address}
        isPart={part !== null}
        allOpen={opened.all && opened.but.size === 0}
        onOpenAll={(all) => setOpened({ all, but: NO_GROUPS })}
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
          <Rows {...props} address={address} opened={opened} onOpened={setOpened} />
        </table>
        {reactions.length === 0 && <p className="p-6 text-center text-muted">{labels.empty}</p>}
      </div>
    </ExplainLayer>
  );
}

const eventOf = (element: Element): string | null =>
  element.closest("tr[data-event]")?.getAttribute("data-event") ?? null;

/** Which groups are open: all or none, but for some. */
interface OpenGroups {
  readonly all: boolean;
  readonly but: ReadonlySet<string>;
}

const NO_GROUPS: ReadonlySet<string> = new Set();
const NONE_OPEN: OpenGroups = { all: false, but: NO_GROUPS };

interface RowsProps extends ReactionTableProps {
  readonly address: TableAddress;
  readonly opened: OpenGroups;
  readonly onOpened: (opened: OpenGroups) => void;
}

const rowOf = (reaction: TableReaction, group = ""): DisplayedRow => ({
  kind: "reaction",
  id: `${group} ${reaction.event} ${reaction.symbol}`,
  reaction,
});

/** Rows as the address arranges them; those of a page that the server made are in order. */
function Rows({ reactions, part = null, address, opened, onOpened, ...shared }: RowsProps) {
  const { sorts, group, ranksDays } = address;
  const ranks = useMemo(() => {
    const dayonly = ranksDays ? "ranked" : "unranked";
    return (reaction: TableReaction) => isRanked(reaction, { dayonly });
  }, [ranksDays]);
  const rows = useMemo(() => {
    if (part) return reactions.map((reaction) => rowOf(reaction));
    return group === null ? sortByAll(reactions, sorts, ranks).map((reaction) => rowOf(reaction)) : null;
  }, [reactions, part, group, sorts, ranks]);
  const groups = useMemo(
    () => (part || group === null ? [] : groupedRows(reactions, group, sorts, ranks)),
    [reactions, part, group, sorts, ranks],
  );
  const { companyNames, labels } = shared;
  const inGroups = groups.flatMap(({ group: name, figures, reactions: own }): DisplayedRow[] => {
    const open = opened.all !== opened.but.has(name);
    const toggle = () => {
      const but = new Set(opened.but);
      if (!but.delete(name)) but.add(name);
      onOpened({ all: opened.all, but });
    };
    const said = {
      event: own[0]?.title ?? name,
      company: companyNames[name] ?? name,
      kind: readerName(name, labels.kindNames),
      maker: readerName(name, labels.makerNames),
    };
    const head: DisplayedRow = {
      ...{ kind: "group", id: name, name: group === null ? name : said[group] },
      ...{ open, toggle, figures },
    };
    return open ? [head, ...own.map((reaction) => rowOf(reaction, name))] : [head];
  });
  return <TableBody rows={rows ?? inGroups} address={address} part={part} {...shared} />;
}
