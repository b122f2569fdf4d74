import type { Messages } from "../../lib/i18n/messages.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import { DataTable } from "./data-table.tsx";
import { utcMinute } from "./instants.ts";

interface RunsTableProps {
  readonly runs: StoredData["runs"];
  readonly texts: Messages["data"];
}

/** The last runs: what began them, and what came of them. */
export function RunsTable({ runs, texts }: RunsTableProps) {
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
      rows={runs.map(({ id, startedAt, provider, trigger, status, inserted, changed, rejected, message }) => [
        id,
        <bdi key="started">{utcMinute(startedAt)}</bdi>,
        provider,
        triggers[trigger] ?? trigger,
        <span key="outcome">
          {outcomes[status] ?? status}
          {message && (
            <span className="block text-muted" dir="auto">
              {message}
            </span>
          )}
        </span>,
        inserted,
        changed,
        rejected,
      ])}
    />
  );
}
