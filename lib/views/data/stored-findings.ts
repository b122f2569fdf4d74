import { loadReference } from "../../reactions/reference.ts";
import { type FindingSummary, findingSummary } from "../../reactions/sessions/findings-behind.ts";
import type { Store } from "../../store/client.ts";
import type { StoredFinding } from "../../store/runs/findings.ts";
import { type Page, pageOf } from "../paging.ts";

/** A row of the data page's findings. */
export interface FindingRow extends FindingSummary {
  readonly id: number;
  /** The company whose listing it is about; null for a benchmark or a market. */
  readonly company: string | null;
  /** An instant in UTC, ISO. */
  readonly foundAt: string;
}

/** Findings on one page of the list. */
const FINDINGS_A_PAGE = 30;
const GRAVEST_FIRST = ["error", "warning", "note"];

/**
 * A page of what the checks found, the gravest first and then the newest; `asked` is the address's page. `isFound` says
 * of which symbols and exchanges; null of all.
 */
export async function storedFindings(
  asked: string,
  store: Store,
  isFound: ((subject: string) => boolean) | null = null,
): Promise<Page<FindingRow>> {
  const reference = await loadReference(store, "en");
  const found = isFound
    ? [...reference.findings].flatMap(([subject, own]) => (isFound(subject) ? own : []))
    : [...reference.findings.values()].flat();
  const { rows, ...place } = pageOf(found.sort(byGravity), asked, FINDINGS_A_PAGE);
  return {
    ...place,
    rows: rows.map((row) => ({
      ...findingSummary(row),
      id: row.id,
      company: reference.instruments.get(row.subject)?.company ?? null,
      foundAt: row.foundAt.toISOString(),
    })),
  };
}

function byGravity(a: StoredFinding, b: StoredFinding): number {
  const gravity = GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity);
  if (gravity !== 0) return gravity;
  if (a.session !== b.session) return a.session < b.session ? 1 : -1;
  return a.id - b.id;
}
