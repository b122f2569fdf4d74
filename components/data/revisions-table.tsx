import type { Messages } from "../../lib/i18n/messages.ts";
import type { RevisionRow } from "../../lib/views/data/stored-revisions.ts";
import type { Page } from "../../lib/views/paging.ts";
import { fill } from "../text/fill.ts";
import { MISSING, sixDigits } from "../text/format.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { DataTable } from "./data-table.tsx";
import { utcMinute } from "./instants.ts";
import { listAddress, type PageParameter } from "./list-address.ts";

interface RevisionsTableProps {
  readonly revisions: Page<RevisionRow>;
  readonly shown: Readonly<Record<PageParameter, number>>;
  readonly texts: Messages["data"];
  readonly symbol: string;
}

/** The stored values that a later run saw differently, newest first; `symbol` heads the column of symbols. */
export function RevisionsTable({ revisions, shown, texts, symbol }: RevisionsTableProps) {
  return (
    <DataTable
      id="revisions"
      title={texts.revisions}
      help={texts.revisionsHelp}
      empty={texts.noRevisions}
      columns={[
        texts.run,
        symbol,
        texts.session,
        texts.field,
        texts.before,
        texts.after,
        texts.reason,
        texts.when,
      ]}
      rows={revisions.rows.map((revision) => revisionCells(revision, texts))}
    >
      <PageLinks
        page={revisions.page}
        address={(page) => listAddress({ ...shown, revisions: page }, "revisions")}
        pages={revisions.pages}
        total={revisions.total}
        texts={texts}
      />
    </DataTable>
  );
}

/** A past that was adjusted anew is one revision for many values, and reads as one sentence. */
function revisionCells(revision: RevisionRow, texts: Messages["data"]) {
  const { runId, symbol, session, field, before, after, reason, at } = revision;
  const fields: Readonly<Record<string, string>> = texts.fields;
  const reasons: Readonly<Record<string, string>> = texts.changeReasons;
  const values = { before: before ?? MISSING, after: after ?? MISSING };
  const isWholePast = reason === "readjusted";
  return [
    runId,
    <bdi key="symbol">{symbol}</bdi>,
    session,
    fields[field] ?? field,
    <bdi key="before">{isWholePast ? MISSING : values.before}</bdi>,
    <bdi key="after">{isWholePast ? MISSING : values.after}</bdi>,
    isWholePast ? fill(texts.readjusted, rounded(values)) : (reasons[reason] ?? reason),
    <bdi key="when" dir="ltr">
      {utcMinute(at)}
    </bdi>,
  ];
}

function rounded(values: { readonly before: string; readonly after: string }) {
  const short = (text: string) => (Number.isFinite(Number(text)) ? sixDigits(Number(text)) : text);
  return { before: short(values.before), after: short(values.after) };
}
