import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import type { CompareBy } from "../../lib/views/compare-choice.ts";
import { MethodPopover } from "../reactions/statistics/definition-popover.tsx";
import type { MethodName } from "../reactions/statistics/method-formulas.ts";
import { DoubtMark } from "../text/doubt-mark.tsx";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { type CompareNames, cellNames } from "./compare-names.ts";
import { figureRows } from "./figure-rows.tsx";

interface CompareTableProps {
  readonly reactions: readonly Reaction[];
  readonly by: CompareBy;
  readonly names: CompareNames;
  /** The symbols of listings against whose quotes the checks hold an error. */
  readonly doubted: readonly string[];
  readonly label: string;
  /** Unique on the page. */
  readonly id: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** Widths under which a column would break its words. */
const NAMES_REM = 7;
const COLUMN_REM = 8.5;

/** The figures of reactions.csv with a column for each listing or announcement. */
export function CompareTable(props: CompareTableProps) {
  const { reactions, by, names, doubted, label, id, locale, messages } = props;
  const { compare: texts } = messages;
  return (
    <ScrollPanel label={label}>
      <table
        className="w-full table-fixed border-collapse text-sm"
        style={{ minWidth: `${NAMES_REM + COLUMN_REM * reactions.length}rem` }}
        data-testid="compare-table"
      >
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-rule align-bottom">
            <th
              scope="col"
              className="sticky start-0 z-1 w-28 bg-panel px-2.5 py-2 text-start text-xs font-medium text-muted sm:w-44"
            >
              {texts.figure}
            </th>
            {reactions.map((reaction) => (
              <th
                key={`${reaction.event} ${reaction.symbol}`}
                scope="col"
                className="px-2.5 py-2 text-start font-semibold"
              >
                <Column reaction={reaction} by={by} names={names} locale={locale} />
                {doubted.includes(reaction.symbol) && <DoubtMark label={messages.findings.doubted} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figureRows(reactions, locale, messages).map(({ key, name, method, cell }) => (
            <tr key={key} className="border-b border-grid align-top last:border-0" data-figure={key}>
              <th
                scope="row"
                className="sticky start-0 bg-panel px-2.5 py-1.5 text-start text-xs font-normal text-muted"
              >
                <RowName name={name} method={method} id={`${id}-${key}`} messages={messages} />
              </th>
              {reactions.map((reaction) => (
                <td key={`${reaction.event} ${reaction.symbol}`} className="px-2.5 py-1.5 break-words">
                  {cell(reaction)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

interface ColumnProps extends Pick<CompareTableProps, "by" | "names" | "locale"> {
  readonly reaction: Reaction;
}

function Column({ reaction, by, names, locale }: ColumnProps) {
  const { column } = cellNames(reaction, by, names);
  const path = by === "company" ? `/companies/${reaction.company}` : `/events/${reaction.event}`;
  return (
    <>
      <a href={localePath(locale, path)} className="line-clamp-3">
        <bdi>{column.name}</bdi>
      </a>
      <span className="block text-xs font-normal text-muted">
        <bdi dir="ltr">{column.detail}</bdi>
      </span>
    </>
  );
}

interface RowNameProps {
  readonly name: string;
  readonly method: MethodName | null;
  readonly id: string;
  readonly messages: Messages;
}

function RowName({ name, method, id, messages }: RowNameProps): ReactNode {
  return method === null ? name : <MethodPopover method={method} id={id} label={name} messages={messages} />;
}
