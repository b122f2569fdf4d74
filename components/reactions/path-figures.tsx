import type { Messages } from "../../lib/i18n/messages.ts";
import type { ReactionPath } from "../../lib/views/reactions/reactions-paths.ts";
import { MISSING, percent, signed } from "../text/format.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface PathFiguresProps {
  readonly paths: readonly ReactionPath[];
  readonly locale: string;
  readonly messages: Messages;
}

/** The figures of the small charts: a row for each pair, a column for each session. */
export function PathFigures({ paths, locale, messages }: PathFiguresProps) {
  const { event: texts, reactionViews, table } = messages;
  const sessions = paths.find(({ path }) => path.length > 0)?.path.map(({ session }) => session) ?? [];
  return (
    <details className="mt-4 text-sm">
      <summary className="text-muted">{texts.pathTable}</summary>
      <ScrollPanel label={reactionViews.pathsTable}>
        <table className="text-xs whitespace-nowrap">
          <caption className="sr-only">{reactionViews.pathsTable}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="px-2 py-1 text-start font-medium">
                {table.columns.announced}
              </th>
              <th scope="col" className="px-2 py-1 text-start font-medium">
                {table.columns.company}
              </th>
              {sessions.map((session) => (
                <th key={session} scope="col" className="px-2 py-1 text-end font-medium">
                  {signed(locale, session, 0)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(({ reaction, path, status, last }) => (
              <tr key={`${reaction.event} ${reaction.symbol}`} className="border-t border-grid">
                <th scope="row" className="max-w-48 truncate px-2 py-0.5 text-start font-normal">
                  <bdi>{reaction.title}</bdi>
                </th>
                <td className="px-2 py-0.5">
                  <bdi>{reaction.symbol}</bdi>
                </td>
                {last === null ? (
                  <td colSpan={Math.max(1, sessions.length)} className="px-2 py-0.5 text-muted">
                    {MISSING} {table.status[status]}
                  </td>
                ) : (
                  path.map(({ session, car }) => (
                    <td key={session} className="px-2 py-0.5 text-end">
                      {percent(locale, car)}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
    </details>
  );
}
