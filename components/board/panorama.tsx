"use client";

import { type ReactNode, useMemo } from "react";
import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Panorama as PanoramaView } from "../../lib/views/figure/panorama.ts";
import { firstRowsBelow } from "../../lib/views/reactions/table-rows.ts";
import { MarketFigure } from "../figure/market-figure.tsx";
import type { MarketFigureLabels } from "../figure/use-market-figure.tsx";
import { ReactionTable } from "../reactions/table/reaction-table.tsx";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";

interface PanoramaProps {
  readonly view: PackedText<
    Pick<PanoramaView, "chart" | "lanes" | "callouts" | "reactions" | "titles" | "table"> & {
      readonly claims: readonly MarkedClaim[];
    }
  >;
  readonly opensOnClaims: boolean;
  /** The page's filter, with which the timeline asks for more. */
  readonly query: string;
  /** How wide the server draws the chart, in pixels. */
  readonly firstWidth: number;
  readonly companyNames: Readonly<Record<string, string>>;
  readonly benchmarkNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly labels: Readonly<Pick<Messages, "figure" | "timeline" | "table" | "kindNames" | "makerNames">> &
    Pick<MarketFigureLabels, "choices">;
  readonly headings: { readonly reactions: string; readonly reactionsHelp: string };
  readonly summary: string;
  readonly headline: MarketFigureLabels["headline"];
  /** What hands the view on, among the chart's tools. */
  readonly sharing: ReactNode;
  /** Said right under the figure: where the quotes end, and what the page opened on. */
  readonly below: ReactNode;
  /** In place of a table without rows: why there are none, and what would have some. */
  readonly empty: ReactNode;
}

/**
 * Prices beside announcements, and below them what each announcement did. What the server sends as elements has a place
 * of its own here: among other children React takes one that came late for an entry of a list without a key.
 */
export function Panorama(props: PanoramaProps) {
  const {
    view: packed,
    opensOnClaims,
    query,
    firstWidth,
    locale,
    labels,
    headings,
    headline,
    summary,
    sharing,
    below,
    empty,
    ...names
  } = props;
  const { chart, lanes, callouts, claims, reactions, titles, table } = useMemo(
    () => unpack(packed),
    [packed],
  );
  return (
    <>
      {chart && (
        <MarketFigure
          chart={chart}
          lanes={lanes}
          callouts={callouts}
          claims={claims}
          opensOnClaims={opensOnClaims}
          query={query}
          reactions={reactions}
          firstWidth={firstWidth}
          locale={locale}
          labels={{
            ...labels.figure,
            status: labels.table.status,
            makerNames: labels.makerNames,
            choices: labels.choices,
            headline,
            summary,
          }}
          timelineLabels={labels.timeline}
          sharing={sharing}
        />
      )}
      <div className="mt-1.5 grid gap-1 text-xs text-muted" data-testid="source">
        {below}
      </div>
      <h2 className="mt-6 text-lg">{headings.reactions}</h2>
      <p className="mb-2 max-w-3xl text-sm text-muted">{headings.reactionsHelp}</p>
      <div>
        {empty ?? (
          <ReactionTable
            {...(table ?? { reactions, titles })}
            {...names}
            few={firstRowsBelow(chart?.lines.length ?? 0)}
            locale={locale}
            labels={{ ...labels.table, kindNames: labels.kindNames, makerNames: labels.makerNames }}
          />
        )}
      </div>
    </>
  );
}
