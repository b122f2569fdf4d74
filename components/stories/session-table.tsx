import { clsx } from "clsx";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { StoryRow } from "../../lib/views/stories/story.ts";
import { LeftCell, toneOf } from "../reactions/left-cell.tsx";
import { fill } from "../text/fill.ts";
import { decimal, MISSING, percent, testFigures } from "../text/format.ts";
import { readerName } from "../text/reader-name.ts";
import { sessionDay, whyNoChange } from "../text/story-text.ts";
import { ColumnHeads } from "../ui/column-heads.tsx";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface SessionTableProps {
  readonly rows: readonly StoryRow[];
  readonly label: string;
  /** Whether each step has the closes as well as CAR. */
  readonly hasCloses: boolean;
  readonly locale: string;
}

/** What listings did in their sessions of a day and in those after, a row for each session. */
export function SessionTable({ rows, label, hasCloses, locale }: SessionTableProps) {
  const messages = messagesIn(locale);
  const { columns } = messages.stories;
  const sessions = rows[0]?.left.map((step) => step.sessions) ?? [];
  return (
    <ScrollPanel label={`${label}: ${columns.session}`}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            <ColumnHeads names={[columns.company, columns.session]} />
            <ColumnHeads
              names={[
                columns.return,
                columns.benchmark,
                columns.abnormal,
                columns.volume,
                ...sessions.map((count) => fill(columns.after, { sessions: count })),
              ]}
              figures
            />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.symbol} ${row.session}`} row={row} hasCloses={hasCloses} locale={locale} />
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

interface RowProps extends Pick<SessionTableProps, "hasCloses" | "locale"> {
  readonly row: StoryRow;
}

function Row({ row, hasCloses, locale }: RowProps) {
  const messages = messagesIn(locale);
  const { stories: texts, table } = messages;
  const { abnormal } = row;
  const roles: Readonly<Record<string, string>> = table.roles;
  return (
    <tr className="border-b border-grid align-top" data-testid={`row-${row.symbol}-${row.session}`}>
      <th scope="row" className="row-head min-w-28">
        <a href={localePath(locale, `/companies/${row.company}`)} className="target">
          {row.names[languageOf(locale)]}
        </a>
        <span className="block text-xs text-muted">
          <bdi>{row.symbol}</bdi>
          {row.role !== null && ` · ${roles[row.role] ?? row.role}`}
        </span>
      </th>
      <td className="min-w-28 px-2.5 py-1.5 sm:whitespace-nowrap">
        {sessionDay(locale, row.session)}
        <span className="block text-xs text-muted">
          {messages.exchanges[row.exchange]}
          {row.place !== "day" && ` · ${texts.place[row.place]}`}
        </span>
      </td>
      <td className={clsx("px-2.5 py-1.5 text-end font-semibold whitespace-nowrap", toneOf(row.change))}>
        {percent(locale, row.change)}
        <span className="block text-xs font-normal text-muted">
          {row.change === null
            ? whyNoChange(row, texts.states)
            : row.limit !== null && <span className="text-ink">{texts.limit[row.limit]}</span>}
          {row.isAdjusted && table.adjustedShort}
        </span>
      </td>
      <td className="px-2.5 py-1.5 text-end whitespace-nowrap text-muted">
        {percent(locale, row.benchmarkReturn)}
        <span className="ms-auto block max-w-24 truncate text-xs sm:max-w-40">
          {row.benchmark !== null && readerName(row.benchmark, messages.instrumentNames)}
        </span>
      </td>
      <td className={clsx("px-2.5 py-1.5 text-end whitespace-nowrap", toneOf(abnormal?.value ?? null))}>
        {percent(locale, abnormal?.value ?? null)}
        <span className="block text-xs text-muted">
          {abnormal && testFigures(locale, abnormal.tStatistic, abnormal.pValue)}
        </span>
      </td>
      <td className="px-2.5 py-1.5 text-end">
        {row.volumeRatio === null ? MISSING : `${decimal(locale, row.volumeRatio, 1)}×`}
      </td>
      {row.left.map((step) => (
        <LeftCell key={step.sessions} step={step} hasClose={hasCloses} locale={locale} />
      ))}
    </tr>
  );
}
