import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { isExchangeCode } from "../../lib/market/exchanges.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { DataTable } from "./data-table.tsx";
import { findingSentence, findingSessions } from "./finding-sentence.ts";
import { utcMinute } from "./instants.ts";
import { listAddress } from "./list-address.ts";
import { SeverityMark } from "./severity-mark.tsx";

interface FindingsTableProps {
  readonly stored: StoredData;
  readonly locale: string;
  readonly messages: Messages;
}

/** What the checks found odd in the stored quotes, the gravest first. */
export function FindingsTable({ stored, locale, messages }: FindingsTableProps) {
  const { findings } = stored;
  const { findings: texts, table, exchanges, data } = messages;
  return (
    <DataTable
      id="findings"
      title={texts.title}
      help={texts.help}
      empty={stored.search === "" ? texts.empty : texts.emptyHere}
      columns={[texts.severity, texts.subject, texts.sessions, texts.sentence, texts.since]}
      rows={findings.rows.map((found) => [
        <SeverityMark key="severity" severity={found.severity} texts={texts} />,
        found.company === null ? (
          <bdi key="subject">{isExchangeCode(found.subject) ? exchanges[found.subject] : found.subject}</bdi>
        ) : (
          <a key="subject" href={localePath(locale, `/companies/${found.company}`)}>
            <bdi>{found.subject}</bdi>
          </a>
        ),
        <bdi key="sessions" className="whitespace-nowrap">
          {findingSessions(found)}
        </bdi>,
        // On a phone it is scrolled to: of a few letters a line it would make every row as high as the screen is wide.
        <span key="sentence" className="block max-lg:min-w-72 print:min-w-0">
          {findingSentence(found, locale, table)}
        </span>,
        <bdi key="since" className="whitespace-nowrap">
          {utcMinute(found.foundAt)}
        </bdi>,
      ])}
    >
      <PageLinks
        page={findings.page}
        address={(page) => listAddress(stored, "findings", page)}
        pages={findings.pages}
        total={findings.total}
        texts={data}
      />
    </DataTable>
  );
}
