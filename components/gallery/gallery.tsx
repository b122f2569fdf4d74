import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { CHART_STATES, PATH_STATES } from "../../lib/samples/sample-charts.ts";
import { LANES, REACTION_STATES } from "../../lib/samples/sample-reactions.ts";
import { tableRows } from "../../lib/views/reactions/table-rows.ts";
import { SeverityMark } from "../data/severity-mark.tsx";
import { StaleNote } from "../data/stale-note.tsx";
import { FilterProblems, SeriesNotes, StoreNotice } from "../page/notices.tsx";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import { PictureContext } from "../picture/picture-context.tsx";
import { pictureSetting } from "../picture/picture-setting.ts";
import { ReactionTable } from "../reactions/table/reaction-table.tsx";
import { pack } from "../text/pack.ts";
import { ChartState, PathStates } from "./chart-states.tsx";
import { Primitives, State } from "./primitives.tsx";

const COMPANY_NAMES = { alibaba: "Alibaba", csi: "Client Service International" };
const SHAPES = ["chart", "tables", "list", "cards"] as const;
const SEVERITIES = ["error", "warning", "note"] as const;

/** Everything that the pages are made of, in each state, fed by made values: for those who change how it looks. */
export function Gallery({ locale }: { readonly locale: string }) {
  const messages = messagesIn(locale);
  const { scale, scales, close, loadFailed } = messages.filter;
  const figureLabels = {
    ...messages.figure,
    status: messages.table.status,
    makerNames: messages.makerNames,
    choices: { scale, scales, close, loadFailed },
  };
  const tableLabels = { ...messages.table, kindNames: messages.kindNames, makerNames: messages.makerNames };
  const table = {
    companyNames: COMPANY_NAMES,
    benchmarkNames: messages.instrumentNames,
    locale,
    labels: tableLabels,
  };
  return (
    <NuqsAdapter>
      <PictureContext {...pictureSetting([], 1, locale)}>
        <h1 className="mt-4 text-2xl">Gallery</h1>
        <Room name="primitives">
          <Primitives filter={messages.filter} pages={messages.data} />
        </Room>
        <Room name="notices">
          <FilterProblems
            problems={[
              { parameter: "from", code: "bad date", given: "2025-02-30", message: "" },
              { parameter: "company", code: "unknown", given: "nobody", message: "" },
            ]}
            messages={messages}
          />
          <StoreNotice code="read only" messages={messages} />
          <StaleNote stale={[{ exchange: "XHKG", last: "2025-03-05" }]} locale={locale} />
          <State name="severities">
            {SEVERITIES.map((severity) => (
              <SeverityMark key={severity} severity={severity} texts={messages.findings} />
            ))}
          </State>
          <SeriesNotes
            notes={[
              {
                symbol: "BABA",
                name: "Alibaba",
                companyNames: null,
                exchange: "XNYS",
                range: { first: "2016-06-06", last: "2025-03-06" },
                adjustedOnly: true,
                standInFor: "^HSTECH",
                closeOnly: true,
                missing: 3,
                flags: { indicative: 2 },
                findings: { error: 1, warning: 0, note: 0 },
              },
            ]}
            locale={locale}
            messages={messages}
          />
        </Room>
        <Room name="skeletons">
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            {SHAPES.map((shape) => (
              <div key={shape} className="h-64 overflow-hidden">
                <PageSkeleton locale={locale} shape={shape} />
              </div>
            ))}
          </div>
        </Room>
        <Room name="tables">
          <ReactionTable {...tableRows(REACTION_STATES)} {...table} />
          <ReactionTable {...tableRows([])} {...table} />
        </Room>
        <Room name="charts">
          {Object.entries(CHART_STATES).map(([name, chart]) => (
            <section key={name} aria-label={name} className="mb-4">
              <h3 className="mb-1 text-xs text-muted">{name}</h3>
              <ChartState
                name={name}
                chart={pack(chart())}
                lanes={LANES}
                locale={locale}
                labels={figureLabels}
                timelineLabels={messages.timeline}
              />
            </section>
          ))}
        </Room>
        <Room name="paths">
          <PathStates
            states={Object.fromEntries(
              Object.entries(PATH_STATES).map(([name, points]) => [name, pack(points)]),
            )}
            value={{ low: -0.1, high: 0.2, ticks: [-0.1, 0, 0.1, 0.2] }}
            locale={locale}
          />
        </Room>
      </PictureContext>
    </NuqsAdapter>
  );
}

/** A part of the gallery that a picture is taken of. */
function Room({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section id={`gallery-${name}`} data-testid={`gallery-${name}`} className="mt-8">
      <h2 className="mb-2 text-lg">{name}</h2>
      {children}
    </section>
  );
}
