import { type ClaimRecord, type ClaimReportRecord, SUBJECT_KINDS } from "../../claims/claim-record.ts";
import { type Measure, measureSchema } from "../../claims/measure.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { seenText } from "../../unseen-characters.ts";
import type { StoreSession } from "../client.ts";
import type { Claim, ClaimReport } from "../generated/client.ts";
import { type AuditSubject, appendAudit, changedByPeople, SEED_ACTOR } from "../people/audit.ts";

/** A stored claim; `measure` is null where what is stored is none that this version knows. */
export interface StoredClaim extends Omit<ClaimRecord, "measure"> {
  readonly id: number;
  readonly measure: Measure | null;
}

/** Every report, in order of its date and then its slug; those without a date come last. */
export async function readClaimReports(store: StoreSession): Promise<ClaimReportRecord[]> {
  const rows = await store.claimReport.findMany({ orderBy: { slug: "asc" } });
  return rows
    .map(reportRecord)
    .sort((a, b) =>
      (a.published ?? "9999") < (b.published ?? "9999") ? -1 : Number(a.published !== b.published),
    );
}

/** Every claim in the order in which it came in. */
export async function readClaims(store: StoreSession): Promise<StoredClaim[]> {
  const rows = await store.claim.findMany({
    include: { report: { select: { slug: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ report, ...row }) => storedClaim(row, report.slug));
}

/** How many reports are stored. */
export const countClaimReports = (store: StoreSession): Promise<number> => store.claimReport.count();

/** How many claims are stored. */
export const countClaims = (store: StoreSession): Promise<number> => store.claim.count();

/** The slugs of a report's claims, in the order in which they came in. */
export async function claimsOfReport(store: StoreSession, report: string): Promise<string[]> {
  const rows = await store.claim.findMany({
    where: { report: { slug: report } },
    orderBy: { id: "asc" },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}

/** A report by its slug; null where there is none. */
export async function readClaimReport(store: StoreSession, slug: string): Promise<ClaimReportRecord | null> {
  const row = await store.claimReport.findUnique({ where: { slug } });
  return row && reportRecord(row);
}

/** A claim by its slug; null where there is none. */
export async function readClaim(store: StoreSession, slug: string): Promise<StoredClaim | null> {
  const row = await store.claim.findUnique({
    where: { slug },
    include: { report: { select: { slug: true } } },
  });
  return row && storedClaim(row, row.report.slug);
}

const reportRecord = ({ slug, publisher, url, published, ...notes }: ClaimReport): ClaimReportRecord => ({
  slug,
  publisher: seenText(publisher),
  url,
  published,
  ...seenNotes(notes),
});

function storedClaim({ measure, ...row }: Claim, report: string): StoredClaim {
  const { id, slug, subject, reported, paraphraseEn, paraphraseZh, paraphraseAr, announcement } = row;
  return {
    id,
    slug,
    report,
    subjectKind: SUBJECT_KINDS.find((kind) => kind === row.subjectKind) ?? "outside",
    subject: seenText(subject),
    measure: measureSchema.safeParse(JSON.parse(measure)).data ?? null,
    reported: seenText(reported),
    paraphraseEn: seenText(paraphraseEn),
    paraphraseZh: seenText(paraphraseZh),
    paraphraseAr: seenText(paraphraseAr),
    announcement,
    ...seenNotes(row),
  };
}

const seenNotes = ({ note, noteZh, noteAr }: Pick<ClaimRecord, "note" | "noteZh" | "noteAr">) => ({
  note: note && seenText(note),
  noteZh: noteZh && seenText(noteZh),
  noteAr: noteAr && seenText(noteAr),
});

/** Stores a report under its slug; what it had before is replaced. */
export async function saveClaimReport(store: StoreSession, report: ClaimReportRecord): Promise<void> {
  await store.claimReport.upsert({ where: { slug: report.slug }, create: report, update: report });
}

/** Stores a claim under its slug; what it had before is replaced. */
export async function saveClaim(
  store: StoreSession,
  { report, measure, ...claim }: Omit<ClaimRecord, "measure"> & Pick<StoredClaim, "measure">,
): Promise<Result<true, "unknown report">> {
  const found = await store.claimReport.findUnique({ where: { slug: report }, select: { id: true } });
  if (!found) return fail("unknown report");
  const row = { ...claim, reportId: found.id, measure: JSON.stringify(measure) };
  await store.claim.upsert({ where: { slug: claim.slug }, create: row, update: row });
  return succeed(true);
}

/** Removes a claim with its verdicts. */
export async function removeClaim(store: StoreSession, slug: string): Promise<void> {
  await store.claim.deleteMany({ where: { slug } });
}

/** Removes a report that no claim is of. */
export async function removeClaimReport(
  store: StoreSession,
  slug: string,
): Promise<Result<true, "has claims">> {
  if ((await store.claim.count({ where: { report: { slug } } })) > 0) return fail("has claims");
  await store.claimReport.deleteMany({ where: { slug } });
  return succeed(true);
}

/** The reports and claims of a seed. */
export interface SeedClaims {
  readonly reports: readonly ClaimReportRecord[];
  readonly claims: readonly ClaimRecord[];
}

/**
 * Adds or updates a seed's reports and claims; nothing stored is removed, and what a person has changed, added or
 * removed stays so. Whatever it changes of an older seed's stands in the log of changes; their slugs are returned.
 * Call it in a transaction.
 * @throws Error when a claim names a report that is neither in the seed nor stored
 */
export async function saveSeedClaims(
  store: StoreSession,
  { reports, claims }: SeedClaims,
): Promise<string[]> {
  const changed: string[] = [];
  const log = async (subject: AuditSubject, key: string, before: string | null, after: string) => {
    if (before === null || before === after) return;
    changed.push(key);
    await appendAudit(store, {
      at: new Date(),
      actor: SEED_ACTOR,
      subject,
      key,
      before,
      after,
      undoes: null,
    });
  };
  const { "claim report": keptReports, claim: keptClaims } = await changedByPeople(store);
  for (const report of reports.filter(({ slug }) => !keptReports.has(slug))) {
    const before = await readClaimReport(store, report.slug);
    await saveClaimReport(store, report);
    await log("claim report", report.slug, before && JSON.stringify(before), JSON.stringify(report));
  }
  for (const claim of claims.filter(({ slug }) => !keptClaims.has(slug))) {
    const before = await loggedClaim(store, claim.slug);
    const saved = await saveClaim(store, claim);
    // A person removed the report, and with it whatever it said.
    if (!saved.ok && keptReports.has(claim.report)) continue;
    if (!saved.ok)
      throw new Error(`The claim ${claim.slug} names the report ${claim.report}, which there is not`);
    await log("claim", claim.slug, before, (await loggedClaim(store, claim.slug)) ?? "");
  }
  return changed;
}

/** A claim as the log keeps it: without its number. */
async function loggedClaim(store: StoreSession, slug: string): Promise<string | null> {
  const claim = await readClaim(store, slug);
  if (!claim) return null;
  const { id: _id, ...record } = claim;
  return JSON.stringify(record);
}
