import type { Messages } from "../../lib/i18n/messages.ts";
import type { ComparedCell, Comparison } from "../../lib/views/compare.ts";
import { percent, signed } from "../text/format.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { type CompareNames, cellNames } from "./compare-names.ts";

interface ComparePathsProps {
  readonly cells: readonly ComparedCell[];
  readonly view: Pick<Comparison, "by" | "drawn">;
  readonly names: CompareNames;
  readonly label: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** The values of the lines, session by session, for those who do not see them. */
export function ComparePaths({ cells, view, names, label, locale, messages }: ComparePathsProps) {
  const { compare: texts, event } = messages;
  const { start, end } = view.drawn;
  const sessions = Array.from({ length: end - start + 1 }, (_, at) => start + at);
  const columns = cells.flatMap(({ reaction, path }) => {
    const { column } = cellNames(reaction, view.by, names);
    const key = `${reaction.event} ${reaction.symbol}`;
    return [
      { key: `${key} price`, column, measure: texts.price, values: path.map(({ raw }) => raw) },
      { key: `${key} CAR`, column, measure: "CAR", values: path.map(({ abnormal }) => abnormal) },
    ];
  });
  return (
    <details className="mt-2 text-sm">
      <summary className="text-muted">{texts.pathTable}</summary>
      <div className="mt-1">
        <ScrollPanel label={label}>
          <table className="text-xs" data-testid="compare-paths">
            <thead>
              <tr className="text-muted">
                <th scope="col" className="sticky start-0 bg-panel px-2 text-start font-medium">
                  {event.session}
                </th>
                {columns.map(({ key, column, measure }) => (
                  <th key={key} scope="col" className="max-w-40 px-2 text-start font-medium">
                    <bdi>{column.detail}</bdi>, {measure}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sessions.map((session, at) => (
                <tr key={session}>
                  <th scope="row" className="sticky start-0 bg-panel px-2 text-start font-normal">
                    {signed(locale, session, 0)}
                  </th>
                  {columns.map(({ key, values }) => (
                    <td key={key} className="px-2">
                      {percent(locale, values[at] ?? null)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPanel>
      </div>
    </details>
  );
}
