import { fail, type Result, succeed } from "../../result.ts";
import type { Store, StoreSession } from "../client.ts";
import type { Candidate } from "../generated/client.ts";
import { lockForWriting } from "../state.ts";

export type { Candidate };

const CANDIDATE_STATUSES = ["open", "accepted", "rejected"] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** What a feed says of a candidate. */
export type NewCandidate = Pick<Candidate, "externalId" | "title" | "url" | "maker" | "publishedAt">;

/** Rows of one statement; SQLite takes a limited number of values. */
const CHUNK_ROWS = 500;

/**
 * Keeps what a feed has that is not kept yet, as open; returns how many were new and how many were known. One
 * that is known stays as it is, decided or not. Figures don't depend on candidates, so the data revision stays.
 */
export async function saveCandidates(
  store: Store,
  feed: string,
  found: readonly NewCandidate[],
  foundAt: Date,
): Promise<{ readonly added: number; readonly known: number }> {
  const byIdentifier = new Map(found.map((one) => [one.externalId, one]));
  if (byIdentifier.size === 0) return { added: 0, known: 0 };
  return store.$transaction(async (session) => {
    await lockForWriting(session);
    const fresh = await newCandidates(session, feed, [...byIdentifier.values()]);
    for (let start = 0; start < fresh.length; start += CHUNK_ROWS) {
      const rows = fresh.slice(start, start + CHUNK_ROWS).map((one) => ({ ...one, feed, foundAt }));
      await session.candidate.createMany({ data: rows });
    }
    return { added: fresh.length, known: byIdentifier.size - fresh.length };
  });
}

/** Those of a feed's candidates that are not kept yet. */
export async function newCandidates(
  store: StoreSession,
  feed: string,
  found: readonly NewCandidate[],
): Promise<NewCandidate[]> {
  const rows = await store.candidate.findMany({ where: { feed }, select: { externalId: true } });
  const known = new Set(rows.map(({ externalId }) => externalId));
  return found.filter(({ externalId }) => !known.has(externalId));
}

/** Candidates with a status, newest first and those without a date last: a page of them, and how many there are. */
export async function readCandidates(
  store: StoreSession,
  status: CandidateStatus,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<{ readonly candidates: readonly Candidate[]; readonly total: number }> {
  const where = { status };
  const candidates = await store.candidate.findMany({
    where,
    orderBy: [{ publishedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    skip,
    take: limit,
  });
  return { candidates, total: await store.candidate.count({ where }) };
}

/** One candidate, or null. */
export async function readCandidate(store: StoreSession, id: number): Promise<Candidate | null> {
  return store.candidate.findUnique({ where: { id } });
}

/** A person's decision; `open` takes one back. */
export interface CandidateDecision {
  readonly status: CandidateStatus;
  readonly by: string;
  readonly at: Date;
  /** The slug of the announcement that it became. */
  readonly announcement?: string;
}

export interface DecisionProblem {
  readonly code: "missing" | "decided" | "open";
  readonly message: string;
}

/**
 * Accepts, rejects or reopens a candidate. Refused where there is none, where it has been decided meanwhile, and
 * where one to be reopened is open; then nothing is changed.
 */
export async function decideCandidate(
  store: StoreSession,
  id: number,
  { status, by, at, announcement }: CandidateDecision,
): Promise<Result<Candidate, DecisionProblem>> {
  const reopened = status === "open";
  const { count } = await store.candidate.updateMany({
    where: { id, status: reopened ? { not: "open" } : "open" },
    data: {
      status,
      decidedAt: reopened ? null : at,
      decidedBy: reopened ? null : by,
      announcement: status === "accepted" ? (announcement ?? null) : null,
    },
  });
  const candidate = await readCandidate(store, id);
  if (!candidate) {
    return fail({ code: "missing", message: `There is no candidate ${id}. Nothing was changed.` });
  }
  if (count === 1) return succeed(candidate);
  if (reopened) return fail({ code: "open", message: "The candidate is open. Nothing was changed." });
  return fail({
    code: "decided",
    message: `It was ${candidate.status} by ${candidate.decidedBy ?? "someone"} before. Nothing was changed; reopen it to decide again.`,
  });
}
