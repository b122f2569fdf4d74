import { localePath } from "../../lib/i18n/routing.ts";
import type { PathsView, ReactionPath } from "../../lib/views/reactions/reactions-paths.ts";
import { fill } from "../text/fill.ts";
import { percent } from "../text/format.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { pack } from "../text/pack.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { type PathFigure, PathFigures } from "./path-figures.tsx";
import { PathTile } from "./path-tile.tsx";
import { PrecisionChip } from "./precision-chip.tsx";
import { addressWith, methodQuery } from "./reactions-address.ts";
import type { ViewProps } from "./view-props.ts";

interface PathGridProps extends ViewProps {
  readonly paths: PathsView;
}

/** The CAR of every pair on one scale, announcement by announcement. */
export function PathGrid({ paths, query, filter, companyNames, locale, messages }: PathGridProps) {
  const { page, axis, counts } = paths;
  const { reactionViews: texts, table } = messages;
  const method = methodQuery(filter);
  if (!axis) return null;
  const groups = [...Map.groupBy(page.rows, ({ reaction }) => reaction.event)];
  return (
    <>
      <p className="max-w-3xl text-sm">{fill(texts.pathsSummary, { ...counts })}</p>
      <p className="mb-2 max-w-3xl text-sm text-muted">
        {fill(texts.pathsHelp, { low: percent(locale, axis.low, 0), high: percent(locale, axis.high, 0) })}
      </p>
      <div className="flex flex-wrap gap-x-3 gap-y-3">
        {groups.map(([event, own]) => (
          <section key={event} className="max-w-full" data-event={event}>
            {/* As wide as its charts, so that announcements with few of them stand side by side. */}
            <h3 className="w-0 min-w-full truncate text-sm">
              <a href={localePath(locale, `/events/${event}${method}`)} className="text-ink">
                <OwnTitle>{own[0]?.reaction.title}</OwnTitle>
              </a>
            </h3>
            <p className="text-xs text-muted">
              {own[0]?.reaction.announcedOn}{" "}
              {own[0] && <PrecisionChip precision={own[0].reaction.precision} texts={table.dayOnly} />}
            </p>
            <ul className="mt-1 flex flex-wrap gap-2">
              {own.map((tile) => (
                <PathTile
                  key={tile.reaction.symbol}
                  tile={tile}
                  axis={axis}
                  companyName={companyNames[tile.reaction.company] ?? tile.reaction.company}
                  method={method}
                  locale={locale}
                  messages={messages}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <PathFigures
        paths={pack(page.rows.map(pathFigure))}
        locale={locale}
        texts={{
          title: messages.event.pathTable,
          caption: texts.pathsTable,
          columns: { announced: table.columns.announced, company: table.columns.company },
          status: table.status,
        }}
      />
      <PageLinks {...page} address={(number) => addressWith(query, { page: number })} texts={messages.data} />
    </>
  );
}

const pathFigure = ({ reaction, path, status, last }: ReactionPath): PathFigure => ({
  event: reaction.event,
  title: reaction.title,
  symbol: reaction.symbol,
  path: path.map(({ session, car }) => ({ session, car })),
  status,
  isMeasured: last !== null,
});
