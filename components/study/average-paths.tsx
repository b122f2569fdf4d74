import { AVERAGE_COLOUR } from "../../lib/drawing/series-colours.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Together } from "../../lib/views/reactions/reactions-together.ts";
import { firstPlotWidth } from "../figure/first-width.ts";
import { dayZeroLabel } from "../figure/paths/day-zero-label.ts";
import { PathPlot } from "../figure/paths/path-plot.tsx";
import { PathTable } from "../figure/paths/path-table.tsx";
import { fill } from "../text/fill.ts";
import { percent } from "../text/format.ts";
import { pack } from "../text/pack.ts";

interface AveragePathsProps {
  readonly together: Together;
  /** What the dates are about, for a saved picture. */
  readonly symbol: string;
  /** How wide the server draws the page's figure, in pixels. */
  readonly figureWidth: number;
  readonly locale: string;
  readonly messages: Messages;
}

/** AAR and CAAR of all dates beside each other, with their bands and figures; of too few days, why there are none. */
export function AveragePaths({ together, symbol, figureWidth, locale, messages }: AveragePathsProps) {
  const { study: texts, reactions, event } = messages;
  const all = together.kinds.find(({ kind }) => kind === null);
  const { average, cumulative } = together.axes;
  const common = {
    colour: AVERAGE_COLOUR,
    dayZero: dayZeroLabel(locale, null, event),
    locale,
    firstWidth: firstPlotWidth(figureWidth, 2),
  };
  const counted = fill(texts.counted, { count: all?.events ?? 0 });
  const said = {
    aar: fill(reactions.averageSummary, {
      kind: symbol,
      dayZero: percent(locale, all?.averages.find(({ session }) => session === 0)?.value ?? null),
    }),
    caar: fill(reactions.pathSummary, { kind: symbol, last: percent(locale, all?.path.at(-1)?.car ?? null) }),
  };
  return (
    <>
      <h2 className="mt-6 text-lg">{texts.paths}</h2>
      <p className="mb-2 max-w-3xl text-sm text-muted">{all ? texts.pathsHelp : texts.pathsFew}</p>
      {all && average && cumulative && (
        <div className="panel p-4" data-testid="average-paths">
          <div className="grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-2">
            <div className="break-inside-avoid">
              <h3 className="text-xs font-semibold text-muted">{reactions.aarColumn}</h3>
              <PathPlot
                points={pack(all.averagePath)}
                resting={0}
                value={average}
                {...common}
                summary={said.aar}
                saved={{ title: said.aar, subtitle: counted, name: `${symbol}-aar` }}
              />
            </div>
            <div className="break-inside-avoid">
              <h3 className="text-xs font-semibold text-muted">CAAR</h3>
              <PathPlot
                points={pack(all.path)}
                value={cumulative}
                {...common}
                summary={said.caar}
                saved={{ title: said.caar, subtitle: counted, name: `${symbol}-caar` }}
              />
            </div>
          </div>
          <PathTable
            path={pack(all.path)}
            averages={pack(all.averages.map(({ value }) => value))}
            texts={{
              pathTable: event.pathTable,
              session: event.session,
              second: reactions.aarColumn,
              cumulative: "CAAR",
            }}
            locale={locale}
          />
        </div>
      )}
    </>
  );
}
