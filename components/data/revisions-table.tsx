import type { Messages } from "../../lib/i18n/messages.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import type { RevisionRow } from "../../lib/views/data/stored-revisions.ts";
import { fill } from "../text/fill.ts";
import { MISSING, sixDigits } from "../text/format.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { DataTable } from "./data-table.tsx";
import { utcMinute } from "./instants.ts";
import { listAddress } from "./list-address.ts";

interface RevisionsTableProps {
  readonly stored: StoredData;
  readonly texts: Messages["data"];
  readonly symbol: string;
}

/** The stored values that a later run saw differently, newest first; `symbol` heads the column of symbols. */
export function RevisionsTable({ stored, texts, symbol }: RevisionsTableProps) {
  const { revisions } = stored;
  return (
    <DataTable
      id="revisions"
      title={texts.revisions}
      help={texts.revisionsHelp}
      empty={stored.search === "" ? texts.noRevisions : texts.noRevisionsHere}
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
        address={(page) => listAddress(stored, "revisions", page)}
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
