import type { Store } from "../../store/client.ts";
import { countRevisions, readRevisions, type StoredRevision } from "../../store/runs/revisions.ts";
import { type Page, pagePlace } from "../paging.ts";

/** A row of the data page's revisions. */
export interface RevisionRow extends Omit<StoredRevision, "at"> {
  /** When its run began: an instant in UTC, ISO. */
  readonly at: string;
}

/** Revisions on one page of the list. */
const REVISIONS_A_PAGE = 30;

/**
 * A page of the values that later runs saw differently, newest first; `asked` is the address's page. `instrumentIds`
 * says of which series; null of all.
 */
export async function storedRevisions(
  asked: string,
  store: Store,
  instrumentIds: readonly number[] | null = null,
): Promise<Page<RevisionRow>> {
  const total = await countRevisions(store, instrumentIds);
  const { page, pages, skip } = pagePlace(asked, total, REVISIONS_A_PAGE);
  const rows = await readRevisions(store, { skip, take: REVISIONS_A_PAGE, instrumentIds });
  return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), page, pages, total };
}
