import type { Messages } from "../../lib/i18n/messages.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import { DataTable } from "./data-table.tsx";

interface CalendarsTableProps {
  readonly calendars: StoredData["calendars"];
  readonly messages: Messages;
}

/** The trading calendars that sessions are checked against. */
export function CalendarsTable({ calendars, messages: { data, company, exchanges } }: CalendarsTableProps) {
  return (
    <DataTable
      title={data.calendars}
      columns={[company.exchange, data.range, data.sessions, data.halfDays, data.closures]}
      rows={calendars.map(({ exchange, first, last, sessions, halfDays, closures }) => [
        exchanges[exchange],
        `${first} – ${last}`,
        sessions,
        halfDays,
        closures,
      ])}
    />
  );
}
