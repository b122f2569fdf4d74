import { type FindingSummary, findingSummary } from "../../reactions/findings-behind.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";
import type { StoredFinding } from "../../store/findings.ts";
import { sharedStore } from "../../store/shared.ts";
import { type Page, pagePlace } from "../paging.ts";

/** A row of the data page's findings. */
export interface FindingRow extends FindingSummary {
  readonly id: number;
  /** The company whose listing it is about; null for a benchmark or a market. */
  readonly company: string | null;
  /** An instant in UTC, ISO. */
  readonly foundAt: string;
}

/** Findings on one page of the list. */
const FINDINGS_A_PAGE = 100;
const GRAVEST_FIRST = ["error", "warning", "note"];

/** A page of what the checks found, the gravest first and then the newest; `asked` is the address's page. */
export async function storedFindings(
  asked: string | readonly string[] | undefined,
  given?: Store,
): Promise<Page<FindingRow>> {
  const reference = await loadReference(given ?? (await sharedStore()), "en");
  const all = [...reference.findings.values()].flat().sort(byGravity);
  const { page, pages, skip } = pagePlace(asked, all.length, FINDINGS_A_PAGE);
  const rows = all.slice(skip, skip + FINDINGS_A_PAGE).map((found) => ({
    ...findingSummary(found),
    id: found.id,
    company: reference.instruments.get(found.subject)?.company ?? null,
    foundAt: found.foundAt.toISOString(),
  }));
  return { rows, page, pages, total: all.length };
}

function byGravity(a: StoredFinding, b: StoredFinding): number {
  const gravity = GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity);
  if (gravity !== 0) return gravity;
  if (a.session !== b.session) return a.session < b.session ? 1 : -1;
  return a.id - b.id;
}
