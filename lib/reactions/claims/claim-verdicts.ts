import type { ClaimReportRecord } from "../../claims/claim-record.ts";
import type { ClaimWorld } from "../../claims/claim-world.ts";
import { judge, type Verdict } from "../../claims/verdict.ts";
import { log } from "../../log.ts";
import { keepVerdicts, readVerdicts } from "../../store/claims/claim-verdicts.ts";
import { countClaims, readClaimReports, readClaims, type StoredClaim } from "../../store/claims/claims.ts";
import type { Store } from "../../store/client.ts";
import { advanceRevision, lockForWriting } from "../../store/state.ts";
import { turns } from "../../turns.ts";
import { loadReference, type Reference } from "../reference.ts";
import { type RevisionCache, revisionCache } from "../revision-cache.ts";
import { claimWorld } from "./claim-world.ts";

/** A stored claim with its report and what it comes to at the reference's revision. */
export interface JudgedClaim {
  readonly claim: StoredClaim;
  readonly report: ClaimReportRecord;
  /** The symbol of what it is about; null where it is about no stored instrument. */
  readonly symbol: string | null;
  readonly verdict: Verdict;
}

/** All claims of one revision are one value, and one is kept. */
const KEPT = 1;
const kept = new WeakMap<Store, RevisionCache<readonly JudgedClaim[]>>();

/** Every stored claim with its verdict, in the order in which they came in; judged once for each data revision. */
export function judgedClaims(store: Store, reference: Reference): Promise<readonly JudgedClaim[]> {
  const cache = kept.get(store) ?? revisionCache<readonly JudgedClaim[]>(KEPT);
  kept.set(store, cache);
  return cache.get(reference.revision, "all", () => judgeAll(store, reference));
}

async function judgeAll(store: Store, reference: Reference): Promise<readonly JudgedClaim[]> {
  const [claims, reports] = await Promise.all([readClaims(store), readClaimReports(store)]);
  const bySlug = new Map(reports.map((report) => [report.slug, report]));
  const world = claimWorld(store, reference);
  const turn = turns();
  const judged: JudgedClaim[] = [];
  for (const claim of claims) {
    const report = bySlug.get(claim.report);
    if (!report) continue;
    const symbol = symbolOf(world, claim);
    const measure = claim.measure ?? { kind: "no market figure" as const };
    judged.push({
      claim,
      report,
      symbol,
      verdict: await judge(world, { symbol, measure, reported: claim.reported }),
    });
    await turn();
  }
  return judged;
}

/** The instrument that a claim is about: its own, or its company's main listing. */
export function symbolOf(
  world: Pick<ClaimWorld, "mainListing">,
  { subjectKind, subject }: Pick<StoredClaim, "subjectKind" | "subject">,
): string | null {
  if (subjectKind === "instrument") return subject;
  return subjectKind === "company" ? world.mainListing(subject) : null;
}

/**
 * Keeps each verdict that differs from the last one kept, and each first one, under the present data revision; the
 * earlier ones stay with theirs. Call it when data were written; a revision without change adds nothing. Where a verdict
 * has changed the data revision moves on, because pages and the feed say so; of a first one nothing tells, and a page
 * made before it was kept is the same after. Returns how many were kept.
 */
export async function recordVerdicts(store: Store, now: Date): Promise<number> {
  if ((await countClaims(store)) === 0) return 0;
  const reference = await loadReference(store, "en");
  const [judged, before] = [await judgedClaims(store, reference), await readVerdicts(store)];
  const { revision } = reference;
  const rows = judged.flatMap(({ claim, verdict }) => {
    const { comparison, why, value, difference } = verdict;
    const basis = verdict.basis && JSON.stringify(verdict.basis);
    const row = { claimId: claim.id, revision, at: now, comparison, basis, why, value, difference };
    const last = before.get(claim.id)?.[0];
    return last && sameVerdict(last, row) ? [] : [row];
  });
  if (rows.length === 0) return 0;
  return store.$transaction(async (session) => {
    await lockForWriting(session);
    const kept = await keepVerdicts(session, rows);
    if (kept > 0 && rows.some(({ claimId }) => before.has(claimId))) await advanceRevision(session);
    return kept;
  });
}

/**
 * The same once something was stored, whose storing stands whatever becomes of this: what can't be kept is a line in the
 * log, and the next time makes up for it.
 */
export async function recordVerdictsAfter(store: Store): Promise<void> {
  try {
    await recordVerdicts(store, new Date());
  } catch (error) {
    log().error({ err: error }, "verdicts on claims could not be kept; the next run will");
  }
}

type Compared = {
  readonly comparison: string;
  readonly basis: string | null;
  readonly why: string | null;
  readonly value: number | null;
  readonly difference: number | null;
};

/** Whether two verdicts say the same, to twelve digits. */
function sameVerdict(one: Compared, other: Compared): boolean {
  const text = ({ comparison, basis, why, value, difference }: Compared) =>
    [comparison, basis, why, value?.toPrecision(12), difference?.toPrecision(9)].join("|");
  return text(one) === text(other);
}
