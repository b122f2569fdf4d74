import type { Messages } from "../../lib/i18n/messages.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import { EnglishText } from "../text/english-text.tsx";
import { DataTable } from "./data-table.tsx";
import { utcMinute } from "./instants.ts";

interface RunsTableProps {
  readonly runs: StoredData["runs"];
  readonly locale: string;
  readonly messages: Pick<Messages, "data" | "app">;
}

/** The last runs: what began them, and what came of them. */
export function RunsTable({ runs, locale, messages }: RunsTableProps) {
  const {
    data: texts,
    app: { inEnglish },
  } = messages;
  const outcomes: Readonly<Record<string, string>> = texts.runStatus;
  const triggers: Readonly<Record<string, string>> = texts.triggers;
  return (
    <DataTable
      id="runs"
      title={texts.runs}
      columns={[
        "#",
        texts.started,
        texts.provider_,
        texts.trigger,
        texts.outcome,
        texts.inserted,
        texts.changed,
        texts.rejected,
      ]}
      rows={runs.map(({ id, startedAt, provider, trigger, status, message, isMessageCut, ...counts }) => [
        id,
        <bdi key="started" dir="ltr">
          {utcMinute(startedAt)}
        </bdi>,
        provider,
        triggers[trigger] ?? trigger,
        <span key="outcome">
          {outcomes[status] ?? status}
          {message && (
            <span className="block text-muted">
              <EnglishText text={message} locale={locale} summary={inEnglish} />
            </span>
          )}
          {isMessageCut && <a href={`/api/v1/runs/${id}.txt`}>{texts.wholeMessage}</a>}
        </span>,
        counts.inserted,
        counts.changed,
        counts.rejected,
      ])}
    />
  );
}
