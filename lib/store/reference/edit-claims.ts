import type { z } from "zod";
import { claimRecord, claimReportRecord } from "../../claims/claim-record.ts";
import { measureSchema } from "../../claims/measure.ts";
import { fail, type Result, succeed } from "../../result.ts";
import {
  claimsOfReport,
  readClaim,
  removeClaim,
  removeClaimReport,
  saveClaim,
  saveClaimReport,
} from "../claims/claims.ts";
import type { StoreSession } from "../client.ts";
import { type EditProblem, someNames } from "./edit-problem.ts";

/** A report as people change it. */
export const claimReportEntity = claimReportRecord;
export type ClaimReportEntity = Readonly<z.infer<typeof claimReportEntity>>;

/** A claim as people change it; `measure` is null where what is stored is none that this version knows. */
export const claimEntity = claimRecord.extend({ measure: measureSchema.nullable() });
export type ClaimEntity = Readonly<z.infer<typeof claimEntity>>;

/** One claim without its number, or null. */
export async function readClaimEntity(store: StoreSession, slug: string): Promise<ClaimEntity | null> {
  const claim = await readClaim(store, slug);
  if (!claim) return null;
  const { id: _id, ...entity } = claim;
  return entity;
}

/** Stores a claim as given, under its slug. Call it in a transaction. */
export async function saveClaimEntity(
  store: StoreSession,
  entity: ClaimEntity,
): Promise<Result<true, EditProblem>> {
  const saved = await saveClaim(store, entity);
  return saved.ok ? saved : fail({ code: saved.problem, names: entity.report });
}

/** Removes a claim with its verdicts. Call it in a transaction. */
export async function removeClaimEntity(
  store: StoreSession,
  slug: string,
): Promise<Result<true, EditProblem>> {
  await removeClaim(store, slug);
  return succeed(true);
}

/** Stores a report as given, under its slug. Call it in a transaction. */
export async function saveReportEntity(
  store: StoreSession,
  entity: ClaimReportEntity,
): Promise<Result<true, EditProblem>> {
  await saveClaimReport(store, entity);
  return succeed(true);
}

/** Removes a report that no claim is of. Call it in a transaction. */
export async function removeReportEntity(
  store: StoreSession,
  slug: string,
): Promise<Result<true, EditProblem>> {
  const removed = await removeClaimReport(store, slug);
  return removed.ok
    ? removed
    : fail({ code: removed.problem, names: someNames(await claimsOfReport(store, slug)) });
}
