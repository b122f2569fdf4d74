import { clsx } from "clsx";
import { messagesIn } from "../../lib/i18n/messages.ts";
import type { MeasuredIndex } from "../../lib/views/stories/measured-day.ts";
import { toneOf } from "../reactions/left-cell.tsx";
import { fill } from "../text/fill.ts";
import { decimal, percent } from "../text/format.ts";
import { exchangeName, indexName, sessionDay } from "../text/story-text.ts";
import { ColumnHeads } from "../ui/column-heads.tsx";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface IndexTableProps {
  readonly indexes: readonly MeasuredIndex[];
  readonly locale: string;
}

/** What the markets themselves did in their sessions of a day and after. */
export function IndexTable({ indexes, locale }: IndexTableProps) {
  const { columns, indexes: title, place } = messagesIn(locale).stories;
  const sessions = indexes[0]?.left.map((step) => step.sessions) ?? [];
  return (
    <ScrollPanel label={`${title}: ${columns.index}`}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            <ColumnHeads names={[columns.index, columns.session]} />
            <ColumnHeads
              names={[
                columns.close,
                columns.return,
                ...sessions.map((count) => fill(columns.after, { sessions: count })),
              ]}
              figures
            />
          </tr>
        </thead>
        <tbody>
          {indexes.map((index) => (
            <tr key={`${index.symbol} ${index.session}`} className="border-b border-grid">
              <th scope="row" className="row-head min-w-32 sm:min-w-36">
                {indexName(index, locale)} <bdi className="text-xs text-muted">{index.symbol}</bdi>
              </th>
              <td className="min-w-28 px-2.5 py-1.5 sm:whitespace-nowrap">
                {sessionDay(locale, index.session)}{" "}
                <span className="text-xs text-muted">
                  {exchangeName(index.exchange, locale)}
                  {index.place !== "day" && ` · ${place[index.place]}`}
                </span>
              </td>
              <td className="px-2.5 py-1.5 text-end">{decimal(locale, index.close)}</td>
              <td className={clsx("px-2.5 py-1.5 text-end font-semibold", toneOf(index.change))}>
                {percent(locale, index.change)}
              </td>
              {index.left.map(({ sessions: count, change }) => (
                <td key={count} className="px-2.5 py-1.5 text-end text-muted">
                  {percent(locale, change, 1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}
