import type { Result } from "../../result.ts";
import {
  type Candidate,
  type CandidateDecision,
  type DecisionProblem,
  decideCandidate,
} from "../../store/candidates.ts";
import type { Admin } from "../access/session.ts";
import { type StoreUnusable, write } from "../writing.ts";

/**
 * Rejects a candidate, opens one again, or accepts it as the `announcement` of that slug, which is stored already;
 * who decided and when is kept with it.
 */
export async function decideAs(
  admin: Admin,
  candidate: number,
  decision: Pick<CandidateDecision, "status" | "announcement">,
): Promise<Result<Candidate, DecisionProblem | StoreUnusable>> {
  return write(admin, (store, { actor, now }) =>
    decideCandidate(store, candidate, { ...decision, by: actor, at: now }),
  );
}
