import type { ClaimRecord, ClaimReportRecord } from "../../lib/claims/claim-record.ts";
import { measureText } from "../../lib/claims/measure-text.ts";
import { claimReportRow, claimRow } from "../../lib/quotes/shipped/seed-schemas.ts";
import { markdownTable } from "./markdown.ts";
import { type Cell, type Folder, faultAt, readTable, rowsByKey } from "./table.ts";

/** The reports and claims that ship, in the order of their files. */
export interface SeedClaimTables {
  readonly reports: readonly ClaimReportRecord[];
  readonly claims: readonly ClaimRecord[];
}

const REPORTS = "input/claim_reports.csv";
const CLAIMS = "input/claims.csv";

/**
 * The claims of the hand-written `input/claim_reports.csv` and `input/claims.csv`; none where there are no such files.
 * @throws CompileError where a slug comes twice, a claim's report or announcement is none, or a report has no claim
 */
export function compileClaims(
  inputs: Folder,
  announcements: readonly { readonly slug: string }[],
): SeedClaimTables {
  if (!inputs.has(CLAIMS)) return { reports: [], claims: [] };
  const reports = rowsByKey(readTable(inputs, REPORTS, claimReportRow), ({ slug }) => slug);
  const claims = rowsByKey(readTable(inputs, CLAIMS, claimRow), ({ slug }) => slug);
  const announced = new Set(announcements.map(({ slug }) => slug));
  for (const row of claims.values()) {
    const { report, announcement, subjectKind, subject } = row.value;
    if (!reports.has(report)) throw faultAt(row, `there is no report "${report}"`);
    const named = [announcement, subjectKind === "announcement" ? subject : null];
    const unknown = named.find((slug) => slug !== null && !announced.has(slug));
    if (unknown) throw faultAt(row, `there is no announcement "${unknown}"`);
  }
  const stated = new Set([...claims.values()].map(({ value }) => value.report));
  const silent = [...reports.values()].find(({ value }) => !stated.has(value.slug));
  if (silent) throw faultAt(silent, "no claim is of this report");
  return {
    reports: [...reports.values()].map(({ value }) => value),
    claims: [...claims.values()].map(({ value }) => value),
  };
}

/** The header and rows of `claim_reports.csv`. */
export const reportCells = ({ reports }: SeedClaimTables): readonly (readonly Cell[])[] =>
  reports.map(({ slug, publisher, url, published, note, noteZh, noteAr }) => [
    slug,
    publisher,
    url,
    published,
    note,
    noteZh,
    noteAr,
  ]);

/** The rows of `claims.csv`. */
export const claimCells = ({ claims }: SeedClaimTables): readonly (readonly Cell[])[] =>
  claims.map((claim) => [
    claim.slug,
    claim.report,
    claim.subjectKind,
    claim.subject,
    measureText(claim.measure),
    claim.reported,
    claim.paraphraseEn,
    claim.paraphraseZh,
    claim.paraphraseAr,
    claim.announcement,
    claim.note,
    claim.noteZh,
    claim.noteAr,
  ]);

/** The section of `SOURCES.md` about the reports; nothing where no claim ships. */
export function claimsSection({ reports, claims }: SeedClaimTables): string {
  if (claims.length === 0) return "";
  const counts = Map.groupBy(claims, ({ report }) => report);
  const rows = reports.map(({ slug, publisher, url, published, note }) => [
    publisher,
    published ?? "",
    url ?? "",
    counts.get(slug)?.length ?? 0,
    note ?? "",
  ]);
  return `## Claims

${claims.length} statements of ${reports.length} published reports, from \`input/claims.csv\` and \`input/claim_reports.csv\`. Each is a paraphrase of our own with the figure as the report wrote it; what it comes to is computed from the stored quotes and ships nowhere.

${markdownTable(["publisher", "published", "address", "claims", "note"], rows)}`;
}
