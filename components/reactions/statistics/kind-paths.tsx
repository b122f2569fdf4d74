import { AVERAGE_COLOUR } from "../../../lib/drawing/series-colours.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Together } from "../../../lib/views/reactions/reactions-together.ts";
import { dayZeroLabel } from "../../figure/paths/day-zero-label.ts";
import { PathPlot } from "../../figure/paths/path-plot.tsx";
import { PathTable } from "../../figure/paths/path-table.tsx";
import { fill } from "../../text/fill.ts";
import { percent } from "../../text/format.ts";
import { pack } from "../../text/pack.ts";
import { readerName } from "../../text/reader-name.ts";

interface KindPathsProps {
  readonly together: Together;
  /** How wide the server draws a chart, in pixels. */
  readonly firstWidth: number;
  readonly locale: string;
  readonly messages: Messages;
}

/** AAR and CAAR by kind of announcement, each on one scale, with their bands and figures. */
export function KindPaths({ together: { kinds, axes }, firstWidth, locale, messages }: KindPathsProps) {
  const { average, cumulative } = axes;
  if (!average || !cumulative) return null;
  const common = {
    colour: AVERAGE_COLOUR,
    dayZero: dayZeroLabel(locale, null, messages.event),
    locale,
    firstWidth,
  };
  const { pathTable, session } = messages.event;
  const tableTexts = { pathTable, session };
  return (
    <div className="grid gap-4 *:min-w-0 md:grid-cols-2 xl:grid-cols-3">
      {kinds.map((kind) => {
        const name =
          kind.kind === null ? messages.reactions.allKinds : readerName(kind.kind, messages.kindNames);
        const counted = fill(messages.reactions.events, { count: kind.events });
        const averageSummary = fill(messages.reactions.averageSummary, {
          kind: name,
          dayZero: percent(locale, kind.averages.find(({ session }) => session === 0)?.value ?? null),
        });
        const pathSummary = fill(messages.reactions.pathSummary, {
          kind: name,
          last: percent(locale, kind.path.at(-1)?.car ?? null),
        });
        const path = pack(kind.path);
        return (
          <section key={name} className="panel p-3" data-testid={`kind-${kind.kind ?? "all"}`}>
            <h3 className="text-sm">
              {name} <span className="font-normal text-muted">{counted}</span>
            </h3>
            <h4 className="mt-1 text-xs text-muted">{messages.reactions.aarColumn}</h4>
            <PathPlot
              points={pack(kind.averagePath)}
              resting={0}
              value={average}
              {...common}
              summary={averageSummary}
              saved={{ title: averageSummary, subtitle: counted, name: `aar-${kind.kind ?? "all"}` }}
            />
            <h4 className="mt-1 text-xs text-muted">CAAR</h4>
            <PathPlot
              points={path}
              value={cumulative}
              {...common}
              summary={pathSummary}
              saved={{ title: pathSummary, subtitle: counted, name: `caar-${kind.kind ?? "all"}` }}
            />
            <PathTable
              path={path}
              averages={pack(kind.averages.map(({ value }) => value))}
              texts={{ ...tableTexts, second: messages.reactions.aarColumn, cumulative: "CAAR" }}
              locale={locale}
            />
          </section>
        );
      })}
    </div>
  );
}
